import { type CredentialContext, findCredentials } from '../detectors/credential.ts';
import { credentialTopic } from '../detectors/credential-topic.ts';
import type { Place } from '../document/document.ts';
import type { Text, TextCredential } from './api-index.ts';
import { quotedProse } from './quoted-prose.ts';

/**
 * Judges every text once. A secret that stands at several places is one credential with further places: it is revoked once.
 * Passwords and accounts are listed at each place, because each has to be edited and equal ones need not belong together.
 */
export function judgeCredentials(texts: Iterable<Text>, context: CredentialContext): readonly TextCredential[] {
  const found: TextCredential[] = [];
  const bySecret = new Map<string, { others: Place[]; count: number }>();
  for (const written of texts) {
    const text = asJudged(written);
    if (text === undefined) continue;
    for (const hit of findCredentials(text, context)) {
      const topic = credentialTopic(hit, text.kind);
      const key = `${topic} ${text.value.slice(hit.start, hit.end)}`;
      const known = topic === 'password' || topic === 'account' ? undefined : bySecret.get(key);
      if (known) {
        known.others.push(text, ...text.others);
        known.count += text.count;
        continue;
      }
      const credential = { text, hit, topic, others: [...text.others], count: text.count };
      bySecret.set(key, credential);
      found.push(credential);
    }
  }
  return found;
}

/** Code inside a sentence is judged with the sentence, which may call it a password. */
function asJudged(text: Text): Text | undefined {
  if (text.source === undefined) return text;
  if (text.kind === 'code') return undefined;
  const { value, mapSpan } = quotedProse(text.source);
  return mapSpan === undefined ? text : { ...text, value, mapSpan };
}

/** Remembers the last judgement: every rule of a run asks with the same context. */
export function createCredentialJudge(texts: () => Iterable<Text>): (context: CredentialContext) => readonly TextCredential[] {
  let key = '';
  let judged: readonly TextCredential[] = [];
  return (context) => {
    const wanted = JSON.stringify([context.todayMs, context.placeholders, context.names]);
    if (wanted !== key) {
      judged = judgeCredentials(texts(), context);
      key = wanted;
    }
    return judged;
  };
}
