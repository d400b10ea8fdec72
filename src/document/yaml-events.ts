import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** Event types of the parser (its `EVENT_ID`). */
const DOCUMENT_EVENT = 1;
export const SEQUENCE_EVENT = 2;
export const MAPPING_EVENT = 3;
export const SCALAR_EVENT = 4;
export const ALIAS_EVENT = 5;
export const POP_EVENT = 6;

/** Styles of the parser (its `SCALAR_STYLE` and `COLLECTION_STYLE`). */
export const PLAIN_STYLE = 1;
export const FLOW_STYLE = 2;

/** Where and why a text can't be read as YAML. The reason is the parser's, not fit for people. */
export interface YamlFailure {
  readonly reason: string;
  readonly offset: number;
}

/** The events of a stream and where its documents begin. */
export interface YamlStream {
  readonly events: readonly Event[];
  /** Indexes of the first event inside each document that has content. */
  readonly documents: readonly number[];
}

/** Reads the events of a text, or says why that is impossible. Never throws. */
export function readYamlEvents(text: string, maxDepth: number): YamlStream | YamlFailure {
  try {
    // The parser also counts the scalars of the innermost container, and a flow collection that it first tries as a key.
    const events = parseEvents(text, { maxDepth: maxDepth + 2 });
    return { events, documents: documentsWithContent(events) };
  } catch (error) {
    if (error instanceof YAMLException) return { reason: error.reason, offset: error.mark?.position ?? 0 };
    // Only a raised depth limit leads here: the parser has run out of stack.
    return { reason: DEPTH_REASON, offset: 0 };
  }
}

const DEPTH_REASON = 'nesting exceeded maxDepth';

/** Whether the text was refused for its nesting and not for its syntax. */
export function isDepthFailure(failure: YamlFailure): boolean {
  return failure.reason.startsWith(DEPTH_REASON);
}

function documentsWithContent(events: readonly Event[]): number[] {
  const documents: number[] = [];
  for (let index = 0; index < events.length; index++) {
    if (events[index]?.type === DOCUMENT_EVENT && !isUnwritten(events[index + 1])) documents.push(index + 1);
  }
  return documents;
}

function isUnwritten(event: Event | undefined): boolean {
  return event?.type === SCALAR_EVENT && event.valueStart === -1 && event.anchorStart === -1 && event.tagStart === -1;
}
