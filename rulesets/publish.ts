import { RULES } from '../src/rules/registry.ts';
import { toSpectralRuleset } from '../src/spectral/to-ruleset.ts';

/** specwarden's preset `publish` as a Spectral ruleset: `extends: [specwarden/rulesets/publish]`. */
export default toSpectralRuleset(RULES, { preset: 'publish' });
