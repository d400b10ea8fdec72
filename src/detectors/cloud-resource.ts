import { collectMatches, type TextMatch } from './text-match.ts';
import { wordSet } from './word-list.ts';

export type CloudResource = 'aws-account' | 'bucket' | 'database-host' | 'azure-subscription' | 'gcp-project';

/** Cheap sign that a text may name a cloud resource; part of the common gate. */
export const CLOUD_RESOURCE_GATE =
  /\b(?:arn:aws|s3a?:\/\/|gs:\/\/|amazonaws\.com|windows\.net|mongodb\.net|documents\.azure\.com|gserviceaccount|storage\.googleapis)|\/subscriptions\//;

const ARN = /\barn:aws[\w-]{0,10}:([a-z0-9-]{2,30}):[a-z0-9-]{0,20}:(\d{12}):/g;
const BUCKET_URL = /\b(?:s3a?|gs):\/\/([a-z0-9][a-z0-9._-]{2,62})/g;
const GOOGLE_BUCKET = /\bstorage\.googleapis\.com\/([a-z0-9][a-z0-9._-]{2,62})/g;
const SUBSCRIPTION = /\/subscriptions\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi;
const SERVICE_ACCOUNT = /@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com/g;
/** Only the ends of host names: what stands before is read backwards, because searching for it is quadratic in long dotted text. */
const HOST_END =
  /\.(?:rds|cache|es|kafka|redshift|docdb|mq)[a-z0-9.-]{0,24}\.amazonaws\.com|\.s3[a-z0-9.-]{0,24}\.amazonaws\.com|\.blob\.core\.windows\.net|\.(?:database|servicebus|redis\.cache)\.windows\.net|\.documents\.azure\.com|\.mongodb\.net/g;

/** AWS's own documentation uses these account numbers. */
const MANUAL_ACCOUNTS: ReadonlySet<string> = wordSet(`
  123456789012 111122223333 444455556666 012345678901 012345678910 123456789123 987654321098 210987654321 999999999999
`);
/** Words of names in manuals. */
const MANUAL_WORDS: ReadonlySet<string> = wordSet(`
  bucket bucketname mybucket example examples my your test testing sample samples demo foo bar name some placeholder dummy path folder location
  prefix project account myaccount mystorage xxx abc cluster host
`);
const MAX_HOST_LENGTH = 253;

/** Finds names of cloud resources: ARNs with an account, buckets, hosts of databases and brokers, subscriptions, projects. Those of manuals are left out. */
export function findCloudResources(text: string): readonly TextMatch<CloudResource>[] {
  const found: TextMatch<CloudResource>[] = [];
  collectMatches(found, text, ARN, 'aws-account', ([, service, account = '']) =>
    isManualAccount(account) ? undefined : `AWS account …${account.slice(-4)} in an ARN of ${service}`,
  );
  collectMatches(found, text, BUCKET_URL, 'bucket', ([url, name]) => (isManualName(name) ? undefined : url));
  collectMatches(found, text, GOOGLE_BUCKET, 'bucket', ([url, name]) => (isManualName(name) ? undefined : url));
  collectMatches(found, text, SUBSCRIPTION, 'azure-subscription', ([, id = '']) => (isManualId(id) ? undefined : `Azure subscription ${id.slice(0, 8)}…`));
  collectMatches(found, text, SERVICE_ACCOUNT, 'gcp-project', ([, project]) => (isManualName(project) ? undefined : `Google project ${project}`));
  collectHosts(found, text);
  return found.sort((a, b) => a.start - b.start);
}

function collectHosts(found: TextMatch<CloudResource>[], text: string): void {
  const ends: TextMatch<CloudResource>[] = [];
  collectMatches(ends, text, HOST_END, 'bucket');
  for (const { start: endStart, end } of ends) {
    let start = endStart;
    while (start > 0 && endStart - start < MAX_HOST_LENGTH && /[a-z0-9._-]/i.test(text.charAt(start - 1))) start--;
    const name = text.slice(start, endStart);
    if (name === '' || isManualName(name.split('.')[0])) continue;
    const suffix = text.slice(endStart, end);
    const kind = /^\.(?:s3|blob)\b/.test(suffix) ? 'bucket' : 'database-host';
    found.push({ start, end, kind, evidence: `${name}${suffix}`.slice(-60) });
  }
}

function isManualAccount(account: string): boolean {
  return MANUAL_ACCOUNTS.has(account) || new Set(account).size <= 3;
}

function isManualId(id: string): boolean {
  const digits = id.replaceAll('-', '');
  return new Set(digits).size <= 6 || /^0{8}|^12345678|^1234abcd/i.test(digits);
}

function isManualName(name = ''): boolean {
  return name
    .toLowerCase()
    .split(/[-._]/)
    .some((word) => MANUAL_WORDS.has(word.replace(/\d{1,9}$/, '')));
}
