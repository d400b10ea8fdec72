/** Characters that a line's hash covers, from the line's start on. */
const BLOCK_LENGTH = 100;
const BASE = 37;
const TWO_32 = 0x1_0000_0000;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const END_OF_FILE = 0xffff;

/** BASE to the power of BLOCK_LENGTH modulo 2^64, as two halves: what the oldest character of a full block weighs. */
const [OLDEST_HIGH, OLDEST_LOW] = halves(BigInt.asUintN(64, BigInt(BASE) ** BigInt(BLOCK_LENGTH)));

/**
 * Hashes each line of a text as GitHub code scanning does for `primaryLocationLineHash`: a rolling hash (base 37 modulo 2^64) over
 * the next 100 characters that are no spaces or tabs, every line break as LF, then `:` and the how-manieth line with that hash it is.
 * Linear; the 64 bits are kept in two halves of 32.
 */
export function lineHashes(text: string): readonly string[] {
  const hashes: string[] = [];
  const occurrences = new Map<string, number>();
  const block = new Uint16Array(BLOCK_LENGTH);
  const startsLine = new Uint8Array(BLOCK_LENGTH);
  let slot = 0;
  let high = 0;
  let low = 0;

  const closeLine = (): void => {
    const hash = high === 0 ? low.toString(16) : (high >>> 0).toString(16) + low.toString(16).padStart(8, '0');
    const occurrence = (occurrences.get(hash) ?? 0) + 1;
    occurrences.set(hash, occurrence);
    hashes.push(`${hash}:${occurrence}`);
  };
  const push = (code: number, isLineStart: boolean): void => {
    if (startsLine[slot] === 1) closeLine();
    startsLine[slot] = isLineStart ? 1 : 0;
    const oldest = block[slot] ?? 0;
    block[slot] = code;
    slot = slot + 1 === BLOCK_LENGTH ? 0 : slot + 1;
    const lowSum = low * BASE + code - oldest * OLDEST_LOW;
    const carry = Math.floor(lowSum / TWO_32);
    low = lowSum - carry * TWO_32;
    high = (Math.imul(high, BASE) + carry - Math.imul(oldest, OLDEST_HIGH)) | 0;
  };

  let isLineStart = true;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code === SPACE || code === TAB || (code === LINE_FEED && text.charCodeAt(i - 1) === CARRIAGE_RETURN)) continue;
    if (code === CARRIAGE_RETURN) code = LINE_FEED;
    push(code, isLineStart);
    isLineStart = code === LINE_FEED;
  }
  push(END_OF_FILE, isLineStart);
  for (let i = 0; i < BLOCK_LENGTH; i++) push(0, false);
  return hashes;
}

function halves(value: bigint): [high: number, low: number] {
  return [Number(value >> 32n), Number(value & 0xffff_ffffn)];
}
