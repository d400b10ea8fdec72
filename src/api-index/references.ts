import { escapeToken, type OpenApiDocument, type Place, pointerTokens, unescapeToken } from '../document/document.ts';
import type { DocumentSet } from '../document/document-set.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { Reference } from './api-index.ts';
import { absoluteUri, findIdentifiers, type IdentifiedSchema } from './identifiers.ts';

/** Where a reference text leads. */
export interface Resolution {
  readonly status: Reference['status'];
  readonly reason: string;
  readonly target?: Place;
  readonly data?: unknown;
  /** Base URI for references below the target. */
  readonly base?: string;
}

export interface Resolver {
  /** Base URI of a document's references: `$self` (3.2) or where it was read from. */
  baseOf(document: OpenApiDocument): string;
  resolve(text: string, base: string, document: OpenApiDocument): Resolution;
  /** Files that references need and that were not read yet. */
  readonly missing: ReadonlySet<string>;
}

const REFUSAL_STATUS = {
  'not-found': 'unresolved',
  'outside-root': 'outside-root',
  remote: 'remote',
  'too-large': 'unread',
  'too-many-files': 'unread',
  encoding: 'unread',
  unreadable: 'unreadable',
  'one-text': 'unread',
} as const;
/** References that a pointer may pass through. */
const MAX_HOPS = 16;

/**
 * Resolves references over the files that were read (RFC 3986 §5, RFC 6901, JSON Schema 2020-12 §8.2). Never reads anything itself.
 * Lenient where tools agree on more than the specifications say: names may be percent-encoded or not, pointers may pass through other references,
 * and what a base URI from `$self` or `$id` does not lead to is looked for beside the file.
 */
