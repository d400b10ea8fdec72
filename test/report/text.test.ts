import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/audit/finding.ts';
import { textReport } from '../../src/report/text.ts';
import { type Files, type FindingSketch, makeResult, REPORT_OPTIONS, sourceOfFiles } from '../support/make-result.ts';

const ORDERS = `openapi: 3.0.3
info:
  title: Orders
servers:
  - url: http://api.acme.com/v1
security: []
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            example: {user: kim, password: summer-of-24}
`;

function render(
  files: Files,
  sketches: readonly FindingSketch[],
  extra: Partial<AuditResult> = {},
  terminal: Partial<typeof REPORT_OPTIONS.terminal> = {},
): string {
  return textReport(makeResult(files, sketches, extra), { ...REPORT_OPTIONS, terminal: { ...REPORT_OPTIONS.terminal, ...terminal } }, sourceOfFiles(files));
}

describe('headings in a terminal', () => {
  const sketch: FindingSketch = {
    on: 'post',
    pointer: '/paths/~1orders/post',
    ruleId: 'no-unauthenticated-write',
    message: 'POST /orders needs no authentication.',
  };
  const headingAt = (columns: number, isWrapped: boolean) => render({ 'a.yaml': ORDERS }, [sketch], {}, { columns, isWrapped }).split('    ╭')[0];

  it('put the rule on its own line when it does not fit', () => {
    expect(headingAt(80, true)).toBe('a.yaml\n\n  9:5  error  POST /orders needs no authentication.  no-unauthenticated-write\n');
    expect(headingAt(74, true)).toBe('a.yaml\n\n  9:5  error  POST /orders needs no authentication.\n              no-unauthenticated-write\n');
    expect(headingAt(40, true)).toBe('a.yaml\n\n  9:5  error  POST /orders needs no\n              authentication.\n              no-unauthenticated-write\n');
    expect(headingAt(40, false)).toBe('a.yaml\n\n  9:5  error  POST /orders needs no authentication.  no-unauthenticated-write\n');
  });
});

