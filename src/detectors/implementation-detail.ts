import { collectMatches, type TextMatch } from './text-match.ts';
import { wordSet } from './word-list.ts';

export type ImplementationDetail = 'developer-path' | 'build-path' | 'network-share' | 'sql' | 'table-name' | 'shell';

/** Cheap sign that a text may hold such a detail; part of the common gate. */
export const IMPLEMENTATION_DETAIL_GATE =
  /\b(?:SELECT |INSERT INTO|DELETE FROM|UPDATE |TABLE |tbl_|sudo s|systemctl|kubectl|docker exec|ssh \w{1,40}[@.]|(?:psql|mysql) -|rm -rf)|\/(?:home|Users|jenkins|workspace|pipelines)|:\\|\\\\\w|_\w{1,40}[`'"]? (?:table|collection)/;

const HOME_PATH = /\/(?:(?<![\w./~-]\/)|(?<=file:\/\/\/))(home|Users)\/([A-Za-z_][\w.-]{0,31})\/[\w.@+-]{1,64}(?:\/[\w.@+-]{1,64}){0,8}/g;
const WINDOWS_HOME_PATH = /\b[A-Za-z]:\\{1,2}Users\\{1,2}([^\\\s"'<>|]{1,40})\\{1,2}[^\s"'<>|]{1,200}/g;
const WINDOWS_BUILD_PATH = /\b[A-Za-z]:\\{1,2}(?:inetpub|projects|source|src|repos|build|builds|agent|jenkins|TeamCity)\\{1,2}[^\s"'<>|]{2,200}/gi;
const BUILD_PATH =
  /(?:\/var\/lib\/jenkins\/|\/var\/jenkins_home\/|\/github\/workspace\/|\/opt\/atlassian\/pipelines\/|\/bitbucket\/pipelines\/)[\w./@+-]{1,200}/g;
const NETWORK_SHARE = /\\\\(?<![\\\w]\\\\)([A-Za-z][\w.-]{2,62})\\([A-Za-z][\w$.-]{1,60})\\[\w .$-]{1,100}/g;
const SQL =
  /\b(?:SELECT\s[\w*,.()\s"`]{1,200}\sFROM\s{1,4}[\w."`]{2,80}|INSERT INTO [\w.`"]{2,80}|DELETE FROM [\w.`"]{2,80}|UPDATE [\w.`"]{2,80} SET\b|(?:CREATE|ALTER|DROP|TRUNCATE) TABLE (?!(?:AS|and|or|to|statement|command|RENAME)\b)[\w.`"]{2,80})/g;
/** Interfaces to databases explain SQL to their callers; whoever tells what the service does itself says so. */
const TELLS_INSIDE =
  /\b(?:internal(?:ly)?|backend|back-end|under the hood|behind the scenes|implement(?:ed|ation|s)|stored procedure|our (?:database|db)|(?:service|server|api|endpoint|operation|method|job|cron|this|it) (?:then |just |only |simply )?(?:runs|executes|performs|queries|does|uses|reads|calls|issues))\b|\b(?:runs|executes|performs|issues) {1,3}[`'"]?$/i;
const CONTEXT_LENGTH = 80;
const TABLE_NAME = /\btbl_\w{2,60}|\b(?:from|in|into|of) the [`'"]?[a-z]{1,40}_[a-z_]{1,40}[`'"]? (?:table|collection)\b/g;
const SHELL =
  /\b(?:sudo (?:systemctl|service|-u)|systemctl (?:restart|start|stop|status)|kubectl (?:exec|get|delete|apply|logs|port-forward)|docker exec|ssh [\w.-]{1,40}@[\w.-]{2,80}|psql -[hUdc]|mysql -[uhp]|rm -rf) ?[^\s`]{0,60}/g;

/** Account names of manuals. */
const MANUAL_USERS: ReadonlySet<string> = wordSet(`
  user username user_name youruser yourname your-name your_name you me name myuser myname example foo bar someuser public default shared ubuntu
  ec2-user linuxbrew node app usr
`);
/** Directories that only file systems have; below `/Users/` an interface may hold its users. */
const HOME_DIRECTORY =
  /^(?:Documents|Desktop|Downloads|Library|Projects?|IdeaProjects|PycharmProjects|dev|src|code|workspaces?|work|repos?|git|go|\.\w{1,20})$/i;
const MANUAL_SHARES: ReadonlySet<string> = wordSet(`
  server servername host hostname localhost share path computer computername machine
`);

/** Finds file paths of developers and build machines, network shares, and SQL, table names and shell lines. System directories (`/etc`, `/var`) tell nothing. */
export function findImplementationDetails(text: string): readonly TextMatch<ImplementationDetail>[] {
  const found: TextMatch<ImplementationDetail>[] = [];
  collectMatches(found, text, HOME_PATH, 'developer-path', (match) => (isRealHome(match) ? match[0] : undefined));
  collectMatches(found, text, WINDOWS_HOME_PATH, 'developer-path', (match) => (isManualUser(match[1]) ? undefined : match[0]));
  collectMatches(found, text, WINDOWS_BUILD_PATH, 'build-path');
  collectMatches(found, text, BUILD_PATH, 'build-path');
  collectMatches(found, text, NETWORK_SHARE, 'network-share', (match) => (isManualShare(match[1]) ? undefined : match[0]));
  collectMatches(found, text, SQL, 'sql', (match) =>
    TELLS_INSIDE.test(text.slice(Math.max(0, match.index - CONTEXT_LENGTH), match.index)) ? match[0] : undefined,
  );
  collectMatches(found, text, TABLE_NAME, 'table-name');
  collectMatches(found, text, SHELL, 'shell', ([line]) => line.split(' ').slice(0, 2).join(' '));
  return found.sort((a, b) => a.start - b.start);
}

function isManualUser(user = ''): boolean {
  return MANUAL_USERS.has(user.toLowerCase()) || /^(?:user\d{1,3}|x{2,})$|^[<{[%$]/i.test(user);
}

function isManualShare(server = ''): boolean {
  return MANUAL_SHARES.has(server.toLowerCase().replace(/\d{1,3}$/, '')) || /^(?:my|your)[A-Z_-]/.test(server) || /^My/.test(server);
}

/** A route like `/home/feed/items` or `/Users/42/orders` is no path on a disk: that has a file at its end or a directory of homes in it. */
function isRealHome([path, root, user]: RegExpExecArray): boolean {
  if (isManualUser(user)) return false;
  const below = path.split('/').slice(3);
  const hasFile = /\.[A-Za-z][A-Za-z0-9]{0,5}$/.test(below.at(-1) ?? '');
  return hasFile || below.some((part) => HOME_DIRECTORY.test(part)) || (root === 'home' && user === 'runner');
}
