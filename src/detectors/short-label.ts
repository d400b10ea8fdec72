/** A message of 120 characters still has room for what it says. */
const MAX_LENGTH = 60;

/** "GET /path" for messages, with the middle of long paths left out: `DELETE /v4/…/peers/{peerId}`. At most 60 characters. */
export function shortLabel(label: string): string {
  if (label.length <= MAX_LENGTH) return label;
  const segments = label.split('/');
  const head = segments.slice(0, 2).join('/');
  let tail = '';
  for (const segment of segments.slice(2).reverse()) {
    if (head.length + segment.length + tail.length + 3 > MAX_LENGTH) break;
    tail = `/${segment}${tail}`;
  }
  const short = `${head}/…${tail}`;
  return short.length <= MAX_LENGTH ? short : `${label.slice(0, MAX_LENGTH - 1)}…`;
}
