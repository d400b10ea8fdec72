import { remembered } from './remembered.ts';
import * as lists from './sensitive-name-lists.ts';
import { splitName } from './split-name.ts';

/** What is known about a property beside its name. Everything optional may be left out; then the name decides. */
export interface PropertyFacts {
  readonly name: string;
  /** JSON Schema type; leave out when there is none or there are several. */
  readonly type?: string | undefined;
  /** Name of the schema or property that holds this one. */
  readonly parentName?: string | undefined;
  /** Never in a response: clears every class. */
  readonly isWriteOnly?: boolean;
  /** A closed list of words: clears credentials. */
  readonly hasEnum?: boolean;
  /** An object that points to the secret (`secretKeyRef`, `vaultPath`): clears credentials. */
  readonly isSecretReference?: boolean;
  readonly description?: string | undefined;
  /** The property belongs to a schema of error answers; diagnostics count only there. */
  readonly isInErrorSchema?: boolean;
}

export interface SensitiveName {
  readonly class: lists.SensitiveClass;
  /** The value itself does the harm: passwords, hashes, private keys, full card numbers; ORM leftovers and privilege flags within their classes. */
  readonly severe: boolean;
  /** Worth a note only: lockout counters, birth dates, a secret that is shown once. */
  readonly info: boolean;
  /** The words that decided, for the message. */
  readonly phrase: string;
}

interface Candidate {
  readonly nameClass: lists.NameClass;
  readonly phrase: string;
  readonly weight: lists.Weight;
}

interface Phrase extends Candidate {
  readonly order: number;
  /** How the phrase may stand in a name. */
  readonly place: 'suffix' | 'exact' | 'anywhere';
}

type OwnNames = Readonly<Record<string, readonly string[]>>;

/** Nine words hold the longest phrase; longer names are sentences. */
const MAX_WORDS = 8;
/** A description says that a value is masked in its first sentences. */
const MAX_DESCRIPTION_LENGTH = 500;
const MASKED =
  /\b(?:masked|redacted|truncated|obfuscated|(?:first|last) (?:\d{1,2}|four|six) (?:char\w{0,8}|digits?|letters?)|last (?:4|four)|hashed for display)\b/i;
const SHOWN_ONCE =
  /\b(?:shown|returned|displayed|available|visible) (?:only )?once\b|\bonly (?:be )?(?:shown|returned|displayed|available|visible|set|present|included) (?:once\b|(?:at|on|upon|during|after|when)\b[^.\n]{0,40}\bcreat(?:ion|ed)\b)|\b(?:set|shown|returned|displayed|available|visible) only (?:at|on|upon|during|after|when)\b[^.\n]{0,40}\bcreat(?:ion|ed)\b(?!\?)/i;
/** Says that the value goes in and never comes out. */
const NEVER_RETURNED =
  /\b(?:input|write)[- ]?only\b|\b(?:(?:can ?not|can't|(?:is|are|will) (?:not|never)|never|won't) (?:be )?(?:retrieved|returned|shown|displayed|exposed|read back)|not included in responses?)\b/i;
const NO_CANDIDATES: readonly Candidate[] = [];

const phrasesByJoinedWords = buildPhrases();

/**
 * Tells what a property name promises to hold, `undefined` for ordinary names. Matches whole words at the end of the name, never substrings
 * (substrings were right in 8 of 40 read samples). `ownNames` are further phrases by class, from the configuration. Cached by name, linear, never throws.
 */
export function sensitiveName(facts: PropertyFacts, ownNames?: Readonly<Record<string, readonly string[]>>): SensitiveName | undefined {
  const known = candidatesOf(facts.name);
  const candidates = ownNames === undefined ? known : [...ownCandidates(facts.name, ownNames), ...known];
  if (candidates.length === 0 || facts.isWriteOnly === true) return undefined;
  for (const candidate of candidates) {
    if (!allowsType(candidate, facts.type) || !allowsSchema(candidate, facts) || !allowsParent(candidate, facts)) continue;
    return describe(candidate, facts);
  }
  return undefined;
}

