import type { Candidate, CredentialHit, CredentialShape, CredentialTier, SilentTier } from './credential-hit.ts';
import { ALL_SHAPES, ENUM_SHAPES, NAME_SHAPES } from './credential-shapes.ts';
import { maskCandidate } from './mask.ts';
import { findNamedCredential } from './named-credential.ts';
import type { TextInput, TextKind } from './text-position.ts';

/** What a run of the detector knows besides the value. */
export interface CredentialContext {
  /** Start of the day of the run, in milliseconds since the epoch; decides what has expired. */
  readonly todayMs: number;
  /** Own placeholders of the configuration, compared without regard to case. */
  readonly placeholders?: readonly string[];
  /** Own credential names of the configuration, by class. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
}

/** No shape is shorter. */
const MIN_SHAPE_LENGTH = 8;
/** Where name and value belong together. */
const NAMED_KINDS: ReadonlySet<TextKind> = new Set(['example', 'effective', 'extension']);
const SILENT: ReadonlySet<CredentialTier | SilentTier> = new Set<SilentTier>(['hash', 'sample', 'placeholder']);

const SANDBOX = /sandbox|test(?:ing)? (?:key|account|credential|token|api)|demo (?:key|account|token)|public (?:test|demo)|[-_.:](?:sandbox|demo)[-_.:]/i;
/** "Sandbox" must stand near the value, not anywhere in a long description. */
const SANDBOX_BEFORE = 160;
const SANDBOX_AFTER = 80;
const LOWERED_BY_SANDBOX: ReadonlySet<CredentialTier | SilentTier> = new Set<CredentialTier>(['live', 'account', 'unverified']);

interface Claim extends Candidate {
  readonly shape: CredentialShape;
}

/**
 * Finds the credentials in one value, in the order in which they stand. Placeholders, documented samples and hashes are not returned.
 * Decides on the value; name and surroundings say how to read it. Never throws; linear; most values cost one expression.
 */
export function findCredentials(input: TextInput, context: CredentialContext): CredentialHit[] {
  const claims = claimShapes(input, context.todayMs);
  if (NAMED_KINDS.has(input.kind)) {
    const named = findNamedCredential(input, context.names);
    if (named !== undefined) addClaim(claims, { ...named, shape: named.isPassword ? 'password' : 'named-value' });
  }
  if (claims.length === 0) return [];
  const hits: CredentialHit[] = [];
  for (const claim of claims) {
    if (SILENT.has(claim.tier) || isOwnPlaceholder(claim.secret, context.placeholders)) continue;
    hits.push(toHit(claim, input.value));
  }
  return hits.sort((a, b) => a.start - b.start);
}

function claimShapes(input: TextInput, todayMs: number): Claim[] {
  const { value, name } = input;
  const claims: Claim[] = [];
  const { mayHold, shapes } = input.kind === 'enum' ? ENUM_SHAPES : input.kind === 'name' ? NAME_SHAPES : ALL_SHAPES;
  if (value.length < MIN_SHAPE_LENGTH || !mayHold(value)) return claims;
  for (const { shape, gate } of shapes) {
    if (!gate.test(value)) continue;
    for (const candidate of shape.find({ value, name, todayMs })) addClaim(claims, { ...candidate, shape: shape.shape });
  }
  return claims;
}

function addClaim(claims: Claim[], claim: Claim): void {
  if (!claims.some((other) => claim.start < other.end && other.start < claim.end)) claims.push(claim);
}

function isOwnPlaceholder(secret: string, placeholders: readonly string[] = []): boolean {
  return placeholders.some((placeholder) => placeholder.toLowerCase() === secret.toLowerCase());
}

function toHit(claim: Claim, value: string): CredentialHit {
  const { shape, kind, start, end, nameClass, detail } = claim;
  return {
    tier: tierOf(claim, value),
    shape,
    kind,
    start,
    end,
    ...maskCandidate(claim, shape),
    ...(nameClass !== undefined && { nameClass }),
    ...(detail !== undefined && { detail }),
  };
}

function tierOf({ tier, start, end }: Claim, value: string): CredentialTier {
  const isNearSandbox = LOWERED_BY_SANDBOX.has(tier) && SANDBOX.test(value.slice(Math.max(0, start - SANDBOX_BEFORE), end + SANDBOX_AFTER));
  return isNearSandbox ? 'sandbox' : (tier as CredentialTier);
}
