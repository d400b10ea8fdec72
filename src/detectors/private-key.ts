import { decodeBase64 } from './base64.ts';
import type { Candidate, Shape, ShapeInput } from './credential-hit.ts';
import { entropy } from './randomness.ts';

const DASHES = '-----';
const BEGIN = `${DASHES}BEGIN `;
const END = `${DASHES}END`;
const MAX_LABEL_LENGTH = 50;
/** A 16,384-bit RSA key takes 12,600 characters. */
const MAX_BODY_LENGTH = 14_000;
/** The smallest private key in use (an elliptic curve key in PKCS#8) has 64 base64 characters. */
const MIN_BASE64_LENGTH = 64;
/** A line or two may be lost to the layout; a body that was cut short loses most of it. */
const MIN_SHARE_OF_DECLARED = 0.9;
/** Base64 of random bytes has 5.5 bits and more per character at this length, a repeated filler hardly 3. */
const MIN_BODY_ENTROPY = 4;
const MAX_BLOCKS = 40;

const ELIDED = /\.\.\.|…|[<{*]|x{6,}/i;
/** `Proc-Type: 4,ENCRYPTED` and `Version: …` lines (RFC 1421, RFC 4880). */
const HEADER_LINE = /^[\w-]{1,40}: .*$/gm;

/** Private keys in PEM (RFC 7468), OpenSSH and OpenPGP armour, with real or escaped line ends. A body that is cut short is a placeholder. */
export const privateKeyShape: Shape = { shape: 'private-key', gate: BEGIN, find: findPrivateKeys };

function findPrivateKeys({ value }: ShapeInput): Candidate[] {
  const found: Candidate[] = [];
  let endLine = 0;
  let at = value.indexOf(BEGIN);
  while (at >= 0 && found.length < MAX_BLOCKS) {
    const next = value.indexOf(BEGIN, at + BEGIN.length);
    const label = labelAt(value, at + BEGIN.length);
    if (label !== undefined && /PRIVATE KEY(?: BLOCK)?$/.test(label)) {
      const bodyStart = at + BEGIN.length + label.length + DASHES.length;
      if (endLine >= 0 && endLine < bodyStart) endLine = value.indexOf(END, bodyStart);
      const stop = Math.min(next < 0 ? value.length : next, bodyStart + MAX_BODY_LENGTH);
      const isClosed = endLine >= 0 && endLine <= stop;
      const bodyEnd = isClosed ? endLine : stop;
      const body = value.slice(bodyStart, bodyEnd);
      const end = isClosed ? endOfLine(value, bodyEnd, label) : bodyEnd;
      found.push({ tier: isComplete(label, body, isClosed) ? 'live' : 'placeholder', kind: kindOf(label), start: at, end, secret: body });
    }
    at = next;
  }
  return found;
}

function labelAt(value: string, start: number): string | undefined {
  const text = value.slice(start, start + MAX_LABEL_LENGTH);
  const length = text.indexOf(DASHES);
  return length < 0 ? undefined : text.slice(0, length);
}

function endOfLine(value: string, endLine: number, label: string): number {
  const closing = `${END} ${label}${DASHES}`;
  return value.startsWith(closing, endLine) ? endLine + closing.length : endLine + END.length;
}

function kindOf(label: string): string {
  const family = /^(?:RSA|EC|DSA|OPENSSH|PGP|ENCRYPTED) /.exec(label)?.[0] ?? '';
  return `${family.replace('OPENSSH', 'OpenSSH').replace('ENCRYPTED', 'encrypted')}private key`;
}

function isComplete(label: string, body: string, isClosed: boolean): boolean {
  if (ELIDED.test(body)) return false;
  const isEncrypted = body.includes('ENCRYPTED');
  const base64 = body
    .replaceAll(/\\[rn]/g, '\n')
    .replace(HEADER_LINE, '')
    .replace(/[^A-Za-z0-9+/=]/g, '');
  if (base64.length < MIN_BASE64_LENGTH || entropy(base64) < MIN_BODY_ENTROPY) return false;
  if (isEncrypted || /^(?:OPENSSH|PGP) /.test(label)) return isClosed;
  const bytes = decodeBase64(base64.slice(0, 8)) ?? new Uint8Array();
  const declared = derLength(bytes);
  return declared > 0 && base64.length * 0.75 >= declared * MIN_SHARE_OF_DECLARED;
}

/**
 * Total length that a DER SEQUENCE announces in its first bytes (X.690 §8.1.3), 0 for anything else.
 * An example that was cut short announces more than it holds.
 */
export function derLength(bytes: Uint8Array): number {
  const [tag = 0, first = 0, second = 0, third = 0] = bytes;
  if (tag !== 0x30) return 0;
  if (first < 0x80) return first + 2;
  if (first === 0x81) return second + 3;
  return first === 0x82 ? second * 256 + third + 4 : 0;
}
