import type { Peer } from '../rules/rule.ts';

/** The tools of `aliases` as people call them, in the order of the documentation. */
export const PEER_NAMES: Readonly<Record<Peer, string>> = {
  'spectral-owasp': 'Spectral OWASP ruleset',
  'spectral-oas': 'Spectral (`spectral:oas`)',
  'spectral-url-versioning': 'Spectral URL versioning ruleset',
  vacuum: 'vacuum',
  redocly: 'Redocly CLI',
  ibm: 'IBM OpenAPI validator',
  zally: 'Zally',
  checkov: 'Checkov',
  kics: 'KICS',
  '42crunch': '42Crunch API audit',
  'api-commons': 'API Commons rules',
  italia: 'Italian API guidelines ruleset',
  azure: 'Azure API style rules',
  semgrep: 'Semgrep',
};
