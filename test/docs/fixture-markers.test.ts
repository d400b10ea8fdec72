import { expect, test } from 'vitest';
import { readFixtureMarkers } from '../../src/docs/fixture-markers.ts';

const FIXTURE = `# expect /paths/~1a: b/get: no-open-door
# expect "": no-open-door
# audience: public
# options: {"days": 3}
openapi: 3.1.0 # expect: no-open-door
# expect /info: no-open-door
info: {} # expect: no-open-door, no-open-door
note: '# expect: no-open-door'
`;

test('lines and pointers are read, comments below the head are not', () => {
  const { lines, pointers, directives } = readFixtureMarkers(FIXTURE);
  expect([...lines]).toEqual([
    [5, ['no-open-door']],
    [7, ['no-open-door', 'no-open-door']],
  ]);
  expect([...pointers]).toEqual([
    ['/paths/~1a: b/get', ['no-open-door']],
    ['', ['no-open-door']],
  ]);
  expect(directives).toEqual({ audience: 'public', options: '{"days": 3}' });
});

test('the sample for readers holds no marker but arrows', () => {
  expect(readFixtureMarkers(FIXTURE).sample).toBe(`openapi: 3.1.0  # <- reported
# expect /info: no-open-door
info: {}  # <- reported
note: '# expect: no-open-door'`);
});
