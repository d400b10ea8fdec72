import type { ApiIndex, SchemeUse } from '../../api-index/api-index.ts';
import { editDistance } from '../../detectors/edit-distance.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports security requirements that name a scheme nobody defined, or one that readers may take for another.
 * Sources: OWASP API2:2023, CWE-287, OpenAPI 3.2 §4.30.
 */
export default defineRule({
  meta: {
    id: 'no-undefined-security-scheme',
    family: 'authentication',
    title: 'Required security schemes are defined',
    why: 'Tools that meet an unknown scheme name drop the requirement or refuse the description. The operation looks protected and is deployed open.',
    fix: 'Define the scheme under the name that is required, or correct the name.',
    grades: {
      undefined: { severity: 'error', confidence: 'high', presets: R },
      clash: { severity: 'warning', confidence: 'high', presets: R, when: 'readers may find two different schemes behind the name' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['A09'],
    owasp: ['API2:2023'],
    cwe: [287],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-oas': ['oas2-operation-security-defined', 'oas3-operation-security-defined'],
      redocly: ['security-defined'],
      checkov: ['CKV_OPENAPI_6'],
      kics: ['security_field_undefined', 'security_operation_field_undefined', 'security_requirement_not_defined_in_security_definition'],
      ibm: ['ibm-securityschemes'],
    },
    limits: 'A requirement that names its scheme by a URI (3.2) into a file that was not read is not checked.',
  },
  *check(api) {
    for (const { uses, isDefined } of faultyNames(api.securityLists.flatMap((list) => list.entries.flatMap((entry) => entry.uses)))) {
      const [first] = uses;
      if (!first) continue;
      yield {
        at: first,
        anchor: 'key',
        grade: first.rival ? 'clash' : 'undefined',
        message: messageFor(first, isDefined, uses.length),
        evidenceKey: '',
        count: uses.length,
        related: () =>
          [
            ...nearMisses(api, first).map((at) => ({ at, anchor: 'key' as const, message: `Security scheme ${at.name} is defined here.` })),
            ...(first.rival ? [{ at: first.rival, anchor: 'key' as const, message: 'This scheme has the same name.' }] : []),
            ...(first.scheme ? [{ at: first.scheme, anchor: 'key' as const, message: 'By the specification this scheme is meant.' }] : []),
            ...uses
              .slice(1)
              .map((use) => ({ at: use.list.owner ?? use, anchor: 'key' as const, message: `${use.list.owner?.label ?? 'The root security'} requires it.` })),
          ].slice(0, 20),
      };
    }
  },
});

/** Schemes that may be meant by a name that is not defined. */
function nearMisses(api: ApiIndex, { name, scheme }: SchemeUse): ApiIndex['securitySchemes'] {
  if (scheme || name.length > MAX_NAME_LENGTH) return [];
  return api.securitySchemes.filter((known) => known.name.length <= MAX_NAME_LENGTH && editDistance(known.name.toLowerCase(), name.toLowerCase()) <= 2);
}

/** Longer names are URIs. */
const MAX_NAME_LENGTH = 60;

interface FaultyName {
  readonly isDefined: boolean;
  readonly uses: SchemeUse[];
}

/** Uses that lead to nothing or to two things, by name and kind of fault. */
function faultyNames(uses: readonly SchemeUse[]): Iterable<FaultyName> {
  const byName = new Map<string, FaultyName>();
  for (const use of uses) {
    const isDefined = use.scheme !== undefined;
    if (use.isUnread || (isDefined && !use.rival)) continue;
    const key = `${use.name} ${use.rival ? `${use.rival.document.uri}#${use.rival.pointer}` : ''}`;
    const known = byName.get(key);
    if (known) known.uses.push(use);
    else byName.set(key, { isDefined, uses: [use] });
  }
  return byName.values();
}

function messageFor({ name, rival, list }: SchemeUse, isDefined: boolean, uses: number): string {
  const subject = uses > 1 ? `in ${uses} places` : `by ${list.owner?.label ?? 'the root security'}`;
  if (!rival) return `Security scheme ${name} is required ${subject} but not defined.`;
  return isDefined ? `Security scheme ${name} may be taken for another of the same name.` : `Security scheme ${name} is defined in a referenced file only.`;
}
