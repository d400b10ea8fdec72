import { maskSecrets } from '../detectors/mask-secrets.ts';
import { escapeToken, pointerTokens } from '../document/document.ts';

/** The names that a pointer leads through, for people: a name that is a credential is masked. */
export function shownTokens(pointer: string): string[] {
  return pointerTokens(pointer).map(maskSecrets);
}

/** A pointer for people. It need not resolve: a name that is a credential is masked. */
export function shownPointer(pointer: string): string {
  return shownTokens(pointer)
    .map((token) => `/${escapeToken(token)}`)
    .join('');
}
