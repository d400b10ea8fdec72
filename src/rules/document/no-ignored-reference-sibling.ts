import type { SchemaNode } from '../../api-index/api-index.ts';
import { childPlace } from '../../document/document.ts';
import { defineRule, R, S } from '../rule.ts';

/** Without these a request accepts, or a response returns, what the author shut out. */
const ACCESS = ['readOnly', 'writeOnly'] as const;
const BOUNDS: ReadonlySet<string> = new Set(['pattern', 'format', 'enum', 'maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties']);

/**
 * Reports restrictions written beside a schema's `$ref`, where they have no effect before OpenAPI 3.1.
 * Sources: OWASP API3:2023, CWE-436, OpenAPI 3.0.4 §4.7.23 (Reference Object).
 */
export default defineRule({
  meta: {
    id: 'no-ignored-reference-sibling',
    family: 'document',
    title: 'No restriction stands beside a $ref',
    why: 'Before 3.1 everything beside a $ref is ignored: a property that looks read-only is written by generated clients, a bound that looks set is not checked.',
    fix: 'Wrap the reference, allOf: [{ $ref: … }], with the restriction beside allOf, or move it to the referenced schema.',
    grades: {
      access: { severity: 'warning', confidence: 'high', presets: R },
      bound: { severity: 'hint', confidence: 'high', presets: S, when: 'the ignored keywords are format, pattern, enum or an upper bound' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API3:2023'],
    cwe: [436],
    appliesTo: ['2.0', '3.0'],
    aliases: { 'spectral-oas': ['no-$ref-siblings'], redocly: ['spec-ref-siblings', 'no-$ref-siblings'], kics: ['json_ref_alongside_properties'] },
    limits: 'Only keywords that restrict are judged; descriptions and examples beside a $ref are harmless. Schemas that no operation reaches are left alone.',
  },
  *check(api) {
    for (const schema of api.schemas) {
      const { data, facets } = schema;
      if (facets === 0 || typeof data['$ref'] !== 'string') continue;
      const target = api.resolve(schema).data;
      for (const key of ACCESS) {
        if (data[key] === true && target[key] !== true) yield { ...reportOf(schema, [key]), grade: 'access' };
      }
      const bounds = Object.keys(data).filter((key) => BOUNDS.has(key) && data[key] !== target[key]);
      if (bounds.length > 0) yield { ...reportOf(schema, bounds), grade: 'bound' };
    }
  },
});

function reportOf(schema: SchemaNode, keys: readonly string[]) {
  const target = String(schema.data['$ref']).split('/').at(-1) ?? '';
  return {
    at: childPlace(schema, keys[0] ?? ''),
    anchor: 'key' as const,
    message: `${keys.join(', ')} beside the $ref to ${target} ${keys.length === 1 ? 'has' : 'have'} no effect${schema.role === 'property' ? ` on property ${schema.name}` : ''}.`,
    evidenceKey: '',
  };
}
