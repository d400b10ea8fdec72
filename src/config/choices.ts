import { SEVERITIES, type Severity } from '../audit/finding.ts';
import type { Audience, Preset } from '../rules/rule.ts';

/** The values that flags and configuration keys choose from. */
export const PRESETS: readonly Preset[] = ['recommended', 'strict', 'publish'];
export const AUDIENCES: readonly Audience[] = ['public', 'partner', 'internal'];
export const FAIL_ON: readonly (Severity | 'never')[] = [...SEVERITIES, 'never'];
/** A host without scheme, port and path. */
export const HOST_NAME = /^[a-z0-9.-]+$/i;
