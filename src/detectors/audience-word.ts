/** Who may read a description, the widest circle first. */
export type AudienceName = 'public' | 'partner' | 'internal';

const AUDIENCE_BY_WORD: Readonly<Record<string, AudienceName>> = {
  public: 'public',
  external: 'public',
  'external-public': 'public',
  partner: 'partner',
  'external-partner': 'partner',
  internal: 'internal',
  private: 'internal',
  hidden: 'internal',
  company: 'internal',
  'company-internal': 'internal',
  'component-internal': 'internal',
  'business-unit-internal': 'internal',
};

/** Audience named by a word of `x-audience`, `x-visibility` or an audience tag; unknown words count as public, the careful reading. */
export function audienceOf(word: unknown): AudienceName | undefined {
  if (typeof word !== 'string') return undefined;
  const key = word.trim().toLowerCase();
  return Object.hasOwn(AUDIENCE_BY_WORD, key) ? AUDIENCE_BY_WORD[key] : 'public';
}

const WIDTH: Readonly<Record<AudienceName, number>> = { internal: 0, partner: 1, public: 2 };

/** Whether fewer readers are meant by the first than by the second. */
export function isNarrower(audience: AudienceName, than: AudienceName): boolean {
  return WIDTH[audience] < WIDTH[than];
}

/** The widest circle of readers, or undefined when somebody's is not known. */
export function widestAudience(audiences: readonly (AudienceName | undefined)[]): AudienceName | undefined {
  let widest: AudienceName | undefined;
  for (const audience of audiences) {
    if (audience === undefined) return undefined;
    if (widest === undefined || isNarrower(widest, audience)) widest = audience;
  }
  return widest;
}
