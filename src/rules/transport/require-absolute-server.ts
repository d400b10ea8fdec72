import { type ApiUrl, registrableDomain } from '../../detectors/host.ts';
import { placeKey } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R, type Report, S } from '../rule.ts';

/**
 * Reports servers that do not say by which scheme, or at which host, they are reached.
 * Sources: OWASP API9:2023, CWE-319, OpenAPI 3.1 §4.8.5 Server Object, RFC 3986 §4.2.
 */
export default defineRule({
  meta: {
    id: 'require-absolute-server',
    family: 'transport',
    title: 'Server URLs name scheme and host',
    why: 'Without a scheme the client takes that of the page the description was read from, so a copy on an http page turns every call into clear text.',
    fix: 'Write the whole https URL of the server, or schemes: [https] beside the host in OpenAPI 2.0.',
    grades: {
      protocolRelative: { severity: 'info', confidence: 'high', presets: R },
      incomplete: { severity: 'hint', confidence: 'high', presets: S, when: 'the URL is relative, or an OpenAPI 2.0 host has no schemes' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['T09'],
    owasp: ['API9:2023'],
    cwe: [319],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['server_url_not_absolute'], 'spectral-oas': ['oas2-api-schemes'] },
    limits: 'A description without any server is left to require-server, and so is an OpenAPI 2.0 description without a host.',
  },
  *check(api) {
    const reported = new Set<string>();
    for (const server of api.servers) {
      for (const { url, schemePlace } of server.urls) {
        const fault = faultOf(url, api.version === '2.0');
        if (!fault || reported.has(placeKey(schemePlace))) continue;
        reported.add(placeKey(schemePlace));
        yield { at: schemePlace, ...fault };
      }
    }
  },
});

function faultOf(url: ApiUrl, isVersion2: boolean): Pick<Report<'protocolRelative' | 'incomplete'>, 'grade' | 'message'> | undefined {
  const { transport, displayUrl, host } = url;
  if (transport === 'protocol-relative') return { message: `Server ${displayUrl} names no scheme.` };
  if (transport === 'relative') return { grade: 'incomplete', message: relativeMessage(url) };
  return transport === 'unknown' && isVersion2 ? { grade: 'incomplete', message: `Host ${host} is published without schemes.` } : undefined;
}

function relativeMessage({ displayUrl, path }: ApiUrl): string {
  if (displayUrl === '') return 'A server has no URL.';
  const looksLikeHost = registrableDomain(path.split('/')[0] ?? '') !== undefined;
  return looksLikeHost ? `Server ${displayUrl} names no scheme, so clients read it as a path.` : `Server ${displayUrl} names neither scheme nor host.`;
}
