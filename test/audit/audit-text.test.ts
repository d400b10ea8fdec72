import { describe, expect, it } from 'vitest';
import { auditText, type DescriptionAudit } from '../../src/audit/audit-description.ts';
import { childPlace } from '../../src/document/document.ts';
import { ALL_VERSIONS, defineRule, R, type Report, type Rule } from '../../src/rules/rule.ts';

/** A rule that reports every operation, in a way the test chooses. */
function operationRule(
  reportOf: (report: Report, index: number) => Report = (report) => report,
  id = 'no-operation',
  severity: 'error' | 'warning' = 'warning',
): Rule {
  return defineRule({
    meta: {
      id,
      family: 'inventory',
      title: 'No operations',
      why: 'w',
      fix: 'f',
      stage: 'stable',
      since: '0.1.0',
      catalogue: [],
      owasp: [],
      cwe: [],
      appliesTo: ALL_VERSIONS,
      aliases: { redocly: ['peer-operation'] },
      grades: { default: { severity, confidence: 'high', presets: R }, loud: { severity: 'error', confidence: 'high', presets: R } },
    },
    *check(api) {
      for (const [i, operation] of api.operations.entries()) {
        yield reportOf({ at: operation, anchor: 'key', message: `Operation ${operation.label} exists.` }, i) as Report<'default' | 'loud'>;
      }
    },
  });
}

function describeOrders(count: number, extra = ''): string {
  const paths = Array.from({ length: count }, (_, i) => `  /orders${i}:\n    get:\n      responses: {}\n`).join('');
  return `openapi: 3.1.0\ninfo: {title: Orders, version: "1"}\n${extra}paths:\n${paths}`;
}

function audit(text: string, ...rules: Rule[]): DescriptionAudit {
  return auditText(text, { uri: 'file:///orders.yaml', rules, todayMs: Date.UTC(2026, 0, 15) });
}

const idsOf = (result: DescriptionAudit): string[] => result.findings.map((finding) => finding.ruleId);

