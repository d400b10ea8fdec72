import { splitPath } from './route-word.ts';

/** A whole segment that says that what lies below is no release. */
const SEGMENT =
  /^(?:alpha|beta|experimental|unstable|v0(?:[._]\d{1,3}){0,2}|v\d{1,3}(?:[._]\d{1,3}){0,2}[._-]?(?:alpha|beta|preview|experimental|rc)[._-]?\d{0,3}(?:(?:alpha|beta)\d{0,3})?|\d{4}-\d{2}-\d{2}-preview)$/;
const STAGE_WORD = '(?:public |private |closed |open |limited )?(?:beta|alpha|(?:technical |tech |developer )?preview|experimental|early access)';
const WHOLE_NAME = new RegExp(`^${STAGE_WORD}$`, 'i');
const BRACKETED = new RegExp(String.raw`[([]\s?${STAGE_WORD}\s?[)\]]`, 'i');
const AT_END = new RegExp(`${BRACKETED.source}$`, 'i');
const PREFIX = new RegExp(String.raw`^\W{0,4}${STAGE_WORD}\s?(?:[\])*:|]|[-–—]\s)`, 'i');
const UNRELEASED: ReadonlySet<string> = new Set(['alpha', 'beta', 'draft', 'experimental', 'preview', 'unstable', 'pre-release', 'prerelease', 'early-access']);
const FLAG = /^x-(?:.{0,20}-)?(?:beta|alpha|preview|experimental|early-access)$/i;
const STABILITY = /^x-(?:.{0,20}-)?(?:stability(?:-level)?|stage|lifecycle|maturity|release-(?:status|stage|state))$/i;

/**
 * Index of the segment that makes a path a preview: `/v1beta1`, `/v0`, `/beta/orders`. Undefined below an object id and at the end of a path, where the same
 * words are things and actions (`/documents/{id}/preview`, `/beta`).
 */
export function prereleaseSegment(path: string): number | undefined {
  const { segments, isObjectId } = splitPath(path);
  const end = isObjectId.indexOf(true);
  const index = segments.slice(0, end < 0 ? segments.length : end).findIndex((segment) => SEGMENT.test(segment));
  return index < 0 || (index === segments.length - 1 && !/\d/.test(segments[index] ?? '')) ? undefined : index;
}

/** Whether a tag names a stage before release: `Beta`, `Orders (preview)`. */
export function isPrereleaseTag(name: string): boolean {
  return WHOLE_NAME.test(name.trim()) || BRACKETED.test(name);
}

/** Whether a summary begins or ends with a stage before release: `[Beta] List orders`, `Experimental: …`, `List orders (beta)`; a preview may be a picture. */
export function isPrereleaseSummary(summary: string): boolean {
  const text = summary.trim();
  return PREFIX.test(text) || (AT_END.test(text) && !/preview\W?$/i.test(text));
}

/** Whether an extension marks its holder as not released: `x-beta: true`, `x-stability-level: draft`. */
export function isPrereleaseMark(name: string, value: unknown): boolean {
  if (FLAG.test(name)) return value === true;
  return STABILITY.test(name) && typeof value === 'string' && UNRELEASED.has(value.trim().toLowerCase().replace(/[_ ]/g, '-'));
}

/** The day of a dated preview version (`2021-06-01-preview`) in milliseconds since 1970. */
export function previewDateMs(version: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})-(?:preview|alpha|beta)/.exec(version);
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : undefined;
}