/** Whether no fact about a property could make `sensitiveName` find something in its name. True for nearly all; one look-up for names seen before. */
export function isOrdinaryName(name: string, ownNames?: OwnNames): boolean {
  return candidatesOf(name).length === 0 && (ownNames === undefined || ownCandidates(name, ownNames).length === 0);
}

function describe(candidate: Candidate, facts: PropertyFacts): SensitiveName | undefined {
  const { nameClass, phrase, weight } = candidate;
  const description = (facts.description ?? '').slice(0, MAX_DESCRIPTION_LENGTH);
  if (MASKED.test(description) || NEVER_RETURNED.test(description)) return undefined;
  const isPersonal = nameClass.class === 'contact' && lists.PERSONAL_DATES_AND_HOMES.has(phrase) && isPerson(facts.parentName, lists.PUBLIC_FIGURES);
  const info = weight === 'info' || isPersonal || SHOWN_ONCE.test(description);
  return { class: nameClass.class, severe: weight === 'severe', info, phrase };
}

function allowsType({ nameClass, phrase, weight }: Candidate, type: string | undefined): boolean {
  if (type === undefined || type === 'unknown') return true;
  if (weight === 'info') return type !== 'object' && type !== 'array';
  if (lists.NEVER_NUMERIC.has(phrase) && type !== 'string') return false;
  return nameClass.types.includes(type);
}

function allowsSchema({ nameClass }: Candidate, facts: PropertyFacts): boolean {
  const isCredential = nameClass.class === 'credential' || nameClass.class === 'bare-token' || nameClass.class === 'auth-state';
  if (isCredential) return facts.hasEnum !== true && facts.isSecretReference !== true;
  return nameClass.class !== 'diagnostics' || facts.isInErrorSchema === true;
}

function allowsParent({ nameClass, phrase }: Candidate, { name, parentName }: PropertyFacts): boolean {
  const context = lists.CONTEXT_WORDS[phrase];
  if (context !== undefined) return [...splitName(name), ...splitName(parentName ?? '')].some((word) => context.includes(word));
  if (nameClass.class === 'permission') return isPerson(parentName, lists.OWN_ANSWER_WORDS);
  if (nameClass.class === 'government-id') return !splitName(parentName ?? '').some((word) => lists.COMPANY_WORDS.has(word));
  if (lists.NEEDS_PERSON.has(phrase)) return isPerson(parentName, lists.PUBLIC_FIGURES);
  return nameClass.class !== 'health' || !splitName(parentName ?? '').some((word) => lists.NOT_PERSON_WORDS.has(word));
}

function isPerson(parentName: string | undefined, except: ReadonlySet<string>): boolean {
  const words = splitName(parentName ?? '');
  if (words.some((word) => lists.NOT_PERSON_WORDS.has(word))) return false;
  return words.some((word) => lists.PERSON_WORDS.has(word)) && !words.some((word) => except.has(word));
}

function ownCandidates(name: string, own: OwnNames): readonly Candidate[] {
  const classes = Object.keys(own);
  if (classes.length === 0) return NO_CANDIDATES;
  const words = splitName(name);
  return lists.NAME_CLASSES.filter((nameClass) => classes.includes(nameClass.class)).flatMap((nameClass) =>
    (own[nameClass.class] ?? []).filter((phrase) => endsWithPhrase(words, phrase)).map((phrase): Candidate => ({ nameClass, phrase, weight: 'plain' })),
  );
}

function endsWithPhrase(words: readonly string[], phrase: string): boolean {
  const wanted = splitName(phrase).join('');
  return wanted !== '' && words.some((_, start) => words.slice(start).join('') === wanted);
}

const candidatesOf = remembered(findCandidates);

function findCandidates(name: string): readonly Candidate[] {
  const raw = lists.NAME_CLASSES.find((nameClass) => nameClass.raw?.includes(name) === true);
  if (raw !== undefined) return [{ nameClass: raw, phrase: name, weight: name === '_id' ? 'plain' : 'severe' }];
  const words = splitName(name).slice(-MAX_WORDS);
  const found = matchWords(words);
  if (found.length > 0) return found;
  const last = words.at(-1) ?? '';
  const stem = last.replace(/\d{1,4}$/, '');
  const withoutNumber = stem === last || stem === '' ? NO_CANDIDATES : matchWords([...words.slice(0, -1), stem]);
  return withoutNumber.length > 0 ? withoutNumber : matchPrefix(words);
}

