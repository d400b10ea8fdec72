import { arrayOr } from '../document/json-value.ts';
import { Facet, type InputOwner, type InputValue, type JsonObject, type Operation, type Parameter, type SchemaNode } from './api-index.ts';

/** What the values are read from. */
interface InputSource {
  readonly schemas: readonly SchemaNode[];
  readonly parameters: readonly Parameter[];
  readonly merged: (schema: SchemaNode) => JsonObject;
  readonly operationsReaching: (schema: SchemaNode, facets: number) => readonly Operation[];
}

type OwnerDraft = InputOwner & { readonly values: InputValue[] };

/** Roles of schemas that describe the same value as the one around them. */
const SAME_VALUE: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/** Everything callers send, by the component, inline body or parameter list that it is written in. Linear in the schemas. */
export function readInputOwners(source: InputSource): readonly InputOwner[] {
  const owners = new Map<string, OwnerDraft>();
  const parameterOf = parametersBySchema(source.parameters);
  const tops = new Map<SchemaNode, OwnerDraft>();
  for (const schema of source.schemas) {
    if ((schema.facets & Facet.request) === 0 || typeof schema.data['$ref'] === 'string') continue;
    const types = writtenTypes(schema.data);
    if (types.length === 0 || hasAlternatives(schema)) continue;
    const top = topOf(schema);
    const parameter = parameterOf.get(top);
    let owner = tops.get(top);
    if (!owner) {
      owner = parameter ? ownerOfParameter(owners, parameter) : ownerOfSchema(owners, top, source);
      tops.set(top, owner);
    }
    const { document, pointer, name, data } = schema;
    owner.values.push({
      document,
      pointer,
      name: name || parameter?.name || '',
      data,
      types,
      schema,
      parameter,
      owner,
      members: membersOf(schema, source.merged),
    });
  }
  // The parameters of OpenAPI 2.0 are their own schema.
  for (const parameter of source.parameters) {
    if (parameter.schema || parameter.content.length > 0 || !parameter.operations.some(({ direction }) => direction === 'inbound')) continue;
    const types = writtenTypes(parameter.data);
    if (types.length === 0) continue;
    const owner = ownerOfParameter(owners, parameter);
    const { document, pointer, name, data } = parameter;
    owner.values.push({ document, pointer, name, data, types, schema: undefined, parameter, owner, members: data });
  }
  return [...owners.values()];
}

/** Types of the `type` keyword, without null; without the keyword, what members or items show. */
function writtenTypes({ type, properties, additionalProperties, items }: JsonObject): readonly string[] {
  if (typeof type === 'string') return type === 'null' ? [] : [type];
  if (type === undefined && (properties !== undefined || additionalProperties !== undefined)) return ['object'];
  if (type === undefined && items !== undefined) return ['array'];
  return arrayOr(type).filter((name) => typeof name === 'string' && name !== 'null') as readonly string[];
}

function hasAlternatives({ children }: SchemaNode): boolean {
  return children.length > 0 && children.some(({ role }) => role === 'anyOf' || role === 'oneOf');
}

/** The schema's own members, those of its `allOf`, and of the schemas around it that describe the same value. */
function membersOf(schema: SchemaNode, merged: InputSource['merged']): JsonObject {
  const { children, data, role, parent } = schema;
  const own = children.length > 0 && children.some((child) => child.role === 'allOf') ? merged(schema) : data;
  return parent && SAME_VALUE.has(role) ? { ...membersOf(parent, merged), ...own } : own;
}

function topOf(schema: SchemaNode): SchemaNode {
  let top = schema;
  while (top.parent && top.role !== 'component') top = top.parent;
  return top;
}

function parametersBySchema(parameters: readonly Parameter[]): ReadonlyMap<SchemaNode, Parameter> {
  const found = new Map<SchemaNode, Parameter>();
  for (const parameter of parameters) {
    if (parameter.in === 'body' || parameter.querystringOf) continue;
    for (const schema of [parameter.schema, ...parameter.content.map((mediaType) => mediaType.schema)]) if (schema) found.set(schema, parameter);
  }
  return found;
}

function ownerOfSchema(owners: Map<string, OwnerDraft>, top: SchemaNode, { operationsReaching }: InputSource): OwnerDraft {
  return ownerAt(owners, top.document, top.pointer, {
    kind: top.role === 'root' ? 'body' : 'schema',
    name: top.name,
    operations: () => operationsReaching(top, Facet.request),
  });
}

/** Parameters of one inline list have one owner; those that are components have their own. */
function ownerOfParameter(owners: Map<string, OwnerDraft>, parameter: Parameter): OwnerDraft {
  const { document, pointer, name, operations } = parameter;
  const isListed = /\/parameters\/\d+$/.test(pointer) && !/^\/(?:components\/)?parameters\//.test(pointer);
  const at = isListed ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;
  return ownerAt(owners, document, at, { kind: isListed ? 'parameters' : 'parameter', name, operations: () => operations });
}

function ownerAt(
  owners: Map<string, OwnerDraft>,
  document: InputOwner['document'],
  pointer: string,
  rest: Pick<InputOwner, 'kind' | 'name' | 'operations'>,
): OwnerDraft {
  const key = `${document.uri}#${pointer}`;
  let owner = owners.get(key);
  if (!owner) {
    owner = { document, pointer, ...rest, values: [] };
    owners.set(key, owner);
  }
  return owner;
}
