import { describe, expect, it } from 'vitest';
import type { SchemaNode } from '../../src/api-index/api-index.ts';
import { Facet } from '../../src/api-index/api-index.ts';
import { indexOf, schemaAt } from '../support/index-of.ts';

/** An API whose only operation answers with the component `Order`. */
function indexOfOrder(schemas: string, version = '3.1.0') {
  return indexOf(`
openapi: ${version}
info: {title: Orders, version: '1'}
paths:
  /orders: {get: {responses: {'200': {description: Orders., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}}
components:
  schemas:
${schemas.replace(/^/gm, '    ')}
`);
}

function outline(nodes: readonly SchemaNode[]): string[] {
  return nodes.map((node) => `${node.pointer} ${node.role} ${node.name}`);
}

describe('schema nodes', () => {
  it('stand once at their definition, with role and name', () => {
    const api = indexOfOrder(`
Order:
  properties:
    lines: {type: array, items: {properties: {sku: {type: string}}}}
  allOf:
    - {properties: {note: {}}}
  additionalProperties: {type: string}
  patternProperties: {^x-: {type: string}}
  not: {required: [secret]}
  $defs: {Local: {type: string}}`);
    const order = '/components/schemas/Order';
    expect(outline(api.schemas)).toEqual([
      '/paths/~1orders/get/responses/200/content/application~1json/schema root ',
      `${order} component Order`,
      `${order}/properties/lines property lines`,
      `${order}/properties/lines/items items lines`,
      `${order}/properties/lines/items/properties/sku property sku`,
      `${order}/allOf/0 allOf Order`,
      `${order}/allOf/0/properties/note property note`,
      `${order}/additionalProperties additionalProperties Order`,
      `${order}/patternProperties/^x- patternProperty ^x-`,
      `${order}/not other Order`,
      `${order}/$defs/Local other Local`,
    ]);
  });

  it('know their parent and children; `not` and unused definitions are neither', () => {
    const api = indexOfOrder(`
Order:
  properties: {total: {type: number}}
  not: {required: [secret]}
  $defs: {Local: {type: string}}`);
    const order = schemaAt(api, '/components/schemas/Order');
    expect(outline(order.children)).toEqual(['/components/schemas/Order/properties/total property total']);
    expect(schemaAt(api, '/components/schemas/Order/properties/total').parent).toBe(order);
    expect(schemaAt(api, '/components/schemas/Order/not').parent).toBeUndefined();
  });

  it.each([
    'responses',
    'example',
    'examples',
    'default',
    'enum',
    'description',
    'properties',
    'parameters',
    'required',
    '$ref',
    'allOf',
    'not',
    'discriminator',
    'x-note',
  ])('take a property named %s for data', (name) => {
    const api = indexOfOrder(`
Order:
  properties:
    ${name}:
      type: object
      properties: {secret: {type: string}}`);
    const pointer = `/components/schemas/Order/properties/${name}`;
    expect(schemaAt(api, pointer)).toMatchObject({ role: 'property', name, facets: Facet.success });
    expect(schemaAt(api, `${pointer}/properties/secret`).facets).toBe(Facet.success);
    expect(api.references.map((reference) => reference.text)).toEqual(['#/components/schemas/Order']);
  });

  it('are not looked for in examples, defaults and enums', () => {
    const api = indexOfOrder(`
Order:
  type: object
  example: {properties: {secret: {type: string}}, $ref: '#/components/schemas/Missing'}
  default: {allOf: [{properties: {secret: {}}}]}
  enum: [{items: {properties: {secret: {}}}}]`);
    expect(api.schemas.map((schema) => schema.name)).not.toContain('secret');
    expect(api.references.map((reference) => reference.text)).toEqual(['#/components/schemas/Order']);
  });

  it('are found behind escaped and percent-encoded pointers', () => {
    const api = indexOf(`
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders/{id}:
    get:
      responses:
        '200': {description: Order., content: {application/json: {schema: {properties: {a~b/c: {type: string}}}}}}
        '201': {description: Raw., content: {application/json: {schema: {$ref: '#/paths/~1orders~1{id}/get/responses/200/content/application~1json/schema/properties/a~0b~1c'}}}}
        '202': {description: Encoded., content: {application/json: {schema: {$ref: '#/paths/~1orders~1%7Bid%7D/get/responses/200/content/application~1json/schema/properties/a~0b~1c'}}}}
`);
    const answers = '/paths/~1orders~1{id}/get/responses';
    const property = schemaAt(api, `${answers}/200/content/application~1json/schema/properties/a~0b~1c`);
    expect(property.name).toBe('a~b/c');
    for (const status of ['201', '202']) expect(api.resolve(schemaAt(api, `${answers}/${status}/content/application~1json/schema`))).toBe(property);
  });

  it('say nothing beside a $ref before 3.1, and their words are published all the same', () => {
    const schemas = `
Order: {properties: {note: {$ref: '#/components/schemas/Note', readOnly: true, properties: {extra: {}}, description: Beside the reference.}}}
Note: {type: string}`;
    const old = indexOfOrder(schemas, '3.0.4');
    const note = '/components/schemas/Order/properties/note';
    expect(schemaAt(old, note)).toMatchObject({ isReadOnly: false, children: [] });
    expect(old.texts.map((text) => text.value)).toContain('Beside the reference.');
    const current = indexOfOrder(schemas);
    expect(schemaAt(current, note).isReadOnly).toBe(true);
    expect(schemaAt(current, `${note}/properties/extra`).facets).toBe(Facet.success);
  });

  it('resolve chains of references, and loops to themselves', () => {
    const api = indexOfOrder(`
Order: {properties: {a: {$ref: '#/components/schemas/One'}, b: {$ref: '#/components/schemas/Missing'}, c: {$ref: '#/components/schemas/Ring'}}}
One: {$ref: '#/components/schemas/Two'}
Two: {type: string}
Ring: {$ref: '#/components/schemas/Ring2'}
Ring2: {$ref: '#/components/schemas/Ring'}`);
    const property = (name: string) => schemaAt(api, `/components/schemas/Order/properties/${name}`);
    expect(api.resolve(property('a'))).toBe(schemaAt(api, '/components/schemas/Two'));
    expect(api.resolve(property('b'))).toBe(property('b'));
    expect(api.resolve(property('c')).pointer).toMatch(/^\/components\/schemas\/Ring2?$/);
  });
});

