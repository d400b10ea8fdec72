import type { ApiIndex, MediaType, Operation, SchemaNode } from '../../api-index/api-index.ts';
import { nameFirst } from '../../detectors/name-first.ts';
import { isArchive, isOpaqueType, namesFileSize, namesFileType } from '../../detectors/upload.ts';
import type { Place } from '../../document/document.ts';
import { isJsonObject, ownMember, stringOr } from '../../document/json-value.ts';
import { ALL_VERSIONS, defineRule, SP } from '../rule.ts';

/** A file that callers send. */
interface Upload {
  readonly at: Place;
  readonly name: string;
  /** Media type, '' when it is left open. */
  readonly type: string;
  /** What its schema says of it. */
  readonly ownText: string;
  /** What its operations and body say. */
  readonly text: string;
  readonly hasSize: boolean;
  readonly operations: readonly Operation[];
}

/**
 * Reports files that callers may send in any size and of any kind.
 * Sources: OWASP API4:2023, CWE-434, CWE-409.
 */
export default defineRule({
  meta: {
    id: 'require-upload-limits',
    family: 'inputs',
    title: 'Uploads have a size and a type',
    why: 'Files of any size fill disks, files of any type end up as pages and programs on your domain, and small archives unpack to terabytes.',
    fix: 'State the largest size (maxLength or the text) and the media types (encoding, contentMediaType), and enforce both.',
    grades: {
      default: { severity: 'info', confidence: 'medium', presets: SP },
      archive: { severity: 'warning', confidence: 'medium', presets: SP, when: 'the file is an archive' },
    },
    stage: 'stable',
    since: '0.1.0',
    catalogue: ['I18'],
    owasp: ['API4:2023'],
    cwe: [434, 409],
    appliesTo: ALL_VERSIONS,
    limits: 'Silent when the schema, the encoding or the text names a size or a kind of file; archives need a size.',
  },
  *check(api) {
    for (const upload of uploads(api)) {
      const { at, name, type, ownText, hasSize, operations } = upload;
      const text = `${name}\n${ownText}\n${upload.text}`;
      if (hasSize || namesFileSize(text)) continue;
      const isPacked = isArchive(type, `${name}\n${ownText}`);
      if (!isPacked && (type !== '' || namesFileType(text))) continue;
      const what = isPacked ? 'archive' : 'file';
      yield {
        at,
        anchor: 'key',
        ...(isPacked && { grade: 'archive' as const }),
        message: `${nameFirst(operations.map(({ label }) => label))} takes ${isPacked ? 'an archive of any size' : 'a file of any size and kind'}${name === '' ? '' : `: ${nameFirst([name], 24)}`}.`,
        fold: `${what} ${name}`,
        related: () => operations.map((operation) => ({ at: operation, anchor: 'key', message: `${operation.label} takes it.` })),
      };
    }
  },
});

function* uploads(api: ApiIndex): Iterable<Upload> {
  for (const parameter of api.parameters) {
    if (parameter.in !== 'formData' || parameter.data['type'] !== 'file') continue;
    const { name, operations, data } = parameter;
    yield { at: parameter, name, type: '', ownText: textOf(data), text: textsOf(operations), hasSize: typeof data['maxLength'] === 'number', operations };
  }
  for (const { content, operations } of api.requestBodies) {
    if (!operations.some(({ direction }) => direction === 'inbound')) continue;
    for (const mediaType of content) yield* filesOf(api, mediaType, operations);
  }
}

function* filesOf(api: ApiIndex, mediaType: MediaType, operations: readonly Operation[]): Iterable<Upload> {
  const { type, schema, data } = mediaType;
  if (!/^multipart\//i.test(type)) {
    if (!isOpaqueType(type) && !isArchive(type, '')) return;
    const isFile = !schema || isBinary(api, schema) || isArchive(type, '');
    const known = schema ? api.merged(schema) : {};
    if (isFile)
      yield {
        at: mediaType,
        name: '',
        type: isOpaqueType(type) ? stringOr(known['contentMediaType']) : type,
        ownText: textOf(known),
        text: textsOf(operations),
        hasSize: typeof known['maxLength'] === 'number',
        operations,
      };
    return;
  }
  const encoding = ownMember(data, 'encoding');
  for (const property of schema ? api.resolve(schema).children : []) {
    if (property.role !== 'property' || !isBinary(api, property)) continue;
    const known = api.merged(property);
    const own = isJsonObject(encoding) ? ownMember(encoding, property.name) : undefined;
    const declared = isJsonObject(own) ? stringOr(own['contentType']) : stringOr(known['contentMediaType']);
    yield {
      at: mediaType,
      name: property.name,
      type: isOpaqueType(declared) ? '' : declared,
      ownText: textOf(known),
      text: textsOf(operations),
      hasSize: typeof known['maxLength'] === 'number',
      operations,
    };
  }
}

/** A file, or a list of files. */
function isBinary(api: ApiIndex, schema: SchemaNode): boolean {
  const known = api.merged(schema);
  if (known['format'] === 'binary' || known['contentMediaType'] !== undefined) return true;
  const items = api.resolve(schema).children.find(({ role }) => role === 'items');
  return api.typeOf(schema) === 'array' && items !== undefined && api.merged(items)['format'] === 'binary';
}

function textOf(data: MediaType['data']): string {
  return `${stringOr(data['description'])}\n${stringOr(data['title'])}`;
}

function textsOf(operations: readonly Operation[]): string {
  return operations
    .map(({ data, requestBody }) => [data['summary'], data['description'], requestBody?.data['description']].map((text) => stringOr(text)).join('\n'))
    .join('\n');
}
