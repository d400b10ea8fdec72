const BASE62_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Enough places for any 32-bit number in base 62. */
const PLACES = 6;
const TABLE = buildTable();

/**
 * CRC-32 (IEEE 802.3) of an ASCII text, written in base 62 with six places.
 * The last six characters of GitHub and npm tokens are this checksum of the characters before them.
 */
export function crc32Base62(text: string): string {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) crc = (TABLE[(crc ^ text.charCodeAt(i)) & 0xff] ?? 0) ^ (crc >>> 8);
  let rest = ~crc >>> 0;
  let digits = '';
  while (rest > 0) {
    digits = BASE62_DIGITS.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits.padStart(PLACES, '0');
}

function buildTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
    table[byte] = remainder;
  }
  return table;
}
