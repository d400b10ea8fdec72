import { CLOUD_RESOURCE_GATE } from './cloud-resource.ts';
import { ERROR_INTERNALS_GATE } from './error-internals.ts';
import { IMPLEMENTATION_DETAIL_GATE } from './implementation-detail.ts';
import { STACK_VERSION_GATE } from './stack-version.ts';

const GATE = new RegExp([STACK_VERSION_GATE, ERROR_INTERNALS_GATE, IMPLEMENTATION_DETAIL_GATE, CLOUD_RESOURCE_GATE].map(({ source }) => source).join('|'));
/** `PHP/8.1` */
const MIN_LENGTH = 7;

/**
 * Whether a text can hold anything that `findStackVersions`, `findErrorInternals`, `findImplementationDetails` or `findCloudResources` look for.
 * One scan instead of some twenty; ask once per distinct text.
 */
export function mayHoldInfrastructure(text: string): boolean {
  return text.length >= MIN_LENGTH && GATE.test(text);
}
