import { expect, test } from 'vitest';
import { indexOf } from '../support/index-of.ts';

const json = (type: string, schema: unknown) => ({ content: { [type]: { schema } } });

/** Owners and their values: `schema Order: id string`. */
function describeOwners(description: object): string[] {
  return indexOf(JSON.stringify(description)).inputOwners.map(
    ({ kind, name, pointer, values }) => `${kind} ${name || pointer}: ${values.map((value) => `${value.name} ${value.types.join('|')}`).join(', ')}`,
  );
}

test('values belong to components, bodies, parameter lists and parameters', () => {
  const done = { responses: { 200: { description: 'Done.', ...json('application/json', { type: 'object', properties: { total: { type: 'number' } } }) } } };
  expect(
    describeOwners({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1' },
      paths: {
        '/orders': {
          parameters: [{ $ref: '#/components/parameters/Limit' }],
          post: {
            parameters: [
              { name: 'shop', in: 'query', schema: { type: ['string', 'null'] } },
              { name: 'tags', in: 'query', schema: { items: { type: 'string' } } },
            ],
            requestBody: json('application/json', {
              properties: { lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } }, seen: { type: 'string', readOnly: true } },
            }),
            ...done,
          },
        },
      },
      components: {
        parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
        schemas: {
          Line: { type: 'object', properties: { amount: { oneOf: [{ type: 'number' }, { type: 'string' }], type: 'number' } } },
          Unused: { type: 'string' },
        },
      },
    }).sort(),
  ).toEqual(
    [
      'body /paths/~1orders/post/requestBody/content/application~1json/schema: object, lines array',
      'parameter limit: limit integer',
      'parameters shop: shop string, tags array, tags string',
      'schema Line: Line object, amount number, amount string',
    ]
      .map((line) => line.replace('schema: object', 'schema:  object'))
      .sort(),
  );
});

test('members are those of all schemas that describe the value', () => {
  const api = indexOf(
    JSON.stringify({
      openapi: '3.0.4',
      info: { title: 'Orders', version: '1' },
      paths: { '/orders': { post: { requestBody: json('application/json', { $ref: '#/components/schemas/Note' }), responses: {} } } },
      components: {
        schemas: {
          Note: { type: 'string', maxLength: 20, anyOf: [{ type: 'string', pattern: '^a' }] },
          Short: { maxLength: 5 },
          Name: { type: 'string', allOf: [{ $ref: '#/components/schemas/Short' }] },
        },
      },
    }),
  );
  const values = api.inputOwners.flatMap((owner) => owner.values);
  expect(values.map(({ pointer, members }) => [pointer, members['maxLength']])).toEqual([['/components/schemas/Note/anyOf/0', 20]]);
});

test('parameters of OpenAPI 2.0 are their own schema', () => {
  expect(
    describeOwners({
      swagger: '2.0',
      info: { title: 'Orders', version: '1' },
      paths: {
        '/orders': {
          get: {
            parameters: [
              { name: 'shop', in: 'query', type: 'string' },
              { name: 'x', in: 'query' },
            ],
            responses: {},
          },
        },
      },
      parameters: { Unused: { name: 'unused', in: 'query', type: 'string' } },
    }),
  ).toEqual(['parameters shop: shop string']);
});
