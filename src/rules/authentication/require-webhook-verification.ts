import type { ApiIndex, Operation } from '../../api-index/api-index.ts';
import { shortLabel } from '../../detectors/short-label.ts';
import { ownMember, stringOr } from '../../document/json-value.ts';
import { defineRule, SP, VERSIONS_3 } from '../rule.ts';

const SIGNATURE_NAME = /signature|hmac|digest|\bsign\b|svix-|webhook-(?:id|timestamp)/i;
const VERIFICATION_TEXT =
  /\bsign(?:ed|ature|atures|s|ing)\b|\bhmac\b|\bverif(?:y|ies|ied|ication)\b[^.\n]{0,60}\b(?:origin|sender|request|payload|webhook|message|notification|call)|\bmutual tls\b|\bmtls\b/i;
/** Texts elsewhere that tell receivers of all webhooks what to check. */
const GENERAL_TEXT =
  /\b(?:webhook|callback|notification)s?\b[\s\S]{0,400}?\b(?:signature|hmac|signing secret|signed|mutual tls|mtls)\b|\b(?:signature|hmac|signing secret)\b[\s\S]{0,200}?\b(?:webhook|callback|notification)s?\b/i;
const MAX_PROSE_LENGTH = 20_000;

/**
 * Reports webhooks and callbacks that give the receiver no way to tell who calls.
 * Sources: OWASP API10:2023, CWE-345, Standard Webhooks §Verifying webhook authenticity.
 */
export default defineRule({
  meta: {
    id: 'require-webhook-verification',
    family: 'authentication',
    title: 'Receivers can verify webhooks',
    why: 'Anyone who learns the address of a receiver can send it invented events: payments that were never made, users that were never verified.',
    fix: 'Sign every delivery (an HMAC over timestamp and body in a header), describe that header on the webhook, and say how to check it.',
    grades: { default: { severity: 'info', confidence: 'medium', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API10:2023'],
    cwe: [345],
    appliesTo: VERSIONS_3,
    limits: 'A security requirement of the webhook itself, a signature-like header, or a text about signatures silences the rule.',
  },
  *check(api) {
    const unverified = api.outbound.filter((operation) => !isVerified(operation));
    const first = unverified[0];
    if (!first || tellsOfSignatures(api)) return;
    if (unverified.length > 1 && unverified.length === api.outbound.length) {
      yield {
        at: first,
        anchor: 'key',
        message: `${shortLabel(first.label)} and ${unverified.length - 1} more give receivers no way to verify the sender.`,
        evidenceKey: 'all',
        sites: () => unverified.slice(1),
        count: unverified.length,
      };
      return;
    }
    for (const operation of unverified) {
      yield {
        at: operation,
        anchor: 'key',
        message: `${shortLabel(operation.label)} gives receivers no way to verify the sender.`,
        ...(operation.audience && { audience: operation.audience }),
      };
    }
  },
});

function isVerified(operation: Operation): boolean {
  if (operation.security.state === 'protected' || operation.security.state === 'optional') return true;
  if (operation.parameters.some(({ name, in: location }) => location === 'header' && (SIGNATURE_NAME.test(name) || name.toLowerCase() === 'authorization')))
    return true;
  const { data, pathItem } = operation;
  const text = [data['summary'], data['description'], ownMember(pathItem.data, 'description')]
    .map((value) => stringOr(value).slice(0, MAX_PROSE_LENGTH))
    .join('\n');
  return VERIFICATION_TEXT.test(text);
}

function tellsOfSignatures(api: ApiIndex): boolean {
  return api.texts.some(({ kind, value }) => kind === 'prose' && GENERAL_TEXT.test(value.slice(0, MAX_PROSE_LENGTH)));
}
