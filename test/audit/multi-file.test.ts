import { describe, expect, it } from 'vitest';
import { auditDescription } from '../../src/audit/audit-description.ts';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { RULES } from '../../src/rules/registry.ts';
import { inMemoryHost, ROOT_FOLDER } from '../support/in-memory-host.ts';

const RULE_IDS = ['no-unresolved-reference', 'no-remote-reference', 'no-reference-outside-root', 'no-duplicate-key', 'no-todo-note', 'no-cleartext-server'];

/** Audits `openapi.yaml` of the files. Findings as `file:line rule`, and which files the host was asked for. */
async function audit(files: Readonly<Record<string, string>>, limits: Partial<typeof DEFAULT_CONFIG.limits> = {}) {
  const host = inMemoryHost(files);
  const { findings, files: audited } = await auditDescription(`${ROOT_FOLDER}openapi.yaml`, files['openapi.yaml'] ?? '', host, {
    config: { ...DEFAULT_CONFIG, limits: { ...DEFAULT_CONFIG.limits, ...limits } },
    rules: RULES.filter(({ meta }) => RULE_IDS.includes(meta.id)),
    todayMs: 0,
    displayUri: (uri) => uri.replace(ROOT_FOLDER, ''),
  });
  return {
    findings: findings.map(({ uri, range, ruleId }) => `${uri}:${range.start.line0 + 1} ${ruleId}`),
    files: audited.map(({ uri, status, operations }) => `${uri} ${status} ${operations}`),
    asked: host.asked.map((uri) => uri.replace(ROOT_FOLDER, '')),
  };
}

const ROOT = `openapi: 3.1.0
info: {title: Orders, version: "1"}
paths:
  /orders:
    $ref: paths/orders.yaml
`;

describe('a description of several files', () => {
  it('is audited in all of them, each read once, findings where they are written', async () => {
    const result = await audit({
      'openapi.yaml': ROOT,
      'paths/orders.yaml': `get:
  description: "TODO: describe it"
  responses:
    "200":
      description: Orders.
      content:
        application/json:
          schema: {$ref: ../schemas/order.yaml}
    "400": {$ref: ../errors.yaml#/responses/Bad}
    "404": {$ref: ../errors.yaml#/responses/Missing}
`,
      'schemas/order.yaml': `type: object
properties:
  parent: {$ref: order.yaml}
  customer: {$ref: ../openapi.yaml#/paths}
  customer: {$ref: ./customer.yaml}
`,
      'schemas/customer.yaml': 'title: FIXME\nproperties: {orders: {items: {$ref: ../schemas/order.yaml}}}\n',
      'errors.yaml': 'responses:\n  Bad: {description: "TODO: list the causes"}\n',
    });
    expect(result.findings).toEqual([
      'errors.yaml:2 no-todo-note',
      'paths/orders.yaml:2 no-todo-note',
      'paths/orders.yaml:10 no-unresolved-reference',
      'schemas/customer.yaml:1 no-todo-note',
      'schemas/order.yaml:5 no-duplicate-key',
    ]);
    expect(result.files).toEqual([
      'errors.yaml audited 0',
      'openapi.yaml audited 0',
      'paths/orders.yaml audited 1',
      'schemas/customer.yaml audited 0',
      'schemas/order.yaml audited 0',
    ]);
    expect([...result.asked].sort()).toEqual(['errors.yaml', 'paths/orders.yaml', 'schemas/customer.yaml', 'schemas/order.yaml']);
  });

  it('says what it may not read, from whichever file', async () => {
    const result = await audit({
      'openapi.yaml': ROOT,
      'paths/orders.yaml':
        'get:\n  responses:\n    "200": {$ref: ../../other/ok.yaml}\n    "400": {$ref: "https://orders.io/bad.yaml"}\n    "404": {$ref: gone.yaml}\n',
    });
    expect(result.findings).toEqual([
      'paths/orders.yaml:3 no-reference-outside-root',
      'paths/orders.yaml:4 no-remote-reference',
      'paths/orders.yaml:5 no-unresolved-reference',
    ]);
  });

  it('stops at the limit of files and says so', async () => {
    const chain = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`paths/${i === 0 ? 'orders' : i}.yaml`, `$ref: ${i + 1}.yaml\n`]));
    const result = await audit({ 'openapi.yaml': ROOT, ...chain }, { maxFiles: 3 });
    expect(result.findings).toEqual(['paths/1.yaml:1 limit-exceeded']);
    expect(result.asked).toEqual(['paths/orders.yaml', 'paths/1.yaml']);
  });
});
