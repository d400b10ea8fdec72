import { describe, expect, test } from 'vitest';
import { gatewayExtension, holdsBackendAddress } from '../../src/detectors/gateway-extension.ts';

describe('gatewayExtension', () => {
  test.each([
    ['x-amazon-apigateway-integration', 'AWS API Gateway', true],
    ['x-amazon-apigateway-request-validator', 'AWS API Gateway', false],
    ['x-google-backend', 'Google Cloud Endpoints', true],
    ['x-google-quota', 'Google Cloud Endpoints', false],
    ['x-kong-plugin-rate-limiting', 'Kong', true],
    ['X-Kong-Name', 'Kong', false],
    ['x-tyk-api-gateway', 'Tyk', true],
    ['x-wso2-production-endpoints', 'WSO2', true],
    ['x-throttling-tier', 'WSO2', false],
    ['x-apigee-target', 'Apigee', true],
    ['x-3scale-product', '3scale', true],
    ['x-krakend', 'KrakenD', true],
    ['x-ibm-configuration', 'IBM API Connect', true],
  ])('%s is of %s', (key, vendor, isBackendConfiguration) => {
    expect(gatewayExtension(key)).toEqual({ vendor, isBackendConfiguration });
  });

  test.each([
    'x-ms-enum',
    'x-logo',
    'x-tagGroups',
    'x-codeSamples',
    'x-amazon-apigateway-documentation',
    'x-amazon-apigateway-authtype',
    'x-aws-operation-name',
    'x-google-issuer',
    'x-internal',
    'x-kongregate',
    'x-googlers',
    'amazon',
    '',
    'x-',
  ])('%j is no gateway', (key) => {
    expect(gatewayExtension(key)).toBeUndefined();
  });
});

test.each([
  [{ uri: 'arn:aws:lambda:eu-west-1:1:function:orders' }, true],
  ['https://orders-x7.a.run.app', true],
  [['orders.shop.svc:8080'], true],
  ['10.2.0.7:8080', true],
  [{ limit: 10, unit: 'MINUTE' }, false],
  ['HEADER', false],
  [true, false],
  [null, false],
])('%j holds a backend address: %s', (value, expected) => {
  expect(holdsBackendAddress(value)).toBe(expected);
});
