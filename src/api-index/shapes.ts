import type { SpecVersion } from '../document/document.ts';

/** Kinds of objects an API description is made of. */
export type Kind =
  | 'root'
  | 'info'
  | 'contact'
  | 'license'
  | 'externalDocs'
  | 'tag'
  | 'server'
  | 'serverVariable'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'encoding'
  | 'example'
  | 'link'
  | 'callback'
  | 'securityScheme'
  | 'oauthFlows'
  | 'oauthFlow'
  | 'schema';

/**
 * How a member is read. `one`: an object of that kind. `list`: an array of them. `map`: objects by name.
 * `patterned`: objects by name among which `x-` members are extensions (Paths, Responses, Callback Objects).
 */
export type Field =
  | { readonly read: 'skip' | 'prose' | 'url' | 'example' | 'examples' | 'effective' | 'enum' | 'scopes' | 'mediaTypeExamples' }
  | { readonly read: 'one' | 'list' | 'map' | 'patterned'; readonly kind: Kind };

export type Shape = Readonly<Record<string, Field>>;

const skip: Field = { read: 'skip' };
const prose: Field = { read: 'prose' };
const url: Field = { read: 'url' };
const example: Field = { read: 'example' };
const one = (kind: Kind): Field => ({ read: 'one', kind });
const list = (kind: Kind): Field => ({ read: 'list', kind });
const map = (kind: Kind): Field => ({ read: 'map', kind });
const patterned = (kind: Kind): Field => ({ read: 'patterned', kind });

/** Members that are read and never looked into: names, flags, and what other collectors read from the raw object. */
function skipping(...names: readonly string[]): Shape {
  return Object.fromEntries(names.map((name) => [name, skip]));
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;
const operations = (...methods: readonly string[]): Shape => Object.fromEntries(methods.map((method) => [method, one('operation')]));

const shared: Readonly<Record<string, Shape>> = {
  info: { ...skipping('version'), title: prose, summary: prose, description: prose, termsOfService: url, contact: one('contact'), license: one('license') },
  contact: { ...skipping('name', 'email'), url },
  license: { ...skipping('name', 'identifier'), url },
  externalDocs: { description: prose, url },
};

const oauthUrls = { authorizationUrl: url, tokenUrl: url, refreshUrl: url, deviceAuthorizationUrl: url } satisfies Shape;
const parameterShape: Shape = {
  ...skipping('name', 'in', 'required', 'deprecated', 'allowEmptyValue', 'style', 'explode', 'allowReserved'),
  description: prose,
  schema: one('schema'),
  example,
  examples: { read: 'examples' },
  content: map('mediaType'),
};

const version3: Readonly<Record<Exclude<Kind, 'schema'>, Shape>> = {
  ...(shared as Record<'info' | 'contact' | 'license' | 'externalDocs', Shape>),
  root: {
    ...skipping('openapi', '$self', 'jsonSchemaDialect', 'security'),
    info: one('info'),
    servers: list('server'),
    paths: patterned('pathItem'),
    webhooks: map('pathItem'),
    'x-webhooks': map('pathItem'),
    'x-ms-paths': patterned('pathItem'),
    components: one('components'),
    tags: list('tag'),
    externalDocs: one('externalDocs'),
  },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
    mediaTypes: map('mediaType'),
  },
  tag: { ...skipping('parent', 'kind'), name: prose, summary: prose, description: prose, externalDocs: one('externalDocs') },
  server: { ...skipping('name'), url, description: prose, variables: map('serverVariable') },
  serverVariable: { default: { read: 'effective' }, enum: { read: 'enum' }, description: prose },
  pathItem: {
    ...skipping('$ref'),
    ...operations(...METHODS, 'trace', 'query'),
    summary: prose,
    description: prose,
    servers: list('server'),
    parameters: list('parameter'),
    additionalOperations: map('operation'),
  },
  operation: {
    ...skipping('tags', 'operationId', 'deprecated', 'security'),
    summary: prose,
    description: prose,
    externalDocs: one('externalDocs'),
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: patterned('response'),
    callbacks: map('callback'),
    servers: list('server'),
  },
  parameter: parameterShape,
  header: parameterShape,
  requestBody: { ...skipping('required'), description: prose, content: map('mediaType') },
  response: { description: prose, summary: prose, headers: map('header'), content: map('mediaType'), links: map('link') },
  mediaType: {
    schema: one('schema'),
    itemSchema: one('schema'),
    example,
    examples: { read: 'examples' },
    encoding: map('encoding'),
    itemEncoding: one('encoding'),
    prefixEncoding: list('encoding'),
  },
  encoding: {
    ...skipping('contentType', 'style', 'explode', 'allowReserved'),
    headers: map('header'),
    encoding: map('encoding'),
    itemEncoding: one('encoding'),
    prefixEncoding: list('encoding'),
  },
  example: { ...skipping('externalValue'), summary: prose, description: prose, value: example, dataValue: example, serializedValue: example },
  link: { ...skipping('operationRef', 'operationId', 'parameters', 'requestBody'), description: prose, server: one('server') },
  callback: {},
  securityScheme: {
    ...skipping('type', 'name', 'in', 'scheme', 'bearerFormat', 'deprecated'),
    description: prose,
    flows: one('oauthFlows'),
    openIdConnectUrl: url,
    oauth2MetadataUrl: url,
  },
  oauthFlows: Object.fromEntries(
    ['implicit', 'password', 'clientCredentials', 'authorizationCode', 'deviceAuthorization'].map((flow) => [flow, one('oauthFlow')]),
  ),
  oauthFlow: { ...oauthUrls, scopes: { read: 'scopes' } },
};

