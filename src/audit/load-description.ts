import { type BuiltIndex, buildIndex } from '../api-index/build-index.ts';
import type { PublicEntry } from '../config/config.ts';
import type { OpenApiDocument } from '../document/document.ts';
import type { DocumentHost, HostRefusal } from '../document/document-host.ts';
import type { DocumentSet } from '../document/document-set.ts';
import type { Limits } from '../document/limits.ts';
import { parseDocument } from '../document/parse-document.ts';

export interface LoadOptions {
  readonly limits: Limits;
  readonly publicEntries: readonly PublicEntry[];
}

/** A description as far as it could be read; `built` is missing when the root is no OpenAPI description. */
export interface LoadedDescription {
  readonly set: DocumentSet;
  readonly built: BuiltIndex | undefined;
}

/** Reads a description and, round by round, the files it refers to. The index says which ones: nothing else is ever read. */
export async function loadDescription(uri: string, text: string, host: DocumentHost, options: LoadOptions): Promise<LoadedDescription> {
  const root = parseDocument(text, uri, options.limits);
  const documents = new Map<string, OpenApiDocument>([[uri, root]]);
  const refusals = new Map<string, HostRefusal>();
  for (;;) {
    const set: DocumentSet = { root, documents, refusals };
    const built = buildIndex(set, options);
    if (!built || built.missing.size === 0) return { set, built };
    for (const missing of built.missing) {
      const file = documents.size < options.limits.maxFiles ? await host.read(missing) : TOO_MANY_FILES;
      if ('refused' in file) refusals.set(missing, file);
      else documents.set(missing, parseDocument(file.text, missing, options.limits));
    }
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
  return { set, built: buildIndex(set, options) };
}
