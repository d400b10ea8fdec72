import type { Reference } from '../../api-index/api-index.ts';
import { displayReference } from '../../detectors/display-reference.ts';
import { parseApiUrl } from '../../detectors/host.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports references that readers and tools fetch from the network.
 * Sources: OWASP API10:2023, CWE-829, CWE-918.
 */
export default defineRule({
  meta: {
    id: 'no-remote-reference',
    family: 'document',
    title: 'No reference is fetched from the network',
    why: 'Whoever controls that host, or the network path of an http URL, decides what the API looks like in each build; a tool that follows the URL also sends requests from inside your network.',
    fix: 'Keep a copy of the file beside the description and refer to that, or allow the host in the configuration when it is your own.',
    grades: {
      secure: { severity: 'info', confidence: 'high', presets: R },
      cleartext: {
        severity: 'warning',
        confidence: 'high',
        presets: R,
        when: 'the URL begins with http://, so that anyone on the way can change what comes back',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API10:2023'],
    cwe: [829, 918],
    appliesTo: ALL_VERSIONS,
    limits: 'Nothing is fetched unless its host is allowed; allowed hosts are not reported. What an unfetched file holds is not audited.',
  },
  *check(api, context) {
    for (const reference of api.references) {
      if (reference.status !== 'remote') continue;
      const { host, transport } = parseApiUrl(reference.text);
      if (context.allowHosts.includes(host)) continue;
      yield {
        at: reference,
        grade: transport === 'cleartext' ? 'cleartext' : 'secure',
        message: `The ${subjectOf(reference)} ${displayReference(reference.text)} comes from the network.`,
        fold: host,
        evidenceKey: displayReference(reference.text),
      };
    }
  },
});

function subjectOf({ field }: Reference): string {
  return field === 'mapping' ? 'mapped schema' : field;
}
