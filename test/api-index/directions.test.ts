import { describe, expect, it } from 'vitest';
import { type ApiIndex, Facet } from '../../src/api-index/api-index.ts';
import { indexOf, schemaAt } from '../support/index-of.ts';

/** Directions that reach the schema at a pointer, in words. */
function directions(api: ApiIndex, pointer: string): string {
  const { facets } = schemaAt(api, pointer);
  return Object.entries(Facet)
    .filter(([, bit]) => (facets & bit) !== 0)
    .map(([name]) => name)
    .join(' ');
}

function reaching(api: ApiIndex, pointer: string, facets: number): string[] {
  return api.operationsReaching(schemaAt(api, pointer), facets).map((operation) => operation.label);
}

/** A description with one operation per line: `GET /orders 200 Order` answers with that component, `POST /orders body Order` takes it. */
function describeOrders(uses: readonly string[], schemas: string, version = '3.1.0'): ApiIndex {
  const paths: Record<string, Record<string, { requestBody?: unknown; responses: Record<string, unknown> }>> = {};
  for (const use of uses) {
    const [method = '', path = '', place = '', name = ''] = use.split(' ');
    const item = paths[path] ?? {};
    const operation = item[method.toLowerCase()] ?? { responses: {} };
    paths[path] = { ...item, [method.toLowerCase()]: operation };
    const body = { description: 'Described.', content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } };
    if (place === 'body') operation.requestBody = body;
    else operation.responses[place] = body;
  }
  return indexOf(JSON.stringify({ openapi: version, info: { title: 'Orders', version: '1' }, paths, components: { schemas: JSON.parse(schemas) } }));
}

const ORDER = '{"Order": {"type": "object", "properties": {"note": {"type": "string"}}}}';
const NOTE = '/components/schemas/Order/properties/note';

describe('where directions start', () => {
  it.each([
    ['POST /orders body Order', 'request'],
    ['GET /orders 200 Order', 'success'],
    ['GET /orders 2XX Order', 'success'],
    ['GET /orders 302 Order', 'success'],
    ['GET /orders 404 Order', 'error'],
    ['GET /orders 5XX Order', 'error'],
    ['GET /orders default Order', 'success error'],
  ])('%s is %s', (use, expected) => {
    expect(directions(describeOrders([use], ORDER), NOTE)).toBe(expected);
  });

  it('takes `default` for errors where a success is documented', () => {
    const api = describeOrders(['GET /orders 200 Receipt', 'GET /orders default Order'], '{"Order": {"properties": {"note": {}}}, "Receipt": {}}');
    expect(directions(api, NOTE)).toBe('error');
  });

  it('unites the directions of all uses', () => {
    expect(directions(describeOrders(['POST /orders body Order', 'GET /orders 200 Order', 'PUT /orders 409 Order'], ORDER), NOTE)).toBe(
      'request success error',
    );
  });

  it('leaves what nothing uses without direction', () => {
    expect(directions(describeOrders([], ORDER), NOTE)).toBe('');
  });

  it('mirrors webhooks and callbacks: what the API sends is its answer', () => {
    const api = indexOf(`
openapi: 3.1.0
info: {title: Orders, version: '1'}
webhooks:
  paid:
    post:
      requestBody: {content: {application/json: {schema: {properties: {signature: {type: string}}}}}}
      responses: {'200': {description: Taken., content: {application/json: {schema: {properties: {receipt: {type: string}}}}}}}
paths:
  /orders:
    post:
      responses: {}
      callbacks:
        shipped:
          '{$request.body#/url}':
            post:
              requestBody: {content: {application/json: {schema: {properties: {parcel: {type: string}}}}}}
              responses: {}
`);
    const post = '/webhooks/paid/post';
    const json = 'content/application~1json/schema/properties';
    expect(directions(api, `${post}/requestBody/${json}/signature`)).toBe('success');
    expect(directions(api, `${post}/responses/200/${json}/receipt`)).toBe('request');
    expect(directions(api, `/paths/~1orders/post/callbacks/shipped/{$request.body#~1url}/post/requestBody/${json}/parcel`)).toBe('success');
  });

  it('reads parameters and response headers', () => {
    const api = indexOf(`
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    parameters:
      - {name: page, in: query, schema: {type: integer}}
    get:
      parameters:
        - {name: filter, in: query, content: {application/json: {schema: {properties: {state: {type: string}}}}}}
      responses:
        '200':
          description: Orders.
          headers: {X-Total: {schema: {type: integer}}}
`);
    expect(directions(api, '/paths/~1orders/parameters/0/schema')).toBe('request');
    expect(directions(api, '/paths/~1orders/get/parameters/0/content/application~1json/schema/properties/state')).toBe('request');
    expect(directions(api, '/paths/~1orders/get/responses/200/headers/X-Total/schema')).toBe('success');
  });

  it('reads bodies and answers of 2.0', () => {
    const api = indexOf(`
swagger: '2.0'
info: {title: Orders, version: '1'}
definitions:
  Order: {properties: {note: {type: string}}}
  Receipt: {properties: {total: {type: string}}}
paths:
  /orders:
    post:
      parameters: [{name: order, in: body, schema: {$ref: '#/definitions/Order'}}]
      responses: {'200': {description: Done., schema: {$ref: '#/definitions/Receipt'}}}
`);
    expect(directions(api, '/definitions/Order/properties/note')).toBe('request');
    expect(directions(api, '/definitions/Receipt/properties/total')).toBe('success');
  });

  it('reads the items of a stream and reusable media types of 3.2', () => {
    const api = indexOf(`
openapi: 3.2.0
info: {title: Orders, version: '1'}
components:
  mediaTypes:
    Events: {itemSchema: {properties: {event: {type: string}}}}
paths:
  /events:
    query:
      requestBody: {content: {application/json: {schema: {properties: {since: {type: string}}}}}}
      responses: {'200': {description: Events., content: {application/jsonl: {$ref: '#/components/mediaTypes/Events'}}}}
`);
    expect(directions(api, '/components/mediaTypes/Events/itemSchema/properties/event')).toBe('success');
    expect(directions(api, '/paths/~1events/query/requestBody/content/application~1json/schema/properties/since')).toBe('request');
  });
});

