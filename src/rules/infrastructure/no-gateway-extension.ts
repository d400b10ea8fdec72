import type { Extension } from '../../api-index/api-index.ts';
import { type GatewayExtension, gatewayExtension, holdsBackendAddress } from '../../detectors/gateway-extension.ts';
import { getOrCreate } from '../../document/get-or-create.ts';
import { ALL_VERSIONS, defineRule, P, R } from '../rule.ts';

interface Group {
  readonly gateway: GatewayExtension;
  readonly places: Extension[];
}

/**
 * Reports extensions that configure an API gateway, each name once.
 * Sources: OWASP API8:2023, CWE-200.
 */
export default defineRule({
  meta: {
    id: 'no-gateway-extension',
    family: 'infrastructure',
    title: 'No extension configures a gateway',
    why: 'Gateway settings tell which product guards the API, what it calls behind itself, and which checks it skips: a plan for getting past it.',
    fix: 'Keep the settings in a copy for deployment, or strip them before publication: an Overlay with `remove: true` does it.',
    grades: {
      backend: { severity: 'warning', confidence: 'medium', presets: R },
      setting: { severity: 'info', confidence: 'high', presets: P, when: 'the extension holds no backend, plugin or policy' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['K08'],
    owasp: ['API8:2023'],
    cwe: [200],
    appliesTo: ALL_VERSIONS,
    limits:
      'Extensions that only document (x-ms-enum, x-logo, x-tagGroups, x-codeSamples) are left alone. Gateways are known by the prefix of their extensions.',
  },
  *check(api) {
    const groups = new Map<string, Group>();
    for (const extension of api.extensions) {
      const gateway = gatewayExtension(extension.name);
      if (gateway) getOrCreate(groups, extension.name, () => ({ gateway, places: [] })).places.push(extension);
    }
    for (const [name, { gateway, places }] of groups) {
      const backend = places.find(({ value }) => (gateway.isBackendConfiguration && isSet(value)) || holdsBackendAddress(value));
      const [first = backend] = backend ? [backend] : places;
      if (!first) continue;
      yield {
        at: first,
        anchor: 'key',
        grade: backend ? 'backend' : 'setting',
        message: `${name.slice(0, 60)} ${backend ? 'shows what' : 'shows that'} ${gateway.vendor} ${backend ? 'does behind this API' : 'guards this API'}.`,
        evidenceKey: name,
        count: places.length,
        sites: () => places.filter((place) => place !== first),
      };
    }
  },
});

/** Switches and names alone configure nothing behind the gateway. */
function isSet(value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  return typeof value === 'object' && value !== null && Object.values(value).some((member) => typeof member === 'object' && member !== null);
}
