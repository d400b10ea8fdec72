/** What the user has to change about the command. Shown without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