describe('readOnly and writeOnly', () => {
  const uses = ['POST /orders body Order', 'GET /orders 200 Order', 'GET /orders 400 Order'];
  const property = (note: string) => `{"Order": {"properties": {"note": ${note}}}, "Note": {"properties": {"text": {"type": "string"}}}}`;

  it('keep the property and all below it out of requests, or out of answers', () => {
    const inline = (mark: string) => property(`{"${mark}": true, "properties": {"text": {"type": "string"}}}`);
    expect(directions(describeOrders(uses, inline('readOnly')), `${NOTE}/properties/text`)).toBe('success error');
    expect(directions(describeOrders(uses, inline('writeOnly')), `${NOTE}/properties/text`)).toBe('request');
  });

  it.each([
    ['3.0.4', 'request success error'],
    ['3.1.0', 'request'],
    ['3.2.0', 'request'],
  ])('count beside a $ref from 3.1 on: %s', (version, expected) => {
    const schemas = property('{"$ref": "#/components/schemas/Note", "writeOnly": true}');
    const api = describeOrders(uses, schemas, version);
    expect(directions(api, NOTE)).toBe(expected);
    expect(directions(api, '/components/schemas/Note/properties/text')).toBe(expected);
  });

  it('hold for one use and not for another of the same schema', () => {
    const api = describeOrders(
      ['GET /orders 200 Order', 'GET /notes 200 Note'],
      property('{"writeOnly": true, "allOf": [{"$ref": "#/components/schemas/Note"}]}'),
    );
    expect(reaching(api, '/components/schemas/Note/properties/text', Facet.success)).toEqual(['GET /notes']);
  });
});

