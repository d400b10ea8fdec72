import type { ApiIndex, SchemaNode } from '../../src/api-index/api-index.ts';
import { buildIndex } from '../../src/api-index/build-index.ts';
import { DEFAULT_LIMITS } from '../../src/document/limits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';

const ROOT = 'file:///api/openapi.yaml';

/** The index of a description given as text, with the files beside it by name. */
export function indexOf(text: string, files: Readonly<Record<string, string>> = {}): ApiIndex {
  const root = parseDocument(text, ROOT, DEFAULT_LIMITS);
  const documents = new Map([[ROOT, root]]);
  for (const [name, content] of Object.entries(files)) documents.set(`file:///api/${name}`, parseDocument(content, `file:///api/${name}`, DEFAULT_LIMITS));
  const built = buildIndex({ root, documents, refusals: new Map() }, { limits: DEFAULT_LIMITS });
  if (!built) throw new Error('The text is no OpenAPI description.');
  return built.api;
}

/** The schema at a pointer of the root file. */
export function schemaAt(api: ApiIndex, pointer: string): SchemaNode {
  const schema = api.schemas.find((node) => node.document === api.root && node.pointer === pointer);
  if (!schema) throw new Error(`No schema at ${pointer}.`);
  return schema;
}
