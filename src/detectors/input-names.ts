import { splitName } from './split-name.ts';

const FREE_TEXT_WORD: ReadonlySet<string> = new Set(
  'name title description comment comments note notes message text label summary reason subject remark remarks caption headline body content address street city'.split(
    ' ',
  ),
);
const PAGE_TOKEN =
  /(?:page|next|prev|previous|continuation|sync|resume|scroll|paging|pagination|cursor) ?(?:token|key|cursor|marker|link)$|^(?:cursor|marker|after|before|starting after|ending before|continuation|page)$|cursor$/;
const PAGE_SIZE =
  /^(?:limit|page ?size|per ?page|max ?results?|max ?items|max ?page ?size|page ?limit|items ?per ?page|results ?per ?page|num ?results|page ?count|batch ?size|top|rows)$/;
const PAGE =
  /\b(?:page|pages|paging|pagination|offset|cursor|limit|per page|marker|continuation|next|after|before|starting after|ending before|start|skip|top|size|count|first|last|rows|max results|max items|since|from|until|take|range|token|start index|batch)\b/;

/** Names repeat within one description; more distinct ones than this come from many descriptions in one process. */
const MAX_CACHED_NAMES = 20_000;

function phrase(name: string): string {
  return splitName(name).join(' ');
}

/** Judges each distinct name once. */
function remembered<Answer>(judge: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    let answer = answers.get(name);
    if (answer === undefined && !answers.has(name)) {
      if (answers.size >= MAX_CACHED_NAMES) answers.clear();
      answer = judge(name);
      answers.set(name, answer);
    }
    return answer as Answer;
  };
}

/** Names of texts that people write, which no pattern can describe: "title", "billingAddress". */
export const isFreeTextName = remembered((name: string): boolean => FREE_TEXT_WORD.has(splitName(name).at(-1) ?? ''));

/** Opaque positions in a list that servers hand out and take back: "nextPageToken", "cursor". */
export const isPageTokenName = remembered((name: string): boolean => PAGE_TOKEN.test(phrase(name)));

/** How many items a caller asks for at once: "limit", "page_size", "$top". */
export const isPageSizeName = remembered((name: string): boolean => PAGE_SIZE.test(phrase(name)));

/** Anything that selects a part of a list. */
export const isPagingName = remembered((name: string): boolean => PAGE.test(phrase(name)) || PAGE_SIZE.test(phrase(name)));

/** Sentences that name a largest number: "maximum 100", "up to 50 items", "between 1 and 100", "max. 5 MB". */
const STATED_MAXIMUM =
  /\b(?:max(?:imum|imal)?|at most|up to|no more than|not exceed|cannot exceed|can't exceed|limit(?:ed)? (?:of|to|is)|not (?:be )?(?:greater|larger|more|bigger) than|less than|smaller than)[^.\n\d]{0,40}\d|(?:<=?|≤) {0,2}\d|\bbetween \d[\d,. ]{0,12}(?:and|to|-) ?\d|\b\d{1,9} ?(?:-|–|to) ?\d{1,9}\b|\[\d{1,9}, ?\d{1,9}\]|\d ?(?:[KMG]i?B|bytes|megabytes|kilobytes)\b|\(max/i;

/** Whether a text names an upper limit. Texts are cut to 5,000 characters. */
export function namesMaximum(text: string): boolean {
  return STATED_MAXIMUM.test(text.slice(0, 5_000));
}

const URL_END: ReadonlySet<string> = new Set('url urls uri uris webhook webhooks callback callbacks endpoint endpoints'.split(' '));
/** Pages that people look at. The service shows such links and seldom fetches them. */
const SHOWN_LINK =
  /\b(?:home ?page|web ?site|web|avatar|logo|image|img|picture|photo|icon|thumbnail|banner|poster|cover|video|media|favicon|social|profile|blog|facebook|twitter|linkedin|instagram|youtube|terms|privacy|policy|support|docs?|documentation|help|license|licence|html|public|canonical|permalink|share)\b/;
/** Names of things that only look like addresses, and addresses that lead back to a browser. */
const NO_ADDRESS =
  /\b(?:redirect|redirection|return|success|cancel|cancelled|failure|fail|error|back|continue|next|post logout|logout|login|referr?er|origin|namespace|schema|type|self|short|base ?path|relative|resource|context|request)\b/;

/** Whether a caller gives an address under this name: `fetched` when nothing says what for, `shown` for links that people follow. */
export const addressKind = remembered((name: string): 'fetched' | 'shown' | undefined => {
  const words = splitName(name);
  const last = words.at(-1) ?? '';
  if (!URL_END.has(last)) return undefined;
  const joined = words.join(' ');
  if (NO_ADDRESS.test(joined)) return undefined;
  return SHOWN_LINK.test(joined) ? 'shown' : 'fetched';
});

const REDIRECT =
  /^(?:redirect|redirect(?:ion)? (?:url|uri|to|target|link|path|page)|redirects? url|return|return (?:url|uri|to|path|link|page)|returnto|next|next (?:url|uri|page url)|continue|continue (?:url|uri|to)|goto|go to|back ?url|forward ?url|dest(?:ination)? (?:url|uri)|success ?(?:url|uri)|cancel ?(?:url|uri)|failure ?(?:url|uri)|error ?url|post ?logout ?redirect ?uri|relay ?state|redir|redirecturl|redirecturi|returnurl|returnuri)$/;

/** Where a browser is sent afterwards: `oauth` for the parameter that RFC 6749 defines, `bare` for words that may mean something else. */
export const redirectKind = remembered((name: string): 'oauth' | 'address' | 'bare' | undefined => {
  const joined = phrase(name);
  if (!REDIRECT.test(joined)) return undefined;
  if (joined === 'redirect uri') return 'oauth';
  return /^(?:redirect|return|next|continue)$/.test(joined) ? 'bare' : 'address';
});

/** Names under which code is sent, as a whole; a word more and it is the id or the name of something. */
const EXPRESSION =
  /^(?:(?:raw |custom |native )?sql(?: query| statement| text| command)?|cmd|cmd ?line|command line|shell command|exec|eval|(?:shell |bash |groovy |python |java ?script |js |lua |user |custom |init |startup |post |pre )?script(?: code| body| source| text| content)?|expression|x ?path(?: expression| query)?|jexl|jinja|template (?:string|source|code|expression)|(?:filter|rule|condition|custom|calculation|evaluation|update|projection|key condition) expression)$/;
const FILE = /^(?:path|file ?path|full path|file|file ?name|dir|directory|folder path)$/;
const QUERY = /^(?:q|query|filter|filters|where|search|criteria|condition|conditions|\$?filter|search query|query string)$/;

/** What a caller's text is taken for: code, a path of files, or a search. */
export const expressionKind = remembered((name: string): 'code' | 'file' | 'query' | undefined => {
  const joined = phrase(name);
  if (EXPRESSION.test(joined)) return 'code';
  if (FILE.test(joined)) return 'file';
  return QUERY.test(joined) ? 'query' : undefined;
});

const QUERY_LANGUAGE =
  /\b(?:SQL|OData|RSQL|FIQL|Lucene|JMESPath|JSONPath|XPath|XQuery|SPARQL|JQL|CQL|KQL|AQL|PromQL|MongoDB|Mongo query|Elasticsearch (?:query|DSL)|Query DSL|CEL|SpEL|JEXL|MVEL|Groovy|GraphQL query)\b/;

/** The language that a text names for searches; '' for none. Texts are cut to 5,000 characters. */
export function queryLanguage(text: string): string {
  return QUERY_LANGUAGE.exec(text.slice(0, 5_000))?.[0] ?? '';
}