describe('merged', () => {
  const note = '/components/schemas/Order/properties/note';

  it('unites a schema with its allOf members and what they refer to, the nearest first', () => {
    const api = indexOfOrder(`
Order: {properties: {note: {description: Near., allOf: [{$ref: '#/components/schemas/Note'}, {type: number, maxLength: 9}]}}}
Note: {description: Far., type: string, format: byte}`);
    expect(api.merged(schemaAt(api, note))).toMatchObject({ description: 'Near.', type: 'string', format: 'byte', maxLength: 9 });
  });

  it('unites properties', () => {
    const api = indexOfOrder(`
Order: {properties: {note: {properties: {a: {type: string}}, allOf: [{properties: {a: {type: number}, b: {type: number}}}]}}}`);
    expect(api.merged(schemaAt(api, note))['properties']).toEqual({ a: { type: 'string' }, b: { type: 'number' } });
  });

  it('is writeOnly when any part is', () => {
    const api = indexOfOrder(`
Order: {properties: {note: {writeOnly: false, allOf: [{$ref: '#/components/schemas/Note'}]}}}
Note: {type: string, writeOnly: true}`);
    expect(api.merged(schemaAt(api, note))['writeOnly']).toBe(true);
  });

  it.each([
    ['3.0.4', 'Far.'],
    ['3.1.0', 'Near.'],
  ])('reads what stands beside a $ref from 3.1 on: %s', (version, description) => {
    const api = indexOfOrder(
      `
Order: {properties: {note: {$ref: '#/components/schemas/Note', description: Near.}}}
Note: {description: Far., type: string}`,
      version,
    );
    expect(api.merged(schemaAt(api, note))).toMatchObject({ description, type: 'string' });
  });

  it('ends where schemas extend each other', () => {
    const api = indexOfOrder(`
Order: {type: object, allOf: [{$ref: '#/components/schemas/Note'}]}
Note: {title: Note, allOf: [{$ref: '#/components/schemas/Order'}]}`);
    expect(api.merged(schemaAt(api, '/components/schemas/Order'))).toMatchObject({ type: 'object', title: 'Note' });
  });
});

