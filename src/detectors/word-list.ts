/** Makes a set of the words of a text, so that long lists stay readable. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Makes a list of the phrases of a text, separated by commas. */
export function phraseList(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s*,\s*/)
    .filter((phrase) => phrase !== '');
}
