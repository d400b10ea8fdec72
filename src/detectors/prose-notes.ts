import { collectMatches, type TextMatch } from './text-match.ts';

export type ProseNote = 'todo' | 'internal-note' | 'security-gap';
export type AccessNote = 'requires-authentication' | 'requires-role' | 'no-authentication';

/** Cheap sign that a text may hold a to-do, an internal note or an admission; part of the common gate. Anchored at word starts: that halves its time. */
export const PROSE_NOTES_GATE =
  /\b(?:TODO|FIXME|HACK|[Ii]nternal[- ](?:use|only)|INTERNAL|[Ss]trictly int|[Cc]onfidential|CONFIDENTIAL|[Nn]ot (?:for|meant|intended|to be) |NOT |[Dd]o not (?:publish|distr|expose|share)|implemented|enforced|checked|in place|enabled|done\b|complete\b|verified|performed|yet\b|so far|for now|at the moment|[Ss]kips|[Bb]ypasses|[Cc]ircumvents|[Tt]emporarily|[Vv]ulnerable|[Ii]nsecure|not (?:yet )?(?:secure|protected)|un(?:safe|protected|secured)|[Hh]ard-?coded)|@todo/;

const NOTE_WORD = /(?<![\w.])(?:@todo|TODO|FIXME|HACK)(?!\w)/g;
/** "The TODO list" is a thing of the product. */
const PRODUCT_NOUN =
  /^\s{1,3}(?:list|item|app|application|api|task|entry|resource|object|collection|service|is|are|was|has|by|with|for|in|from|to be|id|and|or)s?\b/i;
const SENTENCE_START = /(?:^|[\n.!?;:([>*|-])[ \t>*-]{0,8}$/;
const CONTEXT_LENGTH = 60;

/** Finds notes to oneself: TODO, FIXME, HACK and `@todo`. `XXX`, `context.TODO()` and to-do lists as a product are none. */
export function findTodoNotes(text: string): readonly TextMatch<'todo'>[] {
  const found: TextMatch<'todo'>[] = [];
  collectMatches(found, text, NOTE_WORD, 'todo', (match) => {
    const [word] = match;
    const end = match.index + word.length;
    const before = text.slice(Math.max(0, match.index - CONTEXT_LENGTH), match.index);
    const after = text.slice(end, end + CONTEXT_LENGTH);
    return isNote(word, before, after) ? `${word}${/^(?!\))[^\n]{0,50}/.exec(after)?.[0] ?? ''}` : undefined;
  });
  return found;
}

function isNote(word: string, before: string, after: string): boolean {
  if (word === 'HACK') return /^ ?[:(]/.test(after);
  if (word !== 'TODO') return true;
  if (/^\((?:s\)|\))/.test(after)) return false;
  if (/^ {0,2}[:(–—]| {1,2}- /.test(after.slice(0, 5))) return true;
  return SENTENCE_START.test(before) && !PRODUCT_NOUN.test(after);
}

const INTERNAL_NOTE =
  /\b(?:for )?internal[- ](?:use )?only\b|\bonly for internal use\b|\bfor internal use\b(?! cases?)|\bstrictly internal\b|\bcompany confidential\b|\bnot for (?:external|public|customer|client) (?:use|usage|consumption|release|distribution)\b|\bnot for (?:customers|clients|publication|the public)\b|\bnot (?:to be|meant to be|intended to be) (?:published|made public|exposed publicly)\b|\bnot (?:meant|intended) for (?:external|public) (?:use|usage|consumption)\b|\bdo not (?:publish|distribute)(?= ?(?:[.!)\n]|$|this (?:api|spec|document|documentation|endpoint|operation|page)|to customers|externally|outside))|\bdo not (?:expose|share) (?:this )?(?:externally|publicly|with customers|to customers)\b(?!-)/gi;

/** Finds notes that the text is not for its readers. A bare "confidential" (OAuth clients) or "internal" (server errors) is none. */
export function findInternalNotes(text: string): readonly TextMatch<'internal-note'>[] {
  const found: TextMatch<'internal-note'>[] = [];
  collectMatches(found, text, INTERNAL_NOTE, 'internal-note', (match) => {
    const [note] = match;
    const end = match.index + note.length;
    return isAboutText(note.toLowerCase(), text.slice(Math.max(0, match.index - CONTEXT_LENGTH), match.index), text.slice(end, end + CONTEXT_LENGTH))
      ? note
      : undefined;
  });
  return found;
}

/** Numbers and names that callers must not choose, and notes that customers keep for themselves. */
const IS_RESERVED_RANGE =
  /\b(?:range|characters|numbers|names|ports|codes|prefix(?:es)?|ids|keys|bits|\d+ to \d+|(?:notes?|comments?|memo|remarks?|projects?)\b[^.\n]{0,20})\b[^.\n]{0,40}$/i;
/** "Version 1: never released (for internal use only)" */
const IS_HISTORY = /\b(?:never released|no longer|was|were|used to be)\b[^.\n]{0,20}$/i;
const OWN_PART = /^ (?:endpoint|operation|api|method|route|call|field|parameter|property|header|attribute|resource|flag|option|service)s?\b/i;

function isAboutText(note: string, before: string, after: string): boolean {
  if (IS_RESERVED_RANGE.test(before) || IS_HISTORY.test(before)) return false;
  if (note === 'for internal use') return /^(?:\s*$|[.,;:!)\n]| and\b)/.test(after) && !/\bused $/.test(before);
  // "In place of the internal-only enum" speaks of something else than what it stands beside.
  if (!/^internal[- ]only$/.test(note) || SENTENCE_START.test(before)) return true;
  return /\b(?:is|are|this|these) (?:an? )?$/i.test(before) && (OWN_PART.test(after) || /^(?:\s*$|[.,;:!)\n])/.test(after));
}

