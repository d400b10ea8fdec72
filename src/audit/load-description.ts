import { type BuiltIndex, buildIndex } from '../api-index/build-index.ts';
import type { PublicEntry } from '../config/config.ts';
import type { OpenApiDocument } from '../document/document.ts';
import type { DocumentHost, HostFile, HostRefusal } from '../document/document-host.ts';
import type { DocumentSet } from '../document/document-set.ts';
import type { Limits } from '../document/limits.ts';
import { parseDocument } from '../document/parse-document.ts';

/** Parses a text read from a URI. Workspaces share what is parsed between descriptions. */
export type Parse = typeof parseDocument;

export interface LoadOptions {
  readonly limits: Limits;
  readonly publicEntries: readonly PublicEntry[];
  /** `parseDocument` by default. */
  readonly parse?: Parse;
}

/** Names that other files may refer to, wherever this one stands: they have to be known before the first reference is resolved. */
const IDENTITY = /\$(?:self|id|anchor|dynamicAnchor)["'\s:]/;

/** A description as far as it could be read; `built` is missing when the root is no OpenAPI description. */
export interface LoadedDescription {
  readonly set: DocumentSet;
  readonly built: BuiltIndex | undefined;
  /** Files that could not or must not be read, by absolute URI. */
  readonly refusals: ReadonlyMap<string, HostRefusal>;
}

/**
 * Reads a description and the files it refers to. The index says which ones: nothing else is ever read. What the host has at once is read
 * while the index is built; the rest, and what may change how earlier references resolve, costs another round.
 */
export async function loadDescription(uri: string, text: string, host: DocumentHost, options: LoadOptions): Promise<LoadedDescription> {
  const { limits, parse = parseDocument } = options;
  const root = parse(text, uri, limits);
  const documents = new Map<string, OpenApiDocument>([[uri, root]]);
  const refusals = new Map<string, HostRefusal>();
  let isStale = false;
  const isFull = (): boolean => documents.size >= limits.maxFiles;
  const add = (wanted: string, file: HostFile): void => {
    if ('refused' in file) refusals.set(wanted, file);
    else documents.set(wanted, parse(file.text, wanted, limits));
  };
  const readNow = (wanted: string): boolean => {
    const file = isFull() ? TOO_MANY_FILES : host.readNow?.(wanted);
    if (file === undefined) return false;
    add(wanted, file);
    isStale ||= 'text' in file && IDENTITY.test(file.text);
    return true;
  };
  const set: DocumentSet = { root, documents, refusals, readNow };
  for (;;) {
    isStale = false;
    const built = buildIndex(set, options);
    if (!built || (built.missing.size === 0 && !isStale)) return { set, built, refusals };
    for (const wanted of built.missing) add(wanted, isFull() ? TOO_MANY_FILES : await host.read(wanted));
  }
}

const TOO_MANY_FILES: HostRefusal = { refused: 'too-many-files', message: 'was not read: the description is made of too many files' };

/** A description of one text; references to other files are refused. Synchronous. */
export function loadText(uri: string, text: string, options: LoadOptions): LoadedDescription {
  const root = parseDocument(text, uri, options.limits);
  const set: DocumentSet = {
    root,
    documents: new Map([[uri, root]]),
    refusals: {
      get: (other) =>
        /^https?:/i.test(other)
          ? { refused: 'remote', message: 'is on the network' }
          : { refused: 'one-text', message: 'is in another file, which is not read here' },
    },
  };
  return { set, built: buildIndex(set, options), refusals: new Map() };
}