/** Longest phrase first within a class, classes in the order of their list. */
function matchWords(words: readonly string[]): readonly Candidate[] {
  const found: Phrase[] = [];
  for (let length = words.length; length > 0; length--) {
    for (const phrase of phrasesByJoinedWords.get(words.slice(-length).join('')) ?? []) {
      if (phrase.place !== 'exact' || length === words.length) addUnlessCleared(found, phrase, words, length);
    }
  }
  if (!lists.META_TAILS.has(words.at(-1) ?? '')) addInnerPhrases(found, words);
  addPairs(found, words);
  addJoinedEnding(found, words);
  return found.length === 0 ? NO_CANDIDATES : found.sort((a, b) => a.order - b.order);
}

function addUnlessCleared(found: Phrase[], phrase: Phrase, words: readonly string[], length: number): void {
  if (phrase.weight !== 'info') {
    if (phrase.nameClass.notWith !== undefined && words.some((word) => phrase.nameClass.notWith?.includes(word) === true)) return;
    if (length < words.length && isClearedByFirstWord(words)) return;
  }
  if (!found.some(({ order }) => order === phrase.order)) found.push(phrase);
}

function isClearedByFirstWord(words: readonly string[]): boolean {
  const first = words[0] ?? '';
  return lists.LEADING_FLAGS.has(first) && !(lists.REQUEST_FLAGS.has(first) && words.at(-1) === 'token');
}

function addInnerPhrases(found: Phrase[], words: readonly string[]): void {
  for (let start = 0; start < words.length; start++) {
    for (let length = 1; length <= 2 && start + length < words.length; length++) {
      for (const phrase of phrasesByJoinedWords.get(words.slice(start, start + length).join('')) ?? []) {
        if (phrase.place === 'anywhere') addUnlessCleared(found, phrase, words, length);
      }
    }
  }
}

function addPairs(found: Phrase[], words: readonly string[]): void {
  lists.NAME_CLASSES.forEach((nameClass, order) => {
    for (const [first, last] of nameClass.pairs ?? []) {
      if (words.at(-1) !== last || !words.includes(first)) continue;
      addUnlessCleared(found, { nameClass, order, phrase: `${first} ${last}`, weight: 'severe', place: 'suffix' }, words, 2);
    }
  });
}

function addJoinedEnding(found: Phrase[], words: readonly string[]): void {
  const last = words.at(-1) ?? '';
  const ending = lists.JOINED_ENDINGS.find((candidate) => last.length > candidate.length && last.endsWith(candidate));
  if (ending === undefined) return;
  const expanded = [...words.slice(0, -1), last.slice(0, -ending.length), ending];
  for (const phrase of phrasesByJoinedWords.get(ending) ?? []) addUnlessCleared(found, phrase, expanded, 1);
}

function matchPrefix(words: readonly string[]): readonly Candidate[] {
  const first = words[0] ?? '';
  const nameClass = lists.NAME_CLASSES.find(({ prefixes }) => prefixes?.includes(first) === true);
  if (nameClass === undefined || words.length < 2 || lists.META_TAILS.has(words.at(-1) ?? '')) return NO_CANDIDATES;
  return words.some((word) => nameClass.notWith?.includes(word) === true) ? NO_CANDIDATES : [{ nameClass, phrase: first, weight: 'plain' }];
}

function buildPhrases(): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  lists.NAME_CLASSES.forEach((nameClass, order) => {
    const add = (texts: readonly string[] | undefined, weight: lists.Weight, place: Phrase['place']) => {
      for (const phrase of texts ?? []) {
        const key = phrase.replaceAll(' ', '');
        phrases.set(key, [...(phrases.get(key) ?? []), { nameClass, order, phrase, weight, place }]);
      }
    };
    add(nameClass.severe, 'severe', 'suffix');
    add(nameClass.plain, 'plain', 'suffix');
    add(nameClass.info, 'info', 'suffix');
    add(nameClass.exact, 'plain', 'exact');
    add(nameClass.anywhere, 'plain', 'anywhere');
  });
  return phrases;
}
