import type { Candidate, Shape, ShapeInput } from './credential-hit.ts';
import { isAdministrator, pairTier } from './password.ts';

const USER_HEAD = /^(?:user(?:[ _-]?name)?|login|account|e-?mail)$/i;
const PASSWORD_HEAD = /^(?:password|passwd|pwd)$/i;
/** The line under the heads of a Markdown table (GitHub Flavored Markdown §4.10). */
const DELIMITER_ROW = /^[ \t]*\|?[ \t]*:?-{1,80}[-|: \t]*$/;
const MIN_LENGTH = 4;
const MAX_LENGTH = 80;
/** More rows of one text add nothing a reader would look at. */
const MAX_ROWS = 200;
/** Longer lines are no rows of such a table. */
const MAX_LINE_LENGTH = 1_000;

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Rows of a Markdown table with a column for users and one for passwords. */
export const accountInTableShape: Shape = {
  shape: 'account-in-prose',
  gate: '\\|[ \\t*_"\'`]{0,8}(?:password|passwd|pwd)\\b|\\b(?:password|passwd|pwd)[ \\t*_"\'`]{0,8}\\|',
  find: findAccounts,
};

function* findAccounts({ value }: ShapeInput): Generator<Candidate> {
  const lines = linesOf(value);
  let rows = 0;
  // A row belongs to one table, so that each line is read once.
  for (let at = 0; at < lines.length; at++) {
    const columns = columnsOf(lines[at], lines[at + 1]);
    if (columns === undefined) continue;
    const [userColumn, passwordColumn] = columns;
    for (at += 2; at < lines.length; at++) {
      const row = lines[at];
      if (row === undefined || !isRow(row)) break;
      if (++rows > MAX_ROWS) return;
      const cells = cellsOf(row);
      const account = judgeRow(cells[userColumn], cells[passwordColumn]);
      if (account !== undefined) yield account;
    }
  }
}

/** The columns for users and passwords of the table that begins with these two lines; undefined when none does. */
function columnsOf(head: Line | undefined, delimiters: Line | undefined): readonly [user: number, password: number] | undefined {
  if (head === undefined || delimiters === undefined || !isRow(head) || !isRow(delimiters) || !DELIMITER_ROW.test(delimiters.text)) return undefined;
  const heads = cellsOf(head);
  const user = heads.findIndex(({ text }) => USER_HEAD.test(text));
  const password = heads.findIndex(({ text }) => PASSWORD_HEAD.test(text));
  return user < 0 || password < 0 ? undefined : [user, password];
}

function linesOf(value: string): Line[] {
  let start = 0;
  return value.split('\n').map((text) => {
    const line = { text, start };
    start += text.length + 1;
    return line;
  });
}

function isRow({ text }: Line): boolean {
  return text.length <= MAX_LINE_LENGTH && text.includes('|');
}

/** The cells of a row without white space and emphasis around them. */
function cellsOf({ text, start }: Line): Line[] {
  const lead = /^[ \t]*\|?/.exec(text)?.[0].length ?? 0;
  let at = start + lead;
  return text
    .slice(lead)
    .split('|')
    .map((cell) => {
      const inner = cell.trim().replace(/^["'`*_]{1,3}|["'`*_]{1,3}$/g, '');
      const found = { text: inner, start: at + Math.max(0, cell.indexOf(inner)) };
      at += cell.length + 1;
      return found;
    });
}

/** Tables often tell which field takes what, so a word or a weak password says nothing here, but for an administrator's. */
function judgeRow(user: Line | undefined, password: Line | undefined): Candidate | undefined {
  if (user === undefined || password === undefined || user.text === '' || user.text.length > MAX_LENGTH) return undefined;
  const { text: secret, start } = password;
  if (secret.length < MIN_LENGTH || secret.length > MAX_LENGTH || /[\s{}()<>]/.test(secret + user.text)) return undefined;
  const tier = pairTier(user.text, secret);
  if (tier === 'password' || tier === 'weak-password' || (tier === 'default-account' && !isAdministrator(user.text))) return undefined;
  return { tier, kind: 'account', start, end: start + secret.length, secret, isPassword: true, user: user.text };
}
