import { splitPath } from './route-word.ts';
import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

const SIGN_UP: ReadonlySet<string> = wordSet(`
  signup register registration registrations registeruser userregister userregistration createaccount registeraccount accountregister registercustomer
  customerregister registermember usersignup signupuser
`);
const OWN: ReadonlySet<string> = wordSet(`
  me self whoami userinfo current currentuser myprofile profile myaccount account updateprofile updateme updateself editprofile profileupdate
`);
/** People who have a login or a contract. */
const PEOPLE: ReadonlySet<string> = wordSet(`
  user users account accounts customer customers profile profiles person persons people employee employees student students patient patients subscriber
  subscribers player players driver drivers
`);

/** Areas in which somebody decides what others may do. */
const ACCESS: ReadonlySet<string> = wordSet(`
  member members membership memberships invite invites invitation invitations role roles permission permissions collaborator collaborators contributor
  contributors share shares sharing access acl acls team teams grant grants tenant tenants policy policies
`);

/** Whether an operation takes somebody in for the first time: `POST /auth/register`. */
export function isSignUp(path: string, method: string, operationId: string): boolean {
  if (method !== 'post' && method !== 'put') return false;
  const { raw, isObjectId } = splitPath(path);
  if (isObjectId.includes(true)) return false;
  const id = splitName(operationId).join('');
  // An operation that creates accounts may do so for somebody else.
  return SIGN_UP.has(splitName(raw.at(-1) ?? '').join('')) || (SIGN_UP.has(id) && id !== 'createaccount');
}

/** Whether an operation changes the record of its caller: `PATCH /users/me`. */
export function isOwnProfile(path: string, method: string): boolean {
  if (method !== 'put' && method !== 'patch' && method !== 'post') return false;
  const { raw, isObjectId } = splitPath(path);
  const last = splitName(raw.at(-1) ?? '').join('');
  // Who posts to `/account` opens one, for a company as well.
  return !isObjectId.includes(true) && OWN.has(last) && !(method === 'post' && last === 'account');
}

/** Whether a path names people, or one of them: `/users`, `/customers/{id}`. */
export function isPeoplePath(path: string): boolean {
  const last = splitPath(path).segments.findLast((segment) => segment !== '{}') ?? '';
  return PEOPLE.has(last);
}

/** Whether a path leads to the management of members, roles and access. */
export function managesAccess(path: string): boolean {
  return splitPath(path).segments.some((segment) => ACCESS.has(segment));
}
