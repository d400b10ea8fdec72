import type { Text } from '../api-index/api-index.ts';
import { describeTextPlace } from '../detectors/credential-topic.ts';
import { maskSecrets } from '../detectors/mask-secrets.ts';
import type { Place } from '../document/document.ts';
import { getOrCreate } from '../document/get-or-create.ts';
import type { Report } from './rule.ts';

/** Something that was found in a text. */
export interface TextFinding<GradeName extends string = string> {
  readonly text: Text;
  /** Offsets into the value of the text. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly grade: GradeName;
  readonly message: string;
  /** Findings with equal keys are the same thing at further places. */
  readonly key: string;
  readonly evidence: string;
  /** More than five of one kind are one finding. */
  readonly fold?: string;
  /** The offsets count from the start of the text as written, markup included. */
  readonly isInSource?: boolean;
}

const MAX_MESSAGE_LENGTH = 120;

/** "The example of host names the private address 10.6.123.92.": where, what it does, and as much of the evidence as a message has room for. */
export function tell(text: Text, predicate: string, evidence: string): string {
  const head = `${describeTextPlace(text)} ${predicate} `;
  const room = MAX_MESSAGE_LENGTH - head.length - 1;
  const shown = evidence.replace(/[.,;:!?]{1,60}$/, '');
  return `${head}${shown.length > room ? `${shown.slice(0, room - 1)}…` : shown}.`;
}

interface Group<GradeName extends string> {
  readonly first: TextFinding<GradeName>;
  readonly places: Place[];
  count: number;
  last: Text | undefined;
}

/** Reports each distinct thing once, at the first place where it stands; the further places are listed. */
export function* reportOnce<GradeName extends string>(findings: Iterable<TextFinding<GradeName>>): Iterable<Report<GradeName>> {
  const groups = new Map<string, Group<GradeName>>();
  for (const finding of findings) {
    const { text } = finding;
    const group = getOrCreate(groups, finding.key, () => ({ first: finding, places: [], count: 0, last: undefined }));
    // Twice in one text is one place.
    if (group.last === text) continue;
    group.last = text;
    group.places.push(text, ...text.others);
    group.count += text.count;
  }
  for (const { first, places, count } of groups.values()) {
    const { text, start, end, grade, message, evidence, fold } = first;
    yield {
      at: first.isInSource ? { document: text.document, pointer: text.pointer } : text,
      ...(text.isNumeric ? {} : { span: [start, end] }),
      grade,
      message,
      // Free text may hold a credential; the fingerprint is made of the evidence, too.
      evidence: maskSecrets(evidence),
      ...(fold !== undefined && { fold }),
      ...(count > 1 ? { count, sites: () => places.slice(1) } : {}),
    };
  }
}
