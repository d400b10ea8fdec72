/** A JSON Schema, as far as the generated ones need types. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** An object with these members and no others. */
export function objectOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, additionalProperties: false };
}

/** An object that has all these members but the optional ones, and may have more. */
export function recordOf(properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

/** An array of such items. */
export function listOf(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', items, ...(description === undefined ? {} : { description }) };
}

/** A text that is not empty. */
export function textOf(description: string): JsonSchema {
  return { type: 'string', minLength: 1, description };
}
