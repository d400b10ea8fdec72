import type { ApiIndex, JsonObject, SchemaNode } from '../../api-index/api-index.ts';
import { Facet } from '../../api-index/api-index.ts';
import { credentialClass } from '../../detectors/credential-name.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports passwords in requests that are described like any other text.
 * Sources: OWASP API3:2023, CWE-522, OpenAPI 3.1 §4.4 (format password).
 */
export default defineRule({
  meta: {
    id: 'require-password-format',
    family: 'exposure',
    title: 'Passwords in requests are marked as passwords',
    why: 'Documentation pages, consoles and logs hide a value only when the schema says that it is a password. Without it the text stands in screenshots and histories.',
    fix: 'Add format: password, or writeOnly: true in OpenAPI 3.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['D07'],
    owasp: ['API3:2023'],
    cwe: [522],
    appliesTo: ALL_VERSIONS,
    limits: 'Judged by name. Passwords that a response can reach are judged by no-secret-in-response, those in URLs by no-credential-in-url.',
  },
  *check(api, context) {
    for (const schema of api.schemas) {
      if (schema.role !== 'property' || schema.facets !== Facet.request || schema.isWriteOnly) continue;
      if (credentialClass(schema.name, context.names) !== 'password' || !isUnmarkedText(api, schema)) continue;
      yield { at: schema, anchor: 'key', message: `Request property ${schema.name} is described as plain text.`, evidenceKey: '' };
    }
    for (const parameter of api.parameters) {
      if (parameter.in !== 'formData' || credentialClass(parameter.name, context.names) !== 'password' || !isPlainText(parameter.data)) continue;
      yield { at: parameter, message: `Form field ${parameter.name} is described as plain text.`, evidenceKey: '' };
    }
  },
});

/** A string, or nothing said about the type; and neither it nor the schema it refers to is marked. */
function isUnmarkedText(api: ApiIndex, schema: SchemaNode): boolean {
  const target = api.resolve(schema);
  return !target.isWriteOnly && isPlainText(target.data) && (target === schema || schema.data['format'] !== 'password');
}

function isPlainText(data: JsonObject): boolean {
  if (data['format'] === 'password' || data['properties'] !== undefined || data['items'] !== undefined) return false;
  const { type } = data;
  return type === undefined || type === 'string' || (Array.isArray(type) && type.includes('string'));
}

