import type { ForeignAudit } from '../audit/foreign-audit.ts';
import type { Settings } from '../config/settings.ts';
import { findForeignRuleset, loadForeignRuleset, UntrustedRulesetError } from './foreign-rulesets.ts';

/** Gives the user's own Spectral rules for a description; undefined when there are none. */
export type ForeignLookup = (file: string, rootDir: string, spectral: Settings['spectral']) => Promise<ForeignAudit | undefined>;

/**
 * Reads each Spectral ruleset once, and Spectral itself only when there is one. A ruleset that the user named must work: otherwise the
 * error is thrown. So must one that lies beside the description, unless it is code that nobody has trusted yet: that is left out with a notice.
 */
export function createForeignLookup(onNotice: (message: string) => void): ForeignLookup {
  const byFile = new Map<string, Promise<ForeignAudit | undefined>>();
  return async (file, rootDir, spectral) => {
    const ruleset = spectral.file ?? findForeignRuleset(file, rootDir);
    if (ruleset === undefined) return undefined;
    const known = byFile.get(ruleset);
    if (known !== undefined) return known;
    const loading = load(ruleset, spectral.isTrusted).catch((error: unknown) => {
      if (spectral.file !== undefined || !(error instanceof UntrustedRulesetError)) throw error;
      onNotice(`The Spectral ruleset is not run: ${error.message}`);
      return undefined;
    });
    byFile.set(ruleset, loading);
    return loading;
  };
}

async function load(file: string, isTrusted: boolean): Promise<ForeignAudit> {
  const ruleset = await loadForeignRuleset(file, isTrusted);
  const { createForeignAudit } = await import('../spectral/run-foreign-rules.ts');
  return createForeignAudit(ruleset);
}
