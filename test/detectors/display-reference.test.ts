import { expect, test } from 'vitest';
import { displayReference } from '../../src/detectors/display-reference.ts';

test.each([
  ['#/components/schemas/Order', '#/components/schemas/Order'],
  ['../orders.yaml#/Order', '../orders.yaml#/Order'],
  ['https://anna:word@schemas.orders.io/order.yaml?key=1#/Order', 'https://…@schemas.orders.io/order.yaml?…#/Order'],
  ['a\n\u202eb', 'a b'],
  [`#/components/schemas/${'Order'.repeat(20)}`, `…${'Order'.repeat(20).slice(-59)}`],
  [`${'orders/'.repeat(20)}order.yaml#/Order`, `…${`${'orders/'.repeat(20)}order.yaml#/Order`.slice(-59)}`],
])('%j is shown as %j', (reference, shown) => {
  expect(displayReference(reference)).toBe(shown);
});
