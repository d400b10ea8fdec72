import { describe, expect, it } from 'vitest';
import { derLength, privateKeyShape } from '../../src/detectors/private-key.ts';
import { createSecrets } from '../support/secrets.ts';

const s = createSecrets(31);
const DASHES = '-'.repeat(5);

function find(value: string) {
  return [...privateKeyShape.find({ value, name: '', todayMs: 0 })].map(({ tier, kind, start, end }) => ({ tier, kind, text: value.slice(start, end) }));
}

describe('private keys', () => {
  it.each([
    ['rsa', 'RSA private key'],
    ['pkcs8', 'private key'],
    ['ec', 'EC private key'],
    ['openssh', 'OpenSSH private key'],
  ] as const)('%s: the whole block', (form, kind) => {
    const pem = s.pem(form);
    expect(find(`Install\n${pem}\nthen`)).toEqual([{ tier: 'live', kind, text: pem }]);
    const escaped = pem.replaceAll('\n', '\\n');
    expect(find(`{"key":"${escaped}"}`)).toEqual([{ tier: 'live', kind, text: escaped }]);
  });

  it('does not need the END line where the body announces its length', () => {
    const pem = s.pem('rsa');
    const open = pem.slice(0, pem.indexOf(`${DASHES}END`));
    expect(find(open).map((key) => key.tier)).toEqual(['live']);
    const openssh = s.pem('openssh');
    expect(find(openssh.slice(0, openssh.indexOf(`${DASHES}END`))).map((key) => key.tier)).toEqual(['placeholder']);
  });

  it('takes a body that was cut short, elided or filled in for a placeholder', () => {
    const lines = s.pem('rsa').split('\n');
    const cut = [...lines.slice(0, 6), ...lines.slice(-1)].join('\n');
    const elided = [...lines.slice(0, 6), '...', ...lines.slice(8)].join('\n');
    const filled = [lines[0], ...Array.from({ length: 20 }, () => 'MIIE'.repeat(16)), lines.at(-1)].join('\n');
    expect([cut, elided, filled].flatMap(find).map((key) => key.tier)).toEqual(['placeholder', 'placeholder', 'placeholder']);
  });

  it('reads an encrypted key with its header lines', () => {
    const lines = s.pem('rsa').split('\n');
    const encrypted = [lines[0], 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,0123456789ABCDEF', '', s.base64(64), s.base64(64), lines.at(-1)].join('\n');
    expect(find(encrypted).map((key) => key.tier)).toEqual(['live']);
  });

  it('finds each of several keys', () => {
    const keys = [s.pem('ec'), s.pem('rsa'), s.pem('pkcs8')];
    expect(find(keys.join('\n')).map((key) => key.text)).toEqual(keys);
  });

  it('leaves certificates and public keys alone', () => {
    const block = (label: string) => `${DASHES}BEGIN ${label}${DASHES}\n${s.base64(640)}\n${DASHES}END ${label}${DASHES}`;
    expect(find([block('CERTIFICATE'), block('PUBLIC KEY'), block('PGP PUBLIC KEY BLOCK')].join('\n'))).toEqual([]);
  });
});

describe('derLength', () => {
  it.each([
    [[0x30, 0x77], 0x79],
    [[0x30, 0x81, 0xa0], 0xa3],
    [[0x30, 0x82, 0x04, 0xa4], 0x4a8],
    [[0x02, 0x01], 0],
    [[], 0],
  ])('%j', (bytes, length) => {
    expect(derLength(Uint8Array.from(bytes))).toBe(length);
  });
});
