import type { ApiIndex, SchemaNode } from '../../api-index/api-index.ts';
import { Facet } from '../../api-index/api-index.ts';
import { arrayOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R, S } from '../rule.ts';

/**
 * Reports properties that are read-only and write-only at once, and read-only ones that a request has to send.
 * Sources: OWASP API3:2023, CWE-1059, OpenAPI 3.0.4 §4.7.24 and 2.0 Schema Object (readOnly).
 */
export default defineRule({
  meta: {
    id: 'no-conflicting-access-modifiers',
    family: 'exposure',
    title: 'readOnly and writeOnly do not contradict each other',
    why: 'A property that may be neither sent nor returned, or must be sent although it may not, leaves each tool to choose. One of them returns or accepts the value.',
    fix: 'Keep the modifier that is meant, and take read-only properties out of required in request schemas.',
    grades: {
      both: { severity: 'warning', confidence: 'high', presets: R },
      required: {
        severity: 'hint',
        confidence: 'high',
        presets: S,
        when: 'a read-only property is required in a schema that only requests use (2.0, 3.1, 3.2)',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D09'],
    owasp: ['API3:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['schema_with_both_read_only_and_write_only'], '42crunch': ['v3-validation-schema-write-read-only'] },
    limits: 'In 3.0 required binds a read-only property in responses only, which is no contradiction.',
  },
  *check(api) {
    for (const schema of api.schemas) {
      if (!schema.isReadOnly && !schema.isWriteOnly) continue;
      const subject = schema.role === 'property' ? `Property ${schema.name}` : schema.name === '' ? 'This schema' : `Schema ${schema.name}`;
      if (isBoth(api, schema)) yield { at: schema, anchor: 'key', grade: 'both', message: `${subject} is read-only and write-only.`, evidenceKey: '' };
      else if (isRequiredInRequest(api, schema)) {
        yield { at: schema, anchor: 'key', grade: 'required', message: `${subject} is read-only, but requests have to send it.`, evidenceKey: '' };
      }
    }
  },
});

/** By itself, or together with the schemas that it refers to; 2.0 has no writeOnly. */
function isBoth(api: ApiIndex, schema: SchemaNode): boolean {
  if (api.version === '2.0' || schema.parent?.facets === 0) return false;
  const members = api.merged(schema);
  return members['readOnly'] === true && members['writeOnly'] === true;
}

function isRequiredInRequest(api: ApiIndex, { role, name, parent, isReadOnly }: SchemaNode): boolean {
  if (api.version === '3.0' || !isReadOnly || role !== 'property' || parent?.facets !== Facet.request) return false;
  return arrayOr(parent.data['required']).includes(name);
}
