import { describe, expect, it } from 'vitest';
import type { ApiIndex } from '../../src/api-index/api-index.ts';
import { loadDescription } from '../../src/audit/load-description.ts';
import type { DocumentHost, HostFile } from '../../src/document/document-host.ts';
import { DEFAULT_LIMITS } from '../../src/document/limits.ts';
import { inMemoryHost, ROOT_FOLDER } from '../support/in-memory-host.ts';

/** The index of a description with the files beside it, read as references ask for them. */
async function load(root: unknown, files: Readonly<Record<string, unknown>> = {}): Promise<{ api: ApiIndex; asked: readonly string[] }> {
  const texts = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? file : JSON.stringify(file)]));
  const host = inMemoryHost(texts);
  const text = JSON.stringify({ info: { title: 'Orders', version: '1' }, paths: {}, ...(root as object) });
  const { built } = await loadDescription(`${ROOT_FOLDER}openapi.json`, text, host, { limits: DEFAULT_LIMITS, publicEntries: [] });
  if (!built) throw new Error('The text is no OpenAPI description.');
  return { api: built.api, asked: host.asked.map((uri) => uri.replace(ROOT_FOLDER, '')) };
}

/** Each reference as `text: status target`, the target with its file; `text: status reason` when there is none. */
function outcomes(api: ApiIndex): string[] {
  return api.references.map(({ text, status, target, reason }) => {
    const where = target ? `${target.document.uri.replace(ROOT_FOLDER, '')}#${target.pointer}` : reason;
    return `${text}: ${status} ${where}`.trimEnd();
  });
}

const schemas31 = (schemas: unknown) => ({ openapi: '3.1.0', components: { schemas } });
const schemas30 = (schemas: unknown) => ({ openapi: '3.0.3', components: { schemas } });
const ORDER = { type: 'object', properties: { id: { type: 'string' } } };

describe('pointers', () => {
  it.each([
    ['#/components/schemas/Order', { Order: ORDER }, '/components/schemas/Order'],
    ['#/components/schemas/Order/properties/id', { Order: ORDER }, '/components/schemas/Order/properties/id'],
    ['#/components/schemas/a~1b~0c', { 'a/b~c': ORDER }, '/components/schemas/a~1b~0c'],
    ['#/components/schemas/a~01', { 'a~1': ORDER }, '/components/schemas/a~01'],
    ['#/components/schemas/%7Bid%7D', { '{id}': ORDER }, '/components/schemas/{id}'],
    ['#/components/schemas/{id}', { '{id}': ORDER }, '/components/schemas/{id}'],
    ['#/components/schemas/List%5BOrder%5D', { 'List[Order]': ORDER }, '/components/schemas/List[Order]'],
    ['#/components/schemas/50%25', { '50%': ORDER }, '/components/schemas/50%'],
    ['#/components/schemas/50%', { '50%': ORDER }, '/components/schemas/50%'],
    ['#/components/schemas/a%2Fb', { 'a/b': ORDER }, '/components/schemas/a~1b'],
    ['#/components/schemas/Bestell%C3%BCbersicht', { Bestellübersicht: ORDER }, '/components/schemas/Bestellübersicht'],
    ['#/components/schemas/Any/allOf/0', { Any: { allOf: [ORDER] } }, '/components/schemas/Any/allOf/0'],
    ['openapi.json#/components/schemas/Order', { Order: ORDER }, '/components/schemas/Order'],
    ['./openapi.json#/components/schemas/Order', { Order: ORDER }, '/components/schemas/Order'],
  ])('%s leads to its schema', async (text, schemas, pointer) => {
    const { api } = await load(schemas30({ User: { $ref: text }, ...schemas }));
    expect(outcomes(api)).toEqual([`${text}: resolved openapi.json#${pointer}`]);
  });

  it.each([
    ['#/components/schemas/Missing', 'leads to nothing'],
    ['#/components/schemas/toString', 'leads to nothing'],
    ['#/components/schemas/Any/allOf/1', 'leads to nothing'],
    ['#/components/schemas/Any/allOf/00', 'leads to nothing'],
    ['#/components/schemas/Any/allOf/-', 'leads to nothing'],
    ['#Missing', 'names an anchor that does not exist'],
    ['Missing', 'leads to a file that does not exist'],
    ['missing.yaml#/Order', 'leads to a file that does not exist'],
    ['http://[', 'is not a URI reference'],
  ])('%s is unresolved', async (text, reason) => {
    const { api } = await load(schemas30({ User: { $ref: text }, Any: { allOf: [ORDER] } }));
    expect(outcomes(api)).toEqual([`${text}: unresolved ${reason}`]);
  });

  it('pass through references, also into other files', async () => {
    const files = { 'orders.json': { get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema: ORDER } } } } } } };
    const text = '#/paths/~1orders/get/responses/200/content/application~1json/schema';
    const { api } = await load({ ...schemas30({ Order: { $ref: text } }), paths: { '/orders': { $ref: 'orders.json' } } }, files);
    expect(outcomes(api)).toContain(`${text}: resolved orders.json#/get/responses/200/content/application~1json/schema`);
  });
});