describe('edges', () => {
  const answer = (schema: string, more = '') => describeOrders(['GET /orders 200 Order'], `{"Order": ${schema}${more}}`);

  it.each([
    ['properties', '{"properties": {"a": {"properties": {"x": {}}}}}', '/properties/a/properties/x'],
    ['patternProperties', '{"patternProperties": {"^a": {"properties": {"x": {}}}}}', '/patternProperties/^a/properties/x'],
    ['additionalProperties', '{"additionalProperties": {"properties": {"x": {}}}}', '/additionalProperties/properties/x'],
    ['items', '{"items": {"properties": {"x": {}}}}', '/items/properties/x'],
    ['a list of items', '{"items": [{"properties": {"x": {}}}]}', '/items/0/properties/x'],
    ['prefixItems', '{"prefixItems": [{"properties": {"x": {}}}]}', '/prefixItems/0/properties/x'],
    ['allOf', '{"allOf": [{"properties": {"x": {}}}]}', '/allOf/0/properties/x'],
    ['anyOf', '{"anyOf": [{"properties": {"x": {}}}]}', '/anyOf/0/properties/x'],
    ['oneOf', '{"oneOf": [{"properties": {"x": {}}}]}', '/oneOf/0/properties/x'],
    ['then', '{"if": {}, "then": {"properties": {"x": {}}}}', '/then/properties/x'],
    ['else', '{"if": {}, "else": {"properties": {"x": {}}}}', '/else/properties/x'],
    ['dependentSchemas', '{"dependentSchemas": {"a": {"properties": {"x": {}}}}}', '/dependentSchemas/a/properties/x'],
    ['contentSchema', '{"contentMediaType": "application/json", "contentSchema": {"properties": {"x": {}}}}', '/contentSchema/properties/x'],
  ])('lead through %s', (_name, schema, pointer) => {
    expect(directions(answer(schema), `/components/schemas/Order${pointer}`)).toBe('success');
  });

  it.each([
    ['not', '{"not": {"properties": {"x": {}}}}', '/not/properties/x'],
    ['$defs that nothing uses', '{"$defs": {"Unused": {"properties": {"x": {}}}}}', '/$defs/Unused/properties/x'],
  ])('do not lead through %s', (_name, schema, pointer) => {
    expect(directions(answer(schema), `/components/schemas/Order${pointer}`)).toBe('');
  });

  it('lead through $dynamicRef', () => {
    const api = answer('{"$dynamicRef": "#note"}', ', "Note": {"$dynamicAnchor": "note", "properties": {"x": {}}}');
    expect(directions(api, '/components/schemas/Note/properties/x')).toBe('success');
  });

  it('end in schemas that contain themselves', () => {
    const api = describeOrders(
      ['GET /orders 200 Order', 'POST /orders body Line'],
      '{"Order": {"properties": {"lines": {"items": {"$ref": "#/components/schemas/Line"}}}}, "Line": {"properties": {"order": {"$ref": "#/components/schemas/Order"}, "sku": {}}}}',
    );
    expect(directions(api, '/components/schemas/Line/properties/sku')).toBe('request success');
    expect(reaching(api, '/components/schemas/Line/properties/sku', Facet.success)).toEqual(['GET /orders']);
    expect(reaching(api, '/components/schemas/Line/properties/sku', Facet.request)).toEqual(['POST /orders']);
  });

  it('lead into other files', () => {
    const api = indexOf(
      `
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    get:
      responses: {'200': {description: Orders., content: {application/json: {schema: {$ref: 'order.yaml#/Order'}}}}}
`,
      { 'order.yaml': 'Order: {properties: {note: {type: string}}}\n' },
    );
    const note = api.schemas.find((schema) => schema.name === 'note');
    expect(note?.document.uri).toBe('file:///api/order.yaml');
    expect(note?.facets).toBe(Facet.success);
  });

  it('lead through YAML aliases and merge keys', () => {
    const api = indexOf(`
openapi: 3.1.0
info: {title: Orders, version: '1'}
components:
  schemas:
    Note: &note {properties: {text: &text {type: string}}}
    Letter: {<<: *note, title: Letter}
paths:
  /notes: {get: {responses: {'200': {description: Note., content: {application/json: {schema: *note}}}}}}
  /letters: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Letter'}}}}, responses: {}}}
`);
    expect(directions(api, '/components/schemas/Note/properties/text')).toBe('request success');
    expect(reaching(api, '/components/schemas/Note/properties/text', Facet.request)).toEqual(['POST /letters']);
  });
});

