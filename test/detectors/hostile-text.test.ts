import { describe, expect, test } from 'vitest';
import { findActiveMarkup } from '../../src/detectors/active-markup.ts';
import { findCloudResources } from '../../src/detectors/cloud-resource.ts';
import { personalParameterName, urlCredentialName } from '../../src/detectors/credential-parameter.ts';
import { displayReference } from '../../src/detectors/display-reference.ts';
import { findErrorInternals } from '../../src/detectors/error-internals.ts';
import { findUrls } from '../../src/detectors/find-urls.ts';
import { gatewayExtension } from '../../src/detectors/gateway-extension.ts';
import { findHiddenText } from '../../src/detectors/hidden-text.ts';
import { classifyHost, isDocumentationHost, looksLikePortalHost, parseApiUrl, registrableDomain } from '../../src/detectors/host.ts';
import { findImplementationDetails } from '../../src/detectors/implementation-detail.ts';
import { mayHoldInfrastructure } from '../../src/detectors/infrastructure-text.ts';
import { mayHoldInternalUrl } from '../../src/detectors/internal-url.ts';
import { findPersonalData, mayHoldPersonalData } from '../../src/detectors/personal-data.ts';
import { isDialablePhone } from '../../src/detectors/phone-number.ts';
import { findPrivateAddresses } from '../../src/detectors/private-address.ts';
import { findPromptInjections } from '../../src/detectors/prompt-injection.ts';
import { mayHoldMarkup, mayHoldNotes } from '../../src/detectors/prose.ts';
import { findAccessNotes, findInternalNotes, findSecurityGaps, findTodoNotes } from '../../src/detectors/prose-notes.ts';
import { routeClass } from '../../src/detectors/route-word.ts';
import { sensitiveName } from '../../src/detectors/sensitive-name.ts';
import { findStackVersions } from '../../src/detectors/stack-version.ts';
import { looksLikeRealTenant } from '../../src/detectors/tenant.ts';
import type { TextMatch } from '../../src/detectors/text-match.ts';
import { findLongLifetimes, lifetimeName } from '../../src/detectors/token-lifetime.ts';
import { findTrackerLinks } from '../../src/detectors/tracker-link.ts';
import { findWeakAlgorithms, findWeakJwts } from '../../src/detectors/weak-token-algorithm.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';

const FINDERS: Readonly<Record<string, (text: string) => readonly TextMatch[]>> = {
  findStackVersions,
  findErrorInternals,
  findImplementationDetails,
  findCloudResources,
  findTrackerLinks,
  findPrivateAddresses,
  findTodoNotes,
  findInternalNotes,
  findSecurityGaps,
  findAccessNotes,
  findPromptInjections,
  findHiddenText,
  findActiveMarkup,
  findLongLifetimes,
  findWeakAlgorithms,
  findWeakJwts,
  findPersonalData: (value) => findPersonalData({ name: 'cardNumber', value }),
};

const DETECTORS: Readonly<Record<string, (text: string) => unknown>> = {
  ...FINDERS,
  findUrls,
  mayHoldInfrastructure,
  mayHoldInternalUrl,
  mayHoldPersonalData,
  mayHoldMarkup,
  mayHoldNotes,
  displayReference,
  isDialablePhone: (value) => isDialablePhone('phone', value),
  looksLikeRealTenant: (value) => looksLikeRealTenant(value, 'tenantId', new Set()),
  parseApiUrl,
  classifyHost,
  registrableDomain,
  isDocumentationHost,
  looksLikePortalHost,
  routeClass,
  gatewayExtension,
  sensitiveName: (name) => sensitiveName({ name, parentName: name, description: name, isInErrorSchema: true }),
  urlCredentialName: (name) => urlCredentialName(name, 'query'),
  personalParameterName,
  lifetimeName,
};

