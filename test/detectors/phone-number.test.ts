import { expect, test } from 'vitest';
import { isDialablePhone } from '../../src/detectors/phone-number.ts';

test.each([
  ['phone', '+49 30 28093716'],
  ['mobile_number', '(608) 291-7730'],
  ['fax', '0041 44 268 91 30'],
])('%s: %s rings somewhere', (name, value) => {
  expect(isDialablePhone(name, value)).toBe(true);
});

test.each([
  ['phone', '+1 202 555 0143'],
  ['phone', '+44 7700 900142'],
  ['phone', '+49 30 12345678'],
  ['phone', '+1 800 000 0000'],
  ['phone', '121212121'],
  ['phone', '28093716'],
  ['phone', '+49 30 2809 3716 ext. 12'],
  ['id', '+49 30 28093716'],
  ['phoneId', 'a28093716'],
])('%s: %s does not', (name, value) => {
  expect(isDialablePhone(name, value)).toBe(false);
});
