import { phraseList, wordSet } from './word-list.ts';

/** Hosts where people, not companies, have their mailboxes. */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = wordSet(`
  gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.co.in yahoo.co.jp ymail.com rocketmail.com hotmail.com hotmail.co.uk
  hotmail.fr hotmail.de hotmail.it outlook.com outlook.de outlook.fr live.com live.co.uk live.fr live.nl msn.com icloud.com me.com mac.com aol.com
  gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de posteo.de mailbox.org proton.me protonmail.com pm.me tutanota.com fastmail.com
  hey.com zoho.com mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com rambler.ru qq.com 163.com 126.com sina.com naver.com hanmail.net daum.net
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it seznam.cz wp.pl o2.pl onet.pl interia.pl ziggo.nl telenet.be
  bluewin.ch comcast.net verizon.net att.net btinternet.com uol.com.br bol.com.br terra.com.br rediffmail.com
`);

/** Registrable names without suffix that stand for "some company". */
export const INVENTED_MAIL_BRANDS: ReadonlySet<string> = wordSet(`
  example contoso fabrikam northwind acme acmecorp company mycompany yourcompany domain mydomain yourdomain email mail test testing mailinator foo
  bar foobar somewhere nowhere provider host server corp organization business abc xyz xxx demo sample dummy fake placeholder site website mysite
  customer client
`);

/** Machine addresses that look like mailboxes. */
export const MACHINE_MAIL_DOMAINS: readonly string[] = phraseList(`
  gserviceaccount.com, s.whatsapp.net, c.us, g.us, mktomail.com, amazonses.com, sentry.io
`);

/** Words of a mailbox that belongs to a role or to a machine. */
export const ROLE_WORDS: ReadonlySet<string> = wordSet(`
  info support api apis apisupport noreply no reply donotreply admin administrator root sysadmin sales help helpdesk hello hi contact contacts
  contactus team office billing invoice invoices invoicing orders order security abuse postmaster webmaster hostmaster privacy legal marketing
  service services customerservice care dev devs developer developers devops engineering ops operations press media news newsletter jobs careers hr
  finance accounting accounts payments notify notification notifications alert alerts mailer daemon bounce bounced bounces delivered complaint
  complained feedback enquiries inquiries reception integration integrations partner partners partnership bot system automation git opensource oss
`);

/** Words of a mailbox nobody has. */
export const INVENTED_NAMES: ReadonlySet<string> = wordSet(`
  user users username usr test tests tester testing testuser demo sample example dummy fake placeholder name firstname lastname first last fname
  lname fullname nickname your yourname youremail youraddress my mymail myemail me you someone somebody anyone anybody nobody person customer client
  viewer viewers editor editors collaborator passenger buyer seller merchant shopper guest member owner manager employee recipient sender receiver from to cc bcc email mail mailbox address account
  login string foo bar baz qux foobar abc abcd xyz xxx asdf qwerty john jane doe johndoe janedoe jdoe jonh johnny jsmith johnsmith bob alice joe
  bloggs joebloggs max mustermann musterfrau maxmustermann erika mario rossi jean dupont jan novak kowalski ivan ivanov fulano batman superman
  spiderman mickey donald homer simpson darth vader skywalker lorem ipsum random unknown anonymous
`);

/** Numbers that card schemes and payment services publish for tests; `/` separates nothing: digits only. */
export const TEST_CARDS: ReadonlySet<string> = wordSet(`
  4242424242424242 4111111111111111 4000000000000002 4000056655665556 4012888888881881 4012001037141112 4222222222222 4444333322221111
  4532759734545858 4917610000000000 4917484589897107 4988438843884305 5555555555554444 5105105105105100 5200828282828210 5454545454545454
  5500000000000004 5019717010103742 2223003122003222 2223000048400011 378282246310005 371449635398431 340000000000009 6011111111111117
  6011000990139424 6011000000000004 3056930009020004 30569309025904 38520000023237 36227206271667 30000000000004 3566002020360505 3530111333300000
  6200000000000005 201400000000009 5100000010001004
`);
/** Ranges that sandboxes hand out. */
export const TEST_CARD_PREFIXES: readonly string[] = ['5204', '5573', '400000'];

/** Account numbers of bank associations' and services' manuals. */
export const SAMPLE_IBANS: ReadonlySet<string> = wordSet(`
  DE89370400440532013000 GB29NWBK60161331926819 GB82WEST12345698765432 GB33BUKB20201555555555 FR1420041010050500013M02606
  FR7630006000011234567890189 NL91ABNA0417164300 NL39RABO0300065264 ES9121000418450200051332 DE02100100109307118603 DE40100100103307118608
  DE75512108001245126199 BE68539007547034 CH9300762011623852957 AT611904300234573201 AT483200000012345864 IE29AIBK93115212345678
`);

/** Length of an IBAN by country (SWIFT IBAN registry). */
export const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
};

/** Numbers of manuals, digits (and letters) only. */
export const SAMPLE_NATIONAL_IDS: ReadonlySet<string> = wordSet(`
  123456789 078051120 219099999 987654321 11144477735 12345678909 44051401359 02070803628 111222333 123456782 12345678Z 00000000T 11111111H
  X1234567L
`);
