import { type ApiUrl, parseApiUrl } from './host.ts';
import { wordSet } from './word-list.ts';

/** A URL in a text; `start` and `end` are offsets into the text, end exclusive. */
export interface FoundUrl {
  readonly start: number;
  readonly end: number;
  readonly url: ApiUrl;
}

/** Schemes whose authority is a host. Own schemes of apps (`myapp://callback`) have none. */
const NETWORK_SCHEMES: ReadonlySet<string> = wordSet(`
  http https ws wss ftp ftps sftp postgres postgresql mysql mariadb sqlserver oracle mongodb mongodb+srv redis rediss amqp amqps kafka ldap ldaps
  nats tcp udp tls grpc grpcs mqtt mqtts smb ssh git git+ssh clickhouse
`);
/** `mongodb+srv` has 11. */
const MAX_SCHEME_LENGTH = 16;
/** User info and host; RFC 1035 allows 253 for the host. */
const MAX_AUTHORITY_LENGTH = 400;
const MAX_URL_LENGTH = 2_000;
/** A changelog or a link list holds some dozens. */
const MAX_URLS_PER_TEXT = 200;
const MAX_VARIABLE_LENGTH = 40;
/** An IPv6 address with zone and brackets. */
const MAX_ADDRESS_LENGTH = 66;

/** Finds the URLs of a text that lead to a host, in order, at most 200. Linear: searches `://` and looks around. Never throws. */
export function findUrls(text: string): readonly FoundUrl[] {
  let separator = text.indexOf('://');
  if (separator < 0) return [];
  const found: FoundUrl[] = [];
  while (separator >= 0 && found.length < MAX_URLS_PER_TEXT) {
    const start = findSchemeStart(text, separator);
    const authorityStart = separator + 3;
    let next = authorityStart;
    if (NETWORK_SCHEMES.has(text.slice(start, separator).toLowerCase())) {
      const end = trimPunctuation(text, authorityStart, findUrlEnd(text, authorityStart));
      const url = end > authorityStart ? parseApiUrl(text.slice(start, end)) : undefined;
      if (url !== undefined && url.host !== '') found.push({ start, end, url });
      next = Math.max(next, end);
    }
    separator = text.indexOf('://', next);
  }
  return found;
}

function findSchemeStart(text: string, separator: number): number {
  let start = separator;
  while (start > 0 && separator - start < MAX_SCHEME_LENGTH && isSchemeCharacter(text.charCodeAt(start - 1))) start--;
  return start;
}

function isSchemeCharacter(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 43;
}

/** The path is kept for display and ticket numbers; an authority without an end within its limit is no URL. */
function findUrlEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_URL_LENGTH);
  let isInAuthority = true;
  let openBraces = 0;
  for (let i = from; i < limit; i++) {
    const character = text.charAt(i);
    if (character === '<' && isInAuthority) {
      const close = variableEnd(text, i);
      if (close < 0) return i;
      i = close;
    } else if (character === '[' && i === from) {
      const length = text.slice(i, i + MAX_ADDRESS_LENGTH).indexOf(']');
      if (length < 0) return i;
      i += length;
    } else if (character === '{') openBraces++;
    else if (character === '}' && --openBraces < 0) return i;
    else if (character <= ' ' || '"\'`<>()[]|\\^,;'.includes(character) || character === '\u00a0') return i;
    else if ('/?#'.includes(character)) isInAuthority = false;
    if (isInAuthority && i - from >= MAX_AUTHORITY_LENGTH) return from;
  }
  return limit;
}

/** `<host>` is a variable, `<br>` or `<b class=x>` behind a URL is markup. */
function variableEnd(text: string, open: number): number {
  const isAfterDelimiter = '/.:-@'.includes(text.charAt(open - 1));
  const close = isAfterDelimiter ? text.slice(open, open + MAX_VARIABLE_LENGTH).indexOf('>') : -1;
  return close > 1 && /^[\w .-]+$/.test(text.slice(open + 1, open + close)) ? open + close : -1;
}

/** Marks at the end belong to the sentence. */
function trimPunctuation(text: string, from: number, end: number): number {
  let trimmed = end;
  while (trimmed > from && '.,:;!?*_'.includes(text.charAt(trimmed - 1))) trimmed--;
  return trimmed;
}