describe('loops', () => {
  it('of bare references are loops at each of their members, and only there', async () => {
    const { api } = await load(
      schemas30({
        A: { $ref: '#/components/schemas/B' },
        B: { $ref: '#/components/schemas/A' },
        Self: { $ref: '#/components/schemas/Self' },
        C: { $ref: '#/components/schemas/A' },
      }),
    );
    expect(api.references.map(({ pointer, status }) => `${pointer.split('/')[3]} ${status}`)).toEqual(['A loop', 'B loop', 'Self loop', 'C resolved']);
  });

  it('with siblings never end either', async () => {
    const { api } = await load(schemas31({ Order: { $ref: '#/components/schemas/Order', description: 'An order.' } }));
    expect(api.references.map(({ status }) => status)).toEqual(['loop']);
  });

  it('through properties and items are trees', async () => {
    const { api } = await load(schemas30({ Node: { properties: { next: { $ref: '#/components/schemas/Node' } } } }));
    expect(api.references.map(({ status }) => status)).toEqual(['resolved']);
  });

  it('of path items and pointers through themselves end', async () => {
    const paths = { '/a': { $ref: '#/paths/~1b' }, '/b': { $ref: '#/paths/~1a' }, '/c': { $ref: '#/paths/~1c/x' } };
    const { api } = await load({ openapi: '3.0.3', paths });
    expect(api.references.map(({ status }) => status)).toEqual(['loop', 'loop', 'unresolved']);
    expect(api.operations).toEqual([]);
  });
});

describe('path items and operations', () => {
  const files = {
    'paths/orders.yaml': 'get:\n  operationId: listOrders\n  responses: {}\nparameters:\n  - {name: shop, in: query, schema: {type: string}}\n',
    'paths.yaml': '/orders:\n  $ref: paths/orders.yaml\n/carts:\n  post:\n    $ref: "carts.yaml#/post"\n',
    'carts.yaml': 'post:\n  operationId: createCart\n  responses:\n    $ref: "#/responses"\nresponses:\n  "201": {description: Created.}\n',
  };
  const described = (api: ApiIndex) =>
    api.operations.map(({ label, operationId, document, pointer }) => `${label} ${operationId} ${document.uri.replace(ROOT_FOLDER, '')}#${pointer}`);

  it('may be kept in another file, with siblings that win', async () => {
    const own = { operationId: 'replaceOrders', responses: {} };
    const { api } = await load({ openapi: '3.1.0', paths: { '/orders': { $ref: 'paths/orders.yaml', put: own } } }, files);
    expect(described(api)).toEqual(['PUT /orders replaceOrders openapi.json#/paths/~1orders/put', 'GET /orders listOrders paths/orders.yaml#/get']);
    expect(api.operations.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([['shop'], ['shop']]);
  });

  it('are read from other files wherever tools follow a reference: all paths, one operation, all its responses', async () => {
    const { api, asked } = await load({ openapi: '3.0.3', paths: { $ref: 'paths.yaml' } }, files);
    expect(described(api)).toEqual(['GET /orders listOrders paths/orders.yaml#/get', 'POST /carts createCart carts.yaml#/post']);
    expect(api.operations[1]?.responses.map(({ status }) => status)).toEqual(['201']);
    expect(asked).toEqual(['paths.yaml', 'paths/orders.yaml', 'carts.yaml']);
  });

  it('find schemes and schemas that are kept in other files as a whole', async () => {
    const schemeFile = { ApiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } };
    const components = { securitySchemes: { $ref: 'schemes.json' }, schemas: { $ref: 'schemas.json' } };
    const paths = {
      '/orders': {
        get: { security: [{ ApiKey: [] }], parameters: [{ name: 'o', in: 'query', schema: { $ref: '#/components/schemas/Order' } }], responses: {} },
      },
    };
    const { api } = await load({ openapi: '3.0.3', components, paths }, { 'schemes.json': schemeFile, 'schemas.json': { Order: ORDER } });
    expect(api.securitySchemes.map(({ name, document, pointer }) => [name, document.uri, pointer])).toEqual([
      ['ApiKey', `${ROOT_FOLDER}schemes.json`, '/ApiKey'],
    ]);
    expect(outcomes(api)).toContain('#/components/schemas/Order: resolved schemas.json#/Order');
  });
});

