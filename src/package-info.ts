import packageJson from '../package.json' with { type: 'json' };

/** What reports and help texts say about the tool. The bundler keeps only these members of package.json. */
export const VERSION: string = packageJson.version;

/** The public URL base, without a trailing slash: help links, `$schema` and SARIF's `helpUri` derive from it. */
export const HOMEPAGE: string = packageJson.homepage;

/** The page that explains a rule. */
export function ruleDocsUrl(ruleId: string): string {
  return `${HOMEPAGE}/rules/${ruleId}`;
}
