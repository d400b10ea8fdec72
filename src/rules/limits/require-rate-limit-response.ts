import type { ApiIndex, Operation } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { splitPath } from '../../detectors/route-word.ts';
import { childPlace } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/** Answered from memory, for machines that watch the service. */
const HEALTH = /^(?:health|healthz|health-?check|livez?|liveness|readyz?|readiness|ping|status|version|heartbeat|metrics|favicon\.ico|robots\.txt)$/;

/**
 * Reports operations that do not say what happens to callers who send too much.
 * Sources: OWASP API4:2023, CWE-770, RFC 6585 §4.
 */
export default defineRule({
  meta: {
    id: 'require-rate-limit-response',
    family: 'limits',
    title: 'Operations document the answer 429',
    why: 'Where no limit is documented there often is none: passwords can be guessed, data copied and bills run up at the speed of the network.',
    fix: 'Limit the rate of calls, and document the 429 response that callers get beyond it.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['R01'],
    owasp: ['API4:2023'],
    cwe: [770],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-owasp': ['owasp:api4:2023-rate-limit-responses-429'],
      vacuum: ['owasp-rate-limit-responses-429', 'owasp-define-error-responses-429'],
      italia: ['ratelimit-429-presence'],
      '42crunch': ['response-429'],
    },
    limits:
      'A 4XX or default response counts; health checks, webhooks and callbacks are left alone. When no operation documents 429, one finding stands for all.',
  },
  *check(api) {
    const lacking = api.inbound.filter(isLacking);
    if (lacking.length > 1 && !api.inbound.some(documents429)) {
      yield {
        at: pathsOf(api),
        anchor: 'key',
        message: `None of ${counted(api.inbound.length, 'operation')} documents the answer 429.`,
        count: lacking.length,
      };
      return;
    }
    for (const operation of lacking) {
      yield {
        at: operation,
        anchor: 'key',
        message: `${nameFirst([operation.label], 80)} documents no answer 429.`,
        ...(operation.audience !== undefined && { audience: operation.audience }),
      };
    }
  },
});

function documents429({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === '429');
}

function isLacking(operation: Operation): boolean {
  if (operation.method === 'options' || operation.method === 'head') return false;
  if (operation.responses.some(({ status }) => status === '429' || status === 'default' || /^4XX$/i.test(status))) return false;
  return !HEALTH.test(splitPath(operation.path).segments.at(-1) ?? '');
}

function pathsOf({ root, inbound }: ApiIndex) {
  const paths = childPlace({ document: root, pointer: '' }, 'paths');
  const [first] = inbound;
  return first?.pointer.startsWith('/x-ms-paths') ? childPlace({ document: root, pointer: '' }, 'x-ms-paths') : paths;
}
