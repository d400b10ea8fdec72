import type { ApiIndex, Text } from '../../api-index/api-index.ts';
import { findUrls } from '../../detectors/find-urls.ts';
import { gatewayExtension } from '../../detectors/gateway-extension.ts';
import { type InternalUrl, internalUrl } from '../../detectors/internal-url.ts';
import { findPrivateAddresses } from '../../detectors/private-address.ts';
import { pointerTokens } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

type GradeName = 'internal' | 'nonProduction' | 'address';

const WHAT: Readonly<Record<InternalUrl, string>> = {
  'internal-host': 'the internal host',
  tunnel: 'the tunnel',
  'non-production': 'the test system',
};
/** Servers and authorization URLs have rules of their own. */
const SERVER_PLACE = /\/servers\/\d|^\/(?:components\/securitySchemes|securityDefinitions)\//;
/** What an application registers for itself is its own address, and in samples that is the developer's. */
const CALLER_ADDRESS = /redirect|callback|hooks?\b|hook_?url|return_?u|success_?u|cancel_?u|notif|origins?\b|postback|allowed|whitelist|cors/i;
/** Tokens of a pointer that say what a value is for. */
const TELLING_TOKENS = 4;
const CONTEXT_LENGTH = 60;
/** Who writes so tells callers about a test system on purpose. */
const TEST_SYSTEM = /\b(?:test|testing|testnet|staging|stage|sandbox|environments?|pre-?prod\w{0,9}|develop\w{0,5}|dev|qa|uat|demo|integration)\b/i;
/** Names under which products that manage networks store addresses. */
const ADDRESS_NAME = /ips?(?:v?[46])?(?![a-z])|addr|gateway|dns|hop|subnet|cidr|neighbou?r|network|range|mask/i;

/**
 * Reports URLs in texts and examples that lead to internal hosts, tunnels or test systems, and private addresses that look assigned.
 * Sources: OWASP API9:2023, CWE-200, RFC 1918, RFC 6762 Appendix G.
 */
export default defineRule({
  meta: {
    id: 'no-internal-url',
    family: 'infrastructure',
    title: 'No text or example names an internal host',
    why: 'Host names and addresses of the inner network tell an attacker what to look for behind the gateway, and forgotten test systems are softer targets than production.',
    fix: 'Write the public address of the system, or a reserved one such as `https://api.example.com` or 192.0.2.10.',
    grades: {
      internal: { severity: 'warning', confidence: 'medium', presets: P },
      nonProduction: { severity: 'info', confidence: 'medium', presets: P, when: 'the host belongs to a staging, test or development system' },
      address: { severity: 'hint', confidence: 'low', presets: P, when: 'it is a private address alone, without a URL around it' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K06'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits:
      'Left alone: loopback hosts, addresses that callers register (redirects, callbacks, webhooks), address ranges, metadata services, documentation addresses, ' +
      'names of one label, addresses that manuals commonly invent, and what stands in gateway extensions (see no-gateway-extension).',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<GradeName>> {
  const serverHosts = new Set(api.servers.flatMap(({ urls }) => urls.map(({ url }) => url.host)));
  for (const text of api.textsWith('internal-url')) if (isJudged(text)) yield* findInternalUrls(text, serverHosts);
  for (const text of api.textsWith('infrastructure')) if (text.kind !== 'prose' && text.kind !== 'code' && isJudged(text)) yield* findAddresses(text);
}

function isJudged({ name, pointer }: Text): boolean {
  if (SERVER_PLACE.test(pointer) || CALLER_ADDRESS.test(name)) return false;
  const tokens = pointerTokens(pointer);
  return !CALLER_ADDRESS.test(tokens.slice(-TELLING_TOKENS).join(' ')) && !tokens.some((token) => gatewayExtension(token) !== undefined);
}

function* findInternalUrls(text: Text, serverHosts: ReadonlySet<string>): Iterable<TextFinding<GradeName>> {
  for (const { start, end, url } of findUrls(text.value)) {
    const kind = internalUrl(url);
    if (kind === undefined) continue;
    const before = text.value.slice(Math.max(0, start - CONTEXT_LENGTH), start);
    // `?redirect_uri=http://…`, or a sentence about where the caller is called back.
    if (CALLER_ADDRESS.test(before)) continue;
    if (kind === 'non-production' && (serverHosts.has(url.host) || isToldOnPurpose(text, before))) continue;
    const host = url.host.length > 50 ? `${url.host.slice(0, 49)}…` : url.host;
    const [hostStart, hostEnd] = url.hostSpan ?? [0, end - start];
    yield {
      text,
      start: start + hostStart,
      end: start + hostEnd,
      grade: kind === 'non-production' ? 'nonProduction' : 'internal',
      message: tell(text, `names ${WHAT[kind]}`, host),
      key: url.host,
      evidence: host,
    };
  }
}

function isToldOnPurpose({ kind }: Text, before: string): boolean {
  return kind === 'code' || (kind === 'prose' && TEST_SYSTEM.test(before));
}

function* findAddresses(text: Text): Iterable<TextFinding<GradeName>> {
  // `internalIP` says itself that it is none of the reader's business.
  if (ADDRESS_NAME.test(text.name) && !/^int(?:ernal|ra)/i.test(text.name)) return;
  for (const { start, end, evidence } of findPrivateAddresses(text.value)) {
    yield { text, start, end, grade: 'address', message: tell(text, 'names the private address', evidence), key: evidence, evidence };
  }
}
