import { describe, expect, test } from 'vitest';
import { auditText, type DescriptionAudit } from '../src/audit/audit-description.ts';
import { RULES } from '../src/rules/registry.ts';

/** Descriptions made to hurt: every one has to end, with its defects named, in time and memory that grow with the text. */
const HEAD = 'openapi: 3.1.0\ninfo: {title: Orders, version: "1"}\nservers: [{url: "http://api.orders.io"}]\n';

function audit(text: string): DescriptionAudit {
  return auditText(text, { uri: 'file:///orders.yaml', rules: RULES, todayMs: Date.UTC(2026, 0, 15) });
}

const idsOf = (result: DescriptionAudit): Set<string> => new Set(result.findings.map((finding) => finding.ruleId));

describe('a description', () => {
  test('whose aliases multiply to 9^12 is refused', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `  a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`);
    const result = audit(`${HEAD}x-bomb:\n  a0: &a0 [lol]\n${levels.join('\n')}\npaths: {}\n`);
    expect(idsOf(result)).toEqual(new Set(['limit-exceeded']));
    expect(result.files).toMatchObject([{ status: 'unreadable' }]);
  });

  test('whose schemas double 2^30 times is audited like any other', () => {
    const schemas = Array.from(
      { length: 30 },
      (_, i) => `    S${i}: {properties: {a: {$ref: "#/components/schemas/S${i + 1}"}, b: {$ref: "#/components/schemas/S${i + 1}"}}}`,
    );
    const get = 'get: {responses: {"200": {description: Orders., content: {application/json: {schema: {$ref: "#/components/schemas/S0"}}}}}}';
    const text = `${HEAD}paths: {/orders: {${get}}}\ncomponents:\n  schemas:\n${schemas.join('\n')}\n    S30: {properties: {passwordHash: {type: string}}}\n`;
    expect(idsOf(audit(text))).toEqual(new Set(['no-cleartext-server', 'require-security-schemes', 'no-secret-in-response']));
  });

  test('with a map of 100,000 keys is audited', () => {
    const properties = Array.from({ length: 100_000 }, (_, i) => `"field${i}":{"type":"string"}`).join(',');
    const text = `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"servers":[{"url":"http://api.orders.io"}],"paths":{},"components":{"schemas":{"Wide":{"properties":{${properties}}}}}}`;
    expect(idsOf(audit(text))).toEqual(new Set(['no-cleartext-server']));
  });

  test.each([
    ['JSON', `{"openapi":"3.1.0","x-deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['YAML flow', `${HEAD}x-deep: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`],
    ['YAML block', `${HEAD}x-deep:\n  ${'- '.repeat(100_000)}end\n`],
    ['unclosed', `{"openapi":"3.1.0","x-deep":${'{"a":'.repeat(100_000)}`],
  ])('nested 100,000 deep (%s) is refused', (_name, text) => {
    expect(idsOf(audit(text))).toContain('limit-exceeded');
  });

  test('with a string of 50 MB is audited', () => {
    expect(idsOf(audit(`${HEAD}paths: {}\nx-long: "${'a1-'.repeat(17_000_000)}"\n`))).toEqual(new Set(['no-cleartext-server']));
  });

  test('with keys of the object prototype changes nothing but itself', () => {
    const text = `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"servers":[{"url":"http://api.orders.io"}],"__proto__":{"polluted":true},
      "paths":{"/a":{"__proto__":{"get":{}},"constructor":{"get":{}},"get":{"responses":{"__proto__":{"description":"x"}}}}},
      "components":{"schemas":{"__proto__":{"type":"object"},"hasOwnProperty":{"type":"object"}},"securitySchemes":{"__proto__":{"type":"http","scheme":"bearer"}}}}`;
    expect(idsOf(audit(text))).toContain('no-cleartext-server');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['get']).toBeUndefined();
  });

  test('prints braces, control characters and commands of CI systems as they are, in findings', () => {
    const [finding] = audit(`openapi: 3.1.0\ninfo: {title: t, version: "1"}\nservers: [{url: "http://{{1+1}}.orders.io"}]\npaths: {}\n`).findings;
    expect(finding?.message).toBe('Server http://{{1+1}}.orders.io uses http.');
  });

  test.each([
    [
      'numbers for names',
      'paths:\n  /a:\n    get:\n      operationId: 7\n      tags: [1, null]\n      parameters: [{name: 1, in: 2}, null, 3, [4]]\n      security: {a: b}\n      responses: {200: null, 404: [], default: 1}\n',
    ],
    ['null everywhere', 'paths: null\ncomponents: null\nsecurity: null\ntags: null\nservers: null\nwebhooks: null\n'],
    ['lists for maps', 'paths: [1]\ncomponents: []\nsecurity: [[], null, 1]\nservers: [null, 1, {url: 7}, {url: null, variables: [1]}]\n'],
    ['maps for lists', 'paths: {/a: {parameters: {a: 1}, get: {tags: {}, parameters: {}, responses: []}}}\nservers: {url: x}\n'],
    [
      'schemas of all kinds',
      'paths: {}\ncomponents: {schemas: {A: true, B: 1, C: null, D: [], E: {properties: [], allOf: {}, items: [1, null], enum: {}, type: 7, $ref: 8, required: 9}}}\n',
    ],
    [
      'security schemes of all kinds',
      'paths: {}\ncomponents: {securitySchemes: {A: null, B: 1, C: {type: 1, flows: [], scheme: {}}, D: {type: oauth2, flows: {implicit: 1, password: null}}}}\nsecurity: [{A: 1, B: [1], C: {}}]\n',
    ],
    [
      'references to themselves',
      'paths: {/a: {$ref: "#/paths/~1a"}}\ncomponents: {schemas: {A: {$ref: "#/components/schemas/A"}}, responses: {R: {$ref: "#/components/responses/R"}}, parameters: {P: {$ref: ""}}}\n',
    ],
    [
      'callbacks that call themselves',
      'paths:\n  /a:\n    post: &a\n      callbacks: {again: {"{$request.body#/url}": {post: {$ref: "#/paths/~1a/post"}}}, more: {$ref: "#/components/callbacks/C"}}\n      responses: {}\ncomponents: {callbacks: {C: {x: {get: {callbacks: {c: {$ref: "#/components/callbacks/C"}}, responses: {}}}}}}\n',
    ],
  ])('with %s does not stop the audit', (_name, text) => {
    const result = audit(`openapi: 3.1.0\ninfo: {title: t, version: "1"}\nx-server: http://api.orders.io\n${text}`);
    expect(result.findings.filter((finding) => finding.ruleId === 'internal-error')).toEqual([]);
    expect(result.files).toMatchObject([{ status: 'audited' }]);
  });

  test('in version 2.0 with odd members does not stop the audit', () => {
    const result = audit(
      'swagger: 2.0\ninfo: 1\nhost: 7\nschemes: http\nbasePath: []\nconsumes: 1\ndefinitions: []\nsecurityDefinitions: {a: {type: basic}, b: {type: oauth2, flow: 1, scopes: []}}\npaths: {/a: {post: {schemes: [1, null], parameters: [{in: body}, {in: body, schema: 1}], responses: {200: {schema: 1, examples: [1], headers: []}}}}}\n',
    );
    expect(result.findings.filter((finding) => finding.ruleId === 'internal-error')).toEqual([]);
    expect(result.files).toMatchObject([{ status: 'audited', openapi: '2.0' }]);
  });
});