describe('discriminators', () => {
  const pets = (base: string) => `{
    "Pet": {"type": "object", "discriminator": ${base}, "properties": {"kind": {"type": "string"}}},
    "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"claws": {"type": "string"}}}]},
    "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"tricks": {"type": "string"}}}]},
    "Fish": {"properties": {"fins": {"type": "string"}}},
    "Household": {"properties": {"pet": {"allOf": [{"$ref": "#/components/schemas/Pet"}], "description": "The pet."}}},
    "Door": {"properties": {"keeper": {"allOf": [{"$ref": "#/components/schemas/Pet"}]}, "lock": {"type": "string"}}}
  }`;
  const byName = pets('{"propertyName": "kind"}');
  const claws = '/components/schemas/Cat/allOf/1/properties/claws';
  const tricks = '/components/schemas/Dog/allOf/1/properties/tricks';
  const kind = '/components/schemas/Pet/properties/kind';

  it('lead from the base to each schema that extends it', () => {
    const api = describeOrders(['GET /pets 200 Pet'], byName);
    expect([directions(api, claws), directions(api, tricks)]).toEqual(['success', 'success']);
    expect(reaching(api, tricks, Facet.success)).toEqual(['GET /pets']);
  });

  it('lead from one kind to the base, but not to its other kinds', () => {
    const api = describeOrders(['GET /cats 200 Cat', 'POST /dogs body Dog'], byName);
    expect(directions(api, claws)).toBe('success');
    expect(directions(api, tricks)).toBe('request');
    expect(directions(api, kind)).toBe('request success');
    expect(reaching(api, tricks, Facet.success)).toEqual([]);
    expect(reaching(api, kind, Facet.success)).toEqual(['GET /cats']);
  });

  it('lead to all kinds through a property that wraps the base in allOf', () => {
    const api = describeOrders(['GET /households 200 Household'], byName);
    expect([directions(api, claws), directions(api, tricks)]).toEqual(['success', 'success']);
    expect(reaching(api, claws, Facet.success)).toEqual(['GET /households']);
    // Such a property is no kind of the base, so that nothing leads from the base to it.
    expect(directions(api, '/components/schemas/Door/properties/keeper')).toBe('');
  });

  it('lead to kinds of kinds', () => {
    const schemas = JSON.stringify({
      ...JSON.parse(byName),
      Poodle: { allOf: [{ $ref: '#/components/schemas/Dog' }, { properties: { curls: { type: 'string' } } }] },
    }).replace('"Dog":{', '"Dog":{"discriminator":{"propertyName":"kind"},');
    const api = describeOrders(['GET /pets 200 Pet'], schemas);
    expect(directions(api, '/components/schemas/Poodle/allOf/1/properties/curls')).toBe('success');
    expect(reaching(api, '/components/schemas/Poodle/allOf/1/properties/curls', Facet.success)).toEqual(['GET /pets']);
  });

  it.each([
    ['names', '{"propertyName": "kind", "mapping": {"fish": "Fish"}}'],
    ['references', '{"propertyName": "kind", "mapping": {"fish": "#/components/schemas/Fish"}}'],
    ['a default', '{"propertyName": "kind", "defaultMapping": "Fish"}'],
  ])('lead to what a mapping says by %s', (_name, discriminator) => {
    const api = describeOrders(['GET /pets 200 Pet'], pets(discriminator), '3.2.0');
    expect(directions(api, '/components/schemas/Fish/properties/fins')).toBe('success');
    expect(reaching(api, '/components/schemas/Fish/properties/fins', Facet.success)).toEqual(['GET /pets']);
  });

  it('are read in 2.0, where they are the name of a property', () => {
    const api = indexOf(`
swagger: '2.0'
info: {title: Pets, version: '1'}
definitions:
  Pet: {type: object, discriminator: kind, properties: {kind: {type: string}}}
  Cat: {allOf: [{$ref: '#/definitions/Pet'}, {properties: {claws: {type: string}}}]}
paths:
  /pets: {get: {responses: {'200': {description: Pets., schema: {type: array, items: {$ref: '#/definitions/Pet'}}}}}}
`);
    expect(directions(api, '/definitions/Cat/allOf/1/properties/claws')).toBe('success');
  });
});

describe('operationsReaching', () => {
  it('names operations once, in document order, webhooks last', () => {
    const api = indexOf(`
openapi: 3.1.0
info: {title: Orders, version: '1'}
components:
  schemas: {Order: {properties: {note: {type: string}}}}
webhooks:
  paid: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}, responses: {}}}
paths:
  /orders:
    put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}, responses: {}}
    get:
      responses:
        '200': {description: Orders., content: {application/json: {schema: {items: {$ref: '#/components/schemas/Order'}}}, text/json: {schema: {$ref: '#/components/schemas/Order'}}}}
`);
    expect(reaching(api, NOTE, Facet.success)).toEqual(['GET /orders', 'POST paid']);
    expect(reaching(api, NOTE, Facet.request)).toEqual(['PUT /orders']);
    expect(reaching(api, NOTE, Facet.request | Facet.success)).toEqual(['PUT /orders', 'GET /orders', 'POST paid']);
    expect(reaching(api, NOTE, Facet.error)).toEqual([]);
  });

  it('stays linear where references double at each level', () => {
    const level = (i: number) => `"L${i}": {"properties": {"a": {"$ref": "#/components/schemas/L${i + 1}"}, "b": {"$ref": "#/components/schemas/L${i + 1}"}}}`;
    const levels = Array.from({ length: 60 }, (_, i) => level(i)).join(',');
    const api = describeOrders(['GET /orders 200 L0'], `{${levels}, "L60": {"properties": {"end": {}}}}`);
    expect(reaching(api, '/components/schemas/L60/properties/end', Facet.success)).toEqual(['GET /orders']);
  });
});
