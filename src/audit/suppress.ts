import type { ApiIndex } from '../api-index/api-index.ts';
import { maskSecrets } from '../detectors/mask-secrets.ts';
import { childPlace, type OpenApiDocument, type Place } from '../document/document.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import { arrayOr, isJsonObject, stringOr } from '../document/json-value.ts';
import { ENGINE_RULES, type EngineRuleId } from './engine-rules.ts';
import type { Suppression } from './finding.ts';
import type { GradedReport } from './to-finding.ts';

/** A suppression written in the description. */
interface Ignore {
  readonly rules: readonly string[];
  readonly suppression: Suppression;
  /** Where it stands, for findings about itself. */
  readonly at: Place;
  readonly span?: readonly [start: number, end: number];
  /** What it covers: one line, or an object and all below. */
  readonly scope: string;
  isUsed: boolean;
}

const lineScope = (document: OpenApiDocument, line0: number): string => `${document.uri} line ${line0}`;
const objectScope = (document: OpenApiDocument, pointer: string): string => `${document.uri} object ${pointer}`;

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
const COMMENT = /^\s*specwarden-ignore(?=\s|$)(.*)$/s;
const EXTENSION = 'x-specwarden-ignore';
const EXTENSION_KEYS: ReadonlySet<string> = new Set(['rule', 'reason', 'until', 'owner']);

/** Takes out the findings that the description itself accepts, with the reason it gives. One look-up per line and object a finding stands in. */
export function applySuppressions(reports: readonly GradedReport[], api: ApiIndex, policy: SuppressionPolicy): SuppressionResult {
  const notes: SuppressionNote[] = [];
  const ignores = [
    ...api.documents.filter((document) => document.text.includes(MARKER)).flatMap((document) => readComments(document, policy, notes)),
    ...readExtensions(api, policy, notes),
  ];
  if (ignores.length === 0) return { shown: reports, suppressed: [], notes };
  const byScope = new Map<string, Ignore[]>();
  for (const ignore of ignores) getOrCreate(byScope, ignore.scope, () => []).push(ignore);
  const shown: GradedReport[] = [];
  const suppressed: SuppressionResult['suppressed'][number][] = [];
  for (const graded of reports) {
    const ignore = graded.meta.family === 'engine' ? undefined : findIgnore(graded, byScope);
    if (ignore) ignore.isUsed = true;
    if (ignore && !isExpired(ignore.suppression, policy.todayMs)) {
      suppressed.push({ graded, suppression: ignore.suppression });
      continue;
    }
    shown.push(graded);
    if (ignore) notes.push(note('expired-suppression', ignore, `The suppression of ${graded.meta.id} expired on ${ignore.suppression.until}.`));
  }
  for (const ignore of ignores) {
    if (!ignore.isUsed) notes.push(note('unused-suppression', ignore, `The suppression of ${ignore.rules.join(', ')} hides nothing.`));
  }
  return { shown, suppressed, notes };
}

function findIgnore({ meta, report, span }: GradedReport, byScope: ReadonlyMap<string, readonly Ignore[]>): Ignore | undefined {
  const { document, pointer } = report.at;
  const find = (scope: string): Ignore | undefined => byScope.get(scope)?.find((ignore) => ignore.rules.includes(meta.id));
  const lineOf = (offset: number): Ignore | undefined => find(lineScope(document, document.position(offset).line0));
  // A parameter in a list is shown at its name, which need not be its first line.
  const onLine = lineOf(span.start) ?? (report.anchor === 'key' && /\/\d+$/.test(pointer) ? lineOf(document.locate(pointer).start) : undefined);
  if (onLine) return onLine;
  for (let above = pointer; ; above = above.slice(0, above.lastIndexOf('/'))) {
    const found = find(objectScope(document, above));
    if (found || above === '') return found;
  }
}

function note(ruleId: EngineRuleId, ignore: Pick<Ignore, 'at' | 'span'>, message: string): SuppressionNote {
  return { ruleId, at: ignore.at, ...(ignore.span ? { span: ignore.span } : {}), message };
}

function isExpired(suppression: Suppression, todayMs: number): boolean {
  return suppression.until !== undefined && Date.parse(`${suppression.until}T23:59:59.999Z`) < todayMs;
}

