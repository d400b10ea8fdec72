import { createHash } from 'node:crypto';
import type { Source } from '../report/report.ts';

/** Texts kept for the report: more than the largest description, less than a large repository. */
const MAX_KEPT_CHARACTERS = 200_000_000;

/** Keeps what was audited until the report is written. Files beyond the bound are read again; a changed one is not shown at all. */
export interface SourceStore {
  add(uri: string, text: string): void;
  get(uri: string): Source | undefined;
}

/** `readAgain` gives the text of a shown uri, or undefined when it can't be read. */
export function createSourceStore(readAgain: (uri: string) => string | undefined): SourceStore {
  const texts = new Map<string, string>();
  const digests = new Map<string, string>();
  let kept = 0;
  return {
    add(uri, text) {
      if (texts.has(uri) || digests.has(uri)) return;
      if (kept + text.length > MAX_KEPT_CHARACTERS) {
        digests.set(uri, sha256Hex(text));
        return;
      }
      kept += text.length;
      texts.set(uri, text);
    },
    get(uri) {
      const text = texts.get(uri);
      if (text !== undefined) return { text, sha256: () => sha256Hex(text) };
      const digest = digests.get(uri);
      const again = digest === undefined ? undefined : readAgain(uri);
      return again === undefined || digest === undefined || sha256Hex(again) !== digest ? undefined : { text: again, sha256: () => digest };
    },
  };
}

/** Of the bytes: what is read is valid UTF-8, so encoding gives them back. */
function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
