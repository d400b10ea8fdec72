import { parseApiUrl, registrableDomain } from '../../detectors/host.ts';
import { lastToken, type Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/** Names of the link by the place it stands at. Server and authorization URLs have rules of their own. */
const LINK_PLACE = /^\/info\/(contact|license)\/url$|^\/info\/(termsOfService)$|\/(externalDocs)\/url$/;
/** Publishers of standard licences: their old http addresses name the licence as much as they locate it. */
const LICENCE_DOMAINS: ReadonlySet<string> = new Set([
  'apache.org',
  'opensource.org',
  'creativecommons.org',
  'gnu.org',
  'fsf.org',
  'mit-license.org',
  'unlicense.org',
  'spdx.org',
  'mozilla.org',
  'eclipse.org',
  'choosealicense.com',
  'opendatacommons.org',
  'wtfpl.net',
  'wikipedia.org',
]);

/**
 * Reports links of the description that lead readers to http pages.
 * Sources: OWASP API10:2023, CWE-319.
 */
export default defineRule({
  meta: {
    id: 'no-cleartext-link',
    family: 'transport',
    title: 'Links in the description use https',
    why: 'Whoever sits on the path of an http page can change the instructions your customers follow, or collect what they type there.',
    fix: 'Link the https address of the page.',
    grades: { default: { severity: 'hint', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['T07'],
    owasp: ['API10:2023'],
    cwe: [319],
    appliesTo: ALL_VERSIONS,
    aliases: { 'api-commons': ['consumption-externaldocs-https'] },
    limits: 'Reads externalDocs, contact, licence and terms of service. Texts of standard licences and links in prose are left alone.',
  },
  *check(api) {
    for (const text of api.texts) {
      if (text.kind !== 'url' || !/^\s*http:/i.test(text.value)) continue;
      const url = parseApiUrl(text.value);
      const [first, ...others] = [text, ...text.others].filter((place) => isJudged(place, url.host));
      if (!first || url.hostClass === 'loopback' || url.hostClass === 'placeholder') continue;
      yield {
        at: { document: first.document, pointer: first.pointer },
        ...(url.schemeSpan && { span: url.schemeSpan }),
        message: `The ${linkName(first)} link ${url.displayUrl} uses http.`,
        ...(others.length > 0 && { sites: () => others, count: others.length + 1 }),
      };
    }
  },
});

function isJudged(place: Place, host: string): boolean {
  if (!LINK_PLACE.test(place.pointer)) return false;
  return linkName(place) !== 'license' || !LICENCE_DOMAINS.has(registrableDomain(host) ?? '');
}

function linkName(place: Place): string {
  const [, member, terms, docs] = LINK_PLACE.exec(place.pointer) ?? [];
  return member ?? terms ?? docs ?? lastToken(place.pointer);
}
