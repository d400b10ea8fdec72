import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

export type ScopeVerb = 'read' | 'write';

export interface ScopeMeaning {
  /** Undefined when the scope says neither. */
  readonly verb: ScopeVerb | undefined;
  /** The words that say what it is about, in order, without the verb. */
  readonly subject: string;
}

const READ_WORDS: ReadonlySet<string> = wordSet('read readonly reader reading view viewer get list show search browse query lookup fetch ro');
const WRITE_WORDS: ReadonlySet<string> = wordSet(`
  write writer writing readwrite rw manage manager management edit editor update modify create delete remove change admin administer add post put patch send
  control full all publish approve upload import operate execute owner set submit
`);

/**
 * Splits a scope or role into what it lets a caller do and what to: `orders:read`, `read_orders` and `Orders.ReadOnly` read "order". One word of writing
 * makes it a scope to write (`orders.read_write`). Linear, never throws.
 */
export function scopeMeaning(scope: string): ScopeMeaning {
  const words = splitName(scope.replace(/^https?:\/\//i, '').replace(/\breadonly\b|\bread[-_.]only\b/gi, 'readonly'));
  const isWrite = words.some((word) => WRITE_WORDS.has(word));
  const isRead = words.some((word) => READ_WORDS.has(word));
  const subject = words.filter((word) => !WRITE_WORDS.has(word) && !READ_WORDS.has(word)).join(' ');
  return { verb: isWrite ? 'write' : isRead ? 'read' : undefined, subject };
}
