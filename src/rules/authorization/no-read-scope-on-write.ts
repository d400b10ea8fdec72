import type { Operation, SecurityEntry, SecurityScheme } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { scopeMeaning } from '../../detectors/scope-verb.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

/** Methods that change data whatever the API is about; a POST may only search or compute. */
const CHANGING: ReadonlySet<string> = new Set(['put', 'patch', 'delete']);

/**
 * Reports operations that change data and are content with a scope for reading.
 * Sources: OWASP API5:2023, CWE-863.
 */
export default defineRule({
  meta: {
    id: 'no-read-scope-on-write',
    family: 'authorization',
    title: 'Changing data needs more than a scope for reading',
    why: 'Users grant a scope for reading without much thought. Where it also opens an operation that changes or deletes data, every such client can do so.',
    fix: 'Require the scope for writing that the security scheme already has.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A33'],
    owasp: ['API5:2023'],
    cwe: [863],
    appliesTo: ALL_VERSIONS,
    limits: 'PUT, PATCH and DELETE only, and only where the scheme has a scope for writing to the same thing. Scopes whose name says neither are left alone.',
  },
  *check(api) {
    const entries = new Map<SecurityEntry, Operation[]>();
    for (const operation of api.inbound) {
      if (!CHANGING.has(operation.method)) continue;
      for (const entry of operation.security.list?.entries ?? []) entries.set(entry, [...(entries.get(entry) ?? []), operation]);
    }
    for (const [entry, operations] of entries) {
      const scope = readScopeOf(entry);
      if (!scope) continue;
      yield {
        at: scope.place,
        message: `Scope ${nameFirst([scope.name], 44)} is for reading, but opens ${nameFirst(
          operations.map((operation) => operation.label),
          30,
        )}.`,
        evidenceKey: scope.name,
        count: operations.length,
        related: () => [
          { at: scope.scheme, anchor: 'key', message: `This scheme has scope ${scope.sibling}, too.` },
          ...operations.slice(0, 19).map((at) => ({ at, anchor: 'key' as const, message: `${at.label} changes data.` })),
        ],
      };
    }
  },
});

/** The first scope of an entry all of whose scopes are for reading, when there would have been one for writing. */
function readScopeOf(entry: SecurityEntry) {
  const required = entry.uses.flatMap(({ scheme, scopes }) => scopes.map((scope) => ({ ...scope, scheme })));
  if (required.some(({ name }) => scopeMeaning(name).verb !== 'read')) return undefined;
  for (const { name, place, scheme } of required) {
    const sibling = scheme && writeSibling(name, scheme);
    if (scheme && sibling !== undefined) return { name, place, scheme, sibling };
  }
  return undefined;
}

/** Declared by a flow, or required elsewhere: roles and scopes of OpenID Connect are declared nowhere. */
function writeSibling(name: string, scheme: SecurityScheme): string | undefined {
  const { subject } = scopeMeaning(name);
  const known = new Set([...scheme.flows.flatMap((flow) => flow.scopes), ...scheme.uses.flatMap((use) => use.scopes.map((scope) => scope.name))]);
  for (const candidate of known) {
    const meaning = scopeMeaning(candidate);
    if (meaning.subject === subject && meaning.verb !== 'read') return candidate;
  }
  return undefined;
}
