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
