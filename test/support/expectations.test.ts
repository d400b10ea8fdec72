import { expect, test } from 'vitest';
import { labelsOf, readExpectations } from './expectations.ts';
import { makeResult } from './make-result.ts';

const BAD = `# expect /info: no-open-door
openapi: 3.1.0
info: {}
door: open # expect: no-open-door
`;

function expectedIn(files: Readonly<Record<string, string>>, pointerList?: string) {
  return readExpectations(new Map(Object.entries(files)), 'bad.yaml', 'no-open-door', pointerList);
}

test('markers of all files become labels: lines, and pointers where there is no room for a comment', () => {
  const expected = expectedIn({ 'bad.yaml': BAD, 'parts/door.yaml': 'door: ajar # expect: no-open-door\n' });
  expect(expected.labels).toEqual(['bad.yaml#/info', 'bad.yaml:4', 'parts/door.yaml:1']);
  expect([...expected.ruleIds]).toEqual(['no-open-door']);
});

test('an .expect.yaml lists pointers into the entry file', () => {
  expect(expectedIn({ 'bad.json': '{}' }, '- /paths\n- ""\n').labels).toEqual(['bad.yaml#', 'bad.yaml#/paths']);
  expect(() => expectedIn({}, 'pointer: /paths')).toThrow('list of pointers');
});

test('findings are named by pointer only where the fixture does so', () => {
  const { findings } = makeResult({ 'bad.yaml': BAD }, [
    { on: 'info: {}', pointer: '/info' },
    { on: 'door: open', pointer: '/door' },
    { on: 'openapi: 3.1.0', pointer: '/openapi' },
  ]);
  expect(labelsOf(findings, expectedIn({ 'bad.yaml': BAD }))).toEqual(['bad.yaml#/info', 'bad.yaml:2', 'bad.yaml:4']);
});
