import type { PublicEntry } from '../config/config.ts';
import { parseApiUrl } from '../detectors/host.ts';
import { isOrdinaryName } from '../detectors/sensitive-name.ts';
import { detectVersion } from '../document/detect-version.ts';
import { childPlace, type Place } from '../document/document.ts';
import type { DocumentSet } from '../document/document-set.ts';
import { ownMember } from '../document/json-value.ts';
import type { Limits } from '../document/limits.ts';
import {
  type ApiIndex,
  type AuthUrl,
  type Component,
  Facet,
  type Operation,
  type Parameter,
  type SchemaNode,
  type SecurityList,
  type SecurityScheme,
  type Text,
} from './api-index.ts';
import { readOwnAudience } from './audience.ts';
import { bodyProperties, topProperties } from './body-properties.ts';
import { readComponents } from './components.ts';
import { createCredentialJudge } from './credentials.ts';
import { numberOperations, operationsReaching, operationsReachingAny, spreadFacets } from './directions.ts';
import { createDraft, type IndexDraft, type ParameterDraft, parameterKey, type SchemaDraft } from './draft.ts';
import { followReferences } from './follow-references.ts';
import { readInputOwners } from './input-owners.ts';
import { finishHolders, linkHolders } from './link-holders.ts';
import { mergedMembers, valueType } from './merged-schema.ts';
import { nameTexts } from './name-texts.ts';
import { isSensitiveProperty, type TraitSetting } from './operation-traits.ts';
import { readOperations } from './operations.ts';
import { propertyFacts } from './property-facts.ts';
import { createResolver } from './references.ts';
import { findRepeatedParameters } from './repeated-parameters.ts';
import { hasEffectiveSiblings } from './schema-walk.ts';
import { readSecurityList, readSecuritySchemes } from './security.ts';
import { readServers, readServers2 } from './servers.ts';
import { createTextCollector } from './text-collector.ts';
import { createTextSieve } from './text-signs.ts';
import { findUnauthenticated } from './unauthenticated.ts';
import { rootContext, walkObject } from './walk.ts';

export interface IndexOptions {
  readonly limits: Limits;
  readonly publicEntries?: readonly PublicEntry[];
}

export interface BuiltIndex {
  readonly api: ApiIndex;
  /** Files that references name and that the set does not hold yet. Read them and build again. */
  readonly missing: ReadonlySet<string>;
}

/** Fields of security schemes and flows that hold URLs which callers send credentials to. */
const AUTH_URL_FIELDS = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl', 'openIdConnectUrl', 'oauth2MetadataUrl'] as const;

/** Builds the index of a description, or nothing when the root is no OpenAPI description. Never throws on user input; linear in the size of the text. */
export function buildIndex(set: DocumentSet, options: IndexOptions): BuiltIndex | undefined {
  const version = detectVersion(set.root.data);
  if (!version) return undefined;
  const resolver = createResolver(set);
  const draft = createDraft(set, version.version, options.limits, resolver);
  walkObject(draft, 'root', draft.data, '', rootContext(draft, draft.root));
  followReferences(draft);
  linkHolders(draft);

  const root: Place = { document: draft.root, pointer: '' };
  const schemes = readSecuritySchemes(draft);
  const security = Object.hasOwn(draft.data, 'security') ? readSecurityList(draft, draft.data['security'], childPlace(root, 'security'), schemes) : undefined;
  const securityLists: SecurityList[] = security ? [security] : [];
  if (draft.version === '2.0') readServers2(draft, root, draft.data, 'root');
  else readServers(draft, ownMember(draft.data, 'servers'), root, 'root');
  const traits = traitSetting(draft, schemes, options.publicEntries ?? []);
  const { pathItems, operations } = readOperations(draft, { schemes, rootSecurity: security, securityLists, traits });
  const securitySchemes = [...schemes.values()];
  linkSchemes(operations, securitySchemes);
  finishHolders(draft);
  finishParameters(draft, schemes);
  numberOperations(operations);
  spreadFacets(draft.nodes.schema.values());
  const inbound = operations.filter((operation) => operation.direction === 'inbound');

  let comments: readonly Text[] | undefined;
  let components: readonly Component[] | undefined;
  let repeatedParameters: ApiIndex['repeatedParameters'] | undefined;
  let inputOwners: ApiIndex['inputOwners'] | undefined;
  const api: ApiIndex = {
    version: version.version,
    writtenVersion: version.written,
    root: draft.root,
    documents: [...set.documents.values()],
    data: draft.data,
    audience: readOwnAudience(draft),
    operations,
    inbound,
    outbound: operations.filter((operation) => operation.direction === 'outbound'),
    pathItems,
    security,
    securityLists,
    securitySchemes,
    authUrls: readAuthUrls(securitySchemes),
    unauthenticated: findUnauthenticated(draft.data, inbound, securitySchemes),
    servers: [...draft.servers.values()],
    parameters: [...draft.nodes.parameter.values(), ...querystringParameters(draft)],
    get repeatedParameters() {
      repeatedParameters ??= findRepeatedParameters(draft, pathItems, operations);
      return repeatedParameters;
    },
    requestBodies: [...draft.nodes.requestBody.values()],
    responses: [...draft.nodes.response.values()],
    headers: [...draft.nodes.header.values()],
    mediaTypes: [...draft.nodes.mediaType.values()],
    schemas: [...draft.nodes.schema.values()],
    get inputOwners() {
      inputOwners ??= readInputOwners(api);
      return inputOwners;
    },
    get components() {
      components ??= readComponents(draft);
      return components;
    },
    tags: draft.tags,
    texts: draft.texts.texts,
    textsWith: createTextSieve(() => draft.texts.texts),
    get comments() {
      comments ??= readComments(set, options.limits);
      return comments;
    },
    credentials: createCredentialJudge(() => [...draft.texts.texts, ...nameTexts(api)]),
    commentCredentials: createCredentialJudge(() => api.comments),
    extensions: draft.extensions,
    references: draft.references,
    unknownMembers: draft.unknownMembers,
    operationsReaching,
    bodyProperties,
    propertiesOf: (schema) => topProperties([schema]),
    resolve: resolveSchema,
    merged: (schema) => mergedMembers(schema, hasEffectiveSiblings(draft)),
    typeOf: (schema) => valueType(schema, hasEffectiveSiblings(draft)),
    factsOf: (property) => propertyFacts(property, hasEffectiveSiblings(draft)),
  };
  return { api, missing: resolver.missing };
}

