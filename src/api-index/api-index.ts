import type { CredentialContext } from '../detectors/credential.ts';
import type { CredentialHit } from '../detectors/credential-hit.ts';
import type { CredentialTopic } from '../detectors/credential-topic.ts';
import type { ApiUrl } from '../detectors/host.ts';
import type { PropertyFacts } from '../detectors/sensitive-name.ts';
import type { TextInput } from '../detectors/text-position.ts';
import type { OpenApiDocument, Place, SpecVersion } from '../document/document.ts';
import type { Audience } from '../rules/rule.ts';

/** Any mapping of a document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Everything rules may know about one description: built once, then only read. Lists are in document order. */
export interface ApiIndex {
  readonly version: SpecVersion;
  /** As written: "3.1.0". */
  readonly writtenVersion: string;
  readonly root: OpenApiDocument;
  /** The root first, then every file reached by reference. */
  readonly documents: readonly OpenApiDocument[];
  readonly data: JsonObject;
  /** Readers that `info` names by `x-audience`, `x-internal` and the like. */
  readonly audience: Audience | undefined;
  /** Operations of `paths`, then webhooks and callbacks. */
  readonly operations: readonly Operation[];
  readonly inbound: readonly Operation[];
  readonly outbound: readonly Operation[];
  readonly pathItems: readonly PathItem[];
  /** Root security list, when the key exists. */
  readonly security: SecurityList | undefined;
  /** All lists: the root's and the operations' own. */
  readonly securityLists: readonly SecurityList[];
  readonly securitySchemes: readonly SecurityScheme[];
  /** OAuth, OpenID Connect and metadata URLs of all schemes. */
  readonly authUrls: readonly AuthUrl[];
  readonly unauthenticated: UnauthenticatedOperations;
  /** Definitions at all levels. */
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  /** Entries of a `parameters` list whose name and location an earlier entry has. */
  readonly repeatedParameters: readonly RepeatedParameter[];
  readonly requestBodies: readonly RequestBody[];
  readonly responses: readonly Response[];
  readonly headers: readonly Header[];
  readonly mediaTypes: readonly MediaType[];
  readonly schemas: readonly SchemaNode[];
  /** Values with a type that callers send, by the definition they are written in; computed on first use. */
  readonly inputOwners: readonly InputOwner[];
  /** Of the root document, without security schemes; computed on first use. */
  readonly components: readonly Component[];
  readonly tags: readonly Tag[];
  /** Each distinct (kind, name, value) once. */
  readonly texts: readonly Text[];
  /** Those of `texts` that may hold something of a kind; one scan for all rules that ask. */
  textsWith(sign: TextSign): readonly Text[];
  /** YAML comments of all documents; computed on first use. */
  readonly comments: readonly Text[];
  readonly extensions: readonly Extension[];
  readonly references: readonly Reference[];
  /** Members that the specification does not know at their place; extensions excluded. */
  readonly unknownMembers: readonly UnknownMember[];
  /** Operations that reach a schema in one of the given facets, in document order. O(ancestors). */
  operationsReaching(schema: SchemaNode, facets: number): readonly Operation[];
  /** Credentials in all texts and names, each secret once; judged when first asked for. */
  credentials(context: CredentialContext): readonly TextCredential[];
  /** The same for YAML comments. */
  commentCredentials(context: CredentialContext): readonly TextCredential[];
  /** Properties at the top of what an operation takes as its body. O(schemas at the top). */
  bodyProperties(operation: Operation): readonly SchemaNode[];
  /** Properties of the object that a schema describes, those of its `$ref`, members and alternatives included. */
  propertiesOf(schema: SchemaNode): readonly SchemaNode[];
  /** The schema behind a chain of `$ref`s; the schema itself when it has none or the target is missing. */
  resolve(schema: SchemaNode): SchemaNode;
  /** What a schema, the one behind its `$ref` and its `allOf` members say together; the nearest wins. Computed at each call. */
  merged(schema: SchemaNode): JsonObject;
  /** The one JSON type that a schema allows beside null; '' when it allows several or names none. */
  typeOf(schema: SchemaNode): string;
  /** What is known of a property beside its name, for `sensitiveName`. Computed as far as it is asked for. */
  factsOf(property: SchemaNode): PropertyFacts;
}

/** Facets of schemas: bits of a mask. Outbound operations are mirrored: the body of a webhook is what we send, so `success`. */
export const Facet = { request: 1, success: 2, error: 4 } as const;
export type FacetMask = number;

export type Direction = 'inbound' | 'outbound';

