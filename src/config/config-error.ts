/** What a configuration gets wrong, one line each: `file:line: message`. Shown to the user as it is; exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