/** What the classes of operations are decided by; which of them return sensitive data is found in one pass, when first asked. */
function traitSetting(draft: IndexDraft, schemes: ReadonlyMap<string, SecurityScheme>, publicEntries: readonly PublicEntry[]): TraitSetting {
  let sensitive: ReadonlySet<Operation> | undefined;
  return {
    publicEntries,
    schemes,
    returnsSensitiveData: (operation) => {
      sensitive ??= operationsReachingAny(
        [...draft.nodes.schema.values()].filter(
          (node) => node.role === 'property' && !isOrdinaryName(node.name) && isSensitiveProperty(propertyFacts(node, hasEffectiveSiblings(draft))),
        ),
        Facet.success,
      );
      return sensitive.has(operation);
    },
  };
}

function linkSchemes(operations: ApiIndex['operations'], schemes: readonly { readonly name: string; operations: ApiIndex['operations'][number][] }[]): void {
  const byName = new Map(schemes.map((scheme) => [scheme.name, scheme]));
  for (const operation of operations) {
    const names = new Set(operation.security.list?.entries.flatMap((entry) => entry.uses.map((use) => use.scheme?.name ?? '')));
    for (const name of names) byName.get(name)?.operations.push(operation);
  }
}

function finishParameters(draft: IndexDraft, schemes: ReadonlyMap<string, SecurityScheme>): void {
  for (const parameter of draft.nodes.parameter.values()) {
    parameter.shape = parameter.schema ? resolveSchema(parameter.schema).data : parameter.data;
    parameter.boundScheme = schemes.get(draft.apiKeyParameters.get(parameterKey(parameter.in, parameter.name)) ?? '');
  }
  for (const header of draft.nodes.header.values()) header.shape = header.schema ? resolveSchema(header.schema).data : header.data;
  for (const mediaType of draft.nodes.mediaType.values()) if (mediaType.schema) mediaType.shape = resolveSchema(mediaType.schema).data;
}

/** The properties of an `in: querystring` parameter are query parameters (OpenAPI 3.2 §4.12.1). */
function querystringParameters(draft: IndexDraft): readonly Parameter[] {
  const found: ParameterDraft[] = [];
  for (const whole of draft.nodes.parameter.values()) {
    if (whole.in !== 'querystring') continue;
    const schema = whole.content[0]?.schema;
    for (const property of schema ? resolveSchema(schema).children : []) {
      if (property.role !== 'property') continue;
      const node = property as SchemaDraft;
      found.push({
        ...whole,
        document: node.document,
        pointer: node.pointer,
        name: node.name,
        in: 'query',
        data: node.data,
        schema: node,
        shape: resolveSchema(node).data,
        content: [],
        querystringOf: whole,
      });
    }
  }
  return found;
}

function readAuthUrls(schemes: readonly SecurityScheme[]): readonly AuthUrl[] {
  return schemes.flatMap((scheme) =>
    [scheme, ...scheme.flows].flatMap((holder) =>
      AUTH_URL_FIELDS.flatMap((field): AuthUrl[] => {
        const value = ownMember(holder.data, field);
        // A 2.0 scheme is its own flow.
        if (typeof value !== 'string' || (holder === scheme && scheme.flows.some((flow) => flow.pointer === scheme.pointer))) return [];
        return [{ ...childPlace(holder, field), field, url: parseApiUrl(value), scheme }];
      }),
    ),
  );
}

function readComments(set: DocumentSet, limits: Limits): readonly Text[] {
  return [...set.documents.values()].flatMap((document) =>
    document.comments.flatMap((comment) => {
      const collector = createTextCollector(limits);
      collector.add('comment', '', comment.text, document, '', '', { owner: undefined });
      return collector.texts.map((text): Text => ({ ...text, pointer: '', offset: comment.end - comment.text.length }));
    }),
  );
}

/** Follows `$ref` and `$dynamicRef` to the schema that says something itself. */
function resolveSchema(schema: SchemaNode): SchemaNode {
  let current = schema;
  const seen = new Set<SchemaNode>();
  while (current.target && !seen.has(current)) {
    seen.add(current);
    current = current.target;
  }
  return current;
}
