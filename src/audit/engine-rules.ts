import { ALL_VERSIONS, type Grade, R, type RuleMeta } from '../rules/rule.ts';

function engineRule(id: string, severity: Grade['severity'], title: string, why: string, fix: string): RuleMeta {
  return {
    id,
    family: 'engine',
    title,
    why,
    fix,
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: [],
    cwe: [],
    appliesTo: ALL_VERSIONS,
    grades: { default: { severity, confidence: 'high', presets: R } },
  };
}

/** Findings of the engine itself: about reading and about suppressions. They can be explained like rules, but not switched off. */
export const ENGINE_RULES = {
  'syntax-error': engineRule(
    'syntax-error',
    'error',
    'The file parses',
    'What does not parse is not audited: a defect behind a syntax error stays unseen.',
    'Mend the syntax at the marked place.',
  ),
  'not-openapi': engineRule(
    'not-openapi',
    'error',
    'The file is an OpenAPI description',
    'A file without a readable `openapi` or `swagger` version is not audited at all.',
    'Add the version field, or leave the file out of the audit.',
  ),
  'multiple-documents': engineRule(
    'multiple-documents',
    'error',
    'The file holds one document',
    'Only the first YAML document of a file is read by OpenAPI tools; the others go out unaudited.',
    'Split the file at the `---` line.',
  ),
  'limit-exceeded': engineRule(
    'limit-exceeded',
    'error',
    'The file keeps within the limits',
    'Parts beyond a limit are not audited. Alias bombs and endless nesting also stop the tools of your readers.',
    'Make the file smaller, or raise the limit in the configuration when the file is meant to be that large.',
  ),
  'internal-error': engineRule(
    'internal-error',
    'error',
    'Every rule runs to its end',
    'A rule that failed says nothing about the description, so its silence proves nothing.',
    'Report the message; the other rules have still spoken.',
  ),
  'invalid-suppression': engineRule(
    'invalid-suppression',
    'warning',
    'Suppressions name a rule and a reason',
    'A finding that is hidden without a reason is a finding nobody decided about.',
    'Write `# specwarden-ignore <rule> -- <reason>`.',
  ),
  'expired-suppression': engineRule(
    'expired-suppression',
    'info',
    'Suppressions are in date',
    'The date until which the finding was accepted has passed, so it is reported again.',
    'Mend the finding, or decide again and set a new date.',
  ),
  'unused-suppression': engineRule(
    'unused-suppression',
    'info',
    'Suppressions hide something',
    'A suppression that hides nothing today may hide a new defect tomorrow.',
    'Remove it.',
  ),
  'unmatched-public-entry': engineRule(
    'unmatched-public-entry',
    'warning',
    'Declared-public entries match an operation',
    'An entry that matches nothing is a leftover or a misspelt path: the operation it means is not covered.',
    'Correct the path, or remove the entry.',
  ),
} as const satisfies Record<string, RuleMeta>;

export type EngineRuleId = keyof typeof ENGINE_RULES;
