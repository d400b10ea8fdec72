import type { Operation } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { splitName } from '../../detectors/split-name.ts';
import { childPlace } from '../../document/document.ts';
import { ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

const FLAG = 'x-openai-isConsequential';
/** First words of operation ids of a POST that changes nothing. */
const READING =
  /^(?:get|list|search|query|find|fetch|lookup|read|count|check|validate|calculate|compute|convert|translate|analy[sz]e|summari[sz]e|estimate|preview)$/;

/**
 * Reports operations that change data and tell agents not to ask their user first.
 * Sources: OWASP API5:2023, CWE-862, the flag’s definition in the documentation of GPT actions.
 */
export default defineRule({
  meta: {
    id: 'no-unconfirmed-agent-action',
    family: 'authorization',
    title: 'Agents ask before they change data',
    why: 'An agent that reads a hostile web page or mail can be talked into calling the operation, and the user is never asked.',
    fix: 'Set x-openai-isConsequential to true, so that the user confirms each call.',
    grades: { default: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['Z06'],
    owasp: ['API5:2023'],
    cwe: [862],
    appliesTo: ALL_VERSIONS,
    aliases: { semgrep: ['openai-consequential-action-false'] },
    limits: 'Reads are left alone, and so is a POST that by its operationId only searches or computes.',
  },
  *check(api) {
    for (const operation of api.inbound) {
      if (!operation.isWrite || ownMember(operation.data, FLAG) !== false || onlyReads(operation)) continue;
      yield {
        at: childPlace(operation, FLAG),
        message: `Agents may call ${nameFirst([operation.label], 60)} without asking their user.`,
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});

function onlyReads({ method, operationId }: Operation): boolean {
  return method === 'post' && READING.test(splitName(operationId)[0] ?? '');
}
