import type { SpecVersion } from './document.ts';
import { isJsonObject, ownMember } from './json-value.ts';

export interface DetectedVersion {
  /** Later 3.x versions than we know are read as the latest that we do. */
  readonly version: SpecVersion;
  /** As in the text, as far as a number still tells (`2.0` without quotes). */
  readonly written: string;
}

const LATEST_MINOR = 2;

/** Which OpenAPI version a document claims to be; undefined when it is no API description of a version we understand. */
export function detectVersion(data: unknown): DetectedVersion | undefined {
  if (!isJsonObject(data)) return undefined;
  const openapi = asWritten(ownMember(data, 'openapi'));
  if (openapi !== undefined) return detectOpenApi(openapi);
  const swagger = asWritten(ownMember(data, 'swagger'));
  return swagger !== undefined && /^2(?:\.0)*$/.test(swagger) ? { version: '2.0', written: swagger } : undefined;
}

function detectOpenApi(written: string): DetectedVersion | undefined {
  const minor = /^3(?:\.(\d{1,4}))?(?:[.\-+]|$)/.exec(written);
  if (minor === null) return undefined;
  const version = `3.${Math.min(Number(minor[1] ?? 0), LATEST_MINOR)}` as SpecVersion;
  return { version, written };
}

function asWritten(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'number') return undefined;
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const VERSION_KEY = /(openapi|swagger)["']?[ \t]*:\s*(?:"|')?[23](?:["'.,}\s]|$)/g;

/**
 * Whether a text may be an OpenAPI description: it has a top-level key `openapi` or `swagger` with a version behind it.
 * Looks at the text only, for files that nobody named; linear, and a search for two words when there are none.
 */
export function looksLikeDescription(text: string): boolean {
  if (!text.includes('openapi') && !text.includes('swagger')) return false;
  const isFlow = /^\uFEFF?\s*\{/.test(text);
  const indent = isFlow ? '' : firstIndent(text);
  let depth: DepthScan = { at: 0, depth: 0 };
  for (const match of text.matchAll(VERSION_KEY)) {
    const keyStart = match.index - ('"\''.includes(text.charAt(match.index - 1)) && match.index > 0 ? 1 : 0);
    if (!isFlow && startsLine(text, keyStart, indent)) return true;
    if (!isFlow) continue;
    depth = scanDepth(text, depth, keyStart);
    if (depth.depth === 1 && depth.at === keyStart) return true;
  }
  return false;
}

/** The indentation of the first line that holds YAML content: that of all top-level keys. */
function firstIndent(text: string): string {
  const line = /^([ \t]*)(?!#|%|---)[^\s#]/m.exec(text);
  return line?.[1] ?? '';
}

function startsLine(text: string, at: number, indent: string): boolean {
  const start = at - indent.length;
  return text.startsWith(indent, start) && (start === 0 || '\n\r\uFEFF'.includes(text.charAt(start - 1)));
}

interface DepthScan {
  readonly at: number;
  readonly depth: number;
}

/** Counts open brackets up to an offset; ends behind it when it lies inside a string. */
function scanDepth(text: string, from: DepthScan, to: number): DepthScan {
  let { at, depth } = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      for (at++; at < text.length && text.charCodeAt(at) !== 34; at++) if (text.charCodeAt(at) === 92) at++;
    } else if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) depth--;
    at++;
  }
  return { at, depth };
}
