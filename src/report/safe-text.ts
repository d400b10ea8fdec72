const ESCAPE = '\\u001b';
/** CSI sequences, control strings (OSC, DCS, PM, APC, SOS) and two-character escapes, with 7-bit or 8-bit introducers (ECMA-48 §5.4, §5.6). */
const ESCAPE_SEQUENCE = new RegExp(
  [
    `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`,
    `(?:${ESCAPE}[\\]P^_X]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|${ESCAPE}\\\\|\\u009c)?`,
    `${ESCAPE}[ -~]?`,
  ].join('|'),
  'g',
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
/** Bidirectional controls, zero-width and tag characters, line separators: text that does not show, or reorders what shows. */
const INVISIBLE = /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Azure (`##vso[`), TeamCity (`##teamcity[`) and GitHub (`##[`) obey these anywhere in a line. */
const CI_COMMAND = /##(?=[a-z]*\[)/gi;

/**
 * Makes text of a document fit for one line of a terminal or CI log: no control characters or escape sequences, invisible
 * characters written as `\u202e`, CI commands broken. The caller never starts a line with it (`::error` counts only there). Linear.
 */
export function safeText(text: string): string {
  return text
    .replace(/\r\n|[\t\n\r\u0085]/g, ' ')
    .replace(ESCAPE_SEQUENCE, '')
    .replace(CONTROL, '')
    .replace(INVISIBLE, (character) => escapeCharacter(character))
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(CI_COMMAND, '# #');
}

function escapeCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}

/** A shown uri for people: a path, decoded, safe, and never the start of a workflow command. */
export function safePath(uri: string): string {
  let path = uri.replace(/^file:\/\/(?=\/)/, '');
  try {
    path = decodeURI(path);
  } catch {
    // Not percent-encoded text: shown as it is.
  }
  return safeText(path.replace(CONTROL, escapeCharacter)).replace(/^\s*::/, (start) => `.${start.trim()}`);
}