const valueKeywords = skipping(
  'type',
  'format',
  'collectionFormat',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'multipleOf',
  'items',
);
const version2: Readonly<Record<Exclude<Kind, 'schema'>, Shape>> = {
  ...version3,
  root: {
    ...skipping('swagger', 'host', 'basePath', 'schemes', 'consumes', 'produces', 'security'),
    info: one('info'),
    paths: patterned('pathItem'),
    'x-ms-paths': patterned('pathItem'),
    'x-webhooks': map('pathItem'),
    definitions: map('schema'),
    parameters: map('parameter'),
    responses: map('response'),
    securityDefinitions: map('securityScheme'),
    tags: list('tag'),
    externalDocs: one('externalDocs'),
  },
  tag: { name: prose, description: prose, externalDocs: one('externalDocs') },
  pathItem: { ...skipping('$ref'), ...operations(...METHODS), parameters: list('parameter') },
  operation: {
    ...skipping('tags', 'operationId', 'deprecated', 'security', 'consumes', 'produces', 'schemes'),
    summary: prose,
    description: prose,
    externalDocs: one('externalDocs'),
    parameters: list('parameter'),
    responses: patterned('response'),
  },
  parameter: {
    ...skipping('name', 'in', 'required', 'allowEmptyValue'),
    ...valueKeywords,
    description: prose,
    schema: one('schema'),
    default: { read: 'effective' },
    enum: { read: 'enum' },
  },
  header: { ...valueKeywords, description: prose, default: { read: 'effective' }, enum: { read: 'enum' } },
  response: { description: prose, schema: one('schema'), headers: map('header'), examples: { read: 'mediaTypeExamples' } },
  securityScheme: { ...skipping('type', 'name', 'in', 'flow'), ...oauthUrls, description: prose, scopes: { read: 'scopes' } },
};

/** The members of each kind of object in a version of the specification. Schemas are read by `schema-walk.ts`. */
export function shapesOf(version: SpecVersion): Readonly<Record<Exclude<Kind, 'schema'>, Shape>> {
  return version === '2.0' ? version2 : version3;
}
