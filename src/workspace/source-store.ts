import { readFileSync } from 'node:fs';
import type { Source, SourceOf } from '../report/report.ts';

/** Texts kept for the report: more than the largest description, less than a large repository. */
const MAX_KEPT_CHARACTERS = 200_000_000;

/** Keeps what was audited until the report is written. Files beyond the bound are read again; one that changed meanwhile is not shown. */
export interface SourceStore {
  /** `file` is the path to read again; undefined for standard input and remote documents, which are always kept. */
  add(uri: string, text: string, file: string | undefined): void;
  readonly sourceOf: SourceOf;
}

interface DroppedSource {
  readonly file: string;
  readonly digest: string;
}

export function createSourceStore(maxKeptCharacters = MAX_KEPT_CHARACTERS): SourceStore {
  const kept = new Map<string, Source>();
  const dropped = new Map<string, DroppedSource>();
  let keptCharacters = 0;
  let lastUri: string | undefined;
  let last: Source | undefined;
  return {
    add(uri, text, file) {
      if (kept.has(uri) || dropped.has(uri)) return;
      if (file !== undefined && keptCharacters + text.length > maxKeptCharacters) {
        dropped.set(uri, { file, digest: sha256Hex(text) });
        return;
      }
      keptCharacters += text.length;
      kept.set(uri, { text, sha256: () => sha256Hex(text) });
    },
    sourceOf(uri) {
      const source = kept.get(uri);
      if (source !== undefined || !dropped.has(uri)) return source;
      if (uri !== lastUri) {
        lastUri = uri;
        last = readUnchanged(dropped.get(uri));
      }
      return last;
    },
  };
}

function readUnchanged(entry: DroppedSource | undefined): Source | undefined {
  if (entry === undefined) return undefined;
  try {
    const text = readFileSync(entry.file, 'utf8');
    return sha256Hex(text) === entry.digest ? { text, sha256: () => entry.digest } : undefined;
  } catch {
    return undefined;
  }
}

/** Of the bytes: only valid UTF-8 is audited, so encoding gives them back. Loads OpenSSL's part of Node only when it is needed. */
function sha256Hex(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text, 'utf8').digest('hex');
}
