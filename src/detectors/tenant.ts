import { registrableDomain } from './host.ts';
import { INVENTED_MAIL_BRANDS, INVENTED_NAMES, ROLE_WORDS } from './personal-data-lists.ts';
import { placeholderReason } from './placeholder.ts';
import { isUuid, randomness } from './randomness.ts';
import { remembered } from './remembered.ts';
import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

const HOLDERS: ReadonlySet<string> = wordSet(`
  tenant organization organisation org workspace realm
`);
const IDS: ReadonlySet<string> = new Set(['id', 'uuid', 'guid', 'key']);
const LABELS: ReadonlySet<string> = wordSet(`
  id uuid guid slug domain subdomain key code handle
`);
/** Words of slugs that stand for any company. */
const INVENTED_WORDS: ReadonlySet<string> = wordSet(`
  acme my your our the default test demo example sample new old main global internal public private org organization organisation tenant customer
  workspace realm team group company corp inc name slug domain id string value master root user prod production staging dev
`);
const MIN_SLUG_LENGTH = 5;

/** Whether a value of that name addresses a customer of the interface: `tenantId`, `org_slug`, `customerDomain`, `subdomain`. Cached. */
export const isTenantName: (name: string) => boolean = remembered((name) => {
  const words = splitName(name);
  const last = words.at(-1) ?? '';
  const holder = words.at(-2) ?? '';
  if (last === 'tenant' || last === 'subdomain') return true;
  // A customer's id is a record of the interface; a slug or domain says which company it is.
  return LABELS.has(last) && (HOLDERS.has(holder) || (holder === 'customer' && !IDS.has(last)));
});

/** Whether a tenant's id, slug or domain looks like a real one. `ownDomains` are those of the interface itself. */
export function looksLikeRealTenant(value: string, name: string, ownDomains: ReadonlySet<string>): boolean {
  if (value.length < MIN_SLUG_LENGTH || value.length > 80 || placeholderReason(value, name) !== undefined) return false;
  if (isUuid(value)) return true;
  if (/^[a-z0-9.-]+\.[a-z]{2,12}$/.test(value)) return isRealDomain(value, ownDomains);
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(value)) return value.split('-').every((word) => !isInvented(word)) && /^[a-z-]+$/.test(value);
  return randomness(value) >= 0.6;
}

function isRealDomain(value: string, ownDomains: ReadonlySet<string>): boolean {
  const domain = registrableDomain(value);
  return domain !== undefined && !ownDomains.has(domain) && !isInvented(domain.split('.')[0] ?? '');
}

function isInvented(word: string): boolean {
  return INVENTED_WORDS.has(word) || INVENTED_MAIL_BRANDS.has(word) || INVENTED_NAMES.has(word) || ROLE_WORDS.has(word);
}
