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
  name: 'name',
};

/** The last of the members that effective values stand in. */
const EFFECTIVE_MEMBER = /^.*\/(default|const|enum)(?:\/|$)/s;

/** Names the place of a text for a message: `The example of "apiKey"`, `A comment`, `The name of a path`. */
export function describeTextPlace({ kind, name, pointer = '' }: Pick<TextInput, 'kind' | 'name'> & { readonly pointer?: string }): string {
  if (kind === 'name') return `The name of ${withArticle(name)}`;
  const member = kind === 'effective' ? EFFECTIVE_MEMBER.exec(pointer)?.[1] : undefined;
  const isOnlyValue = member === 'const' || member === 'enum';
  const place = isOnlyValue ? 'only value' : PLACE_NAMES[kind];
  if (name === '' || kind === 'code') return isOnlyValue ? 'The only value' : capitalized(withArticle(place));
  const shown = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return kind === 'prose' || kind === 'url' || kind === 'extension' ? `The ${shown}` : `The ${place} of ${shown}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
