/** The major.minor versions of the OpenAPI Specification that specwarden understands. */
export type SpecVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** Half-open span of UTF-16 code units in a document's text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Zero-based position in a text; `character0` counts UTF-16 code units. */
export interface LineCharacter {
  readonly line0: number;
  readonly character0: number;
}

/** What keeps a text, or a part of it, from being read. Reported as findings of the family `engine` or `document`. */
export interface DocumentProblem extends TextSpan {
  readonly kind: 'syntax-error' | 'multiple-documents' | 'limit-exceeded';
  /** One sentence, no secret, at most 120 characters. */
  readonly message: string;
}

/** A key that occurs again in the same mapping. The pointer names the mapping's member, the span the second key. */
export interface DuplicateKey extends TextSpan {
  readonly pointer: string;
}

/** A YAML comment without its `#`; `start` is the offset of the `#`. */
export interface Comment extends TextSpan {
  readonly text: string;
}

export interface LocateOptions {
  /** `key` selects the member's key instead of its value. */
  readonly anchor?: 'key' | 'value';
  /** Offsets inside the decoded string value, mapped back to the raw text (escapes, folding, block scalars). */
  readonly span?: readonly [start: number, end: number];
}

/**
 * One parsed file. `data` is the unresolved tree of plain objects, arrays and scalars: YAML aliases are shared
 * objects, merge keys are applied, keys are strings, the last of duplicate keys wins, and a key named `__proto__` is an ordinary own member.
 */
export interface OpenApiDocument {
  /** Absolute URI of the file. */
  readonly uri: string;
  /** The text as read, without a byte order mark removed: all offsets refer to it. */
  readonly text: string;
  readonly format: 'json' | 'yaml';
  readonly data: unknown;
  readonly problems: readonly DocumentProblem[];
  /** Computed on first use. */
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Computed on first use; always empty for JSON. */
  readonly comments: readonly Comment[];
  /** Span of the node at an RFC 6901 pointer, or of its closest existing ancestor. O(depth); never throws. */
  locate(pointer: string, options?: LocateOptions): TextSpan;
  /** Line and character of an offset. */
  position(offset: number): LineCharacter;
}

/** A node of a document. Pointers are RFC 6901 strings into the raw document, at the definition site. */
export interface Place {
  readonly document: OpenApiDocument;
  readonly pointer: string;
  /** For text that was decoded from a part of the string at `pointer`: turns offsets of that text into offsets of the string. */
  readonly mapSpan?: ((start: number, end: number) => readonly [start: number, end: number]) | undefined;
  /** For text outside every value (comments): its offset in the file. */
  readonly offset?: number;
}

/** Escapes one reference token (RFC 6901 §3). */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** Reverses `escapeToken`. */
export function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/** A pointer with a step behind it. The step is joined first, so that hundreds of thousands of pointers cost one string each and not one for every part. */
export function below(pointer: string, step: string): string {
  return pointer + step;
}

/** The place of a descendant, reached by member names or array indexes. */
export function childPlace(place: Place, ...tokens: readonly (string | number)[]): Place {
  let pointer = place.pointer;
  for (const token of tokens) pointer += `/${typeof token === 'number' ? token : escapeToken(token)}`;
  return { document: place.document, pointer };
}

/** Identity of a place, for sets and maps. */
export function placeKey(place: Place): string {
  return `${place.document.uri}#${place.pointer}`;
}

/** The last reference token of a pointer, unescaped; '' for the whole document. */
export function lastToken(pointer: string): string {
  return unescapeToken(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** The decoded tokens of a pointer. */
export function pointerTokens(pointer: string): string[] {
  return pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeToken);
}
