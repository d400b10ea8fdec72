import type { ApiIndex, Operation, SecurityScheme } from '../../api-index/api-index.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { childPlace } from '../../document/document.ts';
import { defineRule, SP, VERSIONS_3 } from '../rule.ts';

/** What descriptions with a defence against forged requests talk about. */
const DEFENCE = /\b[cx]srf|\bsame-?site\b|cross[- ]site request|\bdouble[- ]submit/i;

/**
 * Reports cookies that alone authorize writes, when nothing tells of a defence against cross-site request forgery.
 * Sources: OWASP API2:2023, CWE-352.
 */
export default defineRule({
  meta: {
    id: 'no-cookie-only-authentication',
    family: 'authentication',
    title: 'Writes need more than a cookie',
    why: 'Browsers add cookies to requests that other sites start, so a page an attacker controls can make a visitor change data without knowing.',
    fix: 'Require a CSRF token header beside the cookie, document SameSite on it, or accept a bearer token instead.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A14'],
    owasp: ['API2:2023'],
    cwe: [352],
    appliesTo: VERSIONS_3,
    aliases: { italia: ['sec-apikeys-cookie'] },
    limits: 'Any parameter, scheme or text that names CSRF, XSRF or SameSite silences the rule.',
  },
  *check(api) {
    let isDefended: boolean | undefined;
    for (const scheme of api.securitySchemes) {
      if (scheme.type !== 'apiKey' || scheme.in !== 'cookie') continue;
      const writes = scheme.operations.filter((operation) => operation.direction === 'inbound' && operation.isWrite && isWholeEntry(scheme, operation));
      const first = writes[0];
      if (!first) continue;
      isDefended ??= tellsOfDefence(api);
      if (isDefended) return;
      const others = writes.length === 1 ? '' : ` and ${writes.length - 1} more`;
      yield {
        at: childPlace(scheme, 'in'),
        message: `The cookie of ${scheme.name} alone authorizes ${shortLabel(first.label)}${others}.`,
        related: () => writes.slice(0, 20).map((at) => ({ at, anchor: 'key', message: `${at.label} needs nothing but the cookie.` })),
      };
    }
  },
});

function isWholeEntry(scheme: SecurityScheme, operation: Operation): boolean {
  return operation.security.list?.entries.some(({ uses }) => uses.length === 1 && uses[0]?.scheme === scheme) ?? false;
}

function tellsOfDefence(api: ApiIndex): boolean {
  return (
    api.parameters.some(({ name }) => DEFENCE.test(name)) ||
    api.securitySchemes.some(({ name, parameterName }) => DEFENCE.test(name) || DEFENCE.test(parameterName)) ||
    api.texts.some(({ value }) => DEFENCE.test(value))
  );
}
