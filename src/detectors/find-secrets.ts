import type { TextSpan } from '../document/document.ts';
import { findCredentials } from './credential.ts';
import { isUuid, randomness } from './randomness.ts';

/** `name: value` and `"name": "value"`, also several on a line. Bounded, so that every text costs linear time. */
const NAMED_VALUE = /(["']?)([\w.-]{1,64})\1\s{0,8}:\s{0,8}(["']?)([^"'\s,{}[\]]{4,256})\3/g;
const TOKEN = /[A-Za-z0-9+/_=-]{12,}/g;
/** From here on a value may come from a generator (`randomness`). To hide an innocent one costs a reader little. */
const MIN_RANDOMNESS = 0.45;

/**
 * Places in a piece of JSON or YAML that look like credentials, whatever rules say: what a value is the name of may stand on another
 * line, so everything random counts, but for UUIDs. Expired credentials count too.
 */
export function findSecrets(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [...findCredentials({ kind: 'prose', name: '', value: text }, { todayMs: 0 })];
  for (const match of text.matchAll(NAMED_VALUE)) {
    const [whole, , name = '', quote = '', value = ''] = match;
    const start = match.index + whole.length - quote.length - value.length;
    for (const hit of findCredentials({ kind: 'example', name, value }, { todayMs: 0 })) spans.push({ start: start + hit.start, end: start + hit.end });
  }
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (!isUuid(token) && randomness(token) >= MIN_RANDOMNESS) spans.push({ start: index, end: index + token.length });
  }
  return spans;
}
