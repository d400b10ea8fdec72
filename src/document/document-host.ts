/** How the core reaches files: the only way in. Implementations check real paths, sizes and network policy. */
export interface DocumentHost {
  /** Reads the file at an absolute URI. Never throws: what can't or mustn't be read comes back as a refusal. */
  read(uri: string): Promise<HostFile>;
  /** The same for what can be had without waiting, such as files of this machine; undefined for everything else. */
  readNow?(uri: string): HostFile | undefined;
}

export type HostFile = { readonly text: string } | HostRefusal;

export interface HostRefusal {
  /** `encoding`: the file is not UTF-8. `one-text`: the audit is of one text alone, nobody looked whether the file exists. */
  readonly refused: 'not-found' | 'outside-root' | 'remote' | 'too-large' | 'too-many-files' | 'encoding' | 'unreadable' | 'one-text';
  /** One sentence for people, without the content of the file. */
  readonly message: string;
}
