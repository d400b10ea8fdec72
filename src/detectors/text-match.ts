/** A place in a text that a detector found. */
export interface TextMatch<Kind extends string = string> {
  /** Offset into the text. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly kind: Kind;
  /** What was found, fit for messages: no secret, at most 60 characters. */
  readonly evidence: string;
}

/** More of one kind in one text says nothing new. */
const MAX_MATCHES = 40;
const MAX_EVIDENCE_LENGTH = 60;

/** Shortens evidence to 60 characters and takes line breaks, control and invisible characters out. */
export function clipEvidence(text: string): string {
  const line = text
    .slice(0, 4 * MAX_EVIDENCE_LENGTH)
    .replace(/[\p{Cc}\p{Cf}\s]{1,240}/gu, ' ')
    .trim();
  return line.length > MAX_EVIDENCE_LENGTH ? `${line.slice(0, MAX_EVIDENCE_LENGTH - 1)}…` : line;
}

/**
 * Adds what a global, linear expression finds, at most 40 places. `evidence` may refuse a place with `undefined`; by default the matched text is the evidence.
 */
export function collectMatches<Kind extends string>(
  found: TextMatch<Kind>[],
  text: string,
  expression: RegExp,
  kind: Kind,
  evidence: (match: RegExpExecArray) => string | undefined = ([matched]) => matched,
): void {
  let tries = 0;
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null && tries < MAX_MATCHES; match = expression.exec(text)) {
    tries++;
    const shown = evidence(match);
    if (shown !== undefined) found.push({ start: match.index, end: match.index + match[0].length, kind, evidence: clipEvidence(shown) });
  }
  expression.lastIndex = 0;
}
