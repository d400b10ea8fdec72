import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { HostFile, HostRefusal } from '../document/document-host.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { isInside, realPath } from './roots.ts';

export interface ReadLimits {
  /** Absolute real path of the folder that nothing is read outside of. */
  readonly realRoot: string;
  readonly maxBytes: number;
}

/** Reads a regular text file inside the root, all links followed first. Never throws, never blocks on pipes and devices. */
export function readTextFile(file: string, limits: ReadLimits): HostFile {
  const real = realPath(file);
  if (real === undefined) return isInside(file, limits.realRoot) ? refusal('not-found', 'does not exist') : outsideRoot();
  if (!isInside(real, limits.realRoot)) return outsideRoot();
  const bytes = readRegularFile(real, limits.maxBytes);
  return 'refused' in bytes ? bytes : decodeText(bytes);
}

/** Decodes what was read. */
export function decodeText(bytes: Buffer): HostFile {
  const decoded = decodeUtf8(bytes);
  return 'text' in decoded ? decoded : refusal('encoding', decoded.problem);
}

/** What a file that is not UTF-8 seems to say: enough to tell whether it is a description. */
export function readUndecodable(file: string, maxBytes: number): string {
  const bytes = readRegularFile(realPath(file) ?? file, maxBytes);
  return 'refused' in bytes
    ? ''
    : bytes
        .toString('latin1')
        .replace(/^(?:\xff\xfe|\xfe\xff)/, '')
        .replaceAll('\0', '');
}

/** Reads the bytes of a regular file whose real path is known. */
export function readRegularFile(real: string, maxBytes: number): Buffer | HostRefusal {
  let descriptor: number | undefined;
  try {
    // The path has no links any more: one that appears now is a trick. Without O_NONBLOCK a pipe would wait for its writer.
    descriptor = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return refusal('unreadable', 'is a folder');
    if (!stats.isFile()) return refusal('unreadable', 'is not a regular file');
    if (stats.size > maxBytes) return tooLarge(maxBytes);
    return readAll(descriptor, stats.size);
  } catch (error) {
    return refusal('unreadable', `can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Not more than the size that was checked, even if the file grows meanwhile. */
function readAll(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function refusal(refused: HostRefusal['refused'], message: string): HostRefusal {
  return { refused, message };
}

function outsideRoot(): HostRefusal {
  return refusal('outside-root', 'is outside of the root folder');
}

export function tooLarge(maxBytes: number): HostRefusal {
  const size = maxBytes < 1_000_000 ? `${maxBytes} bytes` : `${maxBytes / 1_000_000} MB`;
  return refusal('too-large', `is larger than ${size} (limits.maxBytes)`);
}
