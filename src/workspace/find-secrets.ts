import { findCredentials } from '../detectors/credential.ts';
import type { TextSpan } from '../document/document.ts';

/** `name: value` and `"name": "value"`, also several on a line. Bounded, so that every text costs linear time. */
const NAMED_VALUE = /(["']?)([\w.-]{1,64})\1\s{0,8}:\s{0,8}(["']?)([^"'\s,{}[\]]{4,256})\3/g;

/** Places in a piece of JSON or YAML that look like credentials, placeholders left out. Expired ones count: they are quoted nowhere either. */
export function findSecrets(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [...findCredentials({ kind: 'prose', name: '', value: text }, { todayMs: 0 })];
  for (const match of text.matchAll(NAMED_VALUE)) {
    const [whole, , name = '', quote = '', value = ''] = match;
    const start = match.index + whole.length - quote.length - value.length;
    for (const hit of findCredentials({ kind: 'example', name, value }, { todayMs: 0 })) spans.push({ start: start + hit.start, end: start + hit.end });
  }
  return spans;
}
