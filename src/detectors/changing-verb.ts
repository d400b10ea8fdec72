import { splitPath } from './route-word.ts';
import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

/** An operation as far as its names go. */
export interface NamedOperation {
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operationId: string;
  readonly summary: string;
}

const CHANGING: ReadonlySet<string> = wordSet('delete remove destroy create update reset restart reboot revoke disable');
/** First words of an operation id or a summary, in base form, that say that something is only looked at. */
const READING: ReadonlySet<string> = wordSet(`
  get list fetch show find read retrieve return check describe query search is has view download export display obtain provide load lookup count poll
  render preview validate verify give status information information. info
`);
/** Verbs that are nouns as well, and what follows them in the name of a thing: `/update-history`, `resetToken`. */
const NOUNS: ReadonlySet<string> = new Set(['create', 'update', 'reset']);
const THING_TAILS: ReadonlySet<string> = wordSet(`
  history list status log logs info information options schema count types type form events event notes note details time date policy policies rules
  requests request notification notifications count counts id ids token tokens url link template templates settings meta metadata
  check checker checks available availability
`);

/**
 * The verb of change that a GET operation is named by: `delete` for `GET /users/{id}/delete`. Undefined for nouns (`/updates`, `/update-history`), and where
 * operation id or summary says that something is read. Linear, never throws.
 */
export function changingVerb({ path, method, operationId, summary }: NamedOperation): string | undefined {
  const [said = ''] = splitName(summary.trim().split(/\s/)[0] ?? '');
  if (isReading(said)) return undefined;
  const ownWords = isDerived(operationId, method, path) ? [] : actionWords(operationId);
  const [first = ''] = ownWords;
  if (isReading(first)) return undefined;
  if (CHANGING.has(first) && !isThing(ownWords)) return first;
  const last = splitPath(path).raw.at(-1) ?? '';
  const words = splitName(last);
  const [verb = ''] = words;
  return CHANGING.has(verb) && !isThing(words) && !last.includes('{') ? verb : undefined;
}

/** `returns`, `gets`, `fetches`. */
function isReading(word: string): boolean {
  return READING.has(word) || READING.has(word.replace(/s$/, '')) || READING.has(word.replace(/es$/, ''));
}

function isThing(words: readonly string[]): boolean {
  if (words.includes('status')) return true;
  return words.length > 1 && NOUNS.has(words[0] ?? '') && THING_TAILS.has(words.at(-1) ?? '') && words.at(-2) !== 'by';
}

/** Of `GET_CreateUser`, `UserController_delete` and `users.delete`, what is done. */
function actionWords(operationId: string): readonly string[] {
  const parts = operationId.replace(/^GET[_-]/, '').split(/[_.:/]/);
  const last = splitName(parts.at(-1) ?? '');
  // `delete_user_by_id` is all words; `Users_Delete` a group and its method.
  return /^[a-z0-9]+_/.test(operationId) || parts.length === 1 ? splitName(parts.join('_')) : last;
}

/** Generated from method and path, so that it says nothing new. */
function isDerived(operationId: string, method: string, path: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const id = bare(operationId);
  return id === '' || id === `${method}${bare(path)}` || id === `${bare(path)}${method}`;
}
