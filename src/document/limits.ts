/** Bounds that keep hostile or accidental giants from costing unbounded time or memory. All can be changed by configuration. */
export interface Limits {
  /** Size of one file in bytes. */
  readonly maxBytes: number;
  /** Nesting of mappings and sequences. */
  readonly maxDepth: number;
  /** Mappings, sequences and scalars of one file, each alias counted with all it stands for. */
  readonly maxNodes: number;
  /** Uses of YAML aliases in one file. */
  readonly maxAliases: number;
  /** Files that one description may be made of. */
  readonly maxFiles: number;
  /** Characters of one string that detectors look at. */
  readonly maxStringLength: number;
}

/** Origin: the largest published descriptions have 50 MB, 2.5 million nodes and 60 levels. */
export const DEFAULT_LIMITS: Limits = {
  maxBytes: 100_000_000,
  maxDepth: 500,
  maxNodes: 10_000_000,
  maxAliases: 100_000,
  maxFiles: 5_000,
  maxStringLength: 262_144,
};
