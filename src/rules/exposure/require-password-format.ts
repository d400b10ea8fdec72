import { Facet } from '../../api-index/api-index.ts';
import { credentialClass } from '../../detectors/credential-name.ts';
import { stringOr } from '../../document/json-value.ts';
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
      if (schema.role !== 'property' || schema.facets !== Facet.request || credentialClass(schema.name, context.names) !== 'password') continue;
      const members = api.merged(schema);
      if (!isText(api.typeOf(schema)) || members['format'] === 'password' || members['writeOnly'] === true) continue;
      yield { at: schema, anchor: 'key', message: `Request property ${schema.name} is described as plain text.`, evidenceKey: '' };
    }
    for (const { name, in: location, data, ...place } of api.parameters) {
      if (location !== 'formData' || credentialClass(name, context.names) !== 'password') continue;
      if (!isText(stringOr(data['type'])) || data['format'] === 'password') continue;
      yield { at: place, message: `Form field ${name} is described as plain text.`, evidenceKey: '' };
    }
  },
});

/** A string, or nothing said of the type. */
function isText(type: string): boolean {
  return type === '' || type === 'string';
}
