import type { Parse } from '../audit/load-description.ts';
import type { OpenApiDocument } from '../document/document.ts';
import type { HostFile } from '../document/document-host.ts';
import type { Limits } from '../document/limits.ts';
import { parseDocument } from '../document/parse-document.ts';
import { createFileHost, type FileHostOptions } from './file-host.ts';

/** Parsed files take several times the memory of their texts. Parts that descriptions share are small. */
const MAX_KEPT_CHARACTERS = 8_000_000;

/** What the descriptions of one run share: each file is read and parsed once, as far as the bound allows. */
export interface DocumentCache {
  readonly parse: Parse;
  /** The host of a root folder; the same one for the same options. */
  hostOf(options: FileHostOptions): ReturnType<typeof createFileHost>;
}

interface ParsedEntry {
  readonly document: OpenApiDocument;
  readonly limits: Limits;
}

export function createDocumentCache(maxKeptCharacters = MAX_KEPT_CHARACTERS): DocumentCache {
  const entries = createBoundedMap<ParsedEntry>(maxKeptCharacters, ({ document }) => document.text.length);
  const hosts = new Map<string, ReturnType<typeof createFileHost>>();
  return {
    parse(text, uri, limits) {
      const known = entries.get(uri);
      if (known?.document.text === text && isSame(known.limits, limits)) return known.document;
      const document = parseDocument(text, uri, limits);
      entries.set(uri, { document, limits });
      return document;
    },
    hostOf(options) {
      const key = JSON.stringify(options);
      const host = hosts.get(key) ?? createRememberingHost(options, maxKeptCharacters);
      hosts.set(key, host);
      return host;
    },
  };
}

function isSame(a: Limits, b: Limits): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function createRememberingHost(options: FileHostOptions, maxKeptCharacters: number): ReturnType<typeof createFileHost> {
  const host = createFileHost(options);
  const files = createBoundedMap<HostFile>(maxKeptCharacters, (file) => ('text' in file ? file.text.length : 0));
  const remembered = (uri: string, file: HostFile): HostFile => {
    files.set(uri, file);
    return file;
  };
  const readNow = (uri: string): HostFile | undefined => {
    const known = files.get(uri);
    if (known !== undefined) return known;
    const file = host.readNow(uri);
    return file === undefined ? undefined : remembered(uri, file);
  };
  return { readNow, read: async (uri) => readNow(uri) ?? remembered(uri, await host.read(uri)) };
}

interface BoundedMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** Each entry costs some characters more: nothing is free of charge. */
const ENTRY_COST = 200;

/** Forgets what was added first when the sum of sizes is above the bound. */
function createBoundedMap<Value>(maxSize: number, sizeOf: (value: Value) => number): BoundedMap<Value> {
  const entries = new Map<string, Value>();
  const costOf = (value: Value): number => sizeOf(value) + ENTRY_COST;
  let size = 0;
  const remove = (key: string, value: Value): void => {
    entries.delete(key);
    size -= costOf(value);
  };
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      const previous = entries.get(key);
      if (previous !== undefined) remove(key, previous);
      if (costOf(value) > maxSize) return;
      entries.set(key, value);
      size += costOf(value);
      for (const [oldest, old] of entries) {
        if (size <= maxSize) break;
        remove(oldest, old);
      }
    },
  };
}