const PROTECTION =
  '(?:authentication|authorization|auth|access control|permission checks?|permissions|input validation|validation|rate[- ]limiting|signature (?:check|verification)|encryption)';
const SECURITY_GAPS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${PROTECTION} (?:is |are |was )?(?:currently |still )?(?:not|isn't|aren't) (?:yet |currently |being )?(?:implemented|enforced|checked|in place|enabled yet|done|complete|verified)\b`,
    'gi',
  ),
  new RegExp(String.raw`\bno ${PROTECTION} (?:yet|so far|for now|at the moment|in place|implemented|is (?:implemented|enforced|performed|done))\b`, 'gi'),
  new RegExp(String.raw`\bwithout (?:any )?${PROTECTION} (?:yet|for now|at the moment)\b`, 'gi'),
  /\b(?:skips|bypasses|circumvents) (?:the |all |any )?(?:authentication|authorization|auth|access control|permission checks?|signature (?:check|verification))\b/gi,
  /\btemporarily (?:open|public|unauthenticated|unprotected|unsecured|without auth\w{0,14})\b/gi,
  /\b(?:this|the) (?:endpoint|operation|api|method|service|route|call|server) is (?:currently |still |known to be )?(?:vulnerable|insecure|not secure|unsafe|unprotected|unsecured|not (?:yet )?(?:protected|secured))\b/gi,
  /\b(?:currently|known to be|still) (?:vulnerable to|insecure)\b/gi,
  /\bhard-?coded (?:password|secret|token|api key|credentials?)\b/gi,
  /\b(?:TODO|FIXME)\b.{0,30}\b(?:add|implement|enable|check|require|enforce|secure)\b.{0,30}\b(?:auth\w{0,14}|permissions?|access control|validation|rate limit\w{0,3})\b/g,
];
/** Advice, conditions and history admit nothing. */
const NOT_AN_ADMISSION =
  /\b(?:by default|never|avoid|must not|do not|don't|if|whether|when|unless|in case|fixed|error|fails?|prevents?|detects?)\b[^.\n]{0,60}$/i;
const IS_FIXED = /^[^.\n]{0,40}\b(?:fixed|before v|prior to|until v)|^ to (?:exceeding|time-?outs?|overload|failures?|changes?|delays?)/i;

/** Finds sentences that admit a missing protection: "authentication is not implemented yet" (CWE-1059 for attackers: where to start). */
export function findSecurityGaps(text: string): readonly TextMatch<'security-gap'>[] {
  const found: TextMatch<'security-gap'>[] = [];
  for (const expression of SECURITY_GAPS) {
    collectMatches(found, text, expression, 'security-gap', (match) => {
      const end = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - CONTEXT_LENGTH), match.index);
      return NOT_AN_ADMISSION.test(before) || IS_FIXED.test(text.slice(end, end + CONTEXT_LENGTH)) ? undefined : match[0];
    });
  }
  return withoutOverlaps(found);
}

const CREDENTIAL_NOUN = '(?:authentication|authorization|auth|log-?in|sign-?in|token|api[- ]key|bearer token|credentials|session|user context)';
const ADJECTIVES = String.raw`(?:(?:an?|the|valid|user|bearer|api|access|jwt|oauth|oauth2|oauth 2\.0|basic|admin|authenticated) ){0,4}`;
const REQUIRES_AUTHENTICATION = new RegExp(
  String.raw`\b(?:requires?|needs?|requiring) ${ADJECTIVES}${CREDENTIAL_NOUN}\b|\b(?:authentication|authorization|login|log-in|sign-in|(?:access |bearer |auth |jwt )?token|api key) (?:is |are )?(?:required|needed|mandatory)\b|\bmust be (?:logged[- ]?in|authenticated|signed[- ]?in|authorized)\b|\bonly (?:for )?(?:authenticated|logged[- ]?in|signed[- ]?in|authorized) (?:users?|clients?|callers?)\b|\b(?:authenticated|logged[- ]?in) users? only\b`,
  'gi',
);
const REQUIRES_ROLE =
  /\b(?:admins?|administrators?|superusers?|staff) only\b|\bonly (?:for |available to |accessible (?:to|by) )?(?:an? )?(?:admins?|administrators?|superusers?)\b|\brequires? (?:the |an? )?[`'"]?\w{2,30}[`'"]? (?:role|privileges?|permissions?|scope)\b|\bmust (?:be|have) (?:an? |the )?(?:admin|administrator|superuser)\b/gi;
