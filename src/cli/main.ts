#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config/config-error.ts';
import { VERSION } from '../package-info.ts';
import { ForeignRulesetError } from '../spectral/foreign-ruleset.ts';
import { EXIT } from './exit-codes.ts';
import { explainCommand } from './explain.ts';
import { lintCommand } from './lint.ts';
import { tolerateClosedPipes } from './output.ts';
import { rulesCommand } from './rules.ts';
import { UsageError } from './usage-error.ts';

const program = new Command('specwarden')
  .description('Finds what an attacker would read first in an OpenAPI description.')
  .version(VERSION)
  .addCommand(lintCommand(), { isDefault: true })
  .addCommand(rulesCommand())
  .addCommand(explainCommand());
for (const command of [program, ...program.commands]) command.exitOverride();

tolerateClosedPipes();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has already written its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failure;
  const isExpected = [UsageError, ConfigError, ForeignRulesetError].some((kind) => error instanceof kind);
  process.stderr.write(isExpected ? `error: ${(error as Error).message}\n` : `internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.failure;
}