export interface PathItem extends Place {
  /** Path template, webhook name or callback expression. */
  readonly path: string;
  readonly kind: 'path' | 'webhook' | 'callback';
  readonly data: JsonObject;
  readonly operations: readonly Operation[];
}

export interface Operation extends Place {
  /** Lower case; methods of `additionalOperations` as written. */
  readonly method: string;
  /** Upper-case method and path, for messages. */
  readonly label: string;
  readonly path: string;
  readonly pathItem: PathItem;
  readonly direction: Direction;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly data: JsonObject;
  /** Inherited ones included, overridden ones left out. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly OperationResponse[];
  /** Effective: of the operation, the path item or the root. */
  readonly servers: readonly Server[];
  readonly security: EffectiveSecurity;
  readonly isWrite: boolean;
  readonly isRead: boolean;
  /** `x-audience`, `x-internal`, tags of kind audience, `info.x-audience`; undefined when nothing says so. */
  readonly audience: Audience | undefined;
  readonly traits: OperationTraits;
}

/** Classes of operations (docs/architecture.md). Computed on first use. */
export interface OperationTraits {
  /** Login, token, health, docs: never "unauthenticated". */
  readonly isRightlyPublic: boolean;
  /** May return a secret once. */
  readonly issuesCredentials: boolean;
  /** Takes a credential as a plain parameter that belongs to no scheme. */
  readonly headerAuth: Parameter | undefined;
  /** The path variable that is a credential itself: whoever knows the address may use it. */
  readonly pathCredential: Parameter | undefined;
  /** Takes webhooks of others, with a signature-like header. */
  readonly isReceiver: boolean;
  readonly isAdmin: boolean;
  readonly isSensitive: boolean;
  /** What says that the operation needs authentication: "documents 401"; '' when nothing does. */
  readonly authEvidence: string;
  /** What says that it is open to all: 'says "no authentication required"', 'has "public" in its path'; '' when nothing does. */
  readonly publicNote: string;
  /** Order for examples of missing authentication: writes first, then sensitive operations, then those with evidence. */
  readonly weight: number;
  /** Reason why the operation is open on purpose, from the configuration or `x-specwarden-public`. */
  readonly publicReason: string | undefined;
}

export interface OperationResponse {
  /** "200", "4XX", "default". */
  readonly status: string;
  readonly facets: FacetMask;
  readonly response: Response;
}

/** `protected`: a list without an empty entry. `optional`: an empty entry beside real ones. `public`: `[]` or only `{}`. `unspecified`: no readable list. */
export type SecurityState = 'protected' | 'optional' | 'public' | 'unspecified';

export interface EffectiveSecurity {
  readonly state: SecurityState;
  readonly origin: 'operation' | 'root' | 'none';
  readonly list: SecurityList | undefined;
  /** 0 (nothing) to 3 (bearer, OAuth code, mutual TLS): the weakest alternative. */
  readonly strength: number;
}

/** The value of one `security` key. */
export interface SecurityList extends Place {
  /** The operation it belongs to; undefined at the root. */
  readonly owner: Operation | undefined;
  /** False when the value is no array of objects: no reader honours what is wrong in it. */
  readonly isReadable: boolean;
  readonly entries: readonly SecurityEntry[];
  /** What callers need, in a fixed form: equal for lists that accept the same, in whatever order. Computed at each call. */
  readonly requirement: string;
}

/** One alternative: all its schemes are needed together. */
export interface SecurityEntry extends Place {
  readonly isEmpty: boolean;
  readonly uses: readonly SchemeUse[];
  readonly strength: number;
}

export interface SchemeUse extends Place {
  readonly name: string;
  readonly scopes: readonly { readonly name: string; readonly place: Place }[];
  /** Undefined when the name resolves to nothing. */
  readonly scheme: SecurityScheme | undefined;
  /** The name is a URI (3.2) into a file that was not read, so nobody knows. */
  readonly isUnread: boolean;
  /** Another scheme that readers may take the name for: the one behind the same text as a URI (3.2), or that of the referenced file. */
  readonly rival: Place | undefined;
  readonly list: SecurityList;
}

export interface SecurityScheme extends Place {
  readonly name: string;
  /** `basic` of 2.0 becomes http with scheme basic. */
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS' | 'unknown';
  readonly data: JsonObject;
  /** apiKey only. */
  readonly in: string;
  readonly parameterName: string;
  /** Lower case; http only. */
  readonly httpScheme: string;
  readonly flows: readonly OAuthFlow[];
  readonly uses: readonly SchemeUse[];
  /** Inbound operations whose effective security names it. */
  readonly operations: readonly Operation[];
  readonly strength: number;
}

