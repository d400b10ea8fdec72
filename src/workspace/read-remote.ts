import { Buffer } from 'node:buffer';
import type { HostFile, HostRefusal } from '../document/document-host.ts';
import { decodeText, tooLarge } from './read-file.ts';

const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 3;

interface RemoteLimits {
  readonly maxBytes: number;
}

/** Fetches a document of a host that the user allowed. Redirects to other hosts are refused; time and size are bounded. Never throws. */
export async function readRemote(url: URL, limits: RemoteLimits): Promise<HostFile> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let target = url;
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await fetch(target, { redirect: 'manual', signal, headers: { accept: 'application/json, application/yaml, text/yaml, */*;q=0.1' } });
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (location === null) return response.ok ? await readBody(response, limits.maxBytes) : refused(`answered with status ${response.status}`);
      await response.body?.cancel();
      target = new URL(location, target);
      if (target.host !== url.host || (url.protocol === 'https:' && target.protocol !== 'https:'))
        return refused(`redirects to another origin (${target.host})`);
    }
    return refused('redirects too often');
  } catch (error) {
    return refused(signal.aborted ? `did not answer within ${TIMEOUT_MS / 1000} s` : `can't be fetched (${errorCode(error)})`);
  }
}

async function readBody(response: Response, maxBytes: number): Promise<HostFile> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the stream.
    if (length > maxBytes) return tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks));
}

function refused(message: string): HostRefusal {
  return { refused: 'unreadable', message };
}

function errorCode(error: unknown): string {
  const { cause, message } = error as Error;
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? message;
}