function readComments(document: OpenApiDocument, policy: SuppressionPolicy, notes: SuppressionNote[]): Ignore[] {
  const found = document.comments.flatMap((comment) => {
    const content = COMMENT.exec(comment.text)?.[1];
    if (content === undefined) return [];
    const { line0 } = document.position(comment.start);
    const lineStart = document.text.lastIndexOf('\n', comment.start - 1) + 1;
    return [{ comment, content, line0, isAlone: document.text.slice(lineStart, comment.start).trim() === '' }];
  });
  const aloneLines = new Set(found.filter(({ isAlone }) => isAlone).map(({ line0 }) => line0));
  return found.flatMap(({ comment, content, line0, isAlone }) => {
    // Several comments one above the other all speak of the line below them.
    let covered = line0;
    while (aloneLines.has(covered)) covered++;
    const site: IgnoreSite = {
      at: { document, pointer: '', offset: comment.start },
      span: [0, comment.end - comment.start],
      scope: lineScope(document, isAlone ? covered : line0),
      kind: 'inline',
    };
    const [head = '', ...reason] = ` ${content}`.split(/\s--(?=\s|$)/);
    return readIgnore(head, reason.join(' --'), site, policy, notes);
  });
}

interface IgnoreSite extends Pick<Ignore, 'at' | 'span' | 'scope'> {
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
  if (unknown !== undefined && Object.hasOwn(ENGINE_RULES, unknown)) return refuse(`The finding ${unknown} cannot be suppressed.`);
  if (unknown !== undefined) return refuse(`The suppression names an unknown rule "${unknown.slice(0, 60)}".`);
  if (reason.trim() === '') return refuse(`The suppression of ${names.join(', ')} gives no reason.`);
  if (until !== undefined && Number.isNaN(Date.parse(`${until}T00:00:00Z`)))
    return refuse(`The suppression date "${until.slice(0, 20)}" is no date like 2030-12-31.`);
  const suppression: Suppression = {
    kind: site.kind,
    justification: maskSecrets(reason.trim()),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  };
  return [
    {
      rules: names.flatMap((name) => policy.rulesNamed(name)),
      suppression,
      at: site.at,
      scope: site.scope,
      isUsed: false,
      ...(site.span ? { span: site.span } : {}),
    },
  ];
}

function readExtensions(api: ApiIndex, policy: SuppressionPolicy, notes: SuppressionNote[]): Ignore[] {
  return api.extensions
    .filter((extension) => extension.name === EXTENSION)
    .flatMap((extension) => {
      const { document, pointer, value } = extension;
      const scope = objectScope(document, pointer.slice(0, pointer.lastIndexOf('/')));
      if (!Array.isArray(value))
        notes.push({ ruleId: 'invalid-suppression', at: extension, anchor: 'key', message: `${EXTENSION} is no list of rules with reasons.` });
      return arrayOr(value).flatMap((entry, i) => readEntry(entry, { at: childPlace(extension, i), scope, kind: 'extension' }, policy, notes));
    });
}

function readEntry(entry: unknown, site: IgnoreSite, policy: SuppressionPolicy, notes: SuppressionNote[]): Ignore[] {
  const fault = !isJsonObject(entry) ? 'is no object with rule and reason' : unknownKey(entry);
  if (!isJsonObject(entry) || fault !== '') {
    notes.push(note('invalid-suppression', site, `An entry of ${EXTENSION} ${fault}.`));
    return [];
  }
  const { rule, reason, until, owner } = entry;
  return makeIgnore(
    typeof rule === 'string' && rule !== '' ? [rule] : [],
    stringOr(reason),
    typeof until === 'string' ? until : undefined,
    typeof owner === 'string' ? owner : undefined,
    site,
    policy,
    notes,
  );
}

/** A misspelt `until` would suppress for ever. */
function unknownKey(entry: Readonly<Record<string, unknown>>): string {
  const unknown = Object.keys(entry).find((key) => !EXTENSION_KEYS.has(key));
  return unknown === undefined ? '' : `has the unknown key "${unknown.slice(0, 40)}"`;
}
