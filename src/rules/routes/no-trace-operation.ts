import { nameFirst } from '../../detectors/name-first.ts';
import { defineRule, R, VERSIONS_3 } from '../rule.ts';

/**
 * Reports operations with the method TRACE, which sends back the request as the server received it.
 * Sources: OWASP API8:2023, CWE-749, RFC 9110 §9.3.8.
 */
export default defineRule({
  meta: {
    id: 'no-trace-operation',
    family: 'routes',
    title: 'No operation answers TRACE',
    why: 'TRACE sends the request back as it arrived, with the cookies and tokens that proxies and browsers added: scripts read what they must not see.',
    fix: 'Remove the operation and switch TRACE off at the server and the gateway.',
    grades: { trace: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['C04'],
    owasp: ['API8:2023'],
    cwe: [749],
    appliesTo: VERSIONS_3,
    aliases: { 'api-commons': ['misconfig-no-trace-method'] },
  },
  *check(api) {
    for (const operation of api.inbound) {
      if (operation.method.toLowerCase() !== 'trace') continue;
      yield {
        at: operation,
        anchor: 'key',
        message: `${nameFirst([operation.path], 80)} answers TRACE.`,
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});
