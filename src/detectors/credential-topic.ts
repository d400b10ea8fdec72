import type { CredentialHit, CredentialShape } from './credential-hit.ts';
import type { TextInput, TextKind } from './text-position.ts';

/** Which rule of the family `credentials` speaks of a hit: exactly one. */
export type CredentialTopic = 'private-key' | 'token' | 'url' | 'value' | 'default' | 'account' | 'password' | 'expired';

const URL_SHAPES: ReadonlySet<CredentialShape> = new Set(['userinfo', 'connection-string', 'query', 'signed-url', 'storage-key']);

/** Sorts a hit by what a reader has to do about it; the first that fits wins. */
export function credentialTopic(hit: CredentialHit, kind: TextKind): CredentialTopic {
  if (hit.shape === 'private-key') return 'private-key';
  if (hit.tier === 'expired' || hit.tier === 'key-id') return 'expired';
  if (hit.tier === 'weak-password') return 'password';
  if (URL_SHAPES.has(hit.shape) && hit.tier !== 'default-account') return 'url';
  if (hit.tier === 'account' || hit.tier === 'default-account' || hit.shape === 'account-in-prose') return 'account';
  // What stands in a default is sent by every generated client.
  if (kind === 'effective') return 'default';
  if (hit.tier === 'password') return 'password';
  return hit.shape === 'named-value' || hit.shape === 'password' ? 'value' : 'token';
}

const PLACE_NAMES: Readonly<Record<TextKind, string>> = {
  example: 'example',
  effective: 'default',
  prose: 'text',
  code: 'code sample',
  url: 'URL',
  extension: 'extension',
  comment: 'comment',
  enum: 'enum value',
};

/** Names the place of a text for a message: `The example of "apiKey"`, `A comment`. */
export function describeTextPlace(text: Pick<TextInput, 'kind' | 'name'>): string {
  const place = PLACE_NAMES[text.kind];
  if (text.name === '' || text.kind === 'code') return `${/^[aeiou]/.test(place) ? 'An' : 'A'} ${place}`;
  const name = text.name.length > 40 ? `${text.name.slice(0, 39)}…` : text.name;
  return text.kind === 'prose' || text.kind === 'url' || text.kind === 'extension' ? `The ${name}` : `The ${place} of ${name}`;
}
