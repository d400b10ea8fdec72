import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeBase64Text } from '../../src/detectors/base64.ts';
import { findCredentials } from '../../src/detectors/credential.ts';
import { credentialClass } from '../../src/detectors/credential-name.ts';
import { readJwt } from '../../src/detectors/jwt.ts';
import { knownSample } from '../../src/detectors/known-samples.ts';
import { maskToken } from '../../src/detectors/mask.ts';
import { isReservedUser, isWeakPassword, lonePasswordTier, pairTier } from '../../src/detectors/password.ts';
import { placeholderReason } from '../../src/detectors/placeholder.ts';
import { isRandomPassword, randomness } from '../../src/detectors/randomness.ts';
import { isSequence } from '../../src/detectors/sequence.ts';
import { signedUrlExpiry } from '../../src/detectors/signed-url.ts';
import { splitName, splitWords } from '../../src/detectors/split-name.ts';
import type { TextKind } from '../../src/detectors/text-position.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';
import { mulberry32 } from '../support/secrets.ts';

const todayMs = Date.UTC(2026, 0, 1);
const DASHES = '-'.repeat(5);

/** Pieces that, repeated, made some expression of this kind slow. */
const PIECES: readonly string[] = [
  'a',
  'A',
  '1',
  'aA',
  'Aa1',
  'a-',
  '1.',
  'a.',
  ' ',
  '\n',
  '"',
  "'",
  '\\n',
  '=',
  ':',
  '{{a',
  '<a b',
  '[a',
  '${',
  '%7B',
  '*',
  '//',
  'http://a:',
  'x://a:b@',
  'x://a:b',
  '?key=',
  '&token=',
  '?a=1',
  'eyJa',
  'eyJhbGciOiJIUzI1NiJ9.',
  'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.x ',
  `${DASHES}BEGIN `,
  `${DASHES}BEGIN RSA PRIV`.concat(`ATE KEY${DASHES}`),
  `${DASHES}END`,
  'bearer ',
  '| user | password |\n|---|---|\n',
  '| a | b |\n',
  "user 'a' and password 'b' ",
  'user a and password ',
  'Bearer a.b:c=',
  'basic ',
  'Basic QUFB',
  'key=',
  'token: ',
  'secret:',
  'password',
  'password: ',
  'user: a ',
  'user: a password: b ',
  'username=aa\n',
  ' -u a:',
  '--user a:b ',
  'password=a;',
  '&sig=',
  '?sv=1&sig=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'X-Amz-Signature=',
  'AccountKey=',
  'hooks.slack.com/services/T',
  '1:AA',
  ['AK', 'IA'].join(''),
  ['gl', 'pat-'].join(''),
  ['xo', 'xb-1'].join(''),
  'SK',
  'your',
  'example',
  'secretpassword',
  'qwerty',
  'abc123',
  'é',
  '\u{1f600}',
];

const KINDS: readonly (readonly [TextKind, string])[] = [
  ['example', 'token'],
  ['example', 'password'],
  ['prose', ''],
];

type Detector = readonly [name: string, run: (text: string) => unknown];

const DETECTORS: readonly Detector[] = [
  ...KINDS.map(
    ([kind, name]): Detector => [
      `findCredentials ${kind} ${name}`,
      (value) => findCredentials({ kind, name, value, siblings: () => ({ username: value }) }, { todayMs }),
    ],
  ),
  ['findCredentials name', (value) => findCredentials({ kind: 'example', name: value, value: 'x1y2z3w4' }, { todayMs })],
  ['placeholderReason', (value) => placeholderReason(value, value)],
  ['credentialClass', (value) => credentialClass(value)],
  ['randomness', randomness],
  ['isRandomPassword', isRandomPassword],
  ['isSequence', isSequence],
  ['isWeakPassword', isWeakPassword],
  ['isReservedUser', isReservedUser],
  ['lonePasswordTier', (value) => lonePasswordTier(value, value)],
  ['pairTier', (value) => pairTier(value, value)],
  ['knownSample', knownSample],
  ['maskToken', maskToken],
  ['readJwt', (value) => readJwt(value, todayMs)],
  ['readJwt parts', (value) => readJwt(`${value}.${value}.${value}`, todayMs)],
  ['signedUrlExpiry', signedUrlExpiry],
  ['decodeBase64', decodeBase64],
  ['decodeBase64Text', decodeBase64Text],
  ['splitName', splitName],
  ['splitWords', splitWords],
];

/** For a machine that is busy with other things; the tests themselves take a few seconds. */
const TIMEOUT_MS = 60_000;

describe('hostile input', { timeout: TIMEOUT_MS }, () => {
  it.each(DETECTORS)('%s grows linearly', (_, run) => {
    for (const piece of PIECES) expect(growthOf(run, piece), JSON.stringify(piece)).toBeLessThanOrEqual(MAX_GROWTH);
  });

  it('never throws, and stays within the value', () => {
    const next = mulberry32(7);
    const pick = <T>(list: readonly T[]) => list[next() % list.length] as T;
    for (let round = 0; round < 4000; round++) {
      const value = Array.from({ length: next() % 12 }, () => (next() % 3 === 0 ? String.fromCharCode(next() % 0x300) : pick(PIECES))).join('');
      const name = pick(['', 'token', 'password', 'Authorization', 'api_key', 'totp_secret', 'JSESSIONID', pick(PIECES)]);
      const kind = pick<TextKind>(['example', 'effective', 'prose', 'code', 'url', 'extension', 'comment', 'enum']);
      const hits = findCredentials({ kind, name, value, siblings: () => ({ user: pick(PIECES) }), isSchemeBound: next() % 5 === 0 }, { todayMs });
      for (const hit of hits) {
        expect(hit.start).toBeGreaterThanOrEqual(0);
        expect(hit.end).toBeGreaterThan(hit.start);
        expect(hit.end).toBeLessThanOrEqual(value.length);
        expect(hit.evidence.length).toBeLessThanOrEqual(60);
      }
    }
  });

  it.each(DETECTORS)('%s takes random text', (_, run) => {
    const next = mulberry32(13);
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: next() % 60 }, () => String.fromCharCode(next() % (next() % 4 === 0 ? 0x10000 : 0x80))).join('');
      expect(() => run(text)).not.toThrow();
    }
  });
});
