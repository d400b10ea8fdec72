import { splitPath } from './route-word.ts';

const OWN_SEGMENTS: ReadonlySet<string> = new Set([
  'me',
  'self',
  'my',
  'whoami',
  'who-am-i',
  'userinfo',
  'current',
  'current-user',
  'current_user',
  'currentuser',
  'profile',
  'myprofile',
  'my-profile',
  'session',
]);

/** Whether a path leads to what belongs to the caller: `/users/me`, `/profile/address`. Below an object id it is somebody else's. */
export function isOwnRoute(path: string): boolean {
  const { segments, isObjectId } = splitPath(path);
  const own = segments.findIndex((segment) => OWN_SEGMENTS.has(segment));
  return own >= 0 && !isObjectId.slice(0, own).includes(true);
}