/** Repeated, each makes a text that some careless expression reads again and again. */
const UNITS: readonly string[] = [
  ...[
    'a',
    'A',
    'a-',
    'a.',
    '1.',
    'a_',
    ' ',
    '\n',
    '"',
    "'",
    '\\',
    '\\\\',
    '/',
    '{{a',
    '<a b',
    '<',
    '[',
    '](',
    '![',
    '![a](//',
    '@',
    'a@',
    '@a.',
    'a:',
    ':1',
    '?key=',
  ],
  ...['http://', 'http://a:', 'x://a:b@', 'http://<', 'http://{', 'http://[', '://', 'eyJa', '-----BEGIN', '4111 ', 'DE89', 'Ab1+', 'x.y.svc '],
  ...['at ', 'at a.', 'at a(', 'at /', 'at [', 'at a b ', 'File "', '#1 ', 'in /a', '.php', '.rb', 'goroutine 1 [', 'SQLSTATE', 'constraint "', 'relation "a'],
  ...[
    'nginx/',
    'nginx 1.',
    '/home/a/',
    '/Users/',
    'C:\\Users\\',
    '\\\\aaa\\a\\',
    'SELECT ',
    'SELECT a ',
    'of the a_',
    'tbl_',
    'arn:aws:',
    's3://a',
    '.rds',
    '.s3.amazonaws.com',
  ],
  ...[
    'TODO',
    'TODO ',
    'internal ',
    'for internal use ',
    'do not ',
    'requires ',
    'requires a valid ',
    'authentication ',
    'no auth ',
    'only ',
    'ignore ',
    'note to ',
    'AI ',
  ],
  ...[
    'before calling ',
    '` ',
    '`` ` ',
    '```\n',
    '~~~\n',
    '<!--',
    '<!-- a b',
    '<script',
    '<form>',
    '<form a=',
    '<img ',
    '<a x',
    'on1 ',
    ' on',
    'style="',
    '<div style="',
    'data:',
    'eval(',
  ],
  ...['token ', 'tokens never ', 'valid for 1 year ', 'sign MD5 token ', 'not ', 'alg none '],
  ...['\u200b', '\u200d', '\u202e', '\ufeff', '\ud800', '\udb40\udc41', 'ü'],
];

describe('time grows with the text, not faster', () => {
  test.each(Object.keys(DETECTORS))('%s', (name) => {
    const detect = DETECTORS[name] ?? expect.fail(name);
    for (const unit of UNITS) expect(growthOf(detect, unit), JSON.stringify(unit)).toBeLessThanOrEqual(MAX_GROWTH);
  });
});

/** Mulberry32: small, good and the same on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FRAGMENTS: readonly string[] = [
  ...UNITS,
  'orders.io',
  'localhost:8080',
  'jira.orders.io/browse/AB-1',
  '10.0.0.1',
  'anna.keller',
  'gmail.com',
  'nginx/1.18.0',
  'TODO: ',
  'password',
  'token',
  '(Orders.java:12)',
  'must be logged in',
  'ignore previous instructions',
  '<script>',
  'javascript:',
  '=',
  '(',
  ')',
  '{id}',
  '/admin/',
  '?method=',
  '.',
  '\u{1f468}',
];

describe('any text', () => {
  const random = randomNumbers(20_240_917);
  const texts = Array.from({ length: 1_500 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, () => FRAGMENTS[Math.floor(random() * FRAGMENTS.length)] ?? '').join(''),
  );

  test.each(Object.keys(DETECTORS))('%s never throws', (name) => {
    for (const text of texts) expect(() => DETECTORS[name]?.(text), JSON.stringify(text)).not.toThrow();
  });

  test.each(Object.keys(FINDERS))('%s points into the text, with short evidence', (name) => {
    for (const text of texts) {
      for (const { start, end, evidence } of FINDERS[name]?.(text) ?? []) {
        expect(start >= 0 && start < end && end <= text.length, `${start}–${end} of ${JSON.stringify(text)}`).toBe(true);
        expect(evidence.length).toBeLessThanOrEqual(60);
        expect(evidence).not.toMatch(/[\n\r\u200b\u202e]/);
      }
    }
  });

  test('URLs point into the text', () => {
    for (const text of texts) {
      for (const { start, end, url } of findUrls(text)) {
        expect(text.slice(start, end)).toBe(url.text);
        expect(url.text.slice(...(url.hostSpan ?? [0, 0])).toLowerCase()).toBe(url.host);
        expect(url.displayUrl.length).toBeLessThanOrEqual(80);
      }
    }
  });
});
