import { countedOperations } from '../../detectors/counted.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports security schemes that no operation requires, in a description where every operation could: one finding for all of them.
 * Sources: OWASP API2:2023, CWE-306, OpenAPI 3.1 §4.8.30.
 */
export default defineRule({
  meta: {
    id: 'no-unapplied-security-schemes',
    family: 'authentication',
    title: 'Defined security schemes are required somewhere',
    why: 'A scheme that nothing requires protects nothing: by the description every operation is open, and tools generated from it send and check no credential.',
    fix: 'Require the scheme in the root security, or in each operation that needs it.',
    grades: {
      reads: { severity: 'warning', confidence: 'high', presets: R },
      writes: { severity: 'error', confidence: 'high', presets: R, when: 'one of the operations changes data' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A02', 'A12'],
    owasp: ['API2:2023'],
    cwe: [306],
    appliesTo: ALL_VERSIONS,
    aliases: {
      checkov: ['CKV_OPENAPI_4'],
      kics: ['global_security_field_undefined'],
    },
    limits: 'Login, token, health and documentation operations, and those that declare themselves open, are not counted.',
  },
  *check(api) {
    const { step, operations, writes } = api.unauthenticated;
    if (step !== 'unapplied') return;
    const names = api.securitySchemes.map((scheme) => scheme.name);
    const subject = names.length === 1 ? `security scheme ${names[0]}` : `the ${names.length} security schemes`;
    yield {
      at: childPlace({ document: api.root, pointer: '' }, ...(api.version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'])),
      anchor: 'key',
      grade: writes.length > 0 ? 'writes' : 'reads',
      message: `No operation requires ${subject}: ${countedOperations(operations, writes.length)} ${operations.length === 1 ? 'is' : 'are'} open.`,
      evidenceKey: '',
      count: operations.length,
      related: () =>
        operations
          .toSorted((a, b) => b.traits.weight - a.traits.weight)
          .slice(0, 20)
          .map((at) => ({
            at,
            anchor: 'key',
            message: `${shortLabel(at.label)} requires no scheme${at.traits.authEvidence === '' ? '' : ` and ${at.traits.authEvidence}`}.`,
          })),
    };
  },
});
