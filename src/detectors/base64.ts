/** A longer text is not decoded: nothing that is judged here is larger, and the input may be hostile. */
const MAX_ENCODED_LENGTH = 64 * 1024;
const NOT_A_DIGIT = 255;
const DIGIT_VALUES = buildDigitValues();

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes base64 or base64url (RFC 4648 §4, §5), padding optional; trailing bits that fill no byte are dropped.
 * Undefined for any other character and above 64 KB of input.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length > MAX_ENCODED_LENGTH) return undefined;
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === 61) length--;
  const bytes = new Uint8Array(Math.floor((length * 6) / 8));
  let buffer = 0;
  let bits = 0;
  let size = 0;
  for (let i = 0; i < length; i++) {
    const value = DIGIT_VALUES[text.charCodeAt(i)] ?? NOT_A_DIGIT;
    if (value === NOT_A_DIGIT) return undefined;
    buffer = ((buffer << 6) | value) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[size++] = (buffer >> bits) & 0xff;
    }
  }
  return bytes;
}

/** Like `decodeBase64`, as text; undefined also when the bytes are not valid UTF-8. */
export function decodeBase64Text(text: string): string | undefined {
  const bytes = decodeBase64(text);
  if (bytes === undefined) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function buildDigitValues(): Uint8Array {
  const values = new Uint8Array(128).fill(NOT_A_DIGIT);
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < digits.length; i++) values[digits.charCodeAt(i)] = i;
  values['-'.charCodeAt(0)] = 62;
  values['_'.charCodeAt(0)] = 63;
  return values;
}
