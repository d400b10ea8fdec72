import { expect, test } from 'vitest';
import { namesEnvironment } from '../../src/detectors/environment-word.ts';

test.each([
  'Production server',
  'Live',
  'https://api-staging.acme.io',
  'https://qa.acme.io/v1',
  'The sandbox, for your first steps',
  'https://{environment}.acme.io',
])('%s names one', (text) => {
  expect(namesEnvironment(text)).toBe(true);
});

test.each(['Main server', 'Europe, the latest', 'https://api.contest.io', 'Products', 'https://delivery.acme.io', ''])('%s names none', (text) => {
  expect(namesEnvironment(text)).toBe(false);
});
