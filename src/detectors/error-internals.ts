import { collectMatches, type TextMatch } from './text-match.ts';

export type ErrorInternals = 'stack-frame' | 'traceback' | 'database-error';

/** Cheap sign that a text may hold an error's insides; part of the common gate. */
export const ERROR_INTERNALS_GATE =
  /\b(?:Traceback|SQLSTATE|ORA-\d|goroutine \d|SQL syntax|constraint "|(?:on )?line \d)|\.(?:\w{1,5}:\d{1,6}[:)]|php\(\d)|" does not exist/;

const FRAMES: readonly (readonly [language: string, expression: RegExp])[] = [
  ['Java', /\bat [\w$.<>/]{3,200}\((?:[\w$]{1,100}\.(?:java|kt|scala|groovy):\d{1,6}|Native Method|Unknown Source)\)/g],
  ['.NET', /\bat [\w.`<>[\],]{3,200}\([^()\n]{0,200}\) in [^\n:]{0,3}:?[^\n:]{1,200}:line \d{1,6}/g],
  ['Python', /\bFile \\?"[^"\n\\]{1,200}\.py\\?", line \d{1,6}/g],
  [
    'JavaScript',
    /\bat (?:async |new )?(?:[\w$.<>]{1,100} )?(?:\[as \w{1,60}\] )?\(?(?:file:\/\/|node:|webpack:\/\/|[A-Z]:\\|\/)[^\s():]{1,200}:\d{1,6}:\d{1,6}\)?/g,
  ],
  ['PHP', /(?:#\d{1,3} [^\s():]{1,200}\.php\(\d{1,6}\)|\bin \/?[^\s():]{1,200}\.php(?: on line |:)\d{1,6})/g],
  ['Ruby', /\b\w{1,60}\.rb:\d{1,6}:in [`']/g],
  ['Go', /\bgoroutine \d{1,9} \[[a-z ]{2,40}\]:/g],
];
const TRACEBACK = /\bTraceback \(most recent call last\)/g;
const DATABASE_ERRORS: readonly RegExp[] = [
  /\bSQLSTATE[\s:=[('"]{1,3}[0-9A-Z]{5}\b[\])]?/g,
  /\bORA-\d{5}\b/g,
  /\bYou have an error in your SQL syntax\b/g,
  /\bviolates (?:unique|foreign key|check|not-null) constraint "\w{1,100}"/g,
  /\b(?:relation|column|table) "[\w.]{1,100}" does not exist\b/g,
];

/** Finds stack frames, tracebacks and messages of databases. The bare name of an exception class is not enough (OWASP API8:2023, CWE-209). */
export function findErrorInternals(text: string): readonly TextMatch<ErrorInternals>[] {
  const found: TextMatch<ErrorInternals>[] = [];
  for (const [language, expression] of FRAMES) {
    collectMatches(found, text, expression, 'stack-frame', ([frame]) => `${language} stack frame ${shortPlace(language, frame)}`);
  }
  collectMatches(found, text, TRACEBACK, 'traceback', () => 'Python traceback');
  for (const expression of DATABASE_ERRORS) collectMatches(found, text, expression, 'database-error');
  return found.sort((a, b) => a.start - b.start);
}

/** File and line without the directories, which are often longer than the message may be. */
function shortPlace(language: string, frame: string): string {
  const separator = Math.max(frame.lastIndexOf('/'), frame.lastIndexOf('\\'), language === 'Java' ? frame.lastIndexOf('(') : -1);
  const place = frame.slice(separator + 1).replace(/:in [`']$|"/g, '');
  return place.includes('(') ? place : place.replace(/\)$/, '');
}
