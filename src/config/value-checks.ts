import { escapeToken } from '../document/document.ts';
import { isJsonObject } from '../document/json-value.ts';
import { suggestion } from './nearest.ts';

/** A fault of a configuration: where, and what is wrong. `key` points at the member's name. */
export interface ConfigIssue {
  readonly pointer: string;
  readonly anchor: 'key' | 'value';
  readonly message: string;
}

export type AddIssue = (pointer: string, message: string, anchor?: ConfigIssue['anchor']) => void;

/** Checks one value and reports what is wrong with it. */
export type Check = (value: unknown, pointer: string, add: AddIssue) => void;

export function oneOf(values: readonly string[]): Check {
  return (value, pointer, add) => {
    if (typeof value === 'string' && values.includes(value)) return;
    add(pointer, `${shown(value)} is none of ${values.join(', ')}.${typeof value === 'string' ? suggestion(value, values) : ''}`);
  };
}

export const isText: Check = (value, pointer, add) => {
  if (typeof value !== 'string' || value === '') add(pointer, 'Expected a text.');
};

export const isBoolean: Check = (value, pointer, add) => {
  if (typeof value !== 'boolean') add(pointer, `Expected true or false, not ${shown(value)}.`);
};

export const isPositiveInteger: Check = (value, pointer, add) => {
  if (!Number.isSafeInteger(value) || (value as number) < 1) add(pointer, `Expected a whole number above 0, not ${shown(value)}.`);
};

export function listOf(check: Check): Check {
  return (value, pointer, add) => {
    if (!Array.isArray(value)) add(pointer, 'Expected a list.');
    else for (const [index, item] of value.entries()) check(item, `${pointer}/${index}`, add);
  };
}

/** A mapping with known keys; every other key is refused with the nearest known one. */
export function objectWith(members: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, pointer, add) => {
    if (!isJsonObject(value)) {
      add(pointer, 'Expected a mapping.');
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      const check = Object.hasOwn(members, key) ? members[key] : undefined;
      if (check === undefined) add(`${pointer}/${escapeToken(key)}`, `Unknown key "${key}".${suggestion(key, Object.keys(members))}`, 'key');
      else check(member, `${pointer}/${escapeToken(key)}`, add);
    }
    for (const key of required) if (!Object.hasOwn(value, key)) add(pointer, `The key "${key}" is missing.`);
  };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : Array.isArray(value) ? 'a list' : isJsonObject(value) ? 'a mapping' : String(value);
}