const NO_AUTHENTICATION =
  /\b(?:no|does not require(?: any)?|doesn't require(?: any)?|without(?: any)?|not require(?: any)?) (?:user )?(?:authentication|authorization|login|api key|credentials|auth)\b(?! (?:header|error))|\b(?:authentication|authorization|login|api key) is (?:not (?:required|needed|necessary)|optional)\b|\bpublicly accessible\b/gi;
/** "Any resource that requires authentication" is another one. */
const IS_ABOUT_OTHERS = /\b(?:any|every|each|all|other|others|some)\b[^.\n]{0,30}\s(?:that|which|who|where)\s$/i;
const NEGATION = /(?:\bno|\bnot|n't|\bnever|\bwithout|\bif|\bwhether|\bunless)\s(?:\w{1,12}\s){0,2}$/i;

/** Finds what a text says about who may call: evidence for rules on authentication, quoted in their messages. */
export function findAccessNotes(text: string): readonly TextMatch<AccessNote>[] {
  const found: TextMatch<AccessNote>[] = [];
  const unlessNegated = (match: RegExpExecArray) => {
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    return NEGATION.test(before) || IS_ABOUT_OTHERS.test(before) ? undefined : match[0];
  };
  collectMatches(found, text, REQUIRES_AUTHENTICATION, 'requires-authentication', unlessNegated);
  collectMatches(found, text, REQUIRES_ROLE, 'requires-role', unlessNegated);
  collectMatches(found, text, NO_AUTHENTICATION, 'no-authentication');
  return found.sort((a, b) => a.start - b.start);
}

function withoutOverlaps<Kind extends string>(found: readonly TextMatch<Kind>[]): readonly TextMatch<Kind>[] {
  let end = -1;
  return [...found]
    .sort((a, b) => a.start - b.start)
    .filter((match) => {
      if (match.start < end) return false;
      end = match.end;
      return true;
    });
}
