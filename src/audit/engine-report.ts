import type { Report } from '../rules/rule.ts';
import { ENGINE_RULES, type EngineRuleId } from './engine-rules.ts';
import type { UnidentifiedReport } from './run-rules.ts';
import { spanOf } from './to-finding.ts';

/** A report of the engine itself, in its one grade. */
export function engineReport(id: EngineRuleId, report: Report): UnidentifiedReport {
  const meta = ENGINE_RULES[id];
  const { severity, confidence } = meta.grades['default'] ?? { severity: 'error', confidence: 'high' };
  return { meta, report, severity, confidence, span: spanOf(report), sites: [], count: 1 };
}
