import type { Operation, Server, ServerUrl } from '../../api-index/api-index.ts';
import { counted } from '../../detectors/counted.ts';
import { ALL_VERSIONS, defineRule, S } from '../rule.ts';

/**
 * Reports security schemes whose credentials travel over http because an operation that requires them has a cleartext server.
 * Sources: OWASP API2:2023, CWE-319, CWE-522, RFC 6750 §5.3, RFC 7617 §4.
 */
export default defineRule({
  meta: {
    id: 'no-credentials-over-cleartext',
    family: 'transport',
    title: 'Credentials travel over TLS only',
    why: 'A password, key or token that is sent over http once can be copied by anyone on the path and used until it is revoked.',
    fix: 'Remove the http server from every operation that needs this scheme, and revoke credentials that were sent to it.',
    grades: { default: { severity: 'error', confidence: 'high', presets: S } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['T06'],
    owasp: ['API2:2023'],
    cwe: [319, 522],
    appliesTo: ALL_VERSIONS,
    aliases: {
      checkov: ['CKV_OPENAPI_3', 'CKV_OPENAPI_20'],
      kics: ['cleartext_credentials_with_basic_auth_for_operation'],
    },
    limits: 'Schemes that nothing requires, loopback servers and servers whose scheme is unknown are left alone. Mutual TLS can not travel without TLS.',
  },
  *check(api) {
    const known = new Map<Server, ServerUrl | undefined>();
    for (const scheme of api.securitySchemes) {
      if (scheme.type === 'mutualTLS') continue;
      const operations = scheme.operations.filter((operation) => operation.direction === 'inbound' && findCleartextUrl(operation, known));
      const first = operations[0];
      if (!first) continue;
      yield {
        at: scheme,
        anchor: 'key',
        message: `Credentials of ${scheme.name} go over ${findCleartextUrl(first, known)?.url.scheme} in ${counted(operations.length, 'operation')}.`,
        related: () =>
          operations.slice(0, 20).map((operation) => ({
            at: operation,
            anchor: 'key',
            message: `${operation.label} sends it to ${findCleartextUrl(operation, known)?.url.displayUrl}.`,
          })),
      };
    }
  },
});

function findCleartextUrl(operation: Operation, known: Map<Server, ServerUrl | undefined>): ServerUrl | undefined {
  for (const server of operation.servers) {
    if (!known.has(server))
      known.set(
        server,
        server.urls.find(({ url }) => url.transport === 'cleartext' && url.hostClass !== 'loopback'),
      );
    const found = known.get(server);
    if (found) return found;
  }
  return undefined;
}
