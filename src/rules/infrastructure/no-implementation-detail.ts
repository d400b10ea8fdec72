import { type ApiIndex, Facet, type Text } from '../../api-index/api-index.ts';
import { findImplementationDetails, type ImplementationDetail } from '../../detectors/implementation-detail.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

type GradeName = 'path' | 'statement';

const WHAT: Readonly<Record<ImplementationDetail, string>> = {
  'developer-path': "a path on a developer's machine",
  'build-path': 'a path on a build machine',
  'network-share': 'a network share',
  sql: 'an SQL statement',
  'table-name': 'a database table',
  shell: 'a command for the server',
};
const PATHS: ReadonlySet<ImplementationDetail> = new Set(['developer-path', 'build-path', 'network-share']);

/**
 * Reports paths of developers and build machines, and SQL, table names and server commands in prose.
 * Sources: OWASP API8:2023, CWE-200, CWE-538.
 */
export default defineRule({
  meta: {
    id: 'no-implementation-detail',
    family: 'infrastructure',
    title: 'No text tells how the service is built or run',
    why: 'Paths give away user names and the layout of machines; statements and table names show where an injection would have to aim.',
    fix: 'Describe what the operation does for its caller, and shorten paths to the file name.',
    grades: {
      path: { severity: 'info', confidence: 'medium', presets: P },
      statement: { severity: 'hint', confidence: 'low', presets: P, when: 'it is SQL, a table name or a shell command in prose' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K11', 'K12'],
    owasp: ['API8:2023'],
    cwe: [200, 538],
    appliesTo: ALL_VERSIONS,
    limits: 'System directories such as /etc, /var and /opt are left alone, and so are code samples, which run on the machine of the caller.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<GradeName>> {
  for (const text of api.textsWith('infrastructure')) if (text.kind !== 'code') yield* findDetails(text);
}

function* findDetails(text: Text): Iterable<TextFinding<GradeName>> {
  for (const { start, end, kind, evidence } of findImplementationDetails(text.value)) {
    const isPath = PATHS.has(kind);
    // A path in what only requests hold is one on the caller's machine.
    if (isPath ? text.owner?.facets === Facet.request : text.kind !== 'prose') continue;
    yield {
      text,
      start,
      end,
      grade: isPath ? 'path' : 'statement',
      message: tell(text, `holds ${WHAT[kind]}:`, evidence),
      key: `${kind} ${evidence}`,
      evidence,
    };
  }
}
