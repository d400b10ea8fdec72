import { describe, expect, test } from 'vitest';
import { namesObject } from '../../src/detectors/object-id.ts';

const OBJECTS: readonly (readonly [name: string, path: string])[] = [
  ['id', '/orders/{id}'],
  ['id', '/models/{id}.json'],
  ['orderId', '/orders/{orderId}'],
  ['orderid', '/orders/{orderid}'],
  ['contentDefinitionID', '/ContentDefinitions/{contentDefinitionID}'],
  ['order', '/orders/{order}'],
  ['company', '/companies/{company}'],
  ['box', '/boxes/{box}'],
  ['user_pk', '/people/{user_pk}'],
];

const NUMBERS: readonly (readonly [name: string, path: string])[] = [
  ['page', '/pages/{page}'],
  ['year', '/reports/{year}'],
  ['version', '/documents/{key}/versions/{version}'],
  ['id', '/countries/{id}'],
  ['languageId', '/texts/{languageId}'],
  ['limit', '/orders/{limit}'],
  ['grid', '/plans/{grid}'],
  ['executionNumber', '/jobs/{job}/executionNumber/{executionNumber}'],
  ['order', '/{shop}/{order}'],
];

describe('namesObject', () => {
  test.each(OBJECTS)('%s in %s is an object', (name, path) => {
    expect(namesObject(name, path)).toBe(true);
  });

  test.each(NUMBERS)('%s in %s is none', (name, path) => {
    expect(namesObject(name, path)).toBe(false);
  });
});
