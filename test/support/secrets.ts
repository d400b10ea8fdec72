/**
 * Live-shaped secrets for tests, built at run time from a seed so that none ever stands in the repository.
 *
 * `fillSecrets` replaces these markers in fixtures; without it a fixture is clean, because a marker is a template. `N` is a number of characters.
 *
 *   {{secret:github}} {{secret:github-fine-grained}} {{secret:gitlab}} {{secret:npm}} {{secret:slack}} {{secret:google}} {{secret:sendgrid}}
 *   {{secret:digitalocean}} {{secret:shopify}} {{secret:telegram}}         provider tokens, with a right checksum where there is one
 *   {{secret:stripe}} {{secret:stripe-test}} {{secret:stripe-publishable}}  live, test and publishable keys of one provider
 *   {{secret:aws-key-id}} {{secret:aws-secret}}                             access key ID, secret access key
 *   {{secret:slack-webhook}}                                                whole URL
 *   {{secret:signed-url}} {{secret:signed-url:expired}}                     AWS URL signed on 2099-01-01 or 2020-01-01
 *   {{secret:sas}} {{secret:callback-url}}                                  Azure query with expiry in 2099; workflow URL without expiry
 *   {{secret:jwt}} {{secret:jwt:expired}} {{secret:jwt:unexpired}}          HS256: without `exp`, `exp` 2020-09-13, `exp` 2096-10-02
 *   {{secret:pem}} {{secret:pem:pkcs8}} {{secret:pem:ec}} {{secret:pem:openssh}}   private keys; RSA when nothing else is said
 *   {{secret:hex:N}} {{secret:base62:N}} {{secret:base64:N}} {{secret:base32:N}} {{secret:uuid}}   values without a form of their own
 *   {{secret:password}} {{secret:password:N}}                               random password, 16 characters
 *   {{secret:basic:USER}} {{secret:basic:USER:PASSWORD}} {{secret:basic-key}}       base64 behind `Basic `: random password, given one, key without password
 *
 * A marker may end in `#label`: equal markers with equal labels become the same secret, without a label each occurrence is another one.
 * A PEM marker alone on its line becomes several lines with the same indentation (YAML block scalars); anywhere else its line ends are
 * written as `\n`, as JSON and double-quoted YAML strings want them.
 */
import { crc32Base62 } from '../../src/detectors/crc32.ts';

export const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE64 = `${BASE62}+/`;
const DASHES = '-'.repeat(5);

/** Number generator of 32 bits (mulberry32): small, seeded, and without the runs of a linear congruential one. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return (x ^ (x >>> 14)) >>> 0;
  };
}

export interface JwtOptions {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Base64url characters; 43 is what HS256 has. */
  readonly signatureLength?: number;
}

export type PemForm = 'rsa' | 'pkcs8' | 'ec' | 'openssh';

/** Builders that share one seeded generator; each call gives another value. */
export type SecretFactory = ReturnType<typeof createSecrets>;

