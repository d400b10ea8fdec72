import { phraseList, wordSet } from './word-list.ts';

/** What a property name promises to hold. */
export type SensitiveClass =
  | 'credential'
  | 'bare-token'
  | 'auth-state'
  | 'financial'
  | 'government-id'
  | 'health'
  | 'diagnostics'
  | 'permission'
  | 'internal'
  | 'contact';

/** `severe`: the value itself does the harm. `info`: worth a note only. */
export type Weight = 'severe' | 'plain' | 'info';

/** How the names of one class look. Phrases are words joined by one space; they match the end of a name, word by word, unless said otherwise. */
export interface NameClass {
  readonly class: SensitiveClass;
  readonly severe?: readonly string[];
  readonly plain?: readonly string[];
  /** Match whatever else the name says and whatever the type. */
  readonly info?: readonly string[];
  /** The whole name. */
  readonly exact?: readonly string[];
  /** The whole name as written, underscores included. */
  readonly raw?: readonly string[];
  /** First word of a name with more words. */
  readonly prefixes?: readonly string[];
  /** The words stand next to each other somewhere. */
  readonly anywhere?: readonly string[];
  /** Both words occur, the second one last. */
  readonly pairs?: readonly (readonly [string, string])[];
  /** Words that give the name another meaning. */
  readonly notWith?: readonly string[];
  /** JSON Schema types that can hold such a value; an unknown type always can. */
  readonly types: readonly string[];
}

/**
 * Classes in the order they are tried. Origin: names of 458,688 response properties of public descriptions, read by class; every word in `notWith` stands for
 * a reading that was wrong (`pin` of a board, gender of a noun, GL account number). VAT, EIN and company numbers are business data and in no class.
 */
export const NAME_CLASSES: readonly NameClass[] = [
  {
    class: 'credential',
    severe: phraseList(`
      password, passwd, passphrase, pwd, private key, client secret, shared secret, signing secret, webhook secret, totp secret, otp secret,
      mfa secret, two factor secret, password hash, hashed password, pass hash, password digest, password salt, encrypted password, crypted password,
      pwd hash
    `),
    plain: phraseList(`
      root pass, secret key, api secret, secret access key, app secret, consumer secret, secret, api key, access key, signing key, encryption key,
      shared key, storage account key, auth key, admin key, master key, license key, access token, refresh token, auth token, bearer token, api token,
      id token, session token, jwt, reset token, invite token, invitation token, activation token, verification token, confirmation token,
      login token, bot token, security token, oauth token, oauth token secret, personal access token, registration token, authentication token,
      connection string, database url, dsn, sas uri, sas url, sas token, credential, credentials
    `),
    exact: ['pass', 'secrets'],
    pairs: [
      ['password', 'hash'],
      ['password', 'salt'],
      ['password', 'digest'],
    ],
    notWith: ['public', 'publishable', 'withdrawal', 'amz'],
    types: ['string'],
  },
  {
    class: 'bare-token',
    plain: ['token'],
    notWith: phraseList(`
      next, page, continuation, pagination, sync, cursor, prev, previous, skip, scroll, resume, marker, client, idempotency, request, csrf, xsrf,
      change, state, tracking, row, starting, resource, upload, download, preview, link, public, publishable, image, line, icon, start, end, version,
      device, push, unique, constant, cost, referral, payment, card, network, max, min, prompt, completion, total, nft, design, stop, hashed, file,
      creation, purchase, attribution, separator, lock, asset, ga, analytics, gateway, conditional, update, consistency, partition, filter
    `),
    types: ['string'],
  },
  {
    class: 'auth-state',
    severe: ['backup codes', 'recovery codes', 'recovery code'],
    plain: phraseList(`otp, otp code, totp, mfa code, security answer, session key, passcode, pin`),
    info: phraseList(`
      failed login count, failed login attempts, failed attempts, login attempts, last login ip, last login ip address, last sign in ip,
      current sign in ip, locked until
    `),
    exact: ['pin code', 'verification code'],
    notWith: phraseList(`postal, zip, address, city, map, board, message, pinned`),
    types: ['string', 'array'],
  },
  {
    class: 'financial',
    severe: phraseList(`card number, pan, cvv, cvc, cvv2, card verification value, primary account number, track data`),
    plain: phraseList(`
      iban, bank account number, bank account, account number, routing number, sort code, credit card, card holder, cardholder name, salary,
      net worth, annual income, credit score, credit limit
    `),
    notWith: phraseList(`gl, ledger, net, project, operating, gross, expected, taxable, first, last, digits, masked, truncated, partial, bin`),
    types: ['string', 'number', 'integer', 'object'],
  },
  {
    class: 'government-id',
    plain: phraseList(`
      ssn, social security number, passport number, passport, national id, national identifier, national insurance number, nin, driver license,
      drivers license, driver license number, drivers license number, driving licence, citizen id, cpf, aadhaar, aadhaar number, pesel, nric, itin,
      personal identity number, personal tax id, birth certificate, government id
    `),
    exact: ['sin', 'tin'],
    notWith: phraseList(`software, app, image, species, text, group, url`),
    types: ['string', 'integer', 'object'],
  },
  {
    class: 'health',
    plain: phraseList(`
      gender, sex, marital status, nationality, religion, ethnicity, sexual orientation, disability, blood type, blood group, hiv status
    `),
    anywhere: phraseList(`
      diagnosis, diagnoses, medication, medications, allergies, medical record, medical history, pregnancy, biometric, fingerprint template
    `),
    notWith: phraseList(`suffix, noun, word, horse, runner, race, app, check, checks, percentage, score`),
    types: ['string', 'integer', 'object', 'array'],
  },
  {
    class: 'contact',
    plain: phraseList(`
      email, e mail, email address, phone, phone number, mobile, mobile number, telephone, cell phone, home phone, work phone, street, street address,
      address line 1, home address, date of birth, dob, birth date, birthday, maiden name, mother maiden name
    `),
    notWith: phraseList(`support, contact, feedback, office, company, business, store, facility, runway, airport`),
    types: ['string'],
  },
  {
    class: 'diagnostics',
    severe: phraseList(`
      stack trace, stack traces, stack, trace stack, trace back, backtrace, exception, exceptions, inner exception, exception message, exception class,
      exception type, exception name, exception details, debug, debug info, debug message, debug details, debug information, sql, sql query, sql state, raw query
    `),
    plain: ['developer message'],
    types: ['string', 'array', 'object'],
  },
  {
    class: 'internal',
    plain: phraseList(`
      internal id, internal notes, internal note, internal comment, internal status, internal reference, internal metadata path, machine name,
      private ip, internal ip, absolute path, server path, db id, soft deleted, cost price
    `),
    raw: ['__v', '_rev', '_class', '_deleted', '_internal', '_id'],
    prefixes: ['internal', 'debug'],
    notWith: phraseList(`numbers, number, name, audience, medicine, transfer, links, access, policy, network`),
    types: ['string', 'number', 'integer', 'boolean', 'object', 'array'],
  },
  {
    class: 'permission',
    severe: phraseList(`
      is admin, admin, is superuser, superuser, is staff, is root, is super admin, is moderator, is internal, role, roles, user role, permissions,
      permission, privileges, privilege level, access level, acl, user type, granted authorities, authorities, entitlements, scopes
    `),
    notWith: phraseList(`database, db, pg, message, chat, aria, email, delivery`),
    types: ['string', 'boolean', 'array', 'object', 'integer'],
  },
];

