import { expect, test } from 'vitest';
import { indexOf } from '../support/index-of.ts';

const namesIn = (text: string): string[] => {
  const api = indexOf(text);
  return api.inbound.flatMap((operation) => api.bodyProperties(operation).map(({ name }) => name));
};

test('the top of a body: own properties, those of members, alternatives and what they refer to, each once', () => {
  const text = `
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema:
              allOf: [{$ref: '#/components/schemas/Order'}, {oneOf: [{properties: {gift: {}}}, {$ref: '#/components/schemas/Order'}]}]
              properties: {note: {}}
      responses: {}
components:
  schemas:
    Order: {properties: {item: {properties: {price: {}}}}, items: {properties: {never: {}}}}
`;
  expect(namesIn(text).sort()).toEqual(['gift', 'item', 'note']);
});

test('2.0 takes its body as a parameter', () => {
  const text = `
swagger: '2.0'
info: {title: Orders, version: '1'}
paths:
  /orders:
    post:
      parameters: [{name: order, in: body, schema: {$ref: '#/definitions/Order'}}, {name: page, in: query, type: integer}]
      responses: {}
definitions: {Order: {properties: {item: {type: string}}}}
`;
  expect(namesIn(text)).toEqual(['item']);
});

test('requirements are equal whatever their order', () => {
  const requirement = (security: string): string | undefined =>
    indexOf(`{"openapi": "3.1.0", "info": {"title": "Orders", "version": "1"}, "paths": {}, "security": ${security}}`).security?.requirement;
  const written = requirement('[{"a": ["x", "y"], "b": []}, {"c": []}]');
  expect(requirement('[{"c": []}, {"b": [], "a": ["y", "x", "y"]}]')).toBe(written);
  expect(requirement('[{"a": ["x"], "b": []}, {"c": []}]')).not.toBe(written);
  expect(requirement('[{"a": ["x", "y"], "b": [], "c": []}]')).not.toBe(written);
  expect(requirement('[{"a": [], "b": ["x", "y"]}, {"c": []}]')).not.toBe(written);
  expect(requirement('[{"c": []}]')).not.toBe(requirement('[{"c": []}, {}]'));
});