export function createResolver(set: DocumentSet): Resolver {
  const missing = new Set<string>();
  /** By document and text, for references against the document's own base. */
  const cache = new Map<OpenApiDocument, Map<string, Resolution>>();
  const bases = new Map<OpenApiDocument, string>();
  let identifiers: ReadonlyMap<string, IdentifiedSchema> | undefined;
  const bySelf = new Map<string, OpenApiDocument>();
  for (const document of set.documents.values()) {
    const self = selfOf(document);
    if (self !== undefined) bySelf.set(self, document);
  }

  function baseOf(document: OpenApiDocument): string {
    return getOrCreate(bases, document, () => selfOf(document) ?? document.uri);
  }

  function resolve(text: string, base: string, document: OpenApiDocument): Resolution {
    if (base !== baseOf(document)) return resolveNew(text, base, document, 0);
    return getOrCreate(
      getOrCreate(cache, document, () => new Map<string, Resolution>()),
      text,
      () => resolveNew(text, base, document, 0),
    );
  }

  function resolveNew(text: string, base: string, document: OpenApiDocument, hops: number): Resolution {
    const isLocalPointer = text === '#' || text.startsWith('#/');
    if (isLocalPointer && base === baseOf(document)) return followInDocument(document, text.slice(1), hops);
    const uris = new Set([base, baseOf(document), document.uri].flatMap((from) => absoluteUri(text, from) ?? []));
    let failure: Resolution | undefined;
    for (const uri of uris) {
      const found = find(uri, hops);
      if (found.status === 'resolved') return found;
      failure ??= found;
    }
    // Files are asked for one after the other, the one beside this file first: what `$self` and `$id` name may only exist once it is published.
    const unread = [...uris].map(fileOf).findLast(isUnread);
    if (unread !== undefined) {
      if (set.readNow?.(unread) === true) return resolveNew(text, base, document, hops);
      missing.add(unread);
    }
    return failure ?? { status: 'unresolved', reason: 'is not a URI reference' };
  }

  function isUnread(file: string): boolean {
    return !bySelf.has(file) && !set.documents.has(file) && !set.refusals.get(file) && !identified(file);
  }

  function find(uri: string, hops: number): Resolution {
    const file = fileOf(uri);
    const fragment = uri.slice(file.length + 1);
    const document = bySelf.get(file) ?? set.documents.get(file);
    const anchored = fragment === '' || fragment.startsWith('/') ? undefined : identified(uri);
    if (anchored) return { status: 'resolved', reason: '', target: anchored.place, data: anchored.data, base: anchored.base };
    if (document) return followInDocument(document, fragment, hops);
    const schema = identified(file);
    if (schema) return follow(schema, fragment, hops);
    const refusal = set.refusals.get(file);
    return refusal
      ? { status: REFUSAL_STATUS[refusal.refused], reason: `leads to a file that ${refusal.message}` }
      : { status: 'unresolved', reason: 'leads to a file that was not read' };
  }

  function identified(uri: string): IdentifiedSchema | undefined {
    identifiers ??= new Map([...set.documents.values()].reverse().flatMap((document) => [...findIdentifiers(document, baseOf(document))]));
    return identifiers.get(uri);
  }

  function followInDocument(document: OpenApiDocument, fragment: string, hops: number): Resolution {
    if (document.data === undefined) return { status: 'unread', reason: 'leads to a file that does not parse' };
    if (fragment !== '' && !fragment.startsWith('/')) return { status: 'unresolved', reason: 'names an anchor that does not exist' };
    return follow({ place: { document, pointer: '' }, data: document.data, base: baseOf(document) }, fragment, hops);
  }

  function follow(from: IdentifiedSchema, fragment: string, hops: number): Resolution {
    let failure: Resolution | undefined;
    for (const tokens of readingsOf(fragment)) {
      const found = walk(from, tokens, hops);
      if (found.status === 'resolved') return found;
      failure ??= found;
    }
    return failure ?? { status: 'unresolved', reason: 'leads to nothing' };
  }

  /** Walks a pointer; through a reference where the object that holds it has no such member. */
  function walk(from: IdentifiedSchema, tokens: readonly string[], hops: number): Resolution {
    const { document } = from.place;
    let { pointer } = from.place;
    let data = from.data;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? '';
      const next = memberOf(data, token);
      if (next === undefined) {
        const reference = isJsonObject(data) ? ownMember(data, '$ref') : undefined;
        if (typeof reference !== 'string' || hops >= MAX_HOPS) return { status: 'unresolved', reason: 'leads to nothing' };
        const behind = resolveNew(reference, from.base, document, hops + 1);
        if (behind.status !== 'resolved' || !behind.target) return behind;
        return walk({ place: behind.target, data: behind.data, base: behind.base ?? from.base }, tokens.slice(i), hops + 1);
      }
      data = next.value;
      pointer += `/${escapeToken(token)}`;
    }
    return { status: 'resolved', reason: '', target: { document, pointer }, data, base: from.base };
  }

  return { baseOf, resolve, missing };
}

function selfOf(document: OpenApiDocument): string | undefined {
  const self = isJsonObject(document.data) ? ownMember(document.data, '$self') : undefined;
  return typeof self === 'string' ? absoluteUri(self, document.uri) : undefined;
}

function fileOf(uri: string): string {
  const hash = uri.indexOf('#');
  return hash < 0 ? uri : uri.slice(0, hash);
}

/** Readings of a fragment as pointer tokens: names such as `List[Order]` are written raw, encoded as a whole (RFC 6901 §6), and encoded one by one. */
function* readingsOf(fragment: string): Iterable<readonly string[]> {
  yield pointerTokens(fragment);
  if (!fragment.includes('%')) return;
  try {
    yield pointerTokens(decodeURIComponent(fragment));
    yield fragment
      .slice(1)
      .split('/')
      .map((token) => unescapeToken(decodeURIComponent(token)));
  } catch {
    // A lone percent sign encodes nothing: the raw reading is the only one.
  }
}

function memberOf(data: unknown, token: string): { readonly value: unknown } | undefined {
  if (Array.isArray(data)) return /^(?:0|[1-9]\d{0,8})$/.test(token) && Number(token) < data.length ? { value: data[Number(token)] } : undefined;
  return isJsonObject(data) && Object.hasOwn(data, token) ? { value: data[token] } : undefined;
}