export interface OAuthFlow extends Place {
  /** OpenAPI 3 names: implicit, password, clientCredentials, authorizationCode, deviceAuthorization. */
  readonly name: string;
  readonly data: JsonObject;
  readonly scopes: readonly string[];
}

export interface AuthUrl extends Place {
  /** authorizationUrl, tokenUrl, refreshUrl, openIdConnectUrl, … */
  readonly field: string;
  readonly url: ApiUrl;
  readonly scheme: SecurityScheme;
}

/** The aggregation ladder over operations whose security is unspecified and that are not open for a reason. */
export interface UnauthenticatedOperations {
  /** `none`: nothing to say. `no-schemes`, `unapplied`: one finding for the description. `partly`: per operation. */
  readonly step: 'none' | 'no-schemes' | 'unapplied' | 'partly';
  readonly operations: readonly Operation[];
  readonly writes: readonly Operation[];
  readonly reads: readonly Operation[];
  /** More than 20 operations, or more than half of all: summed up instead of reported one by one. */
  readonly isWidespread: boolean;
}

export interface Server extends Place {
  readonly level: 'root' | 'path' | 'operation';
  readonly data: JsonObject;
  /** As written, variables not replaced; for 2.0 composed of scheme, host and base path. */
  readonly template: string;
  readonly description: string;
  /** All URLs the variables allow (at most 64), or scheme × host in 2.0. */
  readonly urls: readonly ServerUrl[];
  readonly variables: readonly ServerVariable[];
  /** Names in braces that no variable defines. */
  readonly undefinedVariables: readonly string[];
}

export interface ServerUrl {
  readonly url: ApiUrl;
  /** What decides the scheme: `/servers/0/url`, a variable's value, `/schemes/1`. */
  readonly schemePlace: Place;
  /** The scheme inside the string at `schemePlace`; absent when the whole string is meant. */
  readonly schemeSpan?: readonly [start: number, end: number];
  /** The variable whose value is `schemePlace`. */
  readonly schemeVariable?: ServerVariable;
  /** What decides the host and its class. */
  readonly hostPlace: Place;
  /** The host, without port and user, inside the string at `hostPlace`; absent when the whole string is meant. */
  readonly hostSpan?: readonly [start: number, end: number];
  /** The variable whose value is `hostPlace`. */
  readonly hostVariable?: ServerVariable;
}

export interface ServerVariable extends Place {
  readonly name: string;
  readonly default: string | undefined;
  readonly enum: readonly string[] | undefined;
  readonly description: string;
  readonly isUsed: boolean;
}

/** Something with a value that has a schema. */
interface Shaped extends Place {
  readonly data: JsonObject;
  readonly schema: SchemaNode | undefined;
  /** The resolved schema's members, or those of a 2.0 parameter or header itself. */
  readonly shape: JsonObject;
}

export interface Parameter extends Shaped {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  readonly content: readonly MediaType[];
  /** Operations that have it, in document order. */
  readonly operations: readonly Operation[];
  /** The apiKey scheme that this parameter carries. */
  readonly boundScheme: SecurityScheme | undefined;
  /** Read as a schema node of its own: a property of a `querystring` parameter, or undefined. */
  readonly querystringOf: Parameter | undefined;
}

/** `pointer` names the entry of the list, `parameter` what it holds or refers to. */
export interface RepeatedParameter extends Place {
  readonly parameter: Parameter;
  /** The earlier entry. */
  readonly first: Place;
  readonly holder: Operation | PathItem;
}

export interface Header extends Shaped {
  readonly name: string;
  readonly facets: FacetMask;
  readonly operations: readonly Operation[];
}

export interface RequestBody extends Place {
  readonly data: JsonObject;
  readonly content: readonly MediaType[];
  readonly operations: readonly Operation[];
}

export interface Response extends Place {
  readonly data: JsonObject;
  /** 2.0 only; later versions have it per media type. */
  readonly schema: SchemaNode | undefined;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly facets: FacetMask;
  readonly operations: readonly Operation[];
}

export interface MediaType extends Shaped {
  /** "application/json"; as written. */
  readonly type: string;
  readonly facets: FacetMask;
}

export interface Component extends Place {
  /** Name of the map that holds it: "schemas", "definitions", "requestBodies". */
  readonly kind: string;
  readonly name: string;
  /** Whether operations or other parts outside the components lead to it, by references, by a discriminator or by name in a text or extension. */
  readonly isReached: boolean;
}

