import { SEVERITIES, type Severity } from '../audit/finding.ts';
import type { Audience, Preset } from '../rules/rule.ts';

/** The values that flags and configuration keys choose from. */
export const PRESETS: readonly Preset[] = ['recommended', 'strict', 'publish'];
export const AUDIENCES: readonly Audience[] = ['public', 'partner', 'internal'];
export const FAIL_ON: readonly (Severity | 'never')[] = [...SEVERITIES, 'never'];
