import type { Severity } from '../audit/finding.ts';

export type Paint = (text: string) => string;

/** Terminal styles; every one returns its text unchanged when colours are off. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
  readonly green: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
}

/** Builds the styles (ECMA-48 SGR codes of the 16-colour palette, which terminals adapt to their theme). */
export function createStyle(hasColor: boolean): Style {
  const paint = (open: number, close: number): Paint => (hasColor ? (text) => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`) : (text) => text);
  const red = paint(31, 39);
  const yellow = paint(33, 39);
  const blue = paint(34, 39);
  const cyan = paint(36, 39);
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red,
    yellow,
    blue,
    cyan,
    green: paint(32, 39),
    severity: { error: red, warning: yellow, info: blue, hint: cyan },
  };
}

/** A terminal hyperlink (OSC 8). */
export function hyperlink(text: string, url: string): string {
  return `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}
