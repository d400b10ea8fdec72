import { expect, test } from 'vitest';
import { hasRetirementPlan } from '../../src/detectors/retirement-plan.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';

test.each([
  'Deprecated: use GET /v2/orders instead.',
  'Deprecated (use /v4/orders)',
  'This operation is deprecated. Please use listOrders.',
  'Replaced by POST /payments.',
  'Superseded by version 2.',
  'Deprecated in favor of orders.list.',
  'It will be removed in the next release.',
  'Sunset date: 1 March 2027',
  'Works until the end of 2026.',
])('%s', (text) => {
  expect(hasRetirementPlan(text)).toBe(true);
});

test.each(['Deprecated.', 'Use this operation to list orders.', 'Gets a forecast for the given day.', 'Orders by user.', ''])('%s says nothing', (text) => {
  expect(hasRetirementPlan(text)).toBe(false);
});

test.each(['use x ', 'deprecated ', 'on a ', 'to be '])('linear on %j', (unit) => {
  expect(growthOf((text) => hasRetirementPlan(text), unit, 2_048)).toBeLessThanOrEqual(MAX_GROWTH);
});
