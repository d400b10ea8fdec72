/** Formats whose values have a fixed or narrowly bounded size (OpenAPI format registry, JSON Schema 2020-12 §7.3). */
const FIXED_SIZE_FORMATS: ReadonlySet<string> = new Set(
  'date date-time date-time-local time duration uuid guid ulid ipv4 ipv6 ip mac iban currency country-code binary'.split(' '),
);

/** Whether a string of this format has a size that nobody needs to bound; `binary` is a file, which has limits of its own. */
export function isFixedSizeFormat(format: unknown): boolean {
  return typeof format === 'string' && FIXED_SIZE_FORMATS.has(format.toLowerCase());
}

/** Whether a pattern limits the length of what it matches: anchored at both ends and without open quantifier. Linear. */
export function isBoundedPattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || !/^(?:\^|\\A)/.test(pattern) || !/(?:(?<!\\)\$|\\[zZ])$/.test(pattern)) return false;
  // Escapes and classes are one character each; what is left of `*`, `+` and `{2,}` is a quantifier.
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  return !/[*+]|\{\d*,\}/.test(bare) && !hasOpenChoice(bare);
}

/** In `^a|b$` each anchor holds for one branch only. */
function hasOpenChoice(bare: string): boolean {
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}
