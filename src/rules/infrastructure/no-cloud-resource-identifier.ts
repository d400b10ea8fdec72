import type { ApiIndex } from '../../api-index/api-index.ts';
import { type CloudResource, findCloudResources } from '../../detectors/cloud-resource.ts';
import { gatewayExtension } from '../../detectors/gateway-extension.ts';
import { registrableDomain } from '../../detectors/host.ts';
import { pointerTokens } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

/** Where the makers of clouds serve their own interfaces, whose subject such identifiers are. */
const CLOUD_DOMAINS: ReadonlySet<string> = new Set(['amazonaws.com', 'amazonaws.com.cn', 'azure.com', 'azure.net', 'windows.net', 'googleapis.com']);
const WHAT: Readonly<Record<CloudResource, string>> = {
  'aws-account': '',
  bucket: ' the bucket',
  'database-host': ' the database or broker',
  'azure-subscription': '',
  'gcp-project': '',
};

/**
 * Reports accounts, projects, subscriptions, buckets and data hosts of clouds.
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-cloud-resource-identifier',
    family: 'infrastructure',
    title: 'No text names a cloud resource of the author',
    why: 'Account numbers and names of buckets and databases are what an attacker needs to try for open buckets, to guess role names and to write convincing phishing.',
    fix: 'Use a documentation account such as 123456789012 and invented names such as `example-bucket`.',
    grades: { default: { severity: 'info', confidence: 'low', presets: P } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K07'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits:
      'Documentation accounts and invented names are left alone, as are interfaces of the clouds themselves and gateway extensions (see no-gateway-extension).',
  },
  *check(api) {
    if (!isCloudItself(api)) yield* reportOnce(findAll(api));
  },
});

function isCloudItself(api: ApiIndex): boolean {
  if (api.pathItems.some(({ path }) => path.includes('/subscriptions/{'))) return true;
  const urls = api.servers.flatMap((server) => server.urls.map(({ url }) => url));
  return urls.some(({ host, hostClass }) => hostClass !== 'platform' && CLOUD_DOMAINS.has(registrableDomain(host) ?? ''));
}

function* findAll(api: ApiIndex): Iterable<TextFinding<'default'>> {
  for (const text of api.textsWith('infrastructure')) {
    if (pointerTokens(text.pointer).some((token) => gatewayExtension(token) !== undefined)) continue;
    for (const { start, end, kind, evidence } of findCloudResources(text.value)) {
      // What prose links to in a bucket is there to be fetched.
      if (kind === 'bucket' && text.kind === 'prose') continue;
      const message = tell(text, `names${WHAT[kind]}`, evidence);
      // An account is one, whichever of its services an ARN names.
      yield { text, start, end, grade: 'default', message, key: `${kind} ${evidence.replace(/ in an ARN.*/, '')}`, evidence };
    }
  }
}