describe('siblings of $ref', () => {
  it.each([
    ['3.0.3', undefined],
    ['3.1.0', true],
    ['3.2.0', true],
  ])('in %s are judged as that version says', async (openapi, isReadOnly) => {
    const { api } = await load({
      openapi,
      components: { schemas: { User: { properties: { id: { $ref: '#/components/schemas/Id', readOnly: true } } }, Id: { type: 'string' } } },
    });
    const property = api.schemas.find(({ name, role }) => role === 'property' && name === 'id');
    expect(property?.isReadOnly || undefined).toBe(isReadOnly);
  });
});

describe('identifiers', () => {
  it('are found by $id and $anchor, before and after their use, in parts nobody refers to', async () => {
    const { api } = await load(
      schemas31({
        User: {
          properties: {
            a: { $ref: 'https://schemas.orders.io/order' },
            b: { $ref: 'https://schemas.orders.io/order#line' },
            c: { $ref: '#total' },
            d: { $ref: 'parts.json#weight' },
          },
        },
        Order: {
          $id: 'https://schemas.orders.io/order',
          $defs: { line: { $anchor: 'line' } },
          properties: { own: { $ref: '#/$defs/line' }, id: { $ref: '#line' } },
        },
        Total: { $anchor: 'total' },
      }),
      { 'parts.json': { $defs: { weight: { $anchor: 'weight' } } } },
    );
    expect(outcomes(api)).toEqual([
      'https://schemas.orders.io/order: resolved openapi.json#/components/schemas/Order',
      'https://schemas.orders.io/order#line: resolved openapi.json#/components/schemas/Order/$defs/line',
      '#total: resolved openapi.json#/components/schemas/Total',
      'parts.json#weight: resolved parts.json#/$defs/weight',
      '#/$defs/line: resolved openapi.json#/components/schemas/Order/$defs/line',
      '#line: resolved openapi.json#/components/schemas/Order/$defs/line',
    ]);
  });

  it('that only name a schema leave its references as authors mean them', async () => {
    const files = { 'address.json': { type: 'object' } };
    const order = { $id: 'https://schemas.orders.io/order', properties: { a: { $ref: 'address.json' }, b: { $ref: '#/components/schemas/Total' } } };
    const { api, asked } = await load(schemas30({ Order: order, Total: { type: 'number' } }), files);
    expect(outcomes(api)).toEqual(['address.json: resolved address.json#', '#/components/schemas/Total: resolved openapi.json#/components/schemas/Total']);
    expect(asked).toEqual(['address.json']);
  });

  it('in examples and under names identify nothing', async () => {
    const { api } = await load(
      schemas31({
        User: { $ref: '#line' },
        Order: { example: { $anchor: 'line' }, properties: { $anchor: { const: 'line' } } },
      }),
    );
    expect(outcomes(api)).toEqual(['#line: unresolved names an anchor that does not exist']);
  });

  it('$self names the document; its neighbours lie beside the file', async () => {
    const { api, asked } = await load(
      {
        openapi: '3.2.0',
        $self: 'https://api.orders.io/v1/openapi.json',
        components: {
          schemas: {
            User: { properties: { a: { $ref: 'https://api.orders.io/v1/openapi.json#/components/schemas/Id' }, b: { $ref: 'parts.json#/Id' } } },
            Id: { type: 'string' },
          },
        },
      },
      { 'parts.json': { Id: { type: 'string' } } },
    );
    expect(outcomes(api)).toEqual([
      'https://api.orders.io/v1/openapi.json#/components/schemas/Id: resolved openapi.json#/components/schemas/Id',
      'parts.json#/Id: resolved parts.json#/Id',
    ]);
    expect(asked).toEqual(['parts.json']);
  });

  it('$dynamicRef leads to its anchor', async () => {
    const { api } = await load(schemas31({ Node: { $dynamicAnchor: 'node', properties: { next: { $dynamicRef: '#node' } } } }));
    expect(outcomes(api)).toEqual(['#node: resolved openapi.json#/components/schemas/Node']);
  });
});

