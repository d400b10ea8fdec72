import type { ApiIndex } from '../api-index/api-index.ts';
import { childPlace, type OpenApiDocument, type Place } from '../document/document.ts';
import { arrayOr, isJsonObject, ownMember, stringOr } from '../document/json-value.ts';
import type { EngineRuleId } from './engine-rules.ts';
import type { Suppression } from './finding.ts';
import type { GradedReport } from './to-finding.ts';

/** A suppression written in the description. */
interface Ignore {
  readonly rules: readonly string[];
  readonly suppression: Suppression;
  /** Where it stands, for findings about itself. */
  readonly at: Place;
  readonly span?: readonly [start: number, end: number];
  readonly covers: (graded: GradedReport) => boolean;
  isUsed: boolean;
}

/** A finding of the engine about a suppression. */
export interface SuppressionNote {
  readonly ruleId: EngineRuleId;
  readonly at: Place;
  readonly anchor?: 'key';
  readonly span?: readonly [start: number, end: number];
  readonly message: string;
}

export interface SuppressionResult {
  readonly shown: readonly GradedReport[];
  readonly suppressed: readonly { readonly graded: GradedReport; readonly suppression: Suppression }[];
  readonly notes: readonly SuppressionNote[];
}

export interface SuppressionPolicy {
  readonly todayMs: number;
  /** Ids behind a name: the rule itself, or the rules that stand for another tool's id. Empty when unknown. */
  readonly rulesNamed: (name: string) => readonly string[];
}

/** What every suppression comment holds: documents without the word cost nothing. */
const MARKER = 'specwarden-ignore';
const COMMENT = /^\s*specwarden-ignore\s+([\s\S]*?)(?:\s+--\s*([\s\S]*))?$/;

/** Takes out the findings that the description itself accepts, with the reason it gives. */
export function applySuppressions(reports: readonly GradedReport[], api: ApiIndex, policy: SuppressionPolicy): SuppressionResult {
  const notes: SuppressionNote[] = [];
  const ignores = [
    ...api.documents.filter((document) => document.text.includes(MARKER)).flatMap((document) => readComments(document, policy, notes)),
    ...readExtensions(api, policy, notes),
  ];
  if (ignores.length === 0) return { shown: reports, suppressed: [], notes };
  const shown: GradedReport[] = [];
  const suppressed: SuppressionResult['suppressed'][number][] = [];
  for (const graded of reports) {
    const ignore =
      graded.meta.family === 'engine' ? undefined : ignores.find((candidate) => candidate.rules.includes(graded.meta.id) && candidate.covers(graded));
    if (!ignore) {
      shown.push(graded);
      continue;
    }
    ignore.isUsed = true;
    if (isExpired(ignore.suppression, policy.todayMs)) {
      shown.push(graded);
      notes.push(note('expired-suppression', ignore, `The suppression of ${graded.meta.id} expired on ${ignore.suppression.until}.`));
    } else suppressed.push({ graded, suppression: ignore.suppression });
  }
  for (const ignore of ignores)
    if (!ignore.isUsed) notes.push(note('unused-suppression', ignore, `The suppression of ${ignore.rules.join(', ')} hides nothing.`));
  return { shown, suppressed, notes };
}

function note(ruleId: EngineRuleId, ignore: Pick<Ignore, 'at' | 'span'>, message: string): SuppressionNote {
  return { ruleId, at: ignore.at, ...(ignore.span ? { span: ignore.span } : {}), message };
}

function isExpired(suppression: Suppression, todayMs: number): boolean {
  return suppression.until !== undefined && Date.parse(`${suppression.until}T23:59:59.999Z`) < todayMs;
}

