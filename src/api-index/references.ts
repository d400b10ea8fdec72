import type { OpenApiDocument, Place } from '../document/document.ts';
import { pointerTokens } from '../document/document.ts';
import type { DocumentSet } from '../document/document-set.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { Reference } from './api-index.ts';

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
  /** Makes `$id` and `$anchor` of a schema known. */
  addIdentifier(uri: string, place: Place, data: unknown): void;
  resolve(text: string, base: string, document: OpenApiDocument): Resolution;
  /** Absolute URI or undefined when the text is no URI reference. */
  absolute(text: string, base: string): string | undefined;
  /** Files that references need and that were not read yet. */
  readonly missing: ReadonlySet<string>;
}

const REFUSAL_STATUS = {
  'not-found': 'unresolved',
  'outside-root': 'outside-root',
  remote: 'remote',
  'too-large': 'unreadable',
  'too-many-files': 'unreadable',
  unreadable: 'unreadable',
} as const;

/** Resolves `$ref`s over the files that were read (RFC 3986 §5, RFC 6901, JSON Schema 2020-12 §8.2). Never reads anything itself. */
export function createResolver(set: DocumentSet): Resolver {
  const missing = new Set<string>();
  const identifiers = new Map<string, { place: Place; data: unknown }>();
  const bySelf = new Map<string, OpenApiDocument>();
  /** By document and text, for references against the document's own base. */
  const cache = new Map<OpenApiDocument, Map<string, Resolution>>();
  const bases = new Map<OpenApiDocument, string>();
  for (const document of set.documents.values()) {
    const self = selfOf(document);
    if (self !== undefined) bySelf.set(self, document);
  }

  function baseOf(document: OpenApiDocument): string {
    return getOrCreate(bases, document, () => selfOf(document) ?? document.uri);
  }

  function resolve(text: string, base: string, document: OpenApiDocument): Resolution {
    if (base !== baseOf(document)) return resolveNew(text, base, document);
    const known = getOrCreate(cache, document, () => new Map<string, Resolution>());
    const cached = known.get(text);
    if (cached) return cached;
    const resolution = resolveNew(text, base, document);
    // An identifier may still be found while the walk goes on, so only final answers are kept.
    if (resolution.status === 'resolved') known.set(text, resolution);
    return resolution;
  }

  function resolveNew(text: string, base: string, document: OpenApiDocument): Resolution {
    if (text === '#' || text.startsWith('#/')) {
      const embedded = base === baseOf(document) ? undefined : identifiers.get(base);
      return embedded ? follow(embedded.place, embedded.data, text.slice(1), base) : followInDocument(document, text.slice(1));
    }
    const uri = absolute(text, base);
    if (uri === undefined) return { status: 'unresolved', reason: 'is not a URI reference' };
    const identified = identifiers.get(uri);
    if (identified) return { status: 'resolved', reason: '', target: identified.place, data: identified.data, base: uri };
    const hash = uri.indexOf('#');
    const fragment = hash === -1 ? '' : uri.slice(hash + 1);
    const file = hash === -1 ? uri : uri.slice(0, hash);
    const schema = identifiers.get(file);
    if (schema && (fragment === '' || fragment.startsWith('/'))) return follow(schema.place, schema.data, fragment, file);
    return followInFile(file, fragment, text, document);
  }

  function followInFile(file: string, fragment: string, text: string, document: OpenApiDocument): Resolution {
    const known = file === baseOf(document) ? document : (bySelf.get(file) ?? set.documents.get(file));
    if (known) return followInDocument(known, fragment);
    // `$self` names where a file will be published; until then its neighbours lie beside the file itself.
    const retrieved = selfOf(document) === undefined ? undefined : absolute(text, document.uri)?.split('#')[0];
    const beside = retrieved === undefined ? undefined : set.documents.get(retrieved);
    if (beside) return followInDocument(beside, fragment);
    const refusal = set.refusals.get(retrieved ?? file);
    if (refusal) return { status: REFUSAL_STATUS[refusal.refused], reason: refusal.message };
    missing.add(retrieved ?? file);
    return { status: 'unresolved', reason: 'was not read' };
  }

  function followInDocument(document: OpenApiDocument, fragment: string): Resolution {
    if (document.data === undefined) return { status: 'unreadable', reason: 'leads to a file that cannot be parsed' };
    if (fragment !== '' && !fragment.startsWith('/')) return { status: 'unresolved', reason: `names an anchor that does not exist` };
    return follow({ document, pointer: '' }, document.data, fragment, baseOf(document));
  }

  return {
    baseOf,
    resolve,
    absolute,
    missing,
    addIdentifier: (uri, place, data) => {
      if (!identifiers.has(uri)) identifiers.set(uri, { place, data });
    },
  };
}

function selfOf(document: OpenApiDocument): string | undefined {
  const self = isJsonObject(document.data) ? ownMember(document.data, '$self') : undefined;
  return typeof self === 'string' ? absolute(self, document.uri) : undefined;
}

function absolute(text: string, base: string): string | undefined {
  try {
    return new URL(text, base).href;
  } catch {
    return undefined;
  }
}

function follow(from: Place, data: unknown, fragment: string, base: string): Resolution {
  // Component names such as `List[Order]` are written both raw and percent-encoded; the raw reading goes first.
  const raw = walkPointer(data, fragment);
  const decoded = raw.isFound || !fragment.includes('%') ? fragment : decodeFragment(fragment);
  const result = raw.isFound ? raw : walkPointer(data, decoded);
  if (!result.isFound) return { status: 'unresolved', reason: 'leads to nothing' };
  return { status: 'resolved', reason: '', target: { document: from.document, pointer: from.pointer + decoded }, data: result.data, base };
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function walkPointer(data: unknown, pointer: string): { isFound: boolean; data: unknown } {
  let value = data;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(value) && /^(?:0|[1-9]\d{0,8})$/.test(token) && Number(token) < value.length) value = value[Number(token)];
    else if (isJsonObject(value) && Object.hasOwn(value, token)) value = value[token];
    else return { isFound: false, data: undefined };
  }
  return { isFound: true, data: value };
}
