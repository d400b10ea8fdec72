import { nameFirst } from '../../detectors/name-first.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

/** What a member of each map of components is called. */
const NOUNS: Readonly<Record<string, string>> = {
  schemas: 'Schema',
  definitions: 'Definition',
  responses: 'Response',
  parameters: 'Parameter',
  examples: 'Example',
  requestBodies: 'Request body',
  headers: 'Header',
  links: 'Link',
  callbacks: 'Callback',
  pathItems: 'Path item',
  mediaTypes: 'Media type',
};

/**
 * Reports components that nothing leads to.
 * Sources: OWASP API9:2023, CWE-1164.
 */
export default defineRule({
  meta: {
    id: 'no-unused-component',
    family: 'inventory',
    title: 'Every component is used',
    why: 'What no operation uses is left over from removed or unpublished operations: it tells of data and features that readers were not meant to see.',
    fix: 'Remove the component, or refer to it where it belongs.',
    grades: { default: { severity: 'info', confidence: 'high', presets: SP } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['V09'],
    owasp: ['API9:2023'],
    cwe: [1164],
    appliesTo: ALL_VERSIONS,
    aliases: {
      'spectral-oas': ['oas3-unused-component', 'oas2-unused-definition'],
      redocly: ['no-unused-components'],
      kics: [
        'components_callback_definition_unused',
        'components_example_definition_unused',
        'components_header_definition_unused',
        'components_link_definition_unused',
        'components_parameter_definition_unused',
        'components_request_body_definition_unused',
        'components_response_definition_unused',
        'components_schema_definition_unused',
      ],
      zally: ['NoUnusedDefinitionsRule'],
    },
    limits:
      'Left alone: kinds of a used discriminator base, components that a text or extension names, and descriptions without operations, which other files refer to. Security schemes have a rule of their own.',
  },
  *check(api) {
    if (api.operations.length === 0) return;
    for (const component of api.components) {
      if (component.isReached) continue;
      yield { at: component, anchor: 'key', message: `${NOUNS[component.kind] ?? 'Component'} ${nameFirst([component.name], 80)} is used by nothing.` };
    }
  },
});
