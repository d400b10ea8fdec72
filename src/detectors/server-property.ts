import { splitName } from './split-name.ts';
import { phraseList, wordSet } from './word-list.ts';

/**
 * What only the server should decide. `privilege`: what somebody may do. `ownership`: whose something is. `state`: what the server keeps count of.
 * `record`: ids and times that come with storing.
 */
export type ServerProperty = 'privilege' | 'ownership' | 'state' | 'record';

/** Joined words of whole names. */
const PRIVILEGE: ReadonlySet<string> = wordSet(`
  role roles userrole userroles rolename rolenames roleid roleids isadmin admin administrator issuperuser superuser isstaff isroot issuperadmin superadmin
  ismoderator isowner permissions permission privileges privilege privilegelevel accesslevel authorities grantedauthorities accessrights
`);
const OWNERSHIP: ReadonlySet<string> = wordSet('ownerid owneruserid tenantid createdby createdbyid creatorid updatedby modifiedby lastmodifiedby');
const STATE: ReadonlySet<string> = wordSet(`
  balance accountbalance availablebalance currentbalance creditbalance walletbalance verified isverified emailverified isemailverified phoneverified
  isphoneverified identityverified kycstatus kycverified isbanned isblocked islocked isapproved ispaid loginattempts failedloginattempts lastlogin lastloginat
  passwordhash
`);
const RECORD: ReadonlySet<string> = wordSet(`
  id uuid guid createdat createdon createddate creationdate created datecreated createtime updatedat updatedon updateddate updated dateupdated updatetime
  modifiedat modifiedon modifieddate modified lastmodified lastmodifiedat deletedat
`);
/** Of these, the ones that are switches: with another type they name a person or a time. */
const SWITCH: ReadonlySet<string> = wordSet('admin administrator superuser superadmin verified');
/** Words of an enum member that gives more than an ordinary user has. */
const PRIVILEGED: ReadonlySet<string> = new Set(
  phraseList(
    'admin, administrator, owner, root, super, superuser, superadmin, staff, manager, moderator, editor, operator, full, write, all, maintainer, supervisor',
  ),
);

/** Says that the server sets the value whatever the request holds. */
const SERVER_SETS =
  /\b(?:(?:output|read)[- ]?only|(?:generated|assigned|defined|set|populated|maintained|managed) (?:automatically )?by (?:the )?(?:server|system|service|api|database)|auto[- ]?generated|automatically (?:generated|set|assigned)|(?:is|are|will be) ignored)\b/i;
/** A description says so in its first sentences. */
const MAX_DESCRIPTION_LENGTH = 500;

/** Tells what a request property of this name and type decides; undefined for what callers may well decide. The type is read only when it matters. */
export function serverProperty(name: string, typeOf: () => string): ServerProperty | undefined {
  const joined = splitName(name).join('');
  if (PRIVILEGE.has(joined)) return !SWITCH.has(joined) || isSwitch(typeOf()) ? 'privilege' : undefined;
  if (STATE.has(joined)) return !SWITCH.has(joined) || isSwitch(typeOf()) ? 'state' : undefined;
  if (OWNERSHIP.has(joined)) return isScalar(typeOf()) ? 'ownership' : undefined;
  return RECORD.has(joined) && isScalar(typeOf()) ? 'record' : undefined;
}

/** Whether a description says that the server decides, so that the property is no way in. */
export function isSetByServer(description: string): boolean {
  return SERVER_SETS.test(description.slice(0, MAX_DESCRIPTION_LENGTH));
}

function isSwitch(type: string): boolean {
  return type === 'boolean' || type === '';
}

function isScalar(type: string): boolean {
  return type === 'string' || type === 'integer' || type === 'number' || type === '';
}

/** Whether a closed list of values holds one that gives more than an ordinary user has. */
export function hasPrivilegedValue(values: readonly unknown[]): boolean {
  return values.some((value) => splitName(String(value)).some((word) => PRIVILEGED.has(word)));
}