describe('textReport', () => {
  it('shows a finding with its place, its names and what explains it', () => {
    const report = render({ 'specs/orders.yaml': ORDERS }, [
      { on: 'http://api.acme.com/v1', pointer: '/servers/0/url', message: 'Server http://api.acme.com/v1 uses http.' },
      {
        on: 'post',
        pointer: '/paths/~1orders/post',
        ruleId: 'no-unauthenticated-write',
        severity: 'warning',
        message: 'POST /orders needs no authentication.',
        related: [{ on: 'security', message: 'inherits `security: []` from the root' }],
      },
    ]);
    expect(report).toBe(`specs/orders.yaml

  5:10  error    Server http://api.acme.com/v1 uses http.  no-cleartext-server
    ╭ servers › 0 › url
  5 │   - url: http://api.acme.com/v1
    │          ^^^^^^^^^^^^^^^^^^^^^^

   9:5  warning  POST /orders needs no authentication.  no-unauthenticated-write
    ╭ paths › /orders › post
  6 │ security: []
    │ -------- inherits \`security: []\` from the root
    ┆
  9 │     post:
    │     ^^^^

✗ 1 error, 1 warning in 1 file with 2 operations
  specwarden explain <rule> tells why a finding matters and how to mend it
`);
  });

  it('draws a place of another file under its name', () => {
    const files = { 'a.yaml': 'security: []\n', 'b.yaml': 'x: 1\npost: {}\n' };
    expect(render(files, [{ on: 'post', uri: 'b.yaml', related: [{ on: 'security', uri: 'a.yaml', message: 'inherited from here' }] }])).toContain(
      `
  2 │ post: {}
    │ ^^^^
    ╭ a.yaml:1:1
  1 │ security: []
    │ -------- inherited from here
`,
    );
  });

  it('lists using operations instead of drawing them, and names folded places', () => {
    const text = 'a: 1\nb: 2\nc: 3\nd: 4\n';
    const related = ['a', 'b', 'c', 'd'].map((on) => ({ on, message: `used by ${on.toUpperCase()}` }));
    const sites = ['b'].map((on) => ({ on, pointer: `/${on}` }));
    expect(render({ 'a.yaml': text }, [{ on: 'a', pointer: '/a', related, sites, count: 40 }])).toContain(`
  1 │ a: 1
    │ ^
    = 1:1 used by A
    = 2:1 used by B
    = 3:1 used by C
    = and 1 more
    = 40 places, also at 2:1 and 38 more
`);
  });

  it('never shows a credential that was found, however often its text stands in the lines shown', () => {
    const password = ['summer', 'of', '24'].join('-');
    const text = `server: http://kim:${password}@acme.com\nexample: {user: kim, password: ${password}} # ${password}\n`;
    const report = render({ 'a.yaml': text }, [
      { on: password, family: 'credentials', pointer: '/server', evidence: 'concrete password' },
      { on: 'kim, password', pointer: '/example' },
    ]);
    expect(report).not.toContain(password);
    expect(report).toContain(`
  1 │ server: http://kim:•••@acme.com
    │                    ^^^
    = evidence: concrete password
`);
    expect(report).toContain('example: {user: kim, password: •••} # •••\n');
  });

  it('masks suppressed credentials and folded ones too', () => {
    const text = 'a: firstsecret b: othersecret\n';
    const suppressed = { on: 'firstsecret', family: 'credentials', suppression: { kind: 'inline', justification: 'known' } } as const;
    const folded = { on: 'a', family: 'credentials', pointer: '/a', sites: [{ on: 'othersecret', pointer: '/b' }], count: 2 };
    expect(render({ 'a.yaml': text }, [suppressed, folded])).toContain('•••: ••• b: •••\n');
  });

  it('masks what looks like a credential even when no rule looked for it', () => {
    const result = makeResult({ 'a.yaml': 'url: postgres://admin:hunter22@db\n' }, [{ on: 'postgres' }]);
    const findSecrets = (text: string) => [{ start: text.indexOf('hunter22'), end: text.indexOf('@') }];
    const report = textReport(result, { ...REPORT_OPTIONS, findSecrets }, sourceOfFiles({ 'a.yaml': 'url: postgres://admin:hunter22@db\n' }));
    expect(report).toContain('url: postgres://admin:•••@db\n');
  });

  it('shows a secret once that was found with and without its quotes', () => {
    const text = 'key: "abcdefgh"\n';
    const result = makeResult({ 'a.yaml': text }, [{ on: 'abcdefgh', family: 'credentials' }]);
    const report = textReport(result, { ...REPORT_OPTIONS, findSecrets: () => [{ start: 5, end: 15 }] }, sourceOfFiles({ 'a.yaml': text }));
    expect(report).toContain('  1 │ key: •••\n    │      ^^^\n');
  });

  it('counts what is not listed', () => {
    const report = render(
      { 'a.yaml': 'a: 1\n' },
      [{ on: 'a', suppression: { kind: 'config', justification: 'accepted' } }],
      {
        files: [
          { uri: 'a.yaml', openapi: '3.1.0', operations: 1, status: 'audited' },
          { uri: 'gone.yaml', openapi: null, operations: 0, status: 'unreadable', reason: 'There is no such file.' },
          { uri: 'package.json', openapi: null, operations: 0, status: 'skipped', reason: 'Not an OpenAPI description.' },
        ],
      },
      { hiddenCount: 4 },
    );
    expect(report).toBe(`Could not be read
  gone.yaml: There is no such file.

Skipped
  package.json: Not an OpenAPI description.

✓ No errors in 1 file with 1 operation
  1 suppressed, 4 below error not shown (--quiet), 1 file skipped, 1 file unreadable
`);
  });

  it('says that a clean description is clean', () => {
    expect(render({ 'a.yaml': '' }, [])).toBe('✓ No findings in 1 file with 2 operations\n');
  });

  it('lets no text of a document command the terminal or the CI', () => {
    const hostile = '\u001b]0;owned\u0007\u001b[31m::error::x ##vso[task.setvariable]y\u202e ##[warning]{{1+1}}\n::stop-commands::t';
    const report = render({ '::error::a.yaml': `k: ${hostile}\n` }, [{ on: 'k', message: hostile, evidence: hostile, uri: '::error::a.yaml' }]);
    for (const part of ['\u001b', '\u202e', '##vso[', '##[']) expect(report).not.toContain(part);
    expect(report).not.toMatch(/^\s*::/m);
    expect(report).toContain('{{1+1}}');
    expect(report).toContain('\\u202e');
  });

  it('writes 200,000 findings of one file', () => {
    const [finding] = makeResult({ 'a.yaml': 'a: 1\n' }, [{ on: 'a' }]).findings;
    if (finding === undefined) throw new Error('no finding');
    const findings = Array.from({ length: 200_000 }, () => finding);
    const report = textReport({ ...makeResult({}, []), findings }, REPORT_OPTIONS, () => undefined);
    expect(report.match(/Something is wrong\./g)).toHaveLength(200_000);
  });

  it('paints only with colours on, and links rule ids only when asked', () => {
    const files = { 'a.yaml': 'a: 1\n' };
    expect(render(files, [{ on: 'a' }])).not.toContain('\u001b');
    expect(render(files, [{ on: 'a' }], {}, { hasColor: true })).toContain('\u001b[31merror\u001b[39m');
    expect(render(files, [{ on: 'a' }], {}, { hasLinks: true })).toContain(
      '\u001b]8;;https://specwarden.dev/rules/no-cleartext-server\u001b\\no-cleartext-server\u001b]8;;\u001b\\',
    );
  });
});
