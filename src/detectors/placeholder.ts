import { knownSample } from './known-samples.ts';
import { isSequence } from './sequence.ts';
import { splitWords } from './split-name.ts';

/** Why a value is no real one. `own`: listed in the configuration. `cut-jwt`: half a token, or one with a word in the place of its signature. */
export type PlaceholderReason =
  | 'empty'
  | 'own'
  | 'template'
  | 'masked'
  | 'word'
  | 'name-echo'
  | 'known-sample'
  | 'sequence'
  | 'cut-jwt'
  | 'fingerprint'
  | 'filler-words';

/** Nothing is learnt from what stands behind these many characters. */
const MAX_LENGTH = 4096;
/** Longer values hold more than words to fill in. */
const MAX_FILLER_LENGTH = 120;

const WHOLE_TEMPLATE = /^(?:<[^>]*>|\[[^\]]*\]|\{\{?[^}]*\}?\}|\$\{[\w.:]+\}|\$\([^)]*\)|%\w+%|@\w+@|:[A-Za-z_]+|\(.*\))$/;
/** A password may begin with a dollar sign, so the name of a variable must look like one. */
const VARIABLE = /^\$(?:env:)?(?:[A-Z_][A-Z0-9_]*|[a-z_.]+)$/;
const PARTIAL_TEMPLATE = /\{\{?[\w .$-]{1,60}\}?\}|<[\w .$/-]{1,60}>|\$\{[\w.]{1,60}\}|\[[A-Za-z_ ]{3,60}\]|%7B\w{1,60}%7D/i;
const ONE_CHARACTER = /^(.)\1+$/;
const MASK = /[*•●]{3,}|x{4,}|X{4,}|#{4,}|\?{3,}|\.\.\.|…|_{4,}|-{4,}|0{8,}/;
/** Generators pad `string` to the minimum length of the schema: `stringst`. */
const PADDED_STRING = /^(?:string)+s?t?r?i?n?$/i;
const WHOLE_JWT = /^eyJ[\w-]+\.e[wy][\w-]+\.[\w-]*$/;
const FINGERPRINT = /^(?:(?:[0-9a-f]{2}:){7,}[0-9a-f]{2}|(?:SHA256|MD5):.*)$/i;

const SINGLE_WORDS: ReadonlySet<string> = new Set(
  (
    'string str text word secret password pass pwd passwd token apikey key none null nil true false yes no undefined unknown value any foo bar baz test ' +
    'hidden redacted changeme default basic bearer oauth oauth2 jwt header query cookie body boolean number integer object'
  ).split(' '),
);

/** Words people write when they need some value; one that is made of nothing else is filler. */
const FILLER_WORDS: ReadonlySet<string> = new Set(
  (
    'your my our the a an some any this that is of to in for here goes put enter insert paste replace with change changeme me ' +
    'example sample placeholder redacted hidden masked dummy fake mock foo bar baz qux foobar lorem ipsum todo tbd na none null nil undefined empty ' +
    'string str text value val secret password passwd pass pwd passphrase token tokens api key keys apikey access refresh client app application ' +
    'user username bearer basic jwt oauth oauth2 auth authorization authentication session test testing demo abc abcd xyz new old random super very ' +
    'valid generated encoded base64 hex private public sandbox production service server header credential credentials webhook signing ' +
    'shared encrypted x xx xxx'
  ).split(' '),
);
const LONGEST_FILLER_WORD = 14;

/** One of them is enough, at the start of a word. */
const TELLING_WORDS = ['your', 'example', 'placeholder', 'redacted', 'changeme', 'dummy', 'insert', 'replace', 'fake', 'sample', 'lorem'];

/**
 * Says why a value is a placeholder, a mask, a template, a documented sample or a sequence, or undefined when it could be real.
 * `name` is the key the value stands under; a value that repeats it is an echo. `own` are placeholders of the configuration, compared
 * without regard to case. Never throws; linear.
 */
export function placeholderReason(value: string, name = '', own: readonly string[] = []): PlaceholderReason | undefined {
  const text = (value.length > MAX_LENGTH ? value.slice(0, MAX_LENGTH) : value).trim();
  if (text === '') return 'empty';
  if (own.length > 0 && isOwn(text, own)) return 'own';
  if (WHOLE_TEMPLATE.test(text) || PARTIAL_TEMPLATE.test(text) || VARIABLE.test(text)) return 'template';
  if (isMasked(text)) return 'masked';
  if (isSingleWord(text)) return 'word';
  if (echoesName(text, name)) return 'name-echo';
  if (knownSample(text) !== undefined) return 'known-sample';
  if (isSequence(text)) return 'sequence';
  if (text.startsWith('eyJ') && !WHOLE_JWT.test(text) && text.split('.', 6).length !== 5) return 'cut-jwt';
  if (FINGERPRINT.test(text)) return 'fingerprint';
  return isFiller(text) ? 'filler-words' : undefined;
}

function isOwn(text: string, own: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return own.some((placeholder) => placeholder.toLowerCase() === lower);
}

function isMasked(text: string): boolean {
  return ONE_CHARACTER.test(text) || MASK.test(text) || (text.length > 6 && /^xxx|xxx$/i.test(text));
}

function isSingleWord(text: string): boolean {
  if (text.length > 40) return false;
  return SINGLE_WORDS.has(text.toLowerCase().replace(/[-_ ]/g, '')) || /^\d{1,3}$/.test(text) || PADDED_STRING.test(text);
}

function echoesName(text: string, name: string): boolean {
  if (name === '' || text.length > MAX_FILLER_LENGTH) return false;
  const echo = normalise(name);
  const bare = normalise(text)
    .replace(/^(?:my|your|the|some|new)/, '')
    .replace(/(?:1|value|string)$/, '');
  return echo !== '' && (bare === echo || normalise(text) === echo);
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isFiller(text: string): boolean {
  if (/example|placeholder|changeme|redacted/i.test(text)) return true;
  if (text.length > MAX_FILLER_LENGTH) return false;
  const words = splitWords(text);
  if (words.length > 1 && words.at(-1) === 'here') return true;
  if (words.some((word) => TELLING_WORDS.some((telling) => word.startsWith(telling)))) return true;
  let rest = '';
  let fillers = 0;
  for (const word of words) {
    const letters = word.replace(/^\d+|\d+$/g, '');
    const isKnown = letters !== '' && isFillerWord(letters);
    if (isKnown) fillers++;
    rest += isKnown ? word.replace(letters, '') : word;
  }
  return (fillers > 0 && rest.length <= 2) || /^\d{3,4}$/.test(rest);
}

/** A word of the list, or several of them run together (`yourapikeyhere`). */
function isFillerWord(word: string): boolean {
  if (FILLER_WORDS.has(word)) return true;
  if (word.length > 40) return false;
  const reachable = new Array<boolean>(word.length + 1).fill(false);
  reachable[0] = true;
  for (let end = 2; end <= word.length; end++) {
    for (let start = Math.max(0, end - LONGEST_FILLER_WORD); start <= end - 2 && !reachable[end]; start++) {
      if (reachable[start] && FILLER_WORDS.has(word.slice(start, end))) reachable[end] = true;
    }
  }
  return reachable[word.length] ?? false;
}
