/** What an untagged plain scalar means by the YAML 1.2 core schema (YAML 1.2.2 §10.3). Timestamps and `yes`/`no` stay strings. */
export function resolvePlain(source: string): unknown {
  if (!mayBeSpecial(source.charCodeAt(0))) return source;
  const word = WORDS.get(source);
  if (word !== undefined) return word;
  return isNullWord(source) ? null : (resolveNumber(source) ?? source);
}

/** What a scalar with an explicit core tag means; the text itself when it does not fit the tag. */
export function resolveTagged(source: string, tag: string): unknown {
  switch (tag) {
    case 'null':
      return isNullWord(source) ? null : source;
    case 'bool':
      return typeof WORDS.get(source) === 'boolean' ? WORDS.get(source) : source;
    case 'int':
    case 'float':
      return resolveNumber(source) ?? source;
    default:
      return source;
  }
}

const WORDS: ReadonlyMap<string, boolean | number> = new Map<string, boolean | number>([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.inf', Number.POSITIVE_INFINITY],
  ['.Inf', Number.POSITIVE_INFINITY],
  ['.INF', Number.POSITIVE_INFINITY],
  ['+.inf', Number.POSITIVE_INFINITY],
  ['+.Inf', Number.POSITIVE_INFINITY],
  ['+.INF', Number.POSITIVE_INFINITY],
  ['-.inf', Number.NEGATIVE_INFINITY],
  ['-.Inf', Number.NEGATIVE_INFINITY],
  ['-.INF', Number.NEGATIVE_INFINITY],
  ['.nan', Number.NaN],
  ['.NaN', Number.NaN],
  ['.NAN', Number.NaN],
]);

const DECIMAL = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const RADIX = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;

function isNullWord(source: string): boolean {
  return source === '' || source === '~' || source === 'null' || source === 'Null' || source === 'NULL';
}

function resolveNumber(source: string): number | undefined {
  if (DECIMAL.test(source)) return Number(source);
  return RADIX.test(source) ? Number(source) : undefined;
}

/** Whether a plain scalar that starts so can be anything but a string. Most cannot, which spares them all look-ups. */
function mayBeSpecial(first: number): boolean {
  return FIRST_CHARACTERS[first] === 1 || Number.isNaN(first);
}

const FIRST_CHARACTERS = new Uint8Array(128);
for (const character of '+-.0123456789~nNtTfF') FIRST_CHARACTERS[character.charCodeAt(0)] = 1;
