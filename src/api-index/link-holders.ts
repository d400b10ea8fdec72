import { isJsonObject, ownMember } from '../document/json-value.ts';
import type { FacetMask, Operation } from './api-index.ts';
import type { IndexDraft, MediaTypeDraft, ResponseDraft, SchemaDraft, Seed } from './draft.ts';
import { dereference, nodeOf } from './follow-references.ts';
import { appended } from './growing-list.ts';

/**
 * Connects parameters, bodies, responses and headers with their schemas, each once, whatever number of operations shares them.
 * A schema holds the lists of uses of what it stands in; the lists fill while operations are read.
 */
export function linkHolders(draft: IndexDraft): void {
  const { parameter: parameters, requestBody: bodies, response: responses, header: headers } = draft.nodes;
  for (const parameter of parameters.values()) {
    parameter.schema = nodeOf(draft, 'schema', ownMember(parameter.data, 'schema'));
    attach(parameter.schema, parameter.uses);
    parameter.content = linkContent(draft, ownMember(parameter.data, 'content'), parameter.uses);
  }
  for (const body of bodies.values()) body.content = linkContent(draft, ownMember(body.data, 'content'), body.uses);
  for (const header of headers.values()) header.schema = nodeOf(draft, 'schema', ownMember(header.data, 'schema'));
  for (const response of responses.values()) linkResponse(draft, response);
}

function attach(schema: SchemaDraft | undefined, uses: Seed[]): void {
  if (schema) schema.seeds = appended(schema.seeds, uses);
}

function linkContent(draft: IndexDraft, written: unknown, uses: Seed[]): readonly MediaTypeDraft[] {
  const content = dereference(draft, written);
  if (!isJsonObject(content)) return [];
  return Object.values(content).flatMap((value) => {
    const mediaType = nodeOf(draft, 'mediaType', value);
    if (!mediaType) return [];
    const whole = nodeOf(draft, 'schema', ownMember(mediaType.data, 'schema'));
    const item = nodeOf(draft, 'schema', ownMember(mediaType.data, 'itemSchema'));
    mediaType.schema = whole ?? item;
    attach(whole, uses);
    attach(item, uses);
    return [mediaType];
  });
}

function linkResponse(draft: IndexDraft, response: ResponseDraft): void {
  response.content = linkContent(draft, ownMember(response.data, 'content'), response.uses);
  response.schema = nodeOf(draft, 'schema', ownMember(response.data, 'schema'));
  attach(response.schema, response.uses);
  const headers = dereference(draft, ownMember(response.data, 'headers'));
  response.headers = Object.values(isJsonObject(headers) ? headers : {}).flatMap((value) => nodeOf(draft, 'header', value) ?? []);
  for (const header of response.headers) attach(header.schema, response.uses);
}

/** Once all operations are read: who uses what, in which direction. */
export function finishHolders(draft: IndexDraft): void {
  for (const parameter of draft.nodes.parameter.values()) parameter.operations = operationsOf(parameter.uses);
  for (const body of draft.nodes.requestBody.values()) {
    body.operations = operationsOf(body.uses);
    for (const mediaType of body.content) mediaType.facets |= facetsOf(body.uses);
  }
  for (const response of draft.nodes.response.values()) {
    response.facets = facetsOf(response.uses);
    response.operations = operationsOf(response.uses);
    for (const mediaType of response.content) mediaType.facets |= response.facets;
    for (const header of response.headers) {
      header.facets |= response.facets;
      header.operations = header.operations.length === 0 ? response.operations : [...new Set([...header.operations, ...response.operations])];
    }
  }
}

function facetsOf(uses: readonly Seed[]): FacetMask {
  let facets = 0;
  for (const use of uses) facets |= use.facets;
  return facets;
}

/** An operation may use the same response for several statuses. */
function operationsOf(uses: readonly Seed[]): readonly Operation[] {
  const operations: Operation[] = [];
  for (const { operation } of uses) if (operations.at(-1) !== operation) operations.push(operation);
  return operations;
}
