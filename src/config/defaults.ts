import { DEFAULT_LIMITS } from '../document/limits.ts';
import type { Config } from './config.ts';

/** What holds where neither configuration nor flags say otherwise. */
export const DEFAULT_CONFIG: Config = {
  preset: 'recommended',
  audience: undefined,
  minConfidence: 'low',
  rules: {},
  public: [],
  allowHosts: [],
  names: {},
  placeholders: [],
  limits: DEFAULT_LIMITS,
};
