import type { ApiIndex, Extension } from '../../api-index/api-index.ts';
import { type AudienceName, audienceOf, isNarrower } from '../../detectors/audience-word.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { lastToken, type Place } from '../../document/document.ts';
import { ALL_VERSIONS, defineRule, R, type RuleContext } from '../rule.ts';

const FLAGS: ReadonlySet<string> = new Set(['x-internal', 'x-hidden', 'x-private', 'x-excluded']);
const AUDIENCES: ReadonlySet<string> = new Set(['x-audience', 'x-visibility']);

/**
 * Reports parts of the description that are marked for fewer readers than the description has.
 * Sources: OWASP API9:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-internal-operation',
    family: 'routes',
    title: 'Nothing is marked internal in a description that others read',
    why: 'The mark hides the part in rendered pages only. Whoever downloads the description reads it, and sees from the mark that it is worth a look.',
    fix: 'Filter marked parts out before publication, or remove the mark when everybody may know.',
    grades: { marked: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K03'],
    owasp: ['API9:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits:
      'Marks are x-internal, x-hidden, x-private, x-excluded with the value true, x-audience and x-visibility that name fewer readers than the run, and tags of kind audience (3.2).',
  },
  *check(api, context) {
    const readers = readersOf(api, context);
    if (readers === 'internal') return;
    for (const extension of api.extensions) {
      if (extension.owner === 'info' || !isNarrowing(extension, readers)) continue;
      yield {
        at: extension,
        anchor: 'key',
        message: `${nameFirst([subjectOf(api, extension)], 70)} is marked ${extension.name}: ${nameFirst([String(extension.value)], 20)}.`,
      };
    }
    for (const tag of api.tags) {
      const audience = tag.data['kind'] === 'audience' ? audienceOf(tag.name) : undefined;
      if (api.version !== '3.2' || audience === undefined || !isNarrower(audience, readers)) continue;
      yield { at: tag, message: `The audience tag ${nameFirst([tag.name])} is for fewer readers than the description.` };
    }
  },
});

/** Without a word about it, partners read a description. */
function readersOf(api: ApiIndex, context: RuleContext): AudienceName {
  return api.audience ?? context.audience ?? 'partner';
}

function isNarrowing({ name, value }: Extension, readers: AudienceName): boolean {
  if (FLAGS.has(name)) return value === true || value === 'true';
  const audience = AUDIENCES.has(name) ? audienceOf(value) : undefined;
  return audience !== undefined && isNarrower(audience, readers);
}

function subjectOf(api: ApiIndex, extension: Extension): string {
  const pointer = extension.pointer.slice(0, extension.pointer.lastIndexOf('/'));
  const isHolder = (place: Place): boolean => place.pointer === pointer && place.document === extension.document;
  switch (extension.owner) {
    case 'operation':
      return api.operations.find(isHolder)?.label ?? lastToken(pointer);
    case 'parameter':
      return `Parameter ${api.parameters.find(isHolder)?.name ?? lastToken(pointer)}`;
    case 'tag':
      return `Tag ${api.tags.find(isHolder)?.name ?? lastToken(pointer)}`;
    case 'server':
      return `Server ${api.servers.find(isHolder)?.urls[0]?.url.displayUrl ?? lastToken(pointer)}`;
    case 'schema':
      return `Schema ${api.schemas.find(isHolder)?.name ?? lastToken(pointer)}`;
    default:
      return lastToken(pointer);
  }
}
