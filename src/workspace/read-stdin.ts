import { Buffer } from 'node:buffer';
import type { HostFile } from '../document/document-host.ts';
import { decodeText, tooLarge } from './read-file.ts';

/** Reads standard input to its end. */
export async function readStdin(maxBytes: number): Promise<HostFile> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks));
}
