import { counted } from './counted.ts';
import { ownerLabel, sumUp } from './sum-up.ts';

interface Value {
  readonly name: string;
}

interface Operation {
  readonly label: string;
}

/** A definition that holds values: `InputOwner` of the index, which detectors do not know. */
interface Owner<V, O extends Operation> {
  readonly kind: 'schema' | 'body' | 'parameter' | 'parameters';
  readonly name: string;
  readonly operations: () => readonly O[];
  readonly values: readonly V[];
}

/** What a rule asks of each value. */
export interface Demand<V> {
  /** Whether the value is of the kind that the rule judges. */
  readonly isJudged: (value: V) => boolean;
  /** Whether a judged value lacks what it should have. */
  readonly isLacking: (value: V) => boolean;
  /** "string", for counts. */
  readonly noun: string;
  /** "maxLength", for sentences: "3 strings without maxLength". */
  readonly missing: string;
}

/** The lacking values of one definition, or of the whole description when no judged value anywhere has what is asked for. */
export interface Lack<V, O extends Operation> {
  readonly values: readonly [V, ...V[]];
  readonly message: string;
  /** Equal for parameter lists that lack the same. */
  readonly fold: string | undefined;
  readonly operations: () => readonly O[];
}

/** Sums up lacking values: one result for each definition, a single one when all judged values of several definitions lack it. */
export function findLacks<V extends Value, O extends Operation>(owners: readonly Owner<V, O>[], demand: Demand<V>): readonly Lack<V, O>[] {
  const lacking = new Map<Owner<V, O>, V[]>();
  let satisfied = 0;
  for (const owner of owners) {
    for (const value of owner.values) {
      if (!demand.isJudged(value)) continue;
      if (!demand.isLacking(value)) satisfied++;
      else if (lacking.get(owner)?.push(value) === undefined) lacking.set(owner, [value]);
    }
  }
  const all = [...lacking.values()].flat();
  if (satisfied === 0 && lacking.size > 1) {
    const message = `None of the ${counted(all.length, demand.noun)} that callers send, in ${lacking.size} definitions, has ${demand.missing}.`;
    return isFilled(all) ? [{ values: all, message, fold: undefined, operations: () => [] }] : [];
  }
  return [...lacking].flatMap(([owner, values]) => (isFilled(values) ? [lackOf(owner, values, demand)] : []));
}

function lackOf<V extends Value, O extends Operation>(owner: Owner<V, O>, values: readonly [V, ...V[]], { noun, missing }: Demand<V>): Lack<V, O> {
  const names = values.map(({ name }) => name);
  return {
    values,
    message: sumUp(`${ownerLabel(owner)} has ${counted(values.length, noun)} without ${missing}`, owner.kind === 'parameter' ? [] : names),
    fold: owner.kind === 'parameters' ? names.join(' ') : undefined,
    operations: owner.operations,
  };
}

function isFilled<V>(values: readonly V[]): values is readonly [V, ...V[]] {
  return values.length > 0;
}
