import type { ApiIndex, Text } from '../../api-index/api-index.ts';
import { type EmailKind, findEmails } from '../../detectors/email.ts';
import { registrableDomain } from '../../detectors/host.ts';
import { isDialablePhone } from '../../detectors/phone-number.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, P, type RuleContext } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

type GradeName = 'person' | 'other';

/** Where a sentence names the person whose mailbox it gives. */
const NAME_DISTANCE = 60;

/** jane.miller@ */
const FULL_NAME = /^[a-z]{3,20}[._][a-z]{3,20}@/;
const NAME_PROPERTY = /name|owner|author|user|person|contact/i;
const IS_MACHINE = /\b(?:robot|bot|team|service|system|test|demo|registered)\b/i;

/**
 * Reports mailboxes in examples that look like those of people, and people named with their mailbox in prose.
 * Sources: OWASP API3:2023, CWE-359, GDPR Art. 4(1).
 */
export default defineRule({
  meta: {
    id: 'no-real-contact-in-example',
    family: 'personal-data',
    title: 'Examples name nobody who exists',
    why: 'A mailbox of a colleague or customer in a public example gets spam and phishing, and every try-it console sends real mail to it. Publishing it needs a reason in law.',
    fix: 'Use a reserved domain, jane.doe@example.com, or a role such as support@ where the text means you.',
    grades: {
      person: { severity: 'info', confidence: 'medium', presets: P },
      other: {
        severity: 'hint',
        confidence: 'low',
        presets: P,
        when: 'the mailbox belongs to another real domain, or stands in prose beside the name of its owner',
      },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K13', 'K11'],
    owasp: ['API3:2023'],
    cwe: [359],
    appliesTo: ALL_VERSIONS,
    options: { phone: { type: 'boolean', default: false, description: 'Also report phone numbers in examples that are not reserved for fiction.' } },
    limits:
      'Free-mail services and the domain of the API itself count as people. Left alone: reserved and invented domains, roles, invented people such as john.doe, ' +
      'message ids, and the contact of the description.',
  },
  *check(api, context) {
    yield* reportOnce(findAll(api, context));
  },
});

function* findAll(api: ApiIndex, { options }: RuleContext): Iterable<TextFinding<GradeName>> {
  const ownDomains = findOwnDomains(api);
  for (const text of api.textsWith('personal-data')) {
    if (text.value.includes('@')) yield* findMailboxes(text, ownDomains);
    else if (options['phone'] === true && text.kind === 'example' && isDialablePhone(text.name, text.value.trim())) yield phoneFinding(text);
  }
}

function* findMailboxes(text: Text, ownDomains: ReadonlySet<string>): Iterable<TextFinding<GradeName>> {
  for (const { start, end, kind, evidence } of findEmails(text.value, ownDomains)) {
    const mailbox = text.value.slice(start, end).toLowerCase();
    if (text.kind === 'prose' && !namesOwner(text.value, start, end)) continue;
    yield { text, start, end, grade: gradeOf(text, kind, mailbox), message: tell(text, 'shows the mailbox', evidence), key: mailbox, evidence };
  }
}

/** Mailboxes of free services are people's; those of the own domain are, when their owner's name stands in them or beside them. */
function gradeOf(text: Text, kind: EmailKind, mailbox: string): GradeName {
  if (kind === 'other-mail' || text.kind === 'prose' || text.kind === 'code' || text.kind === 'extension') return 'other';
  return kind === 'free-mail' || FULL_NAME.test(mailbox) || standsBesideName(text, mailbox) ? 'person' : 'other';
}

function standsBesideName({ siblings }: Text, mailbox: string): boolean {
  const local = mailbox.slice(0, mailbox.indexOf('@'));
  return Object.entries(siblings?.() ?? {}).some(
    ([name, value]) => NAME_PROPERTY.test(name) && (!/full/i.test(name) || value.includes(' ')) && !IS_MACHINE.test(value) && namesIn(value).includes(local),
  );
}

function namesIn(value: string): readonly string[] {
  const words = value.slice(0, NAME_DISTANCE).toLowerCase().split(/\s+/);
  return [...words, words.join(''), words.map((word) => word.charAt(0)).join('')];
}

/** "Jane Miller (jane.miller@…)": both words of the mailbox stand beside it as a name. */
function namesOwner(value: string, start: number, end: number): boolean {
  const words = value
    .slice(start, value.indexOf('@', start))
    .toLowerCase()
    .split(/[._-]/)
    .filter((word) => word.length > 2);
  if (words.length !== 2) return false;
  const around = `${value.slice(Math.max(0, start - NAME_DISTANCE), start)} ${value.slice(end, end + NAME_DISTANCE)}`;
  return words.every((word) => around.includes(word.charAt(0).toUpperCase() + word.slice(1)));
}

function phoneFinding(text: Text): TextFinding<GradeName> {
  const evidence = `phone number of ${text.value.replace(/\D/g, '').length} digits`;
  return { text, start: 0, end: text.value.length, grade: 'other', message: tell(text, 'is a', evidence), key: text.value, evidence };
}

/** Registrable domains of servers and of the contact: mailboxes there are those of colleagues. */
function findOwnDomains(api: ApiIndex): ReadonlySet<string> {
  const info = ownMember(api.data, 'info');
  const contact = isJsonObject(info) ? ownMember(info, 'contact') : undefined;
  const mail = isJsonObject(contact) ? stringOr(ownMember(contact, 'email')) : '';
  const hosts = [...api.servers.flatMap(({ urls }) => urls.map(({ url }) => url.host)), mail.slice(mail.lastIndexOf('@') + 1)];
  return new Set(hosts.flatMap((host) => registrableDomain(host) ?? []));
}
