import { expect, it } from 'vitest';
import { findSecrets } from '../../src/detectors/find-secrets.ts';
import { fillSecrets } from '../support/secrets.ts';

/** One bullet for each place; the same place may be found in more than one way. */
function masked(text: string): string {
  let result = '';
  let at = 0;
  for (const { start, end } of [...findSecrets(text)].sort((a, b) => a.start - b.start)) {
    if (start >= at) result += `${text.slice(at, start)}•`;
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}

it.each([
  ['  token: {{secret:github}}', '  token: •'],
  ['{"client_secret": "{{secret:base62:32}}", "name": "kim"}', '{"client_secret": "•", "name": "kim"}'],
  ['example: {user: kim, password: "{{secret:password}}"}', 'example: {user: kim, password: "•"}'],
  ['curl -H "Authorization: Bearer {{secret:jwt:expired}}"', 'curl -H "Authorization: Bearer •"'],
  ['url: postgres://app:{{secret:password}}@db.internal/orders', 'url: postgres://app:•@db.internal/orders'],
  ['type: string', 'type: string'],
  ['password: {type: string, example: "<your password>"}', 'password: {type: string, example: "<your password>"}'],
  ['$ref: "#/components/schemas/AccessTokenResponse"', '$ref: "#/components/schemas/AccessTokenResponse"'],
])('%s', (text, shown) => {
  expect(masked(fillSecrets(text))).toBe(shown);
});
