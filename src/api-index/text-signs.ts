import { mayHoldInfrastructure } from '../detectors/infrastructure-text.ts';
import { mayHoldInternalUrl } from '../detectors/internal-url.ts';
import { mayHoldPersonalData } from '../detectors/personal-data.ts';
import { mayHoldMarkup, mayHoldNotes } from '../detectors/prose.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import type { Text, TextSign } from './api-index.ts';

/** Enum values are lists that a program works through, not what somebody pasted. */
const SIGNS: Readonly<Record<TextSign, (text: Text) => boolean>> = {
  infrastructure: ({ kind, value }) => kind !== 'enum' && kind !== 'url' && mayHoldInfrastructure(value),
  'internal-url': ({ kind, value }) => kind !== 'enum' && mayHoldInternalUrl(value),
  markup: ({ kind, value, source }) => kind === 'prose' && mayHoldMarkup(source ?? value),
  note: ({ kind, value }) => kind === 'prose' && mayHoldNotes(value),
  'personal-data': ({ kind, value }) => kind !== 'enum' && kind !== 'url' && mayHoldPersonalData(value),
};

/** Sorts out once, when first asked, which texts are worth a closer look for a subject: all rules on that subject share the scan. */
export function createTextSieve(texts: () => readonly Text[]): (sign: TextSign) => readonly Text[] {
  const sifted = new Map<TextSign, readonly Text[]>();
  return (sign) => getOrCreate(sifted, sign, () => texts().filter(SIGNS[sign]));
}
