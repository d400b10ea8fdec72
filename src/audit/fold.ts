import { SEVERITIES, type Site } from './finding.ts';
import { clip, type GradedReport, MAX_SITES, toSite } from './to-finding.ts';

/** More inline repetitions than this of one name at one kind of place are one finding. */
const FOLD_ABOVE = 5;
/** More findings of one rule than this are one. */
const COLLAPSE_ABOVE = 20;

type DisplayUri = (uri: string) => string;

/** Joins reports that repeat the same thing inline, at the first place. Order is kept. */
export function foldReports(reports: readonly GradedReport[], displayUri: DisplayUri): GradedReport[] {
  const groups = groupBy(reports, (graded) => (graded.report.fold === undefined ? undefined : `${graded.meta.id} ${graded.report.fold}`));
  return joinGroups(reports, groups, FOLD_ABOVE, displayUri, (graded) => graded.report.message);
}

/** Joins more than twenty findings of a rule; secrets that must be revoked are always named one by one. */
export function collapseReports(reports: readonly GradedReport[], displayUri: DisplayUri): GradedReport[] {
  const groups = groupBy(reports, (graded) => {
    const isSecret = graded.meta.family === 'credentials' && graded.severity === 'error';
    return isSecret || graded.meta.family === 'engine' ? undefined : graded.meta.id;
  });
  return joinGroups(reports, groups, COLLAPSE_ABOVE, displayUri, (graded, others) => `${clip(graded.report.message, 100)} And ${others} more.`);
}

function groupBy(reports: readonly GradedReport[], keyOf: (graded: GradedReport) => string | undefined): Map<string, GradedReport[]> {
  const groups = new Map<string, GradedReport[]>();
  for (const graded of reports) {
    const key = keyOf(graded);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(graded);
    else groups.set(key, [graded]);
  }
  return groups;
}

function joinGroups(
  reports: readonly GradedReport[],
  groups: ReadonlyMap<string, readonly GradedReport[]>,
  above: number,
  displayUri: DisplayUri,
  messageOf: (first: GradedReport, others: number) => string,
): GradedReport[] {
  const joined = new Map<GradedReport, GradedReport>();
  const dropped = new Set<GradedReport>();
  for (const group of groups.values()) {
    if (group.length <= above) continue;
    const first = loudest(group);
    const others = group.filter((graded) => graded !== first);
    for (const graded of others) dropped.add(graded);
    const sites: Site[] = others.slice(0, MAX_SITES).flatMap((graded) => [toSite(graded.report.at, graded.span, displayUri), ...graded.sites]);
    joined.set(first, {
      ...first,
      sites: [...first.sites, ...sites],
      count: group.reduce((sum, graded) => sum + Math.max(graded.count, graded.report.count ?? 1), 0),
      report: { ...first.report, message: messageOf(first, others.length) },
    });
  }
  return reports.flatMap((graded) => (dropped.has(graded) ? [] : [joined.get(graded) ?? graded]));
}

/** The most severe speaks for all; among equals the first. */
function loudest(group: readonly GradedReport[]): GradedReport {
  return group.reduce((best, graded) => (SEVERITIES.indexOf(graded.severity) < SEVERITIES.indexOf(best.severity) ? graded : best));
}
