import { credentialClass } from '../detectors/credential-name.ts';
import type { TextKind } from '../detectors/text-position.ts';
import { lifetimeName } from '../detectors/token-lifetime.ts';
import { below, escapeToken, type OpenApiDocument, type Place } from '../document/document.ts';
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
  readonly in?: Text['in'] | undefined;
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

/** What all strings of one value share while it is walked. */
interface Source {
  readonly kind: TextKind;
  readonly document: OpenApiDocument;
  readonly context: TextContext;
}

export function createTextCollector(limits: Limits): TextCollector {
  const texts: TextDraft[] = [];
  const known: Readonly<Record<TextKind, Map<string, Map<string, TextDraft>>>> = {
    example: new Map(),
    effective: new Map(),
    prose: new Map(),
    code: new Map(),
    url: new Map(),
    extension: new Map(),
    comment: new Map(),
    enum: new Map(),
    name: new Map(),
  };

  function valuesUnder(kind: TextKind, name: string): Map<string, TextDraft> {
    const byName = known[kind];
    const values = byName.get(name);
    if (values) return values;
    const created = new Map<string, TextDraft>();
    byName.set(name, created);
    return created;
  }

  function cut(value: string): string {
    return value.length > limits.maxStringLength ? value.slice(0, limits.maxStringLength) : value;
  }

  function addProse(name: string, value: string, document: OpenApiDocument, parentPointer: string, token: string | number, context: TextContext): void {
    const values = valuesUnder('prose', name);
    const seen = values.get(value);
    if (seen) {
      addPlace(seen, document, parentPointer, token);
      return;
    }
    const source = cut(value);
    for (const { kind, value: part, mapSpan, isInline } of proseSegments(source)) {
      const text = record({ kind, document, context }, kind === 'prose' ? name : '', part, parentPointer, token);
      if (!text) continue;
      text.mapSpan = mapSpan;
      if (kind === 'prose' || isInline) text.source = source;
      if (kind !== 'prose') continue;
      values.set(value, text);
    }
  }

  /** Remembers a string; undefined when it is known already. `holder` is the object of an example that it is a member of. */
  function record(source: Source, name: string, rawValue: string, parentPointer: string, token: string | number, holder?: object): TextDraft | undefined {
    const { kind, document, context } = source;
    const value = cut(rawValue);
    const byValue = valuesUnder(kind, name);
    const seen = byValue.get(value);
    // A password is judged together with the user beside it, so equal passwords of different users stay apart.
    if (seen && ((!holder && !context.siblings) || credentialClass(name) !== 'password')) {
      addPlace(seen, document, parentPointer, token);
      return undefined;
    }
    // All members in one order: hundreds of thousands of texts share one shape.
    const text: TextDraft = {
      document,
      pointer: pointerOf(parentPointer, token),
      mapSpan: undefined,
      kind,
      name,
      value,
      in: context.in ?? (holder ? 'body' : undefined),
      isSchemeBound: holder ? undefined : context.isSchemeBound,
      format: holder ? undefined : context.format,
      isNumeric: undefined,
      siblings: holder ? () => scalarMembers(holder as Readonly<Record<string, unknown>>) : context.siblings,
      source: undefined,
      owner: context.owner,
      others: nothing(),
      count: 1,
    };
    byValue.set(value, text);
    texts.push(text);
    return text;
  }

  function addAny(source: Source, name: string, value: unknown, parentPointer: string, token: string | number, holder?: object): void {
    if (typeof value === 'string') {
      if (value !== '' && !addEmbedded(source, value, parentPointer, token)) record(source, name, value, parentPointer, token, holder);
    } else if (typeof value === 'number') {
      if (Math.abs(value) < SMALLEST_INTERESTING_NUMBER && !(value > SECONDS_OF_A_DAY && lifetimeName(name))) return;
      const text = record(source, name, String(value), parentPointer, token, holder);
      if (text) text.isNumeric = true;
    } else if (Array.isArray(value)) {
      const pointer = pointerOf(parentPointer, token);
      // Items keep the name of their array.
      for (let i = 0; i < value.length; i++) addAny(source, name, value[i], pointer, i, holder);
    } else if (value !== null && typeof value === 'object') {
      const pointer = pointerOf(parentPointer, token);
      for (const key of Object.keys(value)) addAny(source, key, (value as Readonly<Record<string, unknown>>)[key], pointer, key, value);
    }
  }

  /** JSON inside a string is read one level deep: its names and neighbours are what a reader sees. */
  function addEmbedded(source: Source, value: string, parentPointer: string, token: string | number): boolean {
    const { kind, document, context } = source;
    if (context.isEmbedded || !looksLikeJson(value)) return false;
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
      const opened = record({ kind: text.kind, document, context: { ...text, owner: context.owner } }, text.name, text.value, parentPointer, token);
      if (!opened) continue;
      opened.isNumeric = text.isNumeric;
      opened.mapSpan = (start, end) => {
        const span = inner.locate(innerPointer, text.isNumeric ? {} : { span: [start, end] });
        return [span.start, span.end];
      };
    }
    return true;
  }

  return {
    texts,
    add(kind, name, value, document, parentPointer, token, context) {
      if (value === '') return;
      if (kind === 'prose') addProse(name, value, document, parentPointer, token, context);
      else record({ kind, document, context }, name, value, parentPointer, token);
    },
    addValue(kind, name, value, document, parentPointer, token, context) {
      addAny({ kind, document, context }, name, value, parentPointer, token);
    },
  };
}

function looksLikeJson(value: string): boolean {
  return value.length <= MAX_EMBEDDED_LENGTH && /^\s*[{[]/.test(value) && /[}\]]\s*$/.test(value);
}

function addPlace(text: TextDraft, document: OpenApiDocument, parentPointer: string, token: string | number): void {
  text.count++;
  if (text.others.length < MAX_OTHER_PLACES) text.others = appended(text.others, { document, pointer: pointerOf(parentPointer, token) });
}

function pointerOf(parentPointer: string, token: string | number): string {
  return below(parentPointer, typeof token === 'number' ? `/${token}` : `/${escapeToken(token)}`);
}

function scalarMembers(object: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const members: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, value] of Object.entries(object)) if (typeof value === 'string' || typeof value === 'number') members[key] = String(value);
  return members;
}
