import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports authorization, token and discovery URLs that are reached in clear text.
 * Sources: OWASP API2:2023, CWE-319, RFC 6749 §3.1 and §3.2 (TLS required).
 */
export default defineRule({
  meta: {
    id: 'no-cleartext-auth-url',
    family: 'transport',
    title: 'Authorization and token URLs use https',
    why: 'Passwords, client secrets and fresh tokens pass through these URLs. Over http anyone on the path can take them or answer in their place.',
    fix: 'Publish the https address of the authorization server.',
    grades: { default: { severity: 'error', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['T05'],
    owasp: ['API2:2023'],
    cwe: [319],
    appliesTo: ALL_VERSIONS,
    aliases: { italia: ['sec-securitySchemes-oauth-http'], 'api-commons': ['auth-oauth2-https-urls'] },
    limits: 'Loopback addresses belong to no-local-server; relative URLs have the transport of the server.',
  },
  *check(api) {
    for (const authUrl of api.authUrls) {
      const { url, field, scheme } = authUrl;
      if (url.transport !== 'cleartext' || url.hostClass === 'loopback') continue;
      yield { at: authUrl, ...(url.schemeSpan && { span: url.schemeSpan }), message: `The ${field} of security scheme ${scheme.name} uses ${url.scheme}.` };
    }
  },
});
