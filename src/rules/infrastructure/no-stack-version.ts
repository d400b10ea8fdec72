import type { ApiIndex, Text } from '../../api-index/api-index.ts';
import { findStackVersions, type VersionPlace } from '../../detectors/stack-version.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

const BANNER_HEADER = /^(?:server|via|x-powered-by|x-generator|x-aspnet\w{0,3}-version)$/i;

/**
 * Reports server, framework and database products with their versions.
 * Sources: OWASP API8:2023, CWE-497, RFC 9110 §10.2.4.
 */
export default defineRule({
  meta: {
    id: 'no-stack-version',
    family: 'infrastructure',
    title: 'No text names a server product with its version',
    why: 'With product and version an attacker looks up the known holes and how to use them, without having to probe the server.',
    fix: 'Leave the product and its version out of texts and header examples, and configure the server not to send them.',
    grades: { default: { severity: 'warning', confidence: 'medium', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K09'],
    owasp: ['API8:2023'],
    cwe: [497, 200],
    appliesTo: ALL_VERSIONS,
    limits: 'What clients need ("Node 18 or later"), user agents, licences, generators and the version of the API itself are left alone.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('infrastructure')) {
    for (const { start, end, evidence } of findStackVersions(text.value, placeOf(text))) {
      yield { text, start, end, grade: 'default', message: tell(text, 'names the product', evidence), key: evidence.toLowerCase(), evidence };
    }
  }
}

function placeOf({ kind, name }: Text): VersionPlace {
  if (kind === 'prose') return 'prose';
  return BANNER_HEADER.test(name) ? 'header' : 'value';
}
