import type { Header, Text } from '../../api-index/api-index.ts';
import { cookieFaults } from '../../detectors/cookie.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R, S } from '../rule.ts';

/**
 * Reports cookies that lack Secure, HttpOnly or SameSite, as far as samples of Set-Cookie tell.
 * Sources: OWASP API8:2023, CWE-614, CWE-1004, CWE-1275, RFC 6265 §4.1.2.
 */
export default defineRule({
  meta: {
    id: 'no-insecure-cookie',
    family: 'responses',
    title: 'Cookies are Secure, HttpOnly and SameSite',
    why: 'A cookie without these attributes travels over http, is read by injected scripts and is sent along with requests of other sites.',
    fix: 'Set Secure, HttpOnly and SameSite on the cookie, and show them in the sample.',
    grades: {
      sample: { severity: 'warning', confidence: 'high', presets: R },
      unknown: { severity: 'hint', confidence: 'medium', presets: S, when: 'a Set-Cookie header without sample' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['C05'],
    owasp: ['API8:2023'],
    cwe: [614, 1004, 1275],
    appliesTo: ALL_VERSIONS,
    limits: 'Cookies that are being deleted are left alone, and so are cookies against request forgery without HttpOnly, which scripts must read.',
  },
  *check(api) {
    const judged = new Set<Header>();
    for (const text of api.texts) {
      if (!isCookieText(text)) continue;
      const header = api.headers.find(({ document, pointer }) => document === text.document && text.pointer.startsWith(`${pointer}/`));
      if (header) judged.add(header);
      const { name, missing } = cookieFaults(text.value);
      if (missing.length === 0) continue;
      yield {
        at: text,
        message: `Cookie ${nameFirst([name], 40)} is set without ${missing.join(', ')}.`,
        evidenceKey: `${name} ${missing.join(' ')}`,
        fold: `${name} ${missing.join(' ')}`,
      };
    }
    for (const header of api.headers) {
      if (judged.has(header) || header.operations.length === 0 || header.name.toLowerCase() !== 'set-cookie') continue;
      if (/\bsecure\b/i.test(stringOr(header.data['description'])) || header.shape['pattern'] !== undefined) continue;
      const of = nameFirst(header.operations.map(({ label }) => label));
      yield { at: header, anchor: 'key', grade: 'unknown', message: `Set-Cookie of ${of} does not say which attributes the cookie has.`, fold: 'unknown' };
    }
  },
});

function isCookieText({ name, kind, in: location }: Text): boolean {
  return (kind === 'example' || kind === 'effective') && location === 'response-header' && name.toLowerCase() === 'set-cookie';
}