export interface Tag extends Place {
  readonly name: string;
  readonly data: JsonObject;
}

export type SchemaRole = 'component' | 'property' | 'patternProperty' | 'additionalProperties' | 'items' | 'allOf' | 'anyOf' | 'oneOf' | 'other' | 'root';

/** One schema at its definition. */
export interface SchemaNode extends Place {
  /** Property or component name, else that of the nearest named ancestor; '' when there is none. */
  readonly name: string;
  readonly role: SchemaRole;
  readonly data: JsonObject;
  /** The inline schema that holds this one. */
  readonly parent: SchemaNode | undefined;
  /** Inline subschemas that describe parts of the same value or of its members; without `not`. */
  readonly children: readonly SchemaNode[];
  /** Target of `$ref` or `$dynamicRef`. */
  readonly target: SchemaNode | undefined;
  /** Directions that reach it; 0 when nothing does. */
  readonly facets: FacetMask;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
}

/** A component, an inline body or the parameter list of an operation: what one author edits at once. `pointer` names it. */
export interface InputOwner extends Place {
  readonly kind: 'schema' | 'body' | 'parameter' | 'parameters';
  /** Of the component or parameter; '' for bodies. */
  readonly name: string;
  readonly values: readonly InputValue[];
  /** Operations that take it. O(ancestors). */
  readonly operations: () => readonly Operation[];
}

/** A value that callers send, at its definition: a schema whose type is known, or a parameter of OpenAPI 2.0. Choices (`anyOf`, `oneOf`) are judged in their members. */
export interface InputValue extends Place {
  /** Of the property or parameter, or the nearest one around it; '' when there is none. */
  readonly name: string;
  readonly data: JsonObject;
  /** Without null; at least one. */
  readonly types: readonly string[];
  readonly schema: SchemaNode | undefined;
  /** The parameter that it is the value of, or a part of it. */
  readonly parameter: Parameter | undefined;
  readonly owner: InputOwner;
  /** What the schema, its `allOf` members and the schemas around it that describe the same value say together. */
  readonly members: JsonObject;
}

/** One distinct string of the description. `at` is its first place. */
export interface Text extends Place, TextInput {
  /** The string as written, before markup was taken away: of prose, and of code that stands inside a sentence. */
  readonly source?: string | undefined;
  /** What it belongs to, for its direction. */
  readonly owner: { readonly facets: FacetMask } | undefined;
  /** Further places of the same string, at most 100. */
  readonly others: readonly Place[];
  /** All places. */
  readonly count: number;
  /** The text is the key of what stands at `pointer`. */
  readonly anchor?: 'key' | undefined;
}

/**
 * What a text may hold, as a cheap look tells. `infrastructure`: product versions, errors' insides, paths, SQL, cloud resources. `internal-url`: URLs into an
 * organisation's own network or tools. `markup`: active or hidden parts (prose as written). `note`: notes of authors, orders to models (prose).
 */
export type TextSign = 'infrastructure' | 'internal-url' | 'markup' | 'note' | 'personal-data';

/** A credential that stands in the description. */
export interface TextCredential {
  readonly text: Text;
  /** Offsets are those of `text.value`. */
  readonly hit: CredentialHit;
  readonly topic: CredentialTopic;
  /** Further places of the same secret. */
  readonly others: readonly Place[];
  /** All places. */
  readonly count: number;
}

/** An `x-` member. `pointer` names the member. */
export interface Extension extends Place {
  readonly name: string;
  readonly value: unknown;
  /** What kind of object holds it: `operation`, `schema`, `root` … */
  readonly owner: string;
}

export interface UnknownMember extends Place {
  readonly name: string;
  readonly value: unknown;
  readonly owner: string;
}

/** A `$ref` (or `externalValue`, discriminator mapping) at its place. `pointer` names the string. */
export interface Reference extends Place {
  readonly field: '$ref' | '$dynamicRef' | 'externalValue' | 'mapping';
  /** As written. */
  readonly text: string;
  /** Kind of object expected at the target. */
  readonly kind: string;
  /** The object that holds the `$ref`. */
  readonly holder: JsonObject;
  /**
   * `loop`: leads back to itself. `unreadable`: the file exists and can't be read. `unread`: nobody can tell, because the audit is of one text, or because
   * of limits, encoding or syntax, which are findings of their own. A file that is read from an allowed host is `resolved`.
   */
  readonly status: 'resolved' | 'unresolved' | 'loop' | 'remote' | 'outside-root' | 'unreadable' | 'unread';
  /** Why it could not be followed. */
  readonly reason: string;
  readonly target: Place | undefined;
}
