import { parseApiUrl } from '../../detectors/host.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports references and external examples on the network.
 * Sources: OWASP API10:2023, CWE-829, CWE-918.
 */
export default defineRule({
  meta: {
    id: 'no-remote-reference',
    family: 'document',
    title: 'References stay with the description',
    why: 'Tools that follow a network reference fetch whatever its host serves today, from inside your build. Over http anybody on the way may change it.',
    fix: 'Copy the referenced document beside the description and refer to the copy, or allow its host in the configuration.',
    grades: {
      https: { severity: 'info', confidence: 'high', presets: R },
      http: { severity: 'warning', confidence: 'high', presets: R, when: 'the reference uses http' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API10:2023'],
    cwe: [829, 918],
    appliesTo: ALL_VERSIONS,
    limits: 'References to hosts that the configuration allows are read and not reported. What stands behind the others is not audited.',
  },
  *check(api, context) {
    for (const reference of api.references) {
      if (reference.status !== 'remote') continue;
      const { displayUrl, host, scheme } = parseApiUrl(reference.text);
      if (context.allowHosts.includes(host)) continue;
      const what = reference.field === 'externalValue' ? 'The example' : 'The reference';
      yield {
        at: reference,
        grade: scheme === 'http' ? 'http' : 'https',
        message: `${what} ${displayUrl} is on the network.`,
        evidenceKey: displayUrl,
        fold: displayUrl,
      };
    }
  },
});
