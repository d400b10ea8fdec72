import type { OpenApiDocument } from './document.ts';
import type { HostRefusal } from './document-host.ts';

/** The files of one description as far as they are read. */
export interface DocumentSet {
  readonly root: OpenApiDocument;
  /** By absolute URI without fragment; holds the root too. */
  readonly documents: ReadonlyMap<string, OpenApiDocument>;
  /** Files that could not or must not be read. */
  readonly refusals: { get(uri: string): HostRefusal | undefined };
  /** Adds a file to the documents or to the refusals, and says whether that was possible without waiting. */
  readonly readNow?: (uri: string) => boolean;
}
