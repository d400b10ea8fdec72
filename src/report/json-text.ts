/**
 * Characters that mean something to terminals, log viewers and CI runners: C1 controls, bidi and zero-width characters, and the
 * `#` of `##vso[`, `##teamcity[` and `##[`. In JSON output they only ever stand inside strings, where an escape means the same.
 */
const COMMANDING = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|(?<=#)#(?=[a-z]*\[)/giu;

/** Serialises a value so that no string of a document can command what prints it. Ends with a line break. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(COMMANDING, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let i = 0; i < character.length; i++) escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return escaped;
}
