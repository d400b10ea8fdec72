/** Two path templates of which one request can match both. */
export interface Overlap {
  readonly earlier: number;
  readonly later: number;
  /** Equal but for the names of their variables. */
  readonly isSame: boolean;
}

/** A segment: a literal, or variables with literal text around and between them. */
interface Segment {
  /** With the names of its variables left out. */
  readonly text: string;
  readonly isVariable: boolean;
  readonly prefix: string;
  readonly suffix: string;
  /** Length of the literal text between variables. */
  readonly innerLength: number;
}

/** Templates by their segments. */
interface Node {
  readonly literals: Map<string, Step>;
  readonly variables: Map<string, Step>;
  /** The template that ends here. */
  end: number | undefined;
}

interface Step {
  readonly segment: Segment;
  readonly node: Node;
}

/** How specific one segment is beside another that the same text can match. */
interface Relation {
  readonly isMore: boolean;
  readonly isLess: boolean;
}

/** Longer paths are generated or hostile. */
const MAX_SEGMENTS = 64;
/** Comparisons of segments in one description: far more than large ones need. */
const MAX_STEPS = 2_000_000;

/**
 * Finds templates that one request can match while neither is more specific than the other (`/{shop}/open` and `/orders/{id}`), and those that are equal but
 * for the names of their variables. `/orders/open` beside `/orders/{id}` is none: the literal wins (OpenAPI 3.1 §4.8.8.2). Each template is compared with
 * those before it; at most two million steps.
 */
export function overlappingPaths(paths: readonly string[]): readonly Overlap[] {
  const root = createNode();
  const found: Overlap[] = [];
  const budget = { steps: MAX_STEPS };
  for (const [later, path] of paths.entries()) {
    const segments = path.split('/', MAX_SEGMENTS + 1).map(readSegment);
    // Without a variable it is more specific than whatever else matches.
    if (segments.length > MAX_SEGMENTS || !segments.some(({ isVariable }) => isVariable)) continue;
    for (const earlier of crossing(root, segments, budget)) found.push({ earlier, later, isSame: false });
    const earlier = insert(root, segments, later);
    if (earlier !== undefined) found.push({ earlier, later, isSame: true });
  }
  return found;
}

function createNode(): Node {
  return { literals: new Map(), variables: new Map(), end: undefined };
}

function readSegment(raw: string): Segment {
  const open = raw.indexOf('{');
  const close = raw.lastIndexOf('}');
  if (open < 0 || close < open) return { text: raw, isVariable: false, prefix: raw, suffix: '', innerLength: 0 };
  const prefix = raw.slice(0, open);
  const suffix = raw.slice(close + 1);
  const inner = raw.slice(open, close + 1).replace(/\{[^{}]*\}/g, '{}');
  return { text: `${prefix}${inner}${suffix}`, isVariable: true, prefix, suffix, innerLength: inner.replaceAll('{}', '').length };
}

/** The template that was there before, when it is the same. */
function insert(root: Node, segments: readonly Segment[], index: number): number | undefined {
  let node = root;
  for (const segment of segments) {
    const steps = segment.isVariable ? node.variables : node.literals;
    const step = steps.get(segment.text) ?? { segment, node: createNode() };
    steps.set(segment.text, step);
    node = step.node;
  }
  const earlier = node.end;
  node.end ??= index;
  return earlier;
}

/** Earlier templates that are more specific in one segment and less in another. */
function crossing(root: Node, segments: readonly Segment[], budget: { steps: number }): readonly number[] {
  const found: number[] = [];
  const visit = (node: Node, depth: number, isMore: boolean, isLess: boolean): void => {
    const segment = segments[depth];
    if (!segment) {
      if (isMore && isLess && node.end !== undefined) found.push(node.end);
      return;
    }
    for (const step of stepsFor(node, segment)) {
      if (budget.steps-- <= 0) return;
      const relation = compare(segment, step.segment);
      if (relation) visit(step.node, depth + 1, isMore || relation.isMore, isLess || relation.isLess);
    }
  };
  visit(root, 0, false, false);
  return found;
}

/** A literal meets itself and variables only. */
function* stepsFor({ literals, variables }: Node, { text, isVariable }: Segment): Iterable<Step> {
  const equal = literals.get(text);
  if (isVariable) yield* literals.values();
  else if (equal) yield equal;
  yield* variables.values();
}

/** Undefined when no text matches both. */
function compare(a: Segment, b: Segment): Relation | undefined {
  if (a.text === b.text && a.isVariable === b.isVariable) return { isMore: false, isLess: false };
  if (!a.isVariable) return b.isVariable && fits(a.text, b) ? { isMore: true, isLess: false } : undefined;
  if (!b.isVariable) return fits(b.text, a) ? { isMore: false, isLess: true } : undefined;
  if (!a.prefix.startsWith(b.prefix) && !b.prefix.startsWith(a.prefix)) return undefined;
  if (!a.suffix.endsWith(b.suffix) && !b.suffix.endsWith(a.suffix)) return undefined;
  return {
    isMore: a.prefix.length > b.prefix.length || a.suffix.length > b.suffix.length || a.innerLength > b.innerLength,
    isLess: a.prefix.length < b.prefix.length || a.suffix.length < b.suffix.length || a.innerLength < b.innerLength,
  };
}

function fits(text: string, { prefix, suffix }: Segment): boolean {
  return text.length > prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix);
}
