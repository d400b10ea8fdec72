import type { Header, Response } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { arrayOr, isJsonObject, ownMember } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R, SP } from '../rule.ts';

const REFLECTED =
  /\b(?:reflects?|reflected|echo(?:es|ed)?|mirrors?|mirrored|copies|copied)\b[^.\n]{0,60}\borigin\b|\borigin\b[^.\n]{0,60}\b(?:reflected|echoed|mirrored|copied)\b/i;

/**
 * Reports cross-origin headers that let every web site read answers.
 * Sources: OWASP API8:2023, CWE-942, Fetch Standard §3.3.
 */
export default defineRule({
  meta: {
    id: 'no-wildcard-cors',
    family: 'responses',
    title: 'Only known web sites may read answers',
    why: "Where every origin is allowed, any page that a signed-in user opens can call the API from the user's browser and read what comes back.",
    fix: 'List the origins that you trust and answer with the one that matches. Never combine a wildcard or a reflected origin with credentials.',
    grades: {
      credentials: { severity: 'warning', confidence: 'high', presets: R },
      wildcard: { severity: 'info', confidence: 'medium', presets: SP, when: 'any origin on a protected operation, without credentials' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['C02'],
    owasp: ['API8:2023'],
    cwe: [942],
    appliesTo: ALL_VERSIONS,
    limits:
      'Judged by default, const, enum and example of the header, and by what its text says of reflected origins. Reads that are declared public are left alone.',
  },
  *check(api) {
    for (const response of api.responses) {
      const origin = headerNamed(response, 'access-control-allow-origin');
      if (!origin || !response.operations.some(({ direction }) => direction === 'inbound')) continue;
      const isReflected = REFLECTED.test(String(ownMember(origin.data, 'description') ?? ''));
      if (!isReflected && !sampleValues(origin).some((value) => value === '*')) continue;
      const credentials = headerNamed(response, 'access-control-allow-credentials');
      const isWithCredentials = credentials !== undefined && sampleValues(credentials).some((value) => value === true || value === 'true');
      const of = nameFirst(response.operations.map(({ label }) => label));
      const related = () => response.operations.map((operation) => ({ at: operation, anchor: 'key' as const, message: `${operation.label} answers with it.` }));
      if (isWithCredentials || isReflected) {
        const what = isReflected ? 'reflects the origin' : 'allows credentials from every origin';
        yield { at: origin, anchor: 'key', message: `The response of ${of} ${what}.`, fold: what, related };
      } else if (response.operations.some(({ security }) => security.state === 'protected')) {
        yield { at: origin, anchor: 'key', grade: 'wildcard', message: `The response of ${of} allows every origin.`, fold: 'wildcard', related };
      }
    }
  },
});

function headerNamed({ headers }: Response, name: string): Header | undefined {
  return headers.find((header) => header.name.toLowerCase() === name);
}

/** Values that the description says the header has. */
function sampleValues({ data, shape }: Header): readonly unknown[] {
  const examples = ownMember(data, 'examples');
  const named = isJsonObject(examples) ? Object.values(examples).map((example) => (isJsonObject(example) ? example['value'] : undefined)) : arrayOr(examples);
  return [ownMember(data, 'example'), ...named, shape['default'], shape['const'], shape['example'], ...arrayOr(shape['examples']), ...onlyItem(shape['enum'])];
}

function onlyItem(list: unknown): readonly unknown[] {
  return Array.isArray(list) && list.length === 1 ? list : [];
}
