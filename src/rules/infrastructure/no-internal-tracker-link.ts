import type { ApiIndex } from '../../api-index/api-index.ts';
import { findTrackerLinks, type TrackerLink } from '../../detectors/tracker-link.ts';
import { ALL_VERSIONS, defineRule, P } from '../rule.ts';
import { reportOnce, type TextFinding, tell } from '../text-report.ts';

type GradeName = 'internal' | 'shared';

const WHAT: Readonly<Record<TrackerLink, string>> = {
  'tracker-host': 'a tool for staff',
  ticket: 'a ticket',
  'company-document': 'a company document',
  'shared-document': 'a shared document',
};

/**
 * Reports links into trackers, wikis and build servers of the author's company.
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-internal-tracker-link',
    family: 'infrastructure',
    title: 'No text links to tools for staff',
    why: 'Readers cannot open the link, but it tells them which tools the company runs, where, and what its teams and projects are called. Some of these tools turn out to be open.',
    fix: 'Remove the link, or move what it says into the description.',
    grades: {
      internal: { severity: 'warning', confidence: 'medium', presets: P },
      shared: { severity: 'hint', confidence: 'low', presets: P, when: 'it is a document on a sharing service that may be meant for everyone' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K11'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits: 'Bare ticket numbers are left alone, and so are public forges and trackers of open-source foundations.',
  },
  *check(api) {
    yield* reportOnce(findAll(api));
  },
});

function* findAll(api: ApiIndex): Iterable<TextFinding<GradeName>> {
  for (const text of api.textsWith('internal-url')) {
    for (const { start, end, kind, evidence } of findTrackerLinks(text.value)) {
      yield {
        text,
        start,
        end,
        grade: kind === 'shared-document' ? 'shared' : 'internal',
        message: tell(text, `links to ${WHAT[kind]}:`, evidence),
        key: text.value.slice(start, end),
        evidence,
      };
    }
  }
}
