import { remembered } from './remembered.ts';

/** A vendor extension that configures an API gateway. */
export interface GatewayExtension {
  readonly vendor: string;
  /** The key is made for backend addresses, plugins, policies or authorizers, not for switches. */
  readonly isBackendConfiguration: boolean;
}

const ALL = /(?:)/;
const NONE = /(?!)/;

/** Prefix of the key, vendor, and what of the rest of the key is configuration of the backend. Sources: the vendors' import and extension references. */
const GATEWAYS: readonly (readonly [prefix: string, vendor: string, backend: RegExp])[] = [
  ['x-amazon-apigateway-', 'AWS API Gateway', /integration|authorizer|auth\b|policy|endpoint-configuration/],
  ['x-google-', 'Google Cloud Endpoints', /backend|management|endpoints/],
  ['x-apim-', 'Azure API Management', /backend|policy|policies/],
  ['x-azure-apim-', 'Azure API Management', ALL],
  ['x-kong-', 'Kong', /plugin|service|upstream|route/],
  ['x-tyk-', 'Tyk', /api-gateway|streaming|plugin/],
  ['x-wso2-', 'WSO2', /endpoints|sequence|policy|policies|application-security|basepath/],
  ['x-mediation-script', 'WSO2', ALL],
  ['x-throttling-tier', 'WSO2', NONE],
  ['x-apigee-', 'Apigee', /target|polic|proxy/],
  ['x-a127-', 'Apigee', ALL],
  ['x-volos-', 'Apigee', ALL],
  ['x-3scale-', '3scale', ALL],
  ['x-krakend-', 'KrakenD', ALL],
  ['x-gravitee-', 'Gravitee', ALL],
  ['x-graviteeio-', 'Gravitee', ALL],
  ['x-mulesoft-', 'MuleSoft', ALL],
  ['x-anypoint-', 'MuleSoft', ALL],
  ['x-ibm-configuration', 'IBM API Connect', ALL],
  ['x-axway-', 'Axway', ALL],
  ['x-l7-', 'Broadcom Layer7', ALL],
  ['x-zuplo-', 'Zuplo', /route|handler|polic/],
  ['x-apisix-', 'Apache APISIX', ALL],
  ['x-traefik-', 'Traefik', ALL],
  ['x-ambassador', 'Ambassador', ALL],
  ['x-kusk', 'Kusk', ALL],
  ['x-yc-apigateway-', 'Yandex API Gateway', /integration|authorizer/],
  ['x-aliyun-apigateway-', 'Alibaba API Gateway', ALL],
];
/** Keys with a gateway's prefix that only describe. */
const DOCUMENTATION_KEYS: ReadonlySet<string> = new Set([
  'x-amazon-apigateway-documentation',
  'x-amazon-apigateway-authtype',
  'x-google-api-name',
  'x-google-marketplace',
  'x-google-issuer',
  'x-google-jwks_uri',
  'x-google-audiences',
  'x-apim-code-nillable',
]);

/** Tells the gateway an `x-` key belongs to. Documentation extensions (`x-ms-enum`, `x-logo`, `x-tagGroups`, `x-codeSamples`) are `undefined`. Cached. */
export const gatewayExtension: (key: string) => GatewayExtension | undefined = remembered(judge);

function judge(key: string): GatewayExtension | undefined {
  const name = key.slice(0, 100).toLowerCase();
  if (!name.startsWith('x-') || DOCUMENTATION_KEYS.has(name)) return undefined;
  for (const [prefix, vendor, backend] of GATEWAYS) {
    if (!name.startsWith(prefix) && name !== prefix.replace(/-$/, '')) continue;
    return { vendor, isBackendConfiguration: backend.test(name.slice(prefix.length)) };
  }
  return undefined;
}

/** Longest value that is looked through; an address stands at its start or nowhere. */
const MAX_VALUE_LENGTH = 20_000;

/** Whether an extension's value names something behind the gateway: a URL, a resource of a cloud, an inner host with its port. */
export function holdsBackendAddress(value: unknown): boolean {
  if (typeof value !== 'object' && typeof value !== 'string') return false;
  const text = JSON.stringify(value).slice(0, MAX_VALUE_LENGTH);
  return /\barn:aws|:\/\/|\.(?:svc|internal|local)\b|\b(?:\d{1,3}\.){3}\d{1,3}\b/.test(text);
}
