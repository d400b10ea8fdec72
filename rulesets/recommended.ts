import { RULES } from '../src/rules/registry.ts';
import { toSpectralRuleset } from '../src/spectral/to-ruleset.ts';

/** specwarden's preset `recommended` as a Spectral ruleset: `extends: [specwarden/rulesets/recommended]`. */
export default toSpectralRuleset(RULES, { preset: 'recommended' });
