import { type Buffer, isAscii, isUtf8 } from 'node:buffer';

/** Text of bytes, or what is wrong with them. OpenAPI descriptions are UTF-8 (RFC 8259 §8.1, YAML 1.2 §5.2 allows more, readers don't). */
export function decodeUtf8(bytes: Buffer): { readonly text: string } | { readonly problem: string } {
  if (isAscii(bytes)) return { text: bytes.toString('latin1') };
  if (isUtf8(bytes)) return { text: bytes.toString('utf8') };
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { problem: 'is UTF-16: save it as UTF-8' };
  if (bytes.subarray(0, 8192).includes(0)) return { problem: 'is a binary file' };
  return { problem: `is not valid UTF-8 (first at line ${firstInvalidLine(bytes)}): save it as UTF-8` };
}

function firstInvalidLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const lineFeed = bytes.indexOf(10, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  return line;
}
