import type { DocumentHost } from '../../src/document/document-host.ts';

/** Files of a test description, and what its references may not leave. */
export const ROOT_FOLDER = 'file:///api/';

/** Answers like a host whose root is the folder of the files: nothing outside, nothing from the network. Records what it is asked for. */
export function inMemoryHost(files: Readonly<Record<string, string>>): DocumentHost & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: async (uri) => {
      asked.push(uri);
      if (!uri.startsWith('file:')) return { refused: 'remote', message: 'is on the network' };
      if (!uri.startsWith(ROOT_FOLDER)) return { refused: 'outside-root', message: 'is outside of the root folder' };
      const text = files[decodeURIComponent(uri.slice(ROOT_FOLDER.length))];
      return text === undefined ? { refused: 'not-found', message: 'does not exist' } : { text };
    },
  };
}