describe('findings', () => {
  it('point at the key, one-based when printed, with the operation counted', () => {
    const result = audit(describeOrders(1), operationRule());
    expect(result.findings).toMatchObject([
      {
        ruleId: 'no-operation',
        severity: 'warning',
        pointer: '/paths/~1orders0/get',
        range: { start: { line0: 4, character0: 4 }, end: { line0: 4, character0: 7 } },
      },
    ]);
    expect(result.files).toEqual([{ uri: 'file:///orders.yaml', openapi: '3.1.0', operations: 1, status: 'audited' }]);
  });

  it('cut messages at 120 characters and evidence at 60', () => {
    const [finding] = audit(
      describeOrders(1),
      operationRule((report) => ({ ...report, message: 'x'.repeat(200), evidence: 'y'.repeat(200) })),
    ).findings;
    expect(finding?.message).toBe(`${'x'.repeat(119)}…`);
    expect(finding?.evidence).toHaveLength(60);
  });

  it('are one when rule, place and message are equal', () => {
    const twice = defineRule({ ...operationRule(), check: (api, context) => [...operationRule().check(api, context), ...operationRule().check(api, context)] });
    expect(audit(describeOrders(1), twice as Rule).findings).toHaveLength(1);
  });

  it('keep their fingerprint when lines move and parameters are reordered', () => {
    const atParameter = defineRule({
      ...operationRule(),
      *check(api) {
        for (const parameter of api.parameters) if (parameter.name === 'page') yield { at: childPlace(parameter, 'name'), message: 'Parameter page exists.' };
      },
    }) as Rule;
    const page = '{name: page, in: query}';
    const size = '{name: size, in: query}';
    const text = (list: string): string => describeOrders(1).replace('responses:', `parameters: [${list}]\n      responses:`);
    const [before] = audit(text(`${page}, ${size}`), atParameter).findings;
    const [after] = audit(`# moved\n\n${text(`${size}, ${page}`)}`, atParameter).findings;
    expect(before?.pointer).not.toBe(after?.pointer);
    expect(before?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(before?.fingerprint).toBe(after?.fingerprint);
  });

  it('have different fingerprints for two hits in one value', () => {
    const twoSpans = defineRule({
      ...operationRule(),
      *check(api) {
        const at = { document: api.root, pointer: '/info/title' };
        yield { at, span: [0, 2], message: 'First.' };
        yield { at, span: [3, 5], message: 'Second.' };
      },
    }) as Rule;
    expect(new Set(audit(describeOrders(1), twoSpans).findings.map((finding) => finding.fingerprint)).size).toBe(2);
  });
});

describe('folding and collapsing', () => {
  it('folds more than five repetitions into the first', () => {
    const folding = operationRule((report) => ({ ...report, fold: 'same' }));
    expect(audit(describeOrders(5), folding).findings).toHaveLength(5);
    const { findings } = audit(describeOrders(6), folding);
    expect(findings).toMatchObject([{ pointer: '/paths/~1orders0/get', count: 6 }]);
    expect(findings[0]?.sites).toHaveLength(5);
  });

  it('collapses more than twenty findings of a rule into the first of the loudest', () => {
    expect(audit(describeOrders(20), operationRule()).findings).toHaveLength(20);
    const { findings } = audit(
      describeOrders(30),
      operationRule((report, i) => (i === 7 ? { ...report, grade: 'loud' } : report)),
    );
    expect(findings).toMatchObject([{ pointer: '/paths/~1orders7/get', severity: 'error', count: 30, message: 'Operation GET /orders7 exists. And 29 more.' }]);
  });

  it('takes more findings of a rule than an argument list holds', () => {
    const { findings } = audit(describeOrders(130_000), operationRule());
    expect(findings).toMatchObject([{ count: 130_000 }]);
    expect(findings[0]?.sites).toHaveLength(100);
  });

  it('can be told not to collapse', () => {
    const result = auditText(describeOrders(30), { uri: 'file:///orders.yaml', rules: [operationRule()], isCollapsing: false });
    expect(result.findings).toHaveLength(30);
  });
});

describe('a rule that fails', () => {
  it('becomes a finding and stops no other rule', () => {
    const broken = defineRule({
      ...operationRule(undefined, 'no-broken'),
      // biome-ignore lint/correctness/useYield: it fails before it can report
      *check(): Generator<never> {
        throw new TypeError("Cannot read 's3cret' of the description");
      },
    }) as Rule;
    const result = audit(describeOrders(1), broken, operationRule());
    expect(idsOf(result)).toEqual(['internal-error', 'no-operation']);
    expect(result.findings[0]?.message).toBe('The rule no-broken failed: TypeError.');
  });
});

describe('suppressions in the description', () => {
  const suppressed = (comment: string, line = ''): DescriptionAudit =>
    audit(describeOrders(1).replace('    get:', `${line === '' ? '' : `    ${line}\n`}    get:${comment === '' ? '' : ` ${comment}`}`), operationRule());

  it('work on the same line and from the line above', () => {
    for (const result of [
      suppressed('# specwarden-ignore no-operation -- agreed with Ana'),
      suppressed('', '# specwarden-ignore no-operation -- agreed with Ana'),
    ]) {
      expect(result.findings).toEqual([]);
      expect(result.suppressed).toMatchObject([{ ruleId: 'no-operation', suppression: { kind: 'inline', justification: 'agreed with Ana' } }]);
    }
  });

  it('accept the ids of other tools, several rules, an owner and a date', () => {
    const result = suppressed('# specwarden-ignore peer-operation, no-operation owner=ana until=2026-01-15 -- later');
    expect(result.suppressed).toMatchObject([{ suppression: { owner: 'ana', until: '2026-01-15' } }]);
  });

  it('let the finding return once they expired', () => {
    expect(idsOf(suppressed('# specwarden-ignore no-operation until=2026-01-14 -- later'))).toEqual(['no-operation', 'expired-suppression']);
  });

  it.each([
    ['# specwarden-ignore no-operation', 'The suppression of no-operation gives no reason.'],
    ['# specwarden-ignore no-such-rule -- why not', 'The suppression names an unknown rule "no-such-rule".'],
    ['# specwarden-ignore -- why not', 'The suppression names no rule.'],
    ['# specwarden-ignore syntax-error -- why not', 'The finding syntax-error cannot be suppressed.'],
    ['# specwarden-ignore no-operation until=soon -- later', 'The suppression date "soon" is no date like 2030-12-31.'],
  ])('are refused without rule, reason or readable date: %s', (comment, message) => {
    const result = suppressed(comment);
    expect(result.findings).toContainEqual(expect.objectContaining({ ruleId: 'invalid-suppression', severity: 'warning', message }));
    expect(idsOf(result)).toContain('no-operation');
  });

  it('are reported when they hide nothing', () => {
    const result = audit(`# specwarden-ignore no-operation -- old\n${describeOrders(1)}`, operationRule());
    expect(idsOf(result).sort()).toEqual(['no-operation', 'unused-suppression']);
  });

  it('work as an extension of the object or of one above it', () => {
    const entry = 'x-specwarden-ignore: [{rule: no-operation, reason: read by nobody}]\n';
    expect(audit(describeOrders(2, entry), operationRule()).suppressed).toHaveLength(2);
    const onOne = describeOrders(2).replace('    get:\n', `    get:\n      ${entry}`);
    expect(audit(onOne, operationRule()).findings.map((finding) => finding.pointer)).toEqual(['/paths/~1orders1/get']);
  });

  it('may stand one above the other', () => {
    const result = suppressed('', '# specwarden-ignore no-operation -- agreed\n    # specwarden-ignore no-operation -- twice');
    expect(idsOf(result)).toEqual(['unused-suppression']);
    expect(result.suppressed).toHaveLength(1);
  });

  it.each([
    ['{rule: no-operation, reason: r}', 'x-specwarden-ignore is no list of rules with reasons.'],
    ['[no-operation]', 'An entry of x-specwarden-ignore is no object with rule and reason.'],
    ['[{rule: no-operation, reason: r, untill: 2020-01-01}]', 'An entry of x-specwarden-ignore has the unknown key "untill".'],
    ['[{rule: no-operation}]', 'The suppression of no-operation gives no reason.'],
    ['[{reason: r}]', 'The suppression names no rule.'],
  ])('are refused as an extension like %s', (value, message) => {
    const result = audit(describeOrders(1, `x-specwarden-ignore: ${value}\n`), operationRule());
    expect(result.findings).toContainEqual(expect.objectContaining({ ruleId: 'invalid-suppression', message }));
    expect(idsOf(result)).toContain('no-operation');
  });

  it('cannot hide findings of the engine', () => {
    const result = audit('x-specwarden-ignore: [{rule: syntax-error, reason: no}]\nopenapi: 3.1.0\npaths: {}\ninfo: "open\n', operationRule());
    expect(idsOf(result)).toContain('syntax-error');
  });
});

describe('parameters in a list', () => {
  const text = [
    'openapi: 3.1.0',
    'info: {title: Orders, version: "1"}',
    'paths:',
    '  /orders:',
    '    parameters:',
    '      # specwarden-ignore no-operation -- agreed',
    '      - in: query',
    '        name: from',
    '        required: true',
    '    get: {responses: {}}',
  ].join('\n');
  const atParameter = (anchor: 'key' | undefined): Rule =>
    operationRule((report) => ({ at: { ...report.at, pointer: '/paths/~1orders/parameters/0' }, message: report.message, ...(anchor && { anchor }) }));
  const shownAt = (rule: Rule, of = text): string[] => audit(of, rule).findings.map(({ span, pointer }) => `${pointer} ${of.slice(span.start, span.end)}`);
  const withoutComment = text.replace(/ *# .*\n/, '');

  it('are marked at their name', () => {
    expect(shownAt(atParameter('key'), withoutComment)).toEqual(['/paths/~1orders/parameters/0 from']);
  });

  it('are marked as a whole when the report is not about their name', () => {
    expect(shownAt(atParameter(undefined), withoutComment)).toEqual(['/paths/~1orders/parameters/0 in: query\n        name: from\n        required: true']);
  });

  it('can be suppressed at their first line', () => {
    expect(shownAt(atParameter('key'))).toEqual([]);
  });
});

describe('texts that are no description', () => {
  it.each([
    ['', ''],
    ['a list', '- 1'],
    ['another document', 'kind: Pod'],
    ['an unknown version', 'openapi: 9.0.0'],
    ['a version that is no text', 'openapi: {}'],
  ])('say so: %s', (_name, text) => {
    const result = audit(text, operationRule());
    expect(idsOf(result)).toEqual(['not-openapi']);
    expect(result.files).toMatchObject([{ status: 'unreadable' }]);
  });
});
