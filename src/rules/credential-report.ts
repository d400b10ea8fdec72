import type { TextCredential } from '../api-index/api-index.ts';
import { describeTextPlace } from '../detectors/credential-topic.ts';
import type { Report } from './rule.ts';

/** The form that reports of all credential rules share: the secret's own characters are marked, evidence is masked, further places are listed. */
export function credentialReport(credential: TextCredential, sentenceOf: (place: string, kind: string) => string): Report<never> {
  const { text, hit, others, count } = credential;
  return {
    at: text,
    ...(text.anchor && { anchor: text.anchor }),
    ...(text.isNumeric ? {} : { span: [hit.start, hit.end] as const }),
    message: sentenceOf(describeTextPlace(text), withArticle(hit.kind)),
    evidence: hit.evidence,
    evidenceKey: hit.evidenceKey,
    ...(count > 1 ? { count, sites: () => others } : {}),
  };
}

/** Vowels as they are spoken. */
const TAKES_AN = /^(?:[AEIOaeio]|RSA|SSH|SAS|HMAC|npm)/;

function withArticle(noun: string): string {
  if (noun.endsWith('credentials')) return noun;
  return `${TAKES_AN.test(noun) ? 'an' : 'a'} ${noun}`;
}
