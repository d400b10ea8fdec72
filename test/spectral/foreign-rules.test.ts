import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditDescription, type DescriptionAudit } from '../../src/audit/audit-description.ts';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { DEFAULT_LIMITS } from '../../src/document/limits.ts';
import { createForeignAudit } from '../../src/spectral/run-foreign-rules.ts';
import { createFileHost } from '../../src/workspace/file-host.ts';
import { findForeignRuleset, loadForeignRuleset } from '../../src/workspace/foreign-rulesets.ts';

const ORDERS = `openapi: 3.0.3
info:
  title: Orders
  version: "1"
paths:
  /orders:
    get:
      operationId: list_orders
      responses:
        "200":
          description: Orders.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/Order"
    post:
      operationId: createOrder
      responses:
        "200": { description: The order. }
components:
  schemas:
    Order: { type: object, properties: { total: { type: number } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specwarden-foreign-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function lint(ruleset: string, isTrusted = false, description = ORDERS): Promise<DescriptionAudit> {
  const foreign = createForeignAudit(await loadForeignRuleset(ruleset, isTrusted));
  const file = write('orders.yaml', description);
  const host = createFileHost({ realRoot: folder, maxBytes: DEFAULT_LIMITS.maxBytes, allowHosts: [] });
  return auditDescription(pathToFileURL(file).href, description, host, { config: DEFAULT_CONFIG, rules: [], todayMs: 0, foreign });
}

const summary = (result: DescriptionAudit): string[] => result.findings.map((finding) => `${finding.ruleId} ${finding.severity} ${finding.pointer}`);

const CAMEL_CASE = `rules:
  camel-case-ids:
    description: Operation ids are camel case.
    message: "{{property}} is not camel case"
    severity: warn
    given: $.paths[*][*].operationId
    then:
      function: casing
      functionOptions: { type: camel }
`;

describe('a declarative ruleset', () => {
  it('runs given/then rules with built-in functions, at our positions', async () => {
    const result = await lint(write('.spectral.yaml', CAMEL_CASE));
    expect(result.findings).toMatchObject([
      {
        ruleId: 'spectral:camel-case-ids',
        family: 'spectral',
        severity: 'warning',
        message: 'operationId is not camel case',
        pointer: '/paths/~1orders/get/operationId',
        range: { start: { line0: 7, character0: 19 } },
      },
    ]);
  });

  it('extends spectral:oas, regrades and turns off its rules', async () => {
    const ids = summary(await lint(write('.spectral.yaml', 'extends: spectral:oas\nrules:\n  oas3-api-servers: error\n  info-contact: "off"\n')));
    expect(ids).toContain('spectral:oas3-api-servers error ');
    expect(ids).toContain('spectral:operation-tags warning /paths/~1orders/get');
    expect(ids.join()).not.toContain('info-contact');
  });

  it('takes [name, off] and enables single rules', async () => {
    const ids = summary(await lint(write('.spectral.yaml', 'extends: [[spectral:oas, off]]\nrules:\n  operation-tags: true\n')));
    expect(new Set(ids.map((id) => id.split(' ')[0]))).toEqual(new Set(['spectral:operation-tags']));
  });

  it('extends local files and understands aliases, formats and overrides', async () => {
    write('shared/base.yaml', CAMEL_CASE);
    const ids = summary(
      await lint(
        write(
          '.spectral.yaml',
          `extends: ./shared/base.yaml
aliases:
  Operations:
    targets:
      - formats: [oas3]
        given: ["$.paths[*][get]"]
rules:
  has-summary:
    given: "#Operations"
    severity: hint
    then: { field: summary, function: truthy }
overrides:
  - files: ["orders.yaml"]
    rules: { camel-case-ids: error }
