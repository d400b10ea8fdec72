/**
 * The comments that turn a description into a rule fixture.
 * At the end of a reported line: `# expect: <rule id>`, with `, <rule id>` once more for a second finding on that line.
 * At the head of the file: `# expect <pointer>: <rule id>`, `# audience: public`, `# today: 2026-01-15`, `# options: {…}`.
 */
const LINE_MARKER = /\s# expect: ([a-z0-9, -]+)$/;
const POINTER_MARKER = /^# expect (\S.*|""): ([a-z0-9-]+)$/;
const HEAD_DIRECTIVE = /^# (audience|today|options): (.+)$/;

export interface FixtureMarkers {
  /** Rule ids by 1-based line, one per expected finding. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
  /** Rule ids by RFC 6901 pointer. */
  readonly pointers: ReadonlyMap<string, readonly string[]>;
  readonly directives: Readonly<Partial<Record<'audience' | 'today' | 'options', string>>>;
  /** The description without any of it, reported lines marked for readers. */
  readonly sample: string;
}

/** Reads the markers of a fixture. Comments count as its head until the first line that is none. */
export function readFixtureMarkers(text: string): FixtureMarkers {
  const lines = new Map<number, string[]>();
  const pointers = new Map<string, string[]>();
  const directives: Partial<Record<'audience' | 'today' | 'options', string>> = {};
  const sample: string[] = [];
  let isHead = true;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    isHead &&= line.startsWith('#');
    const pointer = isHead ? POINTER_MARKER.exec(line) : null;
    const directive = isHead ? HEAD_DIRECTIVE.exec(line) : null;
    if (pointer) addTo(pointers, pointer[1] === '""' ? '' : String(pointer[1]), String(pointer[2]));
    else if (directive) directives[directive[1] as 'audience' | 'today' | 'options'] = String(directive[2]);
    else {
      const marker = LINE_MARKER.exec(line);
      for (const id of marker ? String(marker[1]).split(',') : []) addTo(lines, index + 1, id.trim());
      sample.push(marker ? `${line.slice(0, marker.index)}  # <- reported` : line);
    }
  }
  return { lines, pointers, directives, sample: sample.join('\n').trim() };
}

function addTo<Key>(map: Map<Key, string[]>, key: Key, id: string): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}
