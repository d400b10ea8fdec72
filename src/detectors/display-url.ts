/** A message has 120 characters for the URL and what is wrong with it. */
const MAX_DISPLAY_LENGTH = 80;

/**
 * Makes a URL without user info fit for messages: control and invisible characters go, long random-looking path segments (they carry keys of webhooks)
 * and the values of the query become an ellipsis, at most 80 characters.
 */
export function displayUrl(url: string): string {
  const queryStart = url.search(/[?#]/);
  const withoutQuery = queryStart < 0 ? url : `${url.slice(0, queryStart)}?…`;
  const shown = withoutQuery.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/(?<=\/)(?=[\w~-]{0,200}\d)(?=[\w~-]{0,200}[A-Za-z])[\w~-]{20,}(?=[/?]|$)/g, '…');
  return shown.length > MAX_DISPLAY_LENGTH ? `${shown.slice(0, MAX_DISPLAY_LENGTH - 1)}…` : shown;
}
