import { displayReference } from '../../detectors/display-reference.ts';
import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports references to files outside of the folder that the description may read.
 * Sources: OWASP API8:2023, CWE-22.
 */
export default defineRule({
  meta: {
    id: 'no-reference-outside-root',
    family: 'document',
    title: 'References stay inside the project',
    why: "A bundler or renderer that follows such a reference copies a file of the machine it runs on into its output: keys, configuration, another team's description.",
    fix: 'Move the file into the project, or audit from a folder that holds both (`--root`).',
    grades: { default: { severity: 'error', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [22],
    appliesTo: ALL_VERSIONS,
    limits: 'The real path decides, after links were followed; the file is never read. The root is the work tree, or what --root says.',
  },
  *check(api) {
    for (const reference of api.references) {
      if (reference.status !== 'outside-root') continue;
      const shown = displayReference(reference.text);
      yield {
        at: reference,
        message: `The ${reference.field} ${shown} leads out of the root folder and is not read.`,
        fold: reference.text,
        evidenceKey: shown,
      };
    }
  },
});
