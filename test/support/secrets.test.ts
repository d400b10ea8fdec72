import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../src/detectors/credential.ts';
import { createSecrets, fillSecrets } from './secrets.ts';

const todayMs = Date.UTC(2026, 0, 1);

describe('fillSecrets', () => {
  it('is deterministic, and independent of the other markers of the text', () => {
    expect(fillSecrets('a {{secret:hex:32}}')).toBe(fillSecrets('a {{secret:hex:32}}'));
    expect(fillSecrets('{{secret:github}} {{secret:hex:32}}').slice(-32)).toBe(fillSecrets('{{secret:hex:32}}'));
    expect(fillSecrets('{{secret:hex:32}}', 2)).not.toBe(fillSecrets('{{secret:hex:32}}', 1));
  });

  it('repeats a secret only under a label', () => {
    const [a, b, c, d] = fillSecrets('{{secret:uuid}} {{secret:uuid}} {{secret:uuid#x}} {{secret:uuid#x}}').split(' ');
    expect(a).not.toBe(b);
    expect(c).toBe(d);
  });

  it('writes a PEM on one line where it stands in a string', () => {
    const json = fillSecrets('{"key": "{{secret:pem}}"}');
    expect(json.split('\n')).toHaveLength(1);
    expect((JSON.parse(json) as { key: string }).key.split('\n').length).toBeGreaterThan(10);
  });

  it('writes a PEM on many lines where it stands alone, with its indentation', () => {
    const lines = fillSecrets('example: |\n    {{secret:pem:ec#k}}\nnext: 1').split('\n');
    expect(lines[1]).toMatch(/^ {4}-{5}BEGIN EC PRIVATE KEY-{5}$/);
    expect(lines.slice(1, -1).every((line) => line.startsWith('    '))).toBe(true);
    expect(lines.at(-1)).toBe('next: 1');
  });

  it('refuses what it does not know', () => {
    expect(() => fillSecrets('{{secret:githb}}')).toThrow(/Unknown secret marker .*github/);
    expect(() => fillSecrets('{{secret:hex}}')).toThrow(/needs a length/);
  });

  it.each([
    'github',
    'github-fine-grained',
    'gitlab',
    'npm',
    'slack',
    'google',
    'sendgrid',
    'digitalocean',
    'shopify',
    'telegram',
    'stripe',
    'aws-key-id',
    'slack-webhook',
    'signed-url',
    'callback-url',
    'jwt',
    'jwt:unexpired',
    'pem',
    'pem:pkcs8',
    'pem:ec',
    'pem:openssh',
  ])('{{secret:%s}} is live without any name', (marker) => {
    for (let seed = 1; seed <= 20; seed++) {
      const value = fillSecrets(`{{secret:${marker}}}`, seed).replaceAll('\\n', '\n');
      expect(findCredentials({ kind: 'example', name: '', value }, { todayMs }).map((hit) => hit.tier)).toEqual(['live']);
    }
  });

  it.each([
    ['hex:32', 'token'],
    ['base62:24', 'apiKey'],
    ['base64:40', 'secret'],
    ['base32:32', 'totp_secret'],
    ['aws-secret', 'secretAccessKey'],
    ['password', 'password'],
    ['password:12', 'password'],
  ])('{{secret:%s}} is live under %s', (marker, name) => {
    for (let seed = 1; seed <= 20; seed++) {
      const value = fillSecrets(`{{secret:${marker}}}`, seed);
      expect(findCredentials({ kind: 'example', name, value }, { todayMs }).map((hit) => hit.tier)).toEqual(['live']);
    }
  });

  it.each([
    ['{{secret:stripe-test}}', 'sandbox'],
    ['{{secret:stripe-publishable}}', 'publishable'],
    ['{{secret:jwt:expired}}', 'expired'],
    ['{{secret:signed-url:expired}}', 'expired'],
    ['https://x.net/c?{{secret:sas}}', 'live'],
    ['Basic {{secret:basic:broker}}', 'live'],
    ['Basic {{secret:basic:admin:admin}}', 'default-account'],
    ['Basic {{secret:basic-key}}', 'live'],
    ['?api_key={{secret:uuid}}', 'uuid-key'],
  ])('%s is %s', (text, tier) => {
    const value = fillSecrets(text);
    expect(findCredentials({ kind: 'prose', name: '', value }, { todayMs }).map((hit) => hit.tier)).toEqual([tier]);
    expect(findCredentials({ kind: 'prose', name: '', value: text }, { todayMs })).toEqual([]);
  });
});

describe('createSecrets', () => {
  it('builds structures that other software reads', () => {
    const [head, body] = createSecrets(4)
      .jwt({ claims: { sub: 'a' } })
      .split('.');
    expect(JSON.parse(Buffer.from(head ?? '', 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(JSON.parse(Buffer.from(body ?? '', 'base64url').toString())).toEqual({ sub: 'a' });
    expect(Buffer.from(createSecrets(4).basic('broker', 'pw'), 'base64').toString()).toBe('broker:pw');
  });

  it('builds keys that open nothing', () => {
    expect(() => createPrivateKey(createSecrets(4).pem('pkcs8'))).toThrow();
  });
});
