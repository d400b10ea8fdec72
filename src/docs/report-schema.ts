import { CONFIDENCES, SEVERITIES } from '../audit/finding.ts';
import { type JsonSchema, listOf, recordOf } from './json-schema.ts';

const count: JsonSchema = { type: 'integer', minimum: 0 };
const text: JsonSchema = { type: 'string' };
const uri: JsonSchema = {
  type: 'string',
  minLength: 1,
  description: 'Relative to the root of the run, with `/`; `file:///…` outside of it; `stdin` for standard input.',
};
const pointer: JsonSchema = { type: 'string', pattern: '^(/([^~/]|~[01])*)*$', description: 'RFC 6901, into the raw document, at the definition site.' };
const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });

/** JSON Schema (draft-07) of the JSON report, version 1. New members may join inside version 1, so unknown ones are allowed. */
export function reportSchema(baseUrl: string): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${baseUrl}/schema/report-v1.json`,
    title: 'specwarden report, version 1',
    ...recordOf({
      version: { const: 1 },
      tool: recordOf({ name: { const: 'specwarden' }, version: text }),
      files: listOf(ref('file'), 'Every file of the run, sorted by uri.'),
      findings: listOf(ref('finding'), 'Sorted by uri, start, rule and pointer; suppressed ones included.'),
      summary: {
        ...recordOf({ error: count, warning: count, info: count, hint: count, suppressed: count }),
        description: 'Numbers of findings by severity without the suppressed ones, and these.',
      },
    }),
    definitions: {
      position: position(),
      range: range(),
      site: site(),
      related: related(),
      file: file(),
      finding: finding(),
      fix: fix(),
      suppression: suppression(),
    },
  };
}

function position(): JsonSchema {
  const oneBased = { type: 'integer', minimum: 1 };
  return { ...recordOf({ line: oneBased, column: oneBased }), description: 'Both count from 1; the column counts UTF-16 code units.' };
}

function range(): JsonSchema {
  return { ...recordOf({ start: ref('position'), end: ref('position') }), description: 'The end is exclusive.' };
}

function site(): JsonSchema {
  return recordOf({ uri, pointer, range: ref('range') }, ['range']);
}

function related(): JsonSchema {
  return recordOf({ uri, pointer, message: text, range: ref('range') }, ['range']);
}

function file(): JsonSchema {
  const members = {
    uri,
    openapi: { type: ['string', 'null'], description: 'Version as written; null when unknown.' },
    operations: { ...count, description: 'In paths, webhooks and callbacks; 0 when not audited.' },
    status: { enum: ['audited', 'skipped', 'unreadable'] },
    reason: { type: 'string', description: 'Present unless audited.' },
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$', description: "Of the file's bytes." },
  };
  const unlessAudited = { if: { properties: { status: { const: 'audited' } } }, else: { required: ['reason'] } };
  return { ...recordOf(members, ['reason', 'sha256']), ...unlessAudited };
}

function finding(): JsonSchema {
  const members = {
    ruleId: { type: 'string', minLength: 1 },
    family: { type: 'string', minLength: 1 },
    severity: { enum: [...SEVERITIES], description: 'Impact.' },
    confidence: { enum: [...CONFIDENCES], description: 'Certainty.' },
    message: { type: 'string', minLength: 1 },
    uri,
    pointer,
    range: ref('range'),
    evidence: { type: 'string', maxLength: 60, description: 'Masked: never a secret.' },
    related: { ...listOf(ref('related')), maxItems: 20 },
    count: { type: 'integer', minimum: 1, description: 'How many places the finding stands for.' },
    sites: { ...listOf(ref('site'), 'Some of these places.'), maxItems: 100 },
    fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$', description: 'Survives reformatting, reordering and moved lines.' },
    fixes: listOf(ref('fix')),
    suppression: ref('suppression'),
  };
  return recordOf(members, ['evidence', 'related', 'count', 'sites', 'fixes', 'suppression']);
}

function fix(): JsonSchema {
  const edit = recordOf({ pointer, op: { enum: ['replace', 'add', 'remove'] }, value: {} }, ['value']);
  return recordOf({ title: text, safe: { type: 'boolean' }, edits: listOf(edit) });
}

function suppression(): JsonSchema {
  const members = {
    kind: { enum: ['inline', 'extension', 'config', 'baseline'] },
    justification: text,
    owner: text,
    until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  };
  return recordOf(members, ['owner', 'until']);
}