/** Last words of names that are about a value (its age, place, policy), not the value. A phrase that itself ends so (`national id`) is meant. */
export const META_TAILS: ReadonlySet<string> = wordSet(`
  type types policy policies status state enabled required length count url uri endpoint link href expiry expires expiration expired at on in date
  time timestamp updated changed created hint name names id ids format algorithm version location strength protected set exists present settings
  config configuration options rotation ttl lifetime lifespan limit age usage used scope method methods arn reference ref label template mode source
  provider prefix index needed last4 four attempts rule rules validation field fields issuer display strategy alias accessor indicator masked
  fingerprint description title error errors
`);

/** First words of names that are a switch, a request or a bound. */
export const LEADING_FLAGS: ReadonlySet<string> = wordSet(`
  change reset forgot forgotten update is has can should must was allow allows allowed enable enables require requires required needs use uses
  supports disable hide show force max min non not regenerate generate create delete revoke
`);
/** Requests that a token is issued for: `resetPasswordToken` is a token. */
export const REQUEST_FLAGS: ReadonlySet<string> = new Set(['change', 'reset', 'forgot', 'forgotten', 'update']);

/** Long words that nothing but a credential ends in: `originalsecret`, `dbpassword`. */
export const JOINED_ENDINGS: readonly string[] = ['password', 'passphrase', 'passwd', 'secret'];

/** Phrases that count only when one of the words stands in the name or in the name of its schema. */
export const CONTEXT_WORDS: Readonly<Record<string, readonly string[]>> = {
  pan: ['card', 'pay', 'payment'],
  'bank account': ['bank', 'payment'],
  'account number': phraseList(`
    bank, payment, payee, beneficiary, ach, wire, transfer, bacs, sepa, iban, card, debit, checking, savings, counterparty, funding
  `),
};
/** Short names that are numbers of something else when they are numbers. */
export const NEVER_NUMERIC: ReadonlySet<string> = new Set(['sin', 'nin', 'tin']);
/** Properties of people, which words, horses and animals have too. */
export const NEEDS_PERSON: ReadonlySet<string> = new Set(['gender', 'sex', 'nationality', 'disability']);
/** Contact data worth a note of its own, in an object that describes a person. */
export const PERSONAL_DATES_AND_HOMES: ReadonlySet<string> = new Set([
  'date of birth',
  'dob',
  'birth date',
  'birthday',
  'home address',
  'maiden name',
  'mother maiden name',
]);

/** Schema name words of somebody with an account or a contract. */
export const PERSON_WORDS: ReadonlySet<string> = wordSet(`
  user users member members account accounts profile person people employee employees customer customers contact owner author admin administrator
  operator teammate collaborator principal identity subject claims patient patients applicant candidate passenger traveler traveller guest student
  beneficiary insured cardholder borrower driver citizen resident staff
`);
/** Of these, words that also name invented or public figures. */
export const PUBLIC_FIGURES: ReadonlySet<string> = new Set(['author', 'staff']);
/** The answer to "who am I": its own roles are no news to the caller. */
export const OWN_ANSWER_WORDS: ReadonlySet<string> = wordSet(`
  current me my self own whoami session auth authentication login signin token jwt claims
`);
/** Schema name words whose users and members are not people with rights here: database users, chat members, cluster nodes. */
export const NOT_PERSON_WORDS: ReadonlySet<string> = wordSet(`
  chat message completion database db assignment aria widget topic cluster node party guild channel room band club performer character animal pet runner horse
  word
`);
export const COMPANY_WORDS: ReadonlySet<string> = new Set(['organization', 'organisation', 'company', 'business', 'vendor', 'supplier']);