function readComments(document: OpenApiDocument, policy: SuppressionPolicy, notes: SuppressionNote[]): Ignore[] {
  return document.comments.flatMap((comment) => {
    const match = COMMENT.exec(comment.text);
    if (!match) return [];
    const at: Place = { document, pointer: '', offset: comment.start };
    const span: readonly [number, number] = [0, comment.end - comment.start];
    const { line0 } = document.position(comment.start);
    const lineStart = document.text.lastIndexOf('\n', comment.start - 1) + 1;
    const isAlone = document.text.slice(lineStart, comment.start).trim() === '';
    const covers = (graded: GradedReport): boolean => {
      if (graded.report.at.document !== document) return false;
      return document.position(graded.span.start).line0 === (isAlone ? line0 + 1 : line0);
    };
    return readIgnore(match[1] ?? '', match[2] ?? '', { at, span, covers, kind: 'inline' }, policy, notes);
  });
}

interface IgnoreSite extends Pick<Ignore, 'at' | 'span' | 'covers'> {
  readonly kind: Suppression['kind'];
}

/** Reads `rule[, rule] [until=date] [owner=name]` and the reason. */
function readIgnore(head: string, reason: string, site: IgnoreSite, policy: SuppressionPolicy, notes: SuppressionNote[]): Ignore[] {
  const settings = new Map([...head.matchAll(/\b(until|owner)=(\S+)/g)].map((match) => [match[1], match[2] ?? '']));
  const names = head
    .replace(/\b(?:until|owner)=\S+/g, ' ')
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  return makeIgnore(names, reason, settings.get('until'), settings.get('owner'), site, policy, notes);
}

function makeIgnore(
  names: readonly string[],
  reason: string,
  until: string | undefined,
  owner: string | undefined,
  site: IgnoreSite,
  policy: SuppressionPolicy,
  notes: SuppressionNote[],
): Ignore[] {
  const refuse = (message: string): Ignore[] => {
    notes.push(note('invalid-suppression', site, message));
    return [];
  };
  if (names.length === 0) return refuse('The suppression names no rule.');
  const unknown = names.find((name) => policy.rulesNamed(name).length === 0);
  if (unknown !== undefined) return refuse(`The suppression names an unknown rule "${unknown.slice(0, 60)}".`);
  if (reason.trim() === '') return refuse(`The suppression of ${names.join(', ')} gives no reason.`);
  if (until !== undefined && Number.isNaN(Date.parse(`${until}T00:00:00Z`)))
    return refuse(`The suppression date "${until.slice(0, 20)}" is no date like 2030-12-31.`);
  const suppression: Suppression = {
    kind: site.kind,
    justification: reason.trim(),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  };
  return [
    {
      rules: names.flatMap((name) => policy.rulesNamed(name)),
      suppression,
      at: site.at,
      covers: site.covers,
      isUsed: false,
      ...(site.span ? { span: site.span } : {}),
    },
  ];
}

function readExtensions(api: ApiIndex, policy: SuppressionPolicy, notes: SuppressionNote[]): Ignore[] {
  return api.extensions
    .filter((extension) => extension.name === 'x-specwarden-ignore')
    .flatMap((extension) => {
      const holder = extension.pointer.slice(0, extension.pointer.lastIndexOf('/'));
      const covers = (graded: GradedReport): boolean => {
        const { document, pointer } = graded.report.at;
        return document === extension.document && (pointer === holder || pointer.startsWith(`${holder}/`));
      };
      return arrayOr(extension.value).flatMap((entry, i) => {
        const site: IgnoreSite = { at: childPlace(extension, i), covers, kind: 'extension' };
        if (!isJsonObject(entry)) {
          notes.push(note('invalid-suppression', site, 'An entry of x-specwarden-ignore is no object with rule and reason.'));
          return [];
        }
        const until = ownMember(entry, 'until');
        const owner = ownMember(entry, 'owner');
        return makeIgnore(
          [stringOr(ownMember(entry, 'rule'))].filter((name) => name !== ''),
          stringOr(ownMember(entry, 'reason')),
          typeof until === 'string' ? until : undefined,
          typeof owner === 'string' ? owner : undefined,
          site,
          policy,
          notes,
        );
      });
    });
}
