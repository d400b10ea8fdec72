import { credentialClass } from '../detectors/credential-name.ts';
import type { TextKind } from '../detectors/text-position.ts';
import { lifetimeName } from '../detectors/token-lifetime.ts';
import { escapeToken, type OpenApiDocument, type Place } from '../document/document.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import type { Limits } from '../document/limits.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { FacetMask, Text } from './api-index.ts';
import type { Draft } from './draft.ts';
import { appended, nothing } from './growing-list.ts';
import { proseSegments } from './prose-segments.ts';

/** Strings longer than this are not opened as documents. */
const MAX_EMBEDDED_LENGTH = 65_536;
/** Places remembered beside the first. */
const MAX_OTHER_PLACES = 100;
/** Shorter numbers are no cards, ids or PINs worth a look. */
const SMALLEST_INTERESTING_NUMBER = 1_000_000;
/** But durations of tokens are: longer than a day is news. */
const SECONDS_OF_A_DAY = 86_400;

/** What a value belongs to. */
export interface TextContext {
  readonly in?: Text['in'];
  readonly isSchemeBound?: boolean | undefined;
  readonly format?: string | undefined;
  readonly owner: { readonly facets: FacetMask } | undefined;
  readonly siblings?: (() => Readonly<Record<string, string>>) | undefined;
  /** The value stands inside a string that was opened; strings in it stay closed. */
  readonly isEmbedded?: boolean;
}

type TextDraft = Draft<Text> & { others: Place[] };

export interface TextCollector {
  readonly texts: readonly Text[];
  /** One string. The pointer is given as its parent's and the last token, so that repeated strings cost no pointer. */
  add(kind: TextKind, name: string, value: string, document: OpenApiDocument, parentPointer: string, token: string | number, context: TextContext): void;
  /** Every string and long number of a value, names taken from its keys. */
  addValue(kind: TextKind, name: string, value: unknown, document: OpenApiDocument, parentPointer: string, token: string | number, context: TextContext): void;
}

