import { Command } from 'commander';
import { CONFIDENCES, type Confidence, type Severity } from '../audit/finding.ts';
import { AUDIENCES, FAIL_ON, PRESETS } from '../config/choices.ts';
import type { RuleSetting } from '../config/config.ts';
import type { Audience, Preset } from '../rules/rule.ts';
import { choiceOf, type OutputSpec, parseCount, parseHost, parseOnly, parseOutput, parseRule } from './parse-options.ts';
import { runLint } from './run-lint.ts';

/** Flags of `lint` as commander hands them over; undefined where the user said nothing. */
export interface LintFlags {
  readonly format?: readonly OutputSpec[];
  readonly preset?: Preset;
  readonly audience?: Audience;
  readonly rule?: Readonly<Record<string, RuleSetting>>;
  readonly only?: readonly string[];
  readonly failOn?: Severity | 'never';
  readonly maxWarnings?: number;
  readonly minConfidence?: Confidence;
  readonly quiet?: boolean;
  readonly collapse: boolean;
  readonly inlineIgnores: boolean;
  readonly color?: boolean;
  /** False for `--no-config`. */
  readonly config?: string | false;
  readonly root?: string;
  readonly allowHost?: readonly string[];
  readonly spectral?: string;
  readonly exitZero?: boolean;
  readonly requireInput?: boolean;
  readonly stdinFilename?: string;
  readonly progress: boolean;
  readonly stats?: boolean;
}

/** `specwarden lint`, also without its name. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('Audits OpenAPI descriptions. Without a path it searches the current folder. This is the command to run when none is named.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .option('-f, --format <name[=file]>', 'text, json or sarif; repeatable, at most one without a file', parseOutput)
    .option('--preset <name>', `which findings to show: ${PRESETS.join(', ')}`, choiceOf(PRESETS))
    .option('--audience <name>', `who reads the description: ${AUDIENCES.join(', ')}`, choiceOf(AUDIENCES))
    .option('--rule <id[=severity]>', 'show a rule, regrade it, or turn it off; repeatable', parseRule)
    .option('--only <id>', 'run this rule alone, with all it has to say; repeatable', parseOnly)
    .option('--fail-on <severity>', `least severity for exit code 1: ${FAIL_ON.join(', ')} (default: error)`, choiceOf(FAIL_ON))
    .option('--max-warnings <n>', 'exit code 1 above so many warnings', parseCount)
    .option('--min-confidence <level>', `leave out findings less certain: ${CONFIDENCES.join(', ')}`, choiceOf(CONFIDENCES))
    .option('--quiet', 'report errors only')
    .option('--no-collapse', 'report every finding of a rule, however many')
    .option('--no-inline-ignores', 'report what descriptions suppress')
    .option('--color', 'paint, wherever the output goes')
    .option('--no-color', 'never paint')
    .option('--config <file>', 'use this configuration')
    .option('--no-config', 'use none')
    .option('--root <dir>', 'folder that references may not leave, and that reported paths start from')
    .option('--allow-host <host>', 'host that references may be fetched from; repeatable', parseHost)
    .option('--spectral <file>', 'run this Spectral ruleset too (trusting it: rulesets may be code)')
    .option('--exit-zero', 'exit code 0 in spite of findings')
    .option('--require-input', 'exit code 2 when no description is found')
    .option('--stdin-filename <name>', 'name of what comes from standard input')
    .option('--no-progress', 'no progress bar')
    .option('--stats', 'tell on standard error what took how long')
    .action(async (paths: readonly string[], flags: LintFlags) => {
      process.exitCode = await runLint(paths, flags);
    });
}
