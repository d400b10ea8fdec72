import { splitWords } from './split-name.ts';
import { wordSet } from './word-list.ts';

const ENVIRONMENTS: ReadonlySet<string> = wordSet(`
  production prod live staging stage stg sandbox test testing tests qa uat dev development developer demo preview preprod preproduction prelive local localhost
  mock mocks mocking pilot integration acceptance canary nightly playground trial simulator simulation experimental beta alpha internal environment
`);
/** Server texts are short; what stands behind decides nothing. */
const MAX_LENGTH = 2_000;

/** Whether a text names an environment by a whole word: "Production server", `staging-api.acme.com`. Linear, never throws. */
export function namesEnvironment(text: string): boolean {
  return splitWords(text.slice(0, MAX_LENGTH)).some((word) => ENVIRONMENTS.has(word));
}
