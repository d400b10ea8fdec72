/**
 * Where a string stands, as far as judging it needs to know.
 * `example`: an example value. `effective`: what generated clients really send (default, const, single enum, server variable default).
 * `prose`: text for people. `code`: code fences, inline code, code samples. `url`: servers, OAuth, external docs, contact, licence.
 * `extension`: below an `x-` key. `comment`: a YAML comment. `enum`: one of several enum values. `name`: what a part of the description is called.
 */
export type TextKind = 'example' | 'effective' | 'prose' | 'code' | 'url' | 'extension' | 'comment' | 'enum' | 'name';

/** The input of every detector: one value and its surroundings. Detectors never see the document. */
export interface TextInput {
  readonly kind: TextKind;
  /** Innermost key: property, parameter, header, variable, `x-` key; '' when there is none. Of a name: what is called so, `path`. */
  readonly name: string;
  /** Decoded (escapes, folding), cut at the string limit. */
  readonly value: string;
  readonly in?: 'query' | 'header' | 'path' | 'cookie' | 'body' | 'response-header' | undefined;
  /** The value belongs to a parameter that carries an API key of a security scheme. */
  readonly isSchemeBound?: boolean | undefined;
  /** The schema's `format`. */
  readonly format?: string | undefined;
  /** The value was written as a number. */
  readonly isNumeric?: boolean | undefined;
  /** Scalar neighbours by name: of the same example object, or examples of sibling properties. */
  readonly siblings?: (() => Readonly<Record<string, string>>) | undefined;
}
