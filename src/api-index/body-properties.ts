import type { Operation, SchemaNode } from './api-index.ts';

/**
 * Properties that the bodies of a request have at their top: those of the schema, of the one behind its `$ref`, and of the members and alternatives of both.
 * For 2.0 those of the `body` parameter. In document order, each once. O(schemas at the top).
 */
export function bodyProperties({ requestBody, parameters }: Operation): readonly SchemaNode[] {
  const schemas = [...(requestBody?.content ?? []), ...parameters.filter((parameter) => parameter.in === 'body')].flatMap(({ schema }) => schema ?? []);
  return topProperties(schemas);
}

/** The same for any schema: properties of the object itself, not of what it holds. */
export function topProperties(schemas: readonly SchemaNode[]): readonly SchemaNode[] {
  const properties: SchemaNode[] = [];
  const seen = new Set<SchemaNode>();
  const visit = (schema: SchemaNode): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    if (schema.target) visit(schema.target);
    for (const child of schema.children) {
      if (child.role === 'property') properties.push(child);
      else if (child.role === 'allOf' || child.role === 'anyOf' || child.role === 'oneOf') visit(child);
    }
  };
  for (const schema of schemas) visit(schema);
  return properties;
}
