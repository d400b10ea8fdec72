import type { ApiIndex, Operation } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { type AccessNote, findAccessNotes } from '../../detectors/prose-notes.ts';
import type { TextMatch } from '../../detectors/text-match.ts';
import { childPlace } from '../../document/document.ts';
import { ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, R, type Report, SP } from '../rule.ts';

type GradeName = 'open' | 'unscoped' | 'protected';

/** A description that says who may call does so in its first paragraphs. */
const MAX_NOTE_LENGTH = 5_000;

/**
 * Reports sentences on who may call an operation that its security requirement contradicts.
 * Sources: OWASP API5:2023, CWE-1059.
 */
export default defineRule({
  meta: {
    id: 'no-contradicted-access-note',
    family: 'authorization',
    title: 'Text and security requirement agree on who may call',
    why: 'One of the two is wrong. Gateways and generated servers enforce the requirement, so a restriction that only the text knows is enforced by nobody.',
    fix: 'Require what the text says: a security scheme, and a scope or role for administrators. Otherwise correct the text.',
    grades: {
      open: { severity: 'warning', confidence: 'medium', presets: R },
      unscoped: { severity: 'info', confidence: 'medium', presets: SP, when: 'the text names a role, and the requirement asks for no scope or role' },
      protected: {
        severity: 'info',
        confidence: 'medium',
        presets: SP,
        when: 'the text says that no authentication is needed, or that it is, and the requirement says otherwise',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K15'],
    owasp: ['API5:2023'],
    cwe: [1059],
    appliesTo: ALL_VERSIONS,
    limits:
      'Judged are summaries and descriptions of operations. Descriptions in which nothing is protected are left alone, and so are operations that no-unauthenticated-read and no-unauthenticated-write report.',
  },
  *check(api) {
    const { step } = api.unauthenticated;
    if (step === 'no-schemes' || step === 'unapplied') return;
    for (const operation of api.inbound) {
      if (!isJudged(operation)) continue;
      for (const field of ['summary', 'description']) {
        const report = contradictionIn(operation, field, api);
        if (!report) continue;
        yield report;
        break;
      }
    }
  },
});

/** Where a credential is what the operation is about, or comes as a plain parameter, a text that asks for one contradicts nothing. */
function isJudged({ isRead, isWrite, traits }: Operation): boolean {
  return (isRead || isWrite) && !traits.isRightlyPublic && traits.headerAuth === undefined && !traits.isReceiver && traits.publicReason === undefined;
}

function contradictionIn(operation: Operation, field: string, api: ApiIndex): Report<GradeName> | undefined {
  const text = stringOr(ownMember(operation.data, field)).slice(0, MAX_NOTE_LENGTH);
  for (const note of text === '' ? [] : findAccessNotes(text)) {
    const found = contradiction(operation, note.kind, api);
    if (!found) continue;
    return {
      at: childPlace(operation, field),
      span: [note.start, note.end],
      grade: found.grade,
      message: `${nameFirst([operation.label])} says "${shown(note)}", but ${found.fact}.`,
      evidenceKey: note.kind,
      ...(operation.audience && { audience: operation.audience }),
    };
  }
  return undefined;
}

function contradiction(operation: Operation, kind: AccessNote, api: ApiIndex): { grade: GradeName; fact: string } | undefined {
  const { state } = operation.security;
  if (kind === 'no-authentication') return state === 'protected' ? { grade: 'protected', fact: 'its security requires it' } : undefined;
  if (state === 'unspecified') {
    const isReported = kind === 'requires-authentication' && api.unauthenticated.operations.includes(operation);
    return isReported ? undefined : { grade: 'open', fact: 'it has no security requirement' };
  }
  if (state === 'public') return { grade: 'open', fact: 'its security is empty' };
  if (state === 'optional') return { grade: 'protected', fact: 'its security is optional' };
  return kind === 'requires-role' && !asksForRole(operation) ? { grade: 'unscoped', fact: 'its security asks for no scope or role' } : undefined;
}

/** By a scope or role, or by a scheme that is for administrators. */
function asksForRole({ security }: Operation): boolean {
  return security.list?.entries.some(({ uses }) => uses.some(({ name, scopes }) => scopes.length > 0 || /admin|staff|super/i.test(name))) === true;
}

function shown({ evidence }: TextMatch): string {
  return evidence.length > 30 ? `${evidence.slice(0, 29)}…` : evidence;
}
