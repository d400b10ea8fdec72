import { RULES } from '../src/rules/registry.ts';
import { toSpectralRuleset } from '../src/spectral/to-ruleset.ts';

/** specwarden's preset `strict` as a Spectral ruleset: `extends: [specwarden/rulesets/strict]`. */
export default toSpectralRuleset(RULES, { preset: 'strict' });