describe('robustness', () => {
  it.each([
    ['a schema that is no object', 'Order: 7'],
    ['properties that are a list', 'Order: {properties: [a, b]}'],
    ['a property that is null', 'Order: {properties: {note: null}}'],
    ['allOf that is an object', 'Order: {allOf: {type: string}}'],
    ['a $ref that is a number', 'Order: {$ref: 7}'],
    ['a mapping with a number', 'Order: {discriminator: {propertyName: kind, mapping: {a: 7}}}'],
    ['a boolean schema', 'Order: true'],
  ])('reads on after %s', (_name, schema) => {
    expect(indexOfOrder(schema).operations.map((operation) => operation.label)).toEqual(['GET /orders']);
  });
});

describe('typeOf', () => {
  it.each([
    ['{type: string}', 'string'],
    ['{type: [string, "null"]}', 'string'],
    ['{type: [string, number]}', ''],
    ['{}', ''],
    ['{properties: {a: {}}}', 'object'],
    ['{items: {}}', 'array'],
    ['{enum: [a, b]}', 'string'],
    ['{enum: [a, 1]}', ''],
    ['{const: true}', 'boolean'],
    ['{anyOf: [{type: string}, {type: "null"}]}', 'string'],
    ['{oneOf: [{type: string}, {type: object}]}', ''],
    ['{allOf: [{type: string}]}', 'string'],
    ['{$ref: "#/components/schemas/Text"}', 'string'],
    ['{anyOf: [{$ref: "#/components/schemas/Text"}, {type: "null"}]}', 'string'],
    ['{$ref: "#/components/schemas/Choice"}', 'string'],
    ['{$ref: "#/components/schemas/Ring"}', ''],
  ])('of %s is "%s"', (schema, type) => {
    const api = indexOfOrder(`
Order: {properties: {note: ${schema}}}
Text: {type: string}
Choice: {oneOf: [{$ref: '#/components/schemas/Text'}]}
Ring: {oneOf: [{$ref: '#/components/schemas/Ring'}]}`);
    expect(api.typeOf(schemaAt(api, '/components/schemas/Order/properties/note'))).toBe(type);
  });
});

describe('factsOf', () => {
  it('reads type, holder, marks and words of a property, through references and allOf', () => {
    const api = indexOfOrder(`
Order: {properties: {note: {allOf: [{$ref: '#/components/schemas/Note'}]}}}
Note: {type: [string, "null"], writeOnly: true, enum: [a], description: A note., title: Note}`);
    const { name, type, parentName, isWriteOnly, hasEnum, description, isInErrorSchema } = api.factsOf(
      schemaAt(api, '/components/schemas/Order/properties/note'),
    );
    expect({ name, type, parentName, isWriteOnly, hasEnum, description, isInErrorSchema }).toEqual({
      name: 'note',
      type: 'string',
      parentName: 'Order',
      isWriteOnly: true,
      hasEnum: true,
      description: 'A note.\nNote',
      isInErrorSchema: false,
    });
  });

  it('looks through envelopes for the name of the holder', () => {
    const api = indexOfOrder(`
Order: {properties: {data: {type: array, items: {properties: {attributes: {properties: {note: {type: string}}}}}}}}`);
    const note = '/components/schemas/Order/properties/data/items/properties/attributes/properties/note';
    expect(api.factsOf(schemaAt(api, note)).parentName).toBe('Order');
  });

  it('knows the schemas of errors', () => {
    const api = indexOf(`
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders: {get: {responses: {'500': {description: Failed., content: {application/json: {schema: {properties: {stack: {type: string}}}}}}}}}
`);
    const stack = '/paths/~1orders/get/responses/500/content/application~1json/schema/properties/stack';
    expect(api.factsOf(schemaAt(api, stack)).isInErrorSchema).toBe(true);
  });
});
