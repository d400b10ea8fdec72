import { expect, test } from 'vitest';
import { indexOf } from '../support/index-of.ts';

/** Names of components, those that nothing leads to in brackets. */
function componentsOf(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  return indexOf(text, files).components.map(({ kind, name, isReached }) => (isReached ? `${kind} ${name}` : `(${kind} ${name})`));
}

const ANSWER = (ref: string): string => `{'200': {description: ok, content: {application/json: {schema: {$ref: '${ref}'}}}}}`;

test('what only unused components use is unused', () => {
  const text = `
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths: {/orders: {get: {responses: ${ANSWER('#/components/schemas/Order')}}}}
components:
  schemas:
    Order: {properties: {item: {$ref: '#/components/schemas/Item'}}}
    Item: {type: string}
    Draft: {properties: {note: {$ref: '#/components/schemas/Note'}}}
    Note: {items: {$ref: '#/components/schemas/Draft'}}
  parameters:
    Page: {name: page, in: query, schema: {$ref: '#/components/schemas/Note'}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Api-Key}
`;
  expect(componentsOf(text)).toEqual(['schemas Order', 'schemas Item', '(schemas Draft)', '(schemas Note)', '(parameters Page)']);
});

test('kinds of a discriminator base are reached with it', () => {
  const text = (use: string): string => `
openapi: 3.0.3
info: {title: Orders, version: '1'}
paths: {/orders: {get: {responses: ${ANSWER(use)}}}}
components:
  schemas:
    Payment: {discriminator: {propertyName: kind, mapping: {cash: Cash}}, properties: {kind: {type: string}}}
    Card: {allOf: [{$ref: '#/components/schemas/Payment'}]}
    Cash: {type: object}
    Other: {type: object}
`;
  expect(componentsOf(text('#/components/schemas/Payment'))).toEqual(['schemas Payment', 'schemas Card', 'schemas Cash', '(schemas Other)']);
  expect(componentsOf(text('#/components/schemas/Other'))).toEqual(['(schemas Payment)', '(schemas Card)', '(schemas Cash)', 'schemas Other']);
});

test('names with characters of pointers, references from other files, and words in texts count', () => {
  const text = `
openapi: 3.1.0
info: {title: Orders, version: '1', description: 'See #/components/schemas/Terms.'}
paths: {/orders: {$ref: orders.yaml}}
components:
  schemas:
    a/b~c: {type: string}
    Terms: {type: string}
    Term: {type: string}
`;
  const files = { 'orders.yaml': `get: {responses: ${ANSWER('openapi.yaml#/components/schemas/a~1b~0c')}}` };
  expect(componentsOf(text, files)).toEqual(['schemas a/b~c', 'schemas Terms', '(schemas Term)']);
});

test('2.0 has three kinds', () => {
  const text = `
swagger: '2.0'
info: {title: Orders, version: '1'}
paths: {/orders: {get: {responses: {'200': {$ref: '#/responses/Order'}}}}}
responses: {Order: {description: ok, schema: {$ref: '#/definitions/Order'}}}
definitions: {Order: {type: object}, Draft: {type: object}}
parameters: {Page: {name: page, in: query, type: integer}}
`;
  expect(componentsOf(text)).toEqual(['definitions Order', '(definitions Draft)', '(parameters Page)', 'responses Order']);
});
