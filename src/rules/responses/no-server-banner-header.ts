import { nameFirst } from '../../detectors/name-first.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/** Headers in which servers and frameworks introduce themselves. */
const BANNER = /^(?:server|x-powered-by(?:-\w{1,20})?|x-aspnet(?:mvc|core)?-version|x-generator|x-drupal-\w{1,20}|x-runtime-version|x-server-version)$/i;

/**
 * Reports response headers that name the software behind the API.
 * Sources: OWASP API8:2023, CWE-200, CWE-497.
 */
export default defineRule({
  meta: {
    id: 'no-server-banner-header',
    family: 'responses',
    title: 'Responses do not introduce the server software',
    why: 'The product and version behind an API tell an attacker which published flaws to try first.',
    fix: 'Switch the header off in the server or gateway, and remove it from the description.',
    grades: { default: { severity: 'info', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['C06'],
    owasp: ['API8:2023'],
    cwe: [200, 497],
    appliesTo: ALL_VERSIONS,
    aliases: { italia: ['no-forbidden-headers'] },
    limits: 'Request headers and Server-Timing are left alone. One finding for each header name.',
  },
  *check(api) {
    const byName = new Map<string, [(typeof api.headers)[number], ...(typeof api.headers)[number][]]>();
    for (const header of api.headers) {
      if (!BANNER.test(header.name) || header.operations.length === 0) continue;
      const known = byName.get(header.name.toLowerCase());
      if (known) known.push(header);
      else byName.set(header.name.toLowerCase(), [header]);
    }
    for (const [first, ...others] of byName.values()) {
      const of = nameFirst([...new Set([first, ...others].flatMap(({ operations }) => operations.map(({ label }) => label)))]);
      yield {
        at: first,
        anchor: 'key',
        message: `The header ${first.name} of ${of} names the server software.`,
        count: others.length + 1,
        sites: () => others,
      };
    }
  },
});
