import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports file references that leave the root folder, by their path or through a symbolic link. Such files are never read.
 * Sources: OWASP API8:2023, CWE-22.
 */
export default defineRule({
  meta: {
    id: 'no-reference-outside-root',
    family: 'document',
    title: 'References stay inside the root folder',
    why: 'A description that reaches outside its folder pulls files of the machine it is processed on into documentation, bundles and error messages.',
    fix: 'Move the referenced file below the root, or pass the common folder with --root.',
    grades: { outside: { severity: 'error', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: [],
    owasp: ['API8:2023'],
    cwe: [22],
    appliesTo: ALL_VERSIONS,
    limits: 'The root is the git work tree of the description, or its folder, unless --root says otherwise. Real paths count, so links are seen through.',
  },
  *check(api) {
    for (const reference of api.references) {
      if (reference.status !== 'outside-root') continue;
      yield { at: reference, message: `Reference ${reference.text.slice(0, 80)} leaves the root folder.`, evidenceKey: reference.text };
    }
  },
});