describe('discriminator mappings', () => {
  const base = (mapping: unknown) => ({ discriminator: { propertyName: 'kind', mapping } });

  it('name schemas of the entry document, of their own file, or refer to them', async () => {
    const { api } = await load(
      schemas31({
        Pet: base({ a: 'Dog', b: '#/components/schemas/Dog', c: 'pets.json#/components/schemas/Cat', d: 'v1.Cat' }),
        Dog: {},
        'v1.Cat': {},
        Owner: { $ref: 'pets.json#/components/schemas/Pet' },
      }),
      { 'pets.json': { components: { schemas: { Pet: base({ e: 'Cat', f: 'Dog' }), Cat: {} } } } },
    );
    expect(outcomes(api)).toEqual([
      'Dog: resolved openapi.json#/components/schemas/Dog',
      '#/components/schemas/Dog: resolved openapi.json#/components/schemas/Dog',
      'pets.json#/components/schemas/Cat: resolved pets.json#/components/schemas/Cat',
      'v1.Cat: resolved openapi.json#/components/schemas/v1.Cat',
      'pets.json#/components/schemas/Pet: resolved pets.json#/components/schemas/Pet',
      'Cat: resolved pets.json#/components/schemas/Cat',
      'Dog: resolved openapi.json#/components/schemas/Dog',
    ]);
  });

  it('to files and to nothing', async () => {
    const { api } = await load(schemas31({ Pet: base({ a: 'dog.json', b: 'Cat' }) }), { 'dog.json': {} });
    expect(outcomes(api)).toEqual(['dog.json: resolved dog.json#', 'Cat: unresolved leads to a file that does not exist']);
  });
});

describe('what is not read', () => {
  it('is told apart: network, outside, missing, unparsable', async () => {
    const { api } = await load(
      schemas30({
        A: { $ref: 'https://api.orders.io/a.json' },
        B: { $ref: '../secret.json' },
        C: { $ref: 'file:///etc/passwd' },
        D: { $ref: 'broken.json' },
        E: { $ref: 'missing.json' },
      }),
      { 'broken.json': '['.repeat(5_000) },
    );
    expect(api.references.map(({ status }) => status)).toEqual(['remote', 'outside-root', 'outside-root', 'unread', 'unresolved']);
  });

  it('external values are named and never asked for', async () => {
    const examples = { a: { externalValue: 'https://cdn.orders.io/order.json' }, b: { externalValue: 'order.json' } };
    const paths = { '/orders': { get: { responses: { 200: { description: 'ok', content: { 'application/json': { examples } } } } } } };
    const { api, asked } = await load({ openapi: '3.0.3', paths });
    expect(api.references.map(({ field, status }) => `${field} ${status}`)).toEqual(['externalValue remote', 'externalValue resolved']);
    expect(asked).toEqual([]);
  });

  it('references in examples, defaults, enums and extensions are data', async () => {
    const data = { $ref: 'missing.json' };
    const { api, asked } = await load({
      ...schemas31({
        Order: { example: data, examples: [data], default: data, const: data, enum: [data], 'x-note': data, properties: { $ref: { type: 'string' } } },
      }),
      paths: {
        '/orders': { get: { responses: { 200: { description: 'ok', content: { 'application/json': { example: data, examples: { a: { value: data } } } } } } } },
      },
    });
    expect(outcomes(api)).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('files that can be had at once', () => {
  /** A host that reads without waiting; asked says what for. */
  async function loadNow(root: unknown, files: Readonly<Record<string, unknown>>): Promise<{ api: ApiIndex; asked: readonly string[] }> {
    const asked: string[] = [];
    const readNow = (uri: string): HostFile => {
      const name = uri.replace(ROOT_FOLDER, '');
      asked.push(name);
      return Object.hasOwn(files, name) ? { text: JSON.stringify(files[name]) } : { refused: 'not-found', message: 'does not exist' };
    };
    const host: DocumentHost = { readNow, read: () => Promise.reject(new Error('Nobody has to wait.')) };
    const options = { limits: DEFAULT_LIMITS, publicEntries: [] };
    const { built } = await loadDescription(`${ROOT_FOLDER}openapi.json`, JSON.stringify({ paths: {}, ...(root as object) }), host, options);
    if (!built) throw new Error('The text is no OpenAPI description.');
    return { api: built.api, asked };
  }

  it('are read once each, along a chain, and none that only an example names', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`f${i}.json`, { allOf: [{ $ref: `f${i + 1}.json` }], example: { $ref: 'x.json' } }]),
    );
    const { api, asked } = await loadNow(schemas31({ Order: { $ref: 'f0.json' } }), { ...chain, 'f30.json': ORDER });
    expect(asked).toEqual(Array.from({ length: 31 }, (_, i) => `f${i}.json`));
    expect(api.references.every((reference) => reference.status === 'resolved')).toBe(true);
  });

  it('may identify what an earlier reference names', async () => {
    const order = { $id: 'https://acme.com/schemas/order', ...ORDER };
    const { api, asked } = await loadNow(schemas31({ A: { $ref: 'list.json#line' }, B: { $ref: 'list.json' } }), {
      'list.json': { $defs: { order, line: { $anchor: 'line' } } },
    });
    expect(asked).toEqual(['list.json']);
    expect(outcomes(api)).toEqual(['list.json#line: resolved list.json#/$defs/line', 'list.json: resolved list.json#']);
  });
});