`,
        ),
      ),
    );
    expect(ids).toEqual(['spectral:has-summary hint /paths/~1orders/get', 'spectral:camel-case-ids error /paths/~1orders/get/operationId']);
  });

  it('is honoured by suppressions', async () => {
    const rule = CAMEL_CASE.replace('camel-case-ids', 'no-create').replace('casing', 'pattern').replace('{ type: camel }', '{ notMatch: ^create }');
    const description = ORDERS.replace('operationId: createOrder', 'operationId: createOrder # specwarden-ignore spectral:no-create -- agreed');
    const result = await lint(write('.spectral.yaml', rule), false, description);
    expect(result.findings).toEqual([]);
    expect(result.suppressed).toMatchObject([{ ruleId: 'spectral:no-create', suppression: { justification: 'agreed' } }]);
  });

  it('may extend our own rules, which run anyway', async () => {
    expect(summary(await lint(write('.spectral.yaml', 'extends: [specwarden/rulesets/recommended]\n')))).toEqual([]);
  });

  it.each([
    ['functions: [check]\n', 'its functions are code. Pass --spectral .spectral.yaml to trust them.'],
    ['extends: "@acme/ruleset"\n', '"@acme/ruleset" is a package, so it is code. Pass --spectral .spectral.yaml to trust it.'],
    ['extends: https://acme.example/ruleset.yaml\n', 'rulesets are not fetched from the network.'],
    ['extends: ./missing.yaml\n', 'cannot find the ruleset "./missing.yaml" that it extends.'],
    ['extends: .spectral.yaml\n', 'rulesets extend each other without end.'],
    ['rules: [\n', '.spectral.yaml:1: '],
    ['rules: {a: {given: $, then: {function: mine}}}\n', 'rule "a" uses the function "mine", which is no built-in.'],
    ['rules: {a: {given: $, severity: loud, then: {function: truthy}}}\n', 'Spectral does not accept this ruleset'],
  ])('is refused with a reason: %s', async (text, message) => {
    await expect(lint(write('.spectral.yaml', text))).rejects.toThrow(message);
  });
});

describe('a JavaScript ruleset', () => {
  const throwing = `export default { rules: {
    'always-throws': { given: '$', then: { function: () => { throw new Error('no'); } } },
    'never-settles-well': { given: '$', then: { function: async () => { throw new Error('no'); } } },
    'has-title': { given: '$.info.title', message: 'seen {{value}}', then: { function: () => [{ message: 'title' }] } },
  } };`;

  it('is refused unless it is trusted', async () => {
    await expect(lint(write('rules.mjs', throwing))).rejects.toThrow('JavaScript rulesets are code. Pass --spectral rules.mjs to trust it.');
  });

  it('costs only the rules that throw', async () => {
    const result = await lint(write('rules.mjs', throwing), true);
    expect(result.findings.map((finding) => finding.message).sort()).toEqual([
      'The Spectral rule always-throws failed.',
      'The Spectral rule never-settles-well failed.',
      'seen Orders',
    ]);
  });
});

describe('files', () => {
  it('are read only when the audit read them', async () => {
    const description = ORDERS.replace('"#/components/schemas/Order"', '"../../../../../../etc/hostname"');
    const ruleset = write('.spectral.yaml', 'rules:\n  echo: {given: $..schema, message: "{{value}}", then: {function: falsy}}\n');
    const result = await lint(ruleset, false, description);
    expect(result.findings.filter((finding) => finding.ruleId === 'spectral:echo')).toMatchObject([{ message: '[object Object]' }]); // The reference itself: the file behind it was not read.
  });

  it('with references that double 40 times are not handed to Spectral', async () => {
    const schemas = Array.from(
      { length: 40 },
      (_, i) => `    S${i}: {properties: {a: {$ref: "#/components/schemas/S${i + 1}"}, b: {$ref: "#/components/schemas/S${i + 1}"}}}`,
    );
    const description = `openapi: 3.0.3\ninfo: {title: t, version: "1"}\npaths: {}\ncomponents:\n  schemas:\n${schemas.join('\n')}\n    S40: {type: string}\n`;
    const { findings } = await lint(write('.spectral.yaml', CAMEL_CASE), false, description);
    expect(findings).toMatchObject([{ ruleId: 'internal-error', message: expect.stringContaining('too large for Spectral rules') }]);
  });
});

describe('findForeignRuleset', () => {
  it('takes the nearest file up to the root, data before code', () => {
    const near = write('apis/.spectral.js', 'export default {}');
    const far = write('.spectral.json', '{}');
    const description = path.join(folder, 'apis/v1/orders.yaml');
    expect(findForeignRuleset(path.join(folder, 'orders.yaml'), folder)).toBe(far);
    expect(findForeignRuleset(description, folder)).toBe(near);
    expect(findForeignRuleset(description, path.join(folder, 'apis/v1'))).toBeUndefined();
    const data = write('apis/.spectral.yml', '{}');
    expect(findForeignRuleset(description, folder)).toBe(data);
  });
});
