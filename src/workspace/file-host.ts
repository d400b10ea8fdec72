import { fileURLToPath } from 'node:url';
import type { DocumentHost, HostFile } from '../document/document-host.ts';
import { type ReadLimits, readTextFile } from './read-file.ts';

export interface FileHostOptions extends ReadLimits {
  /** Lower-case host names that may be asked over the network; none by default. */
  readonly allowHosts: readonly string[];
}

/** Reads files inside a root folder, and documents of allowed hosts. Everything else is refused without being touched. */
export function createFileHost(options: FileHostOptions): Required<DocumentHost> {
  return {
    readNow: (uri) => readLocal(uri, options),
    read: async (uri) => readLocal(uri, options) ?? readNetwork(new URL(uri), options),
  };
}

/** Undefined for what is on the network. */
function readLocal(uri: string, options: FileHostOptions): HostFile | undefined {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return undefined;
  if (url?.protocol !== 'file:') return { refused: 'unreadable', message: 'is no file' };
  let file: string;
  try {
    file = fileURLToPath(url);
  } catch {
    return { refused: 'unreadable', message: 'is no path of this machine' };
  }
  return file.includes('\0') ? { refused: 'unreadable', message: 'is no path of this machine' } : readTextFile(file, options);
}

async function readNetwork(url: URL, options: FileHostOptions): Promise<HostFile> {
  if (!options.allowHosts.includes(url.hostname)) return { refused: 'remote', message: `is on the network (allow the host with --allow-host ${url.hostname})` };
  const { readRemote } = await import('./read-remote.ts');
  return readRemote(url, options);
}