/** Makes the builders. Equal seeds and equal calls give equal values, on every platform. */
export function createSecrets(seed: number) {
  const next = mulberry32(seed);
  const text = (alphabet: string, length: number) => Array.from({ length }, () => alphabet.charAt(next() % alphabet.length)).join('');
  const bytes = (length: number) => Array.from({ length }, () => next() & 0xff);

  /** Draws until small letters, capitals and digits alternate as they usually do: short draws may look like a word. */
  const mixed = (length: number) => {
    for (;;) {
      const value = text(BASE62, length);
      const changes = [...value].filter((c, i) => i > 0 && kindOf(c) !== kindOf(value.charAt(i - 1))).length;
      if (changes >= length * 0.6 && /[a-z]/.test(value) && /[A-Z]/.test(value) && (value.match(/\d/g)?.length ?? 0) >= length / 6) return value;
    }
  };
  /** As password managers do it: no vowels, which could form a word, and nothing that is easily misread. */
  const password = (length: number) => {
    for (;;) {
      const value = text('bcdfghjkmnpqrtvwxzBCDFGHJKMNPQRTVWXZ26789', length);
      if (/[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value)) return value;
    }
  };
  const hex = (length: number) => {
    for (;;) {
      const value = text(HEX, length);
      if (/\d/.test(value) && /[a-f]/.test(value)) return value;
    }
  };
  const checked = (prefix: string) => {
    const body = text(BASE62, 30);
    return prefix + body + crc32Base62(body);
  };
  const uuid = () => [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join('-');
  const signedUrl = (date: string) =>
    `https://orders-export.s3.amazonaws.com/q1.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=${date}T000000Z&X-Amz-Expires=900&X-Amz-Signature=${hex(64)}`;
  const jwt = ({
    claims = { sub: 'customer-7', iss: 'https://login.orders.example.net' },
    header = { alg: 'HS256', typ: 'JWT' },
    signatureLength = 43,
  }: JwtOptions = {}) => [base64Url(JSON.stringify(header)), base64Url(JSON.stringify(claims)), text(`${BASE62}-_`, signatureLength)].join('.');

  return {
    text,
    hex,
    mixed,
    uuid,
    jwt,
    base62: (length: number) => text(BASE62, length),
    base64: (length: number) => text(BASE64, length),
    base32: (length: number) => text(BASE32, length),
    digits: (length: number) => text('0123456789', length),
    password: (length = 16) => password(length),
    github: () => checked(['gh', 'p_'].join('')),
    npm: () => checked(['np', 'm_'].join('')),
    githubFineGrained: () => ['github_', 'pat_', text(BASE62, 22), '_', text(BASE62, 59)].join(''),
    gitlab: () => ['gl', 'pat-', mixed(20)].join(''),
    slack: () => ['xo', 'xb-', text('123456789', 12), '-', text('123456789', 13), '-', mixed(24)].join(''),
    stripe: () => ['sk', '_live_', mixed(24)].join(''),
    stripeTest: () => ['sk', '_test_', mixed(24)].join(''),
    stripePublishable: () => ['pk', '_live_', mixed(24)].join(''),
    google: () => ['AI', 'za', mixed(35)].join(''),
    sendgrid: () => ['S', 'G.', mixed(22), '.', mixed(43)].join(''),
    digitalocean: () => ['dop', '_v1_', hex(64)].join(''),
    shopify: () => ['shp', 'at_', hex(32)].join(''),
    telegram: () => [`8${text('0123456789', 8)}`, ':A', 'A', mixed(33)].join(''),
    awsKeyId: () => ['AK', 'IA', text(BASE32, 16)].join(''),
    awsSecret: () => text(BASE64, 40),
    slackWebhook: () =>
      ['https://hooks.slack', '.com/services/', `T${text('BCDFGH23456789', 8)}`, '/', `B${text('BCDFGH23456789', 8)}`, '/', mixed(24)].join(''),
    signedUrl: () => signedUrl('20990101'),
    expiredSignedUrl: () => signedUrl('20200101'),
    sas: () => `sv=2022-11-02&sr=b&sp=r&se=2099-01-01T00%3A00%3A00Z&sig=${encodeURIComponent(`${text(BASE64, 43)}=`)}`,
    callbackUrl: () =>
      `https://prod-07.westeurope.logic.azure.com/workflows/${hex(32)}/triggers/manual/run?sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${text(`${BASE62}-_`, 43)}`,
    basic: (user: string, chosen = password(16)) => btoa(`${user}:${chosen}`),
    basicKey: () => btoa(`${mixed(32)}:`),
    /** With real line ends and no final one. */
    pem: (form: PemForm = 'rsa') => pem(form, bytes),
  };
}

function kindOf(character: string): string {
  if (/\d/.test(character)) return 'digit';
  return /[a-z]/.test(character) ? 'lower' : 'upper';
}

function base64Url(text: string): string {
  return btoa(text).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
}

/** PEM around a structure whose DER lengths are right and whose numbers are random: it parses, and opens nothing. */
function pem(form: PemForm, bytes: (length: number) => number[]): string {
  const label = { rsa: 'RSA PRIVATE KEY', pkcs8: 'PRIVATE KEY', ec: 'EC PRIVATE KEY', openssh: 'OPENSSH PRIVATE KEY' }[form];
  const rsa = () =>
    sequence([0x02, 0x01, 0x00], tagged(0x02, [0x00, ...bytes(256)]), tagged(0x02, [0x01, 0x00, 0x01]), tagged(0x02, bytes(256)), tagged(0x02, bytes(128)));
  const bodies: Readonly<Record<PemForm, () => number[]>> = {
    rsa,
    pkcs8: () => sequence([0x02, 0x01, 0x00], sequence([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00]), tagged(0x04, rsa())),
    ec: () => sequence([0x02, 0x01, 0x01], tagged(0x04, bytes(32)), [0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07]),
    openssh: () => [...'openssh-key-v1\0'].map((c) => c.charCodeAt(0)).concat(bytes(400)),
  };
  const base64 = btoa(String.fromCharCode(...bodies[form]()));
  const lines = base64.match(/.{1,64}/g) ?? [];
  return [`${DASHES}BEGIN ${label}${DASHES}`, ...lines, `${DASHES}END ${label}${DASHES}`].join('\n');
}

function sequence(...parts: readonly number[][]): number[] {
  return tagged(0x30, parts.flat());
}

function tagged(tag: number, content: readonly number[]): number[] {
  const length = content.length;
  if (length < 0x80) return [tag, length, ...content];
  return length < 0x100 ? [tag, 0x81, length, ...content] : [tag, 0x82, length >> 8, length & 0xff, ...content];
}

type Builder = (secrets: SecretFactory, argument: string) => string;

const BUILDERS: Readonly<Record<string, Builder>> = {
  github: (s) => s.github(),
  'github-fine-grained': (s) => s.githubFineGrained(),
  gitlab: (s) => s.gitlab(),
  npm: (s) => s.npm(),
  slack: (s) => s.slack(),
  google: (s) => s.google(),
  sendgrid: (s) => s.sendgrid(),
  digitalocean: (s) => s.digitalocean(),
  shopify: (s) => s.shopify(),
  telegram: (s) => s.telegram(),
  stripe: (s) => s.stripe(),
  'stripe-test': (s) => s.stripeTest(),
  'stripe-publishable': (s) => s.stripePublishable(),
  'aws-key-id': (s) => s.awsKeyId(),
  'aws-secret': (s) => s.awsSecret(),
  'slack-webhook': (s) => s.slackWebhook(),
  'signed-url': (s, argument) => (argument === 'expired' ? s.expiredSignedUrl() : s.signedUrl()),
  sas: (s) => s.sas(),
  'callback-url': (s) => s.callbackUrl(),
  jwt: (s, argument) => s.jwt({ claims: { sub: 'customer-7', iss: 'https://login.orders.example.net', ...expiryClaim(argument) } }),
  pem: (s, argument) => s.pem(argument === '' ? 'rsa' : (argument as PemForm)),
  hex: (s, argument) => s.hex(lengthOf(argument)),
  base62: (s, argument) => s.mixed(lengthOf(argument)),
  base64: (s, argument) => s.base64(lengthOf(argument)),
  base32: (s, argument) => s.base32(lengthOf(argument)),
  uuid: (s) => s.uuid(),
  password: (s, argument) => s.password(argument === '' ? 16 : lengthOf(argument)),
  basic: (s, argument) => s.basic(...(argument.split(':') as [string, string?])),
  'basic-key': (s) => s.basicKey(),
};

const MARKER = /^([ \t]*)\{\{secret:(pem[^{}]*)\}\}[ \t]*$|\{\{secret:([^{}]+)\}\}/gm;

/** Replaces every `{{secret:…}}` marker (see the head of this file) in the text of a fixture. Throws on an unknown one. */
export function fillSecrets(text: string, seed = 1): string {
  const occurrences = new Map<string, number>();
  return text.replace(MARKER, (_, indentation: string | undefined, pemAlone: string | undefined, marker: string | undefined) => {
    const spec = pemAlone ?? marker ?? '';
    const occurrence = spec.includes('#') ? 0 : (occurrences.get(spec) ?? 0);
    occurrences.set(spec, occurrence + 1);
    const secret = build(spec, seed, occurrence);
    if (pemAlone === undefined) return secret.replaceAll('\n', '\\n');
    return secret.replace(/^/gm, indentation ?? '');
  });
}

function build(spec: string, seed: number, occurrence: number): string {
  const [form = ''] = spec.split('#');
  const [name = '', ...rest] = form.split(':');
  const builder = BUILDERS[name];
  if (builder === undefined) throw new Error(`Unknown secret marker {{secret:${spec}}}; known: ${Object.keys(BUILDERS).join(', ')}`);
  return builder(createSecrets(seedOf(spec, seed, occurrence)), rest.join(':'));
}

/** Every marker has its own seed, so that adding one to a fixture leaves the others as they were. */
function seedOf(spec: string, seed: number, occurrence: number): number {
  let hash = seed * 31 + occurrence;
  for (const character of spec) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return hash;
}

function lengthOf(argument: string): number {
  const length = Number(argument);
  if (!Number.isInteger(length) || length < 1) throw new Error(`A secret marker needs a length, not ${JSON.stringify(argument)}`);
  return length;
}

function expiryClaim(argument: string): Readonly<Record<string, number>> {
  if (argument === 'expired') return { exp: 1_600_000_000 };
  return argument === 'unexpired' ? { exp: 4_000_000_000 } : {};
}
