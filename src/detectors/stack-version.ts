import { collectMatches, type TextMatch } from './text-match.ts';

/** Cheap sign that a text may hold a product version; part of the common gate. */
export const STACK_VERSION_GATE = /\d\.\d/;

const SERVERS =
  'nginx|apache(?:-coyote| tomcat)?|tomcat|php|microsoft-iis|microsoft-httpapi|iis|openssl|jetty|werkzeug|gunicorn|uvicorn|hypercorn|kestrel|phusion passenger|cowboy|' +
  'caddy|lighttpd|litespeed|openresty|varnish|envoy|traefik|glassfish|weblogic|websphere|jboss-eap|jboss-web|wildfly|undertow|asp\\.net|mod_[a-z]{2,12}';
const FRAMEWORKS =
  'postgresql|mysql|mariadb|mongodb|redis|elasticsearch|rabbitmq|spring boot|django|rails|laravel|symfony|express|drupal|wordpress|puma|webrick|unicorn';

const VERSION = String.raw`([/( ]) ?v?\d{1,4}(?:\.\d{1,6}){1,3}(?:[a-z]\d{0,3}\b)?`;
const SERVER_AND_VERSION = new RegExp(String.raw`\b(?:${SERVERS})${VERSION}`, 'gi');
const FRAMEWORK_AND_VERSION = new RegExp(String.raw`\b(?:${FRAMEWORKS})${VERSION}`, 'gi');
/** Behind a space the name may be a licence ("Apache 2.0"), a requirement or the subject of the interface; then the text has to say that the server runs on it. */
const RUNS_ON = /\b(?:runs?|running|hosted|powered|built|deployed|backed|served|implemented)\b/i;
const IN_HEADER = /\b(?:server|powered-by):? {0,3}$/i;
const IS_CLIENT = /user-?agent|mozilla\/|guzzle|curl\/|\bclients?\b|\bsdk\b/i;
const IS_REQUIREMENT = /^\s?(?:\+|or (?:later|newer|higher|above|greater)|and (?:later|newer|above))/i;
const CONTEXT_LENGTH = 60;

/** `header`: the value of `Server`, `X-Powered-By` and the like. */
export type VersionPlace = 'prose' | 'header' | 'value';

/**
 * Finds server, framework and database products with a version, as in the header `Server: nginx/1.18.0`. Client requirements, user agents and licences are left out,
 * and so are databases and frameworks in values: those are what hosting interfaces sell.
 * An attacker looks the version up in a list of holes (CWE-497).
 */
export function findStackVersions(text: string, place: VersionPlace = 'prose'): readonly TextMatch<'stack-version'>[] {
  const found: TextMatch<'stack-version'>[] = [];
  const unlessOfClient = (isNamed: (match: RegExpExecArray, before: string) => boolean) => (match: RegExpExecArray) => {
    const before = text.slice(Math.max(0, match.index - CONTEXT_LENGTH), match.index);
    const end = match.index + match[0].length;
    if (IS_CLIENT.test(before) || IS_REQUIREMENT.test(text.slice(end, end + CONTEXT_LENGTH))) return undefined;
    const sentence = before.split(/[.;!?]\s|\n/).at(-1) ?? '';
    return isNamed(match, before) || (place === 'prose' && RUNS_ON.test(sentence)) ? match[0] : undefined;
  };
  collectMatches(
    found,
    text,
    SERVER_AND_VERSION,
    'stack-version',
    unlessOfClient(([name, mark]) => mark === '/' || /^jetty\(/i.test(name)),
  );
  collectMatches(
    found,
    text,
    FRAMEWORK_AND_VERSION,
    'stack-version',
    unlessOfClient(([, mark], before) => mark === '/' && (place === 'header' || IN_HEADER.test(before))),
  );
  return found.sort((a, b) => a.start - b.start);
}
