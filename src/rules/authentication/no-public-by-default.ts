import { countedOperations } from '../../detectors/counted.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports a root `security` that lets anonymous callers in, where operations inherit it.
 * Sources: OWASP API2:2023, CWE-306, OpenAPI 3.1 §4.8.1.
 */
export default defineRule({
  meta: {
    id: 'no-public-by-default',
    family: 'authentication',
    title: 'The default for operations is authenticated',
    why: 'A root security that is empty, or has an empty alternative, opens every operation that does not say otherwise. The next one that somebody adds is open, too.',
    fix: 'Require a scheme in the root security, and write security: [] at the few operations that are open on purpose.',
    grades: { default: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A05', 'A07'],
    owasp: ['API2:2023'],
    cwe: [306],
    appliesTo: ALL_VERSIONS,
    aliases: { kics: ['security_empty_array', 'security_empty_object_definition'] },
    limits: 'Silent where only login, token, health and documentation operations inherit it, and where no scheme is defined.',
  },
  *check(api) {
    const { security } = api;
    if (!security || api.securitySchemes.length === 0) return;
    const isEmpty = security.isReadable && security.entries.length === 0;
    if (!isEmpty && !security.entries.some((entry) => entry.isEmpty)) return;
    const inheriting = api.inbound.filter(
      ({ security: { list }, isWrite, isRead, traits }) =>
        list === security && (isWrite || isRead) && !traits.isRightlyPublic && !traits.isReceiver && traits.publicReason === undefined,
    );
    if (inheriting.length === 0) return;
    const writes = inheriting.filter((operation) => operation.isWrite).length;
    const effect = security.entries.some((entry) => !entry.isEmpty) ? 'makes authentication optional' : 'requires no authentication';
    yield {
      at: security,
      anchor: 'key',
      message: `The root security ${effect}: ${countedOperations(inheriting, writes)} ${inheriting.length === 1 ? 'inherits' : 'inherit'} it.`,
      evidenceKey: '',
      count: inheriting.length,
      related: () =>
        inheriting
          .toSorted((a, b) => b.traits.weight - a.traits.weight)
          .slice(0, 20)
          .map((at) => ({ at, anchor: 'key', message: `${shortLabel(at.label)} inherits it.` })),
    };
  },
});
