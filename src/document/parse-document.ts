import { findComments } from './comments.ts';
import type { Comment, DocumentProblem, DuplicateKey, OpenApiDocument } from './document.ts';
import type { Limits } from './limits.ts';
import { createLineIndex } from './line-index.ts';
import { createLocator, type Locator, locateNode } from './locate.ts';
import { parseJson } from './parse-json.ts';
import { buildYaml } from './parse-yaml.ts';
import { builtText, type ParsedText, unreadable } from './parsed-text.ts';
import type { PositionTape } from './position-tape.ts';
import { depthProblem, repairYaml } from './repair-yaml.ts';
import { parseTolerantJson } from './tolerant-json.ts';
import { isDepthFailure, readYamlEvents, type YamlFailure, type YamlStream } from './yaml-events.ts';
import { documentMarker } from './yaml-gaps.ts';

const STARTS_WITH_BRACKET = /^\uFEFF?\s*[{[]/;
const STARTS_LIKE_JSON = /^\uFEFF?\s*(?:[{[]|\/[/*])/;
/** A bracket and a quote, bracket, comment or nothing, or a comment of JavaScript: YAML rarely starts so. */
const LOOKS_LIKE_JSON = /^\uFEFF?\s*(?:[{[]\s*(?:["'{}[\]/]|$)|\/[/*])/;
const JSON_NAME = /\.json$/i;

/**
 * Reads a text as JSON or YAML, decided by its content; a name in `.json` only forbids to take broken JSON for YAML. Never throws.
 * Broken texts give all that can be read, with one problem per syntax error; texts above a limit give the problem and no data.
 */
export function parseDocument(text: string, uri: string, limits: Limits): OpenApiDocument {
  return toDocument(text, uri, parseText(text, uri, limits));
}

function parseText(text: string, uri: string, limits: Limits): ParsedText {
  if (text.length > limits.maxBytes) {
    return unreadable('yaml', [{ kind: 'limit-exceeded', message: `The file is larger than ${limits.maxBytes} bytes.`, start: 0, end: 1 }]);
  }
  const json = STARTS_WITH_BRACKET.test(text) ? parseJson(text, limits) : undefined;
  if (json !== undefined) return json;
  if (JSON_NAME.test(uri) && STARTS_LIKE_JSON.test(text)) return parseTolerantJson(text, limits);
  const stream = readYamlEvents(text, limits.maxDepth);
  if ('events' in stream) return buildStream(text, stream, [], limits);
  if (isDepthFailure(stream)) return unreadable('yaml', [depthProblem(stream, limits.maxDepth)]);
  return LOOKS_LIKE_JSON.test(text) ? parseTolerantJson(text, limits) : parseBrokenYaml(text, stream, limits);
}

function parseBrokenYaml(text: string, failure: YamlFailure, limits: Limits): ParsedText {
  const repaired = repairYaml(text, failure, limits.maxDepth);
  const { stream, problems } = repaired;
  return stream === undefined ? unreadable('yaml', problems) : buildStream(repaired.text, stream, problems, limits);
}

function buildStream(text: string, stream: YamlStream, problems: readonly DocumentProblem[], limits: Limits): ParsedText {
  const [first] = stream.documents;
  // Nothing but blanks and comments reads as null, like an empty document.
  if (first === undefined) return { format: 'yaml', data: null, problems, tape: emptyTape, duplicateKeys: () => [] };
  const builder = buildYaml(text, stream.events, first, limits);
  if (stream.documents.length > 1) builder.problems.push(severalDocuments(text, stream.documents.length, builder.lastEnd));
  return builtText('yaml', builder, problems);
}

function emptyTape(): PositionTape {
  return { fields: new Int32Array(0), count: 0, keyOf: () => '' };
}

function severalDocuments(text: string, count: number, firstEnd: number): DocumentProblem {
  const start = documentMarker(text, firstEnd);
  const message = `The file holds ${count} YAML documents; only the first is read.`;
  return { kind: 'multiple-documents', message, start, end: Math.min(start + 3, text.length) };
}

function toDocument(text: string, uri: string, parsed: ParsedText): OpenApiDocument {
  const lines = createLineIndex(text);
  let locator: Locator | undefined;
  let duplicateKeys: readonly DuplicateKey[] | undefined;
  let comments: readonly Comment[] | undefined;
  const locatorOf = (tape: () => PositionTape) => {
    locator ??= createLocator(text, tape());
    return locator;
  };
  const { format, data, problems, tape } = parsed;
  return {
    uri,
    text,
    format,
    data,
    problems,
    get duplicateKeys() {
      duplicateKeys ??= tape === undefined ? [] : parsed.duplicateKeys(locatorOf(tape).tape);
      return duplicateKeys;
    },
    get comments() {
      comments ??= tape === undefined || format === 'json' ? [] : findComments(text, locatorOf(tape).tape);
      return comments;
    },
    locate: (pointer, options = {}) => (tape === undefined ? { start: 0, end: text.length } : locateNode(locatorOf(tape), pointer, options)),
    position: (offset) => lines.position(offset),
  };
}
