/** A user's own Spectral ruleset with everything it extends, read but not yet understood by Spectral. */
export interface ForeignRuleset {
  /** Where it was read from, for messages. */
  readonly path: string;
  /** `declarative`: YAML or JSON. `code`: the export of a module that the user trusts, passed to Spectral as it is. */
  readonly kind: 'declarative' | 'code';
  readonly definition: unknown;
  /** What the local names in `extends` lead to. */
  readonly extended: ReadonlyMap<string, ForeignRuleset>;
}

/** A ruleset that can't be used; the message names the file and what to do. */
export class ForeignRulesetError extends Error {
  override readonly name = 'ForeignRulesetError';
}

/** Our own rules run on the engine already, so a ruleset that extends them adds nothing. */
export function isOwnRuleset(name: string): boolean {
  return /^specwarden(?:\/|$)/.test(name);
}
