import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../src/detectors/credential.ts';
import type { CredentialHit } from '../../src/detectors/credential-hit.ts';
import { maskToken } from '../../src/detectors/mask.ts';
import { PROVIDER_TOKENS } from '../../src/detectors/provider-tokens.ts';
import { sha256 } from '../../src/detectors/sha256.ts';
import type { TextInput } from '../../src/detectors/text-position.ts';
import { createSecrets } from '../support/secrets.ts';

const todayMs = Date.UTC(2026, 0, 1);
const s = createSecrets(61);

function first(input: Partial<TextInput> & { readonly value: string }): CredentialHit {
  const [hit] = findCredentials({ kind: 'prose', name: '', ...input }, { todayMs });
  if (hit === undefined) throw new Error('nothing found');
  return hit;
}

describe('evidence', () => {
  it('shows four and two characters and a digest of a long random token', () => {
    const token = s.stripeTest();
    const digest = sha256(token);
    expect(first({ value: token })).toMatchObject({
      evidence: `Stripe test key sk_t…${token.slice(-2)}, 32 chars, #${digest.slice(0, 8)}`,
      evidenceKey: `Stripe test key ${digest.slice(0, 16)}`,
      secretHash: digest.slice(0, 8),
    });
  });

  it('shows kind and length of a short token', () => {
    const hit = first({ kind: 'example', name: 'client_secret', value: 'N0dEVTVQ' });
    expect([hit.evidence, hit.evidenceKey, hit.secretHash]).toEqual(['secret, 8 chars', 'secret 8', undefined]);
  });

  it('shows user, kind and length of a password, and no digest', () => {
    const password = s.password();
    const hit = first({ value: `postgres://doadmin:${password}@db.orders.net/app` });
    expect(hit).toMatchObject({ evidence: 'user doadmin, password in a URL, 16 chars', evidenceKey: 'password in a URL', user: 'doadmin' });
    expect(hit).not.toHaveProperty('secretHash');
  });

  it('has the same key for every password of a kind', () => {
    const keys = ['bluewhale77', 'i-love-scalar', 'Titi', s.password()].map((value) => first({ kind: 'example', name: 'password', value }).evidenceKey);
    expect(new Set(keys)).toEqual(new Set(['password']));
  });

  it('keeps its key when the token expires', () => {
    const value = s.jwt({ claims: { exp: 1_767_225_600 } });
    const input: TextInput = { kind: 'example', name: 'token', value };
    const [before] = findCredentials(input, { todayMs: Date.UTC(2025, 0, 1) });
    const [after] = findCredentials(input, { todayMs: Date.UTC(2027, 0, 1) });
    expect([before?.tier, after?.tier]).toEqual(['live', 'expired']);
    expect(before?.evidenceKey).toBe(after?.evidenceKey);
  });

  it('hides a user that looks like a key, and one that repeats the password', () => {
    expect(first({ value: `https://${s.hex(32)}:${s.hex(32)}@errors.orders.net/4` }).user).toBeUndefined();
    const [same] = findCredentials({ kind: 'code', name: '', value: 'curl -u simplyrets:simplyrets https://x.net' }, { todayMs });
    expect(same?.evidence).toBe('curl credentials, 10 chars');
  });

  it('cuts a long user name', () => {
    const hit = first({ value: `user: ${'verylongname'.repeat(4)} password: ${s.password()}` });
    expect(hit.user).toHaveLength(40);
    expect(hit.evidence).toHaveLength(60);
  });

  it('shows no part of keys, signatures and query values', () => {
    const query = s.mixed(32);
    const hits = [first({ value: s.pem() }), first({ value: s.signedUrl() }), first({ value: `https://x.net/?api_key=${query}` })];
    expect(hits.map((hit) => hit.evidence.replace(/#[0-9a-f]{8}$/, '#'))).toEqual([
      expect.stringMatching(/^RSA private key, \d+ chars, #$/),
      'signed URL, 64 chars, #',
      'API key in a URL, 32 chars, #',
    ]);
  });

  it('maskToken', () => {
    const token = s.mixed(32);
    expect(maskToken(token)).toBe(`${token.slice(0, 4)}…${token.slice(-2)}`);
    expect(maskToken('correct-horse-battery-staple')).toBe('28 chars');
    expect(maskToken(token.slice(0, 19))).toBe('19 chars');
  });
});

describe('no secret leaves the detector', () => {
  const password = () => s.password();
  const makers: readonly (readonly [string, () => { readonly secret: string; readonly input: TextInput }])[] = [
    ['named value', () => with1(s.mixed(32), (x) => ({ kind: 'example', name: 'api_key', value: x }))],
    ['bearer', () => with1(s.mixed(40), (x) => ({ kind: 'code', name: '', value: `-H "Authorization: Bearer ${x}"` }))],
    ['password', () => with1(password(), (x) => ({ kind: 'example', name: 'password', value: x, siblings: () => ({ login: 'm.keller@mondmail.de' }) }))],
    ['userinfo', () => with1(password(), (x) => ({ kind: 'url', name: 'url', value: `amqp://broker:${x}@mq.orders.net` }))],
    ['basic', () => with1(password(), (x) => ({ kind: 'code', name: '', value: `Authorization: Basic ${s.basic('broker', x)}` }))],
    ['prose', () => with1(password(), (x) => ({ kind: 'prose', name: '', value: `user name is broker and password is ${x}` }))],
    ['connection string', () => with1(password(), (x) => ({ kind: 'example', name: '', value: `Host=db;Password=${x};` }))],
    ['key as user', () => with1(s.mixed(32), (x) => ({ kind: 'code', name: '', value: `curl -u ${x}:secretpart https://x.net` }))],
    ['password as user', () => with1(password(), (x) => ({ kind: 'code', name: '', value: `curl -u ${x}:${x} https://x.net` }))],
    [
      'claim of a JWT',
      () =>
        with1(s.mixed(24), (x) => ({ kind: 'example', name: 'token', value: s.jwt({ claims: { sub: x, [x]: x }, header: { alg: x }, signatureLength: 64 }) })),
    ],
    ['provider', () => with1(s.github(), (x) => ({ kind: 'prose', name: '', value: x }))],
  ];

  it.each(makers)('%s', (_, make) => {
    for (let round = 0; round < 50; round++) {
      const { secret, input } = make();
      const hits = findCredentials(input, { todayMs });
      expect(hits).not.toEqual([]);
      const printed = JSON.stringify(hits);
      for (let i = 0; i + 7 <= secret.length; i++) expect(printed).not.toContain(secret.slice(i, i + 7));
    }
  });

  it('keeps evidence within 60 characters for every provider', () => {
    const longest = Math.max(...PROVIDER_TOKENS.map((token) => `${token.kind} abcd…yz, 2048 chars, #12345678`.length));
    expect(longest).toBeLessThanOrEqual(60);
  });

  function with1(secret: string, input: (secret: string) => TextInput) {
    return { secret, input: input(secret) };
  }
});
