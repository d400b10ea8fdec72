import { splitPath } from './route-word.ts';
import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

/** Last words of names of ids. */
const ID_TAILS: ReadonlySet<string> = wordSet('id ids pk uid oid');
/** Before `id`: what is numbered by nature or known to everybody, so that its numbers give nothing away. */
const PUBLIC_NUMBERS: ReadonlySet<string> = wordSet(`
  page version revision rev year season week month day round lap stage chain block slot epoch level step line row column zone timezone language locale country
  currency state region city category type status league sport port protocol error code number
`);

/**
 * Whether a path variable names one object of a collection: `id`, `orderId`, or `order` after `/orders`. Pages, years, versions, blocks and members of lists
 * that everybody knows (countries, languages) are none. Linear, never throws.
 */
export function namesObject(name: string, path: string): boolean {
  const { raw, segments } = splitPath(path);
  const before = raw.findIndex((segment) => segment.includes(`{${name}}`)) - 1;
  const collection = segments[before] === '{}' ? '' : (raw[before] ?? '');
  return isObjectName(splitName(name), splitName(collection).at(-1) ?? '');
}

function isObjectName(words: readonly string[], collection: string): boolean {
  const last = words.at(-1) ?? '';
  const isId = ID_TAILS.has(last) || isJoinedId(last);
  const thing = isId ? (words.at(-2) ?? singular(collection)) : last;
  if (PUBLIC_NUMBERS.has(thing)) return false;
  return isId || (collection !== '' && last === singular(collection));
}

/** `orderid`, `userid`; but not words that merely end so. */
function isJoinedId(word: string): boolean {
  return /[a-z]{3}id$/.test(word) && !/(?:paid|grid|valid|void|android|solid|liquid|hybrid|fluid|bid|covid)$/.test(word);
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
