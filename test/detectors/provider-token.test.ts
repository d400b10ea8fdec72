import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/detectors/credential-hit.ts';
import { providerTokenShape } from '../../src/detectors/provider-token.ts';
import { ALPHABETS, PROVIDER_TOKENS, type ProviderToken } from '../../src/detectors/provider-tokens.ts';
import { createSecrets } from '../support/secrets.ts';

const s = createSecrets(41);

function find(value: string): Candidate[] {
  return [...providerTokenShape.find({ value, name: '', todayMs: 0 })];
}

/** The characters of an alphabet, written out. */
function characters(alphabet: keyof typeof ALPHABETS): string {
  const all = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
  return all.replace(new RegExp(`[^${ALPHABETS[alphabet]}]`, 'g'), '');
}

/** Bodies that a wordy prefix needs, with the length given by the row. */
const SPECIAL_BODIES: Readonly<Record<string, () => string>> = {
  'GitHub token': () => s.github().slice(4),
  'npm token': () => s.npm().slice(4),
  'Slack token': () => `${s.digits(12)}-${s.mixed(24)}`,
  'Slack app token': () => `1-A${s.base32(9)}-${s.digits(13)}-${s.hex(64)}`,
  'SendGrid API key': () => s.sendgrid().slice(3),
};

function body(token: ProviderToken): string {
  const special = SPECIAL_BODIES[token.kind];
  if (special !== undefined) return special();
  const length = Math.max(token.length[0], Math.min(token.length[1], 32));
  // Letters and digits only: a separator at the end would belong to the sentence.
  const alphabet = token.alphabet === 'hex' || token.alphabet === 'base32' ? characters(token.alphabet) : characters('base62');
  return s.text(alphabet, length);
}

const ROWS = PROVIDER_TOKENS.flatMap((token) => token.prefixes.map((prefix): [string, string, ProviderToken] => [token.kind, prefix, token]));
const TIERS = { test: 'sandbox', public: 'publishable', id: 'key-id', secret: 'live' } as const;

describe('provider tokens', () => {
  it.each(ROWS)('%s %s', (kind, prefix, token) => {
    const secret = prefix + body(token);
    const value = `Use "${secret}" here`;
    expect(find(value)).toEqual([{ tier: TIERS[token.use ?? 'secret'], kind, start: 5, end: 5 + secret.length, secret }]);
  });

  it.each(ROWS)('%s %s passes the gate', (_, prefix, token) => {
    expect(new RegExp(providerTokenShape.gate, 'i').test(prefix + body(token))).toBe(true);
  });

  it.each(ROWS)('%s %s: no word before, no shorter body', (_, prefix, token) => {
    expect(find(`x${prefix}${body(token)}`)).toEqual([]);
    expect(find(`${prefix}${body(token).slice(0, token.length[0] - 1)} `)).toEqual([]);
  });

  it('compares the checksum only where the length is the classic one', () => {
    const [classic] = find(`${['gh', 'p_'].join('')}${s.base62(36)}`);
    expect(classic?.tier).toBe('placeholder');
    const [longer] = find(`${['gh', 'p_'].join('')}${s.mixed(60)}`);
    expect(longer?.tier).toBe('live');
  });

  it('leaves the full stop of a sentence outside', () => {
    const secret = s.gitlab();
    expect(find(`Send ${secret}.`).map((hit) => hit.secret)).toEqual([secret]);
  });

  it('finds a GitLab token behind the prefix of an instance', () => {
    const secret = s.gitlab();
    expect(find(`ACME-${secret}`).map((hit) => hit.secret)).toEqual([secret]);
  });

  it('takes words for filler', () => {
    expect(find(['gl', 'pat-my-project-access-token'].join('')).map((hit) => hit.tier)).toEqual(['placeholder']);
    expect(find(['h', 'f_thisIsNotARealTokenButLooksLikeOne'].join('')).map((hit) => hit.tier)).toEqual(['placeholder']);
  });

  it('has kinds that fit into the evidence', () => {
    expect(PROVIDER_TOKENS.filter((token) => token.kind.length > 28)).toEqual([]);
  });
});