export function createTextCollector(limits: Limits): TextCollector {
  const texts: TextDraft[] = [];
  const known = new Map<TextKind, Map<string, Map<string, TextDraft>>>();

  function valuesUnder(kind: TextKind, name: string): Map<string, TextDraft> {
    const byName = getOrCreate(known, kind, () => new Map<string, Map<string, TextDraft>>());
    return getOrCreate(byName, name, () => new Map<string, TextDraft>());
  }

  function add(
    kind: TextKind,
    name: string,
    value: string,
    document: OpenApiDocument,
    parentPointer: string,
    token: string | number,
    context: TextContext,
  ): void {
    if (value === '') return;
    if (kind === 'prose') addProse(name, value, document, parentPointer, token, context);
    else record(kind, name, value, document, parentPointer, token, context);
  }

  function addProse(name: string, value: string, document: OpenApiDocument, parentPointer: string, token: string | number, context: TextContext): void {
    const seen = valuesUnder('prose', name).get(value);
    if (seen) {
      addPlace(seen, document, parentPointer, token);
      return;
    }
    for (const segment of proseSegments(cut(value))) {
      const text = record(segment.kind, segment.kind === 'code' ? '' : name, segment.value, document, parentPointer, token, context, segment.mapSpan);
      if (!text || segment.kind !== 'prose') continue;
      text.source = value;
      valuesUnder('prose', name).set(value, text);
    }
  }

  function cut(value: string): string {
    return value.length > limits.maxStringLength ? value.slice(0, limits.maxStringLength) : value;
  }

  function record(
    kind: TextKind,
    name: string,
    rawValue: string,
    document: OpenApiDocument,
    parentPointer: string,
    token: string | number,
    context: TextContext,
    mapSpan?: Place['mapSpan'],
  ): TextDraft | undefined {
    const value = cut(rawValue);
    const byValue = valuesUnder(kind, name);
    const seen = byValue.get(value);
    // A password is judged together with the user beside it, so equal passwords of different users stay apart.
    if (seen && (!context.siblings || credentialClass(name) !== 'password')) {
      addPlace(seen, document, parentPointer, token);
      return undefined;
    }
    // All members in one order: hundreds of thousands of texts share one shape.
    const text: TextDraft = {
      document,
      pointer: pointerOf(parentPointer, token),
      mapSpan,
      kind,
      name,
      value,
      in: context.in,
      isSchemeBound: context.isSchemeBound,
      format: context.format,
      isNumeric: undefined,
      siblings: context.siblings,
      source: undefined,
      owner: context.owner,
      others: nothing(),
      count: 1,
    };
    byValue.set(value, text);
    texts.push(text);
    return text;
  }

  function addValue(
    kind: TextKind,
    name: string,
    value: unknown,
    document: OpenApiDocument,
    parentPointer: string,
    token: string | number,
    context: TextContext,
  ): void {
    if (typeof value === 'string') {
      if (kind === 'prose' || !addEmbedded(kind, value, document, parentPointer, token, context))
        add(kind, name, value, document, parentPointer, token, context);
    } else if (typeof value === 'number') {
      if (Math.abs(value) < SMALLEST_INTERESTING_NUMBER && !(value > SECONDS_OF_A_DAY && lifetimeName(name))) return;
      const text = record(kind, name, String(value), document, parentPointer, token, context);
      if (text) text.isNumeric = true;
    } else if (typeof value === 'object' && value !== null) {
      addMembers(kind, name, value, document, pointerOf(parentPointer, token), context);
    }
  }

  function addMembers(kind: TextKind, name: string, value: object, document: OpenApiDocument, pointer: string, context: TextContext): void {
    if (Array.isArray(value)) {
      // Items keep the name of their array.
      for (let i = 0; i < value.length; i++) addValue(kind, name, value[i], document, pointer, i, context);
      return;
    }
    const inner: TextContext = {
      owner: context.owner,
      in: context.in ?? 'body',
      isEmbedded: context.isEmbedded ?? false,
      siblings: () => scalarMembers(value as Record<string, unknown>),
    };
    for (const key of Object.keys(value)) addValue(kind, key, (value as Record<string, unknown>)[key], document, pointer, key, inner);
  }

  /** JSON inside a string is read one level deep: its names and neighbours are what a reader sees. */
  function addEmbedded(kind: TextKind, value: string, document: OpenApiDocument, parentPointer: string, token: string | number, context: TextContext): boolean {
    if (context.isEmbedded || value.length > MAX_EMBEDDED_LENGTH || !/^\s*[{[]/.test(value) || !/[}\]]\s*$/.test(value)) return false;
    let data: unknown;
    try {
      data = JSON.parse(value);
    } catch {
      return false; // Not a document, so an ordinary string.
    }
    const inner = parseDocument(value, document.uri, limits);
    const embedded = createTextCollector(limits);
    embedded.addValue(kind, '', data, inner, '', '', { ...context, isEmbedded: true });
    for (const text of embedded.texts) {
      const innerPointer = text.pointer.slice(1);
      const mapSpan = (start: number, end: number): readonly [number, number] => {
        const span = inner.locate(innerPointer, text.isNumeric ? {} : { span: [start, end] });
        return [span.start, span.end];
      };
      const opened = record(text.kind, text.name, text.value, document, parentPointer, token, { ...text, owner: context.owner }, mapSpan);
      if (opened && text.isNumeric) opened.isNumeric = true;
    }
    return true;
  }

  return { texts, add, addValue };
}

function addPlace(text: TextDraft, document: OpenApiDocument, parentPointer: string, token: string | number): void {
  text.count++;
  if (text.others.length < MAX_OTHER_PLACES) text.others = appended(text.others, { document, pointer: pointerOf(parentPointer, token) });
}

function pointerOf(parentPointer: string, token: string | number): string {
  return typeof token === 'number' ? `${parentPointer}/${token}` : `${parentPointer}/${escapeToken(token)}`;
}

function scalarMembers(object: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const members: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, value] of Object.entries(object)) if (typeof value === 'string' || typeof value === 'number') members[key] = String(value);
  return members;
}
