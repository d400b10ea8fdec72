/** Characters that may follow a prefix, as the inside of a character class. */
export const ALPHABETS = {
  hex: '0-9a-f',
  base32: 'A-Z2-7',
  base62: 'A-Za-z0-9',
  word: 'A-Za-z0-9_',
  dashed: 'A-Za-z0-9-',
  url64: 'A-Za-z0-9_-',
  dotted: 'A-Za-z0-9_.-',
  base64: 'A-Za-z0-9+/=',
} as const;

/** One publicly known token format. */
export interface ProviderToken {
  /** For messages, at most 28 characters. */
  readonly kind: string;
  readonly prefixes: readonly string[];
  readonly alphabet: keyof typeof ALPHABETS;
  /** Characters behind the prefix: smallest and largest number. Wide where the provider states none. */
  readonly length: readonly [number, number];
  /** The body of 36 characters ends in the CRC-32 of the rest. */
  readonly hasChecksum?: true;
  /** What the body must also match; for short or wordy prefixes. */
  readonly needs?: RegExp;
  /** `test`: keys of a provider's test mode. `public`: meant to be seen, in browsers. `id`: names a key, useless without its secret. */
  readonly use?: 'test' | 'public' | 'id';
}

/** Facts, not patterns of others. The provider's page about these tokens stands above each row; where it states no length, the range is wide. */
export const PROVIDER_TOKENS: readonly ProviderToken[] = [
  // docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (AKIA long-term, ASIA temporary)
  { kind: 'AWS access key ID', prefixes: ['AKIA', 'ASIA'], alphabet: 'base32', length: [16, 16] },
  // github.blog/engineering/behind-githubs-new-authentication-token-formats (prefixes, base 62, checksum; may grow to 255)
  { kind: 'GitHub token', prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], alphabet: 'base62', length: [36, 251], hasChecksum: true },
  // docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
  { kind: 'GitHub fine-grained token', prefixes: ['github_pat_'], alphabet: 'word', length: [82, 82] },
  // github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format
  { kind: 'npm token', prefixes: ['npm_'], alphabet: 'base62', length: [36, 36], hasChecksum: true },
  // docs.gitlab.com/security/tokens (newer tokens contain dots; an instance may put its own prefix in front)
  { kind: 'GitLab token', prefixes: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-', 'glagent-'], alphabet: 'dotted', length: [20, 300] },
  // docs.slack.dev/authentication/tokens
  { kind: 'Slack token', prefixes: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-'], alphabet: 'dashed', length: [10, 250], needs: /\d{5}/ },
  { kind: 'Slack app token', prefixes: ['xapp-'], alphabet: 'dashed', length: [40, 250], needs: /^\d-[A-Z0-9]+-\d+-/ },
  // docs.stripe.com/keys
  { kind: 'Stripe key', prefixes: ['sk_live_', 'rk_live_'], alphabet: 'base62', length: [10, 250] },
  { kind: 'Stripe test key', prefixes: ['sk_test_', 'rk_test_'], alphabet: 'base62', length: [10, 250], use: 'test' },
  { kind: 'Stripe publishable key', prefixes: ['pk_live_', 'pk_test_'], alphabet: 'base62', length: [10, 250], use: 'public' },
  // docs.stripe.com/webhooks, and the symmetric secrets of standardwebhooks.com (base64 of 24 to 64 bytes)
  { kind: 'webhook signing secret', prefixes: ['whsec_'], alphabet: 'base64', length: [24, 100] },
  // cloud.google.com/docs/authentication/api-keys
  { kind: 'Google API key', prefixes: ['AIza'], alphabet: 'url64', length: [35, 35] },
  // developers.google.com/identity/protocols/oauth2 (token sizes; prefixes as in its samples)
  { kind: 'Google OAuth client secret', prefixes: ['GOCSPX-'], alphabet: 'url64', length: [28, 28] },
  { kind: 'Google OAuth access token', prefixes: ['ya29.'], alphabet: 'dotted', length: [20, 2048] },
  // docs.sendgrid.com/ui/account-and-settings/api-keys (69 characters in three parts)
  { kind: 'SendGrid API key', prefixes: ['SG.'], alphabet: 'dotted', length: [66, 66], needs: /^[\w-]{22}\.[\w-]{43}$/ },
  // documentation.mailgun.com/docs/mailgun/api-reference/mg-auth
  { kind: 'Mailgun API key', prefixes: ['key-'], alphabet: 'hex', length: [32, 32] },
  // developers.brevo.com/docs/getting-started
  { kind: 'Brevo API key', prefixes: ['xkeysib-'], alphabet: 'dashed', length: [60, 100] },
  // www.twilio.com/docs/iam/api-keys (SK… is the SID; its secret has no prefix)
  { kind: 'Twilio API key ID', prefixes: ['SK'], alphabet: 'hex', length: [32, 32], use: 'id' },
  // docs.digitalocean.com/notes/2022/api-token-format
  { kind: 'DigitalOcean token', prefixes: ['dop_v1_', 'doo_v1_', 'dor_v1_'], alphabet: 'hex', length: [64, 64] },
  // shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing (38 characters with prefix)
  { kind: 'Shopify access token', prefixes: ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_'], alphabet: 'hex', length: [32, 32] },
  // developer.squareup.com/docs/build-basics/access-tokens
  { kind: 'Square token', prefixes: ['sq0atp-', 'sq0csp-'], alphabet: 'url64', length: [20, 60] },
  // docs.anthropic.com/en/api/overview
  { kind: 'Anthropic API key', prefixes: ['sk-ant-'], alphabet: 'url64', length: [40, 200] },
  // platform.openai.com/docs/api-reference/authentication
  { kind: 'OpenAI API key', prefixes: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'], alphabet: 'url64', length: [20, 250] },
  // huggingface.co/docs/hub/security-tokens
  { kind: 'Hugging Face token', prefixes: ['hf_'], alphabet: 'base62', length: [30, 60] },
  // pypi.org/help/#apitoken (a macaroon: its first bytes are always the same)
  { kind: 'PyPI token', prefixes: ['pypi-AgEI'], alphabet: 'url64', length: [50, 400] },
  // guides.rubygems.org/api-key-scopes
  { kind: 'RubyGems API key', prefixes: ['rubygems_'], alphabet: 'hex', length: [48, 48] },
  // docs.docker.com/security/access-tokens
  { kind: 'Docker Hub token', prefixes: ['dckr_pat_'], alphabet: 'url64', length: [20, 60] },
  // developer.hashicorp.com/vault/docs/concepts/tokens
  { kind: 'Vault token', prefixes: ['hvs.', 'hvb.'], alphabet: 'url64', length: [20, 400] },
  // docs.databricks.com/dev-tools/auth/pat
  { kind: 'Databricks token', prefixes: ['dapi'], alphabet: 'hex', length: [32, 32] },
  // grafana.com/docs/grafana/latest/administration/service-accounts
  { kind: 'Grafana token', prefixes: ['glsa_'], alphabet: 'word', length: [41, 41] },
  // linear.app/developers/graphql
  { kind: 'Linear API key', prefixes: ['lin_api_'], alphabet: 'base62', length: [32, 60] },
  // learning.postman.com/docs/developer/postman-api/authentication
  { kind: 'Postman API key', prefixes: ['PMAK-'], alphabet: 'dashed', length: [59, 59] },
  // docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
  { kind: 'New Relic user key', prefixes: ['NRAK-'], alphabet: 'base62', length: [27, 27] },
  // developers.figma.com/docs/rest-api/authentication
  { kind: 'Figma token', prefixes: ['figd_'], alphabet: 'url64', length: [20, 80] },
  // docs.sentry.io/account/auth-tokens
  { kind: 'Sentry token', prefixes: ['sntrys_'], alphabet: 'base64', length: [40, 400] },
  // posthog.com/docs/api (the project key is public, personal keys are not)
  { kind: 'PostHog project key', prefixes: ['phc_'], alphabet: 'base62', length: [30, 60], use: 'public' },
  { kind: 'PostHog personal key', prefixes: ['phx_'], alphabet: 'base62', length: [30, 60] },
];
