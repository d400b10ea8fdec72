import type { ApiIndex, Text } from '../../api-index/api-index.ts';
import { urlCredentialName } from '../../detectors/credential-parameter.ts';
import { findLongLifetimes, judgeLifetime, type LifetimeKind, lifetimeName } from '../../detectors/token-lifetime.ts';
import { ALL_VERSIONS, defineRule, type Report, SP } from '../rule.ts';

/**
 * Reports tokens and keys that live for more than a day, for years or for ever.
 * Sources: OWASP API2:2023, CWE-613, RFC 9700 §4.14, RFC 6750 §5.3 (an hour or less).
 */
export default defineRule({
  meta: {
    id: 'no-long-lived-token',
    family: 'authentication',
    title: 'Tokens expire soon',
    why: 'A stolen token works until it expires. One that lives for months is found in old logs and backups and still opens the door.',
    fix: 'Let access tokens expire within the hour, renew them with refresh tokens, and give keys an end date and a way to rotate them.',
    grades: {
      default: { severity: 'info', confidence: 'medium', presets: SP },
      years: { severity: 'warning', confidence: 'medium', presets: SP, when: 'the token lives for more than a year or never expires' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A26', 'A36'],
    owasp: ['API2:2023'],
    cwe: [613],
    appliesTo: ALL_VERSIONS,
    aliases: { 'spectral-owasp': ['owasp:api2:2023-short-lived-access-tokens'] },
    limits:
      'Looks at examples and defaults of durations beside a token, and at sentences. A day is the bound, ninety days for refresh tokens. ' +
      'Invitations, download links, caches, milliseconds and round numbers that may be milliseconds are left alone.',
  },
  *check(api) {
    for (const text of api.texts) {
      if (text.kind === 'prose') yield* longSentences(text);
      else if (text.kind === 'example' || text.kind === 'effective') yield* longDuration(text, api);
    }
  },
});

function* longSentences(text: Text): Iterable<Report<'default' | 'years'>> {
  // As written: the token is often an inline `access_token`.
  const first = findLongLifetimes(text.source ?? '')[0];
  if (!first) return;
  yield {
    at: { document: text.document, pointer: text.pointer },
    span: [first.start, first.end],
    grade: gradeOf(first.kind),
    message: first.kind === 'never' ? 'The text tells of a token or key that never expires.' : 'The text tells of a token or key that lives long.',
    evidence: first.evidence,
    ...(text.others.length > 0 && { sites: () => text.others, count: text.count }),
  };
}

function* longDuration(text: Text, api: ApiIndex): Iterable<Report<'default' | 'years'>> {
  const name = lifetimeName(text.name);
  if (!name || !/^\d{5,12}$/.test(text.value)) return;
  const kind = judgeLifetime(Number(text.value), name.isOfRefresh);
  if (!kind || !(name.isOfToken || standsBesideToken(text, api))) return;
  yield {
    at: text,
    grade: gradeOf(kind),
    message: `${text.name} shows a token that lives for ${Math.round(Number(text.value) / 86_400)} days.`,
    ...(text.others.length > 0 && { sites: () => text.others, count: text.count }),
  };
}

/** A neighbour in the example, or a property of the same schema, is named like a token. */
function standsBesideToken(text: Text, api: ApiIndex): boolean {
  if (Object.keys(text.siblings?.() ?? {}).some(isTokenName)) return true;
  const property = text.pointer.slice(0, text.pointer.lastIndexOf('/'));
  const schema = api.schemas.find((candidate) => candidate.role === 'property' && candidate.pointer === property && candidate.document === text.document);
  return schema?.parent?.children.some((sibling) => sibling.role === 'property' && isTokenName(sibling.name)) ?? false;
}

function isTokenName(name: string): boolean {
  return urlCredentialName(name, 'header') !== undefined;
}

function gradeOf(kind: LifetimeKind): 'default' | 'years' {
  return kind === 'days' ? 'default' : 'years';
}
