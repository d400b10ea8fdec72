import { describe, expect, test } from 'vitest';
import { isPublicRoute } from '../../src/detectors/public-route.ts';
import { growthOf, MAX_GROWTH } from '../support/growth.ts';

/** `POST /users/login #signIn`: method, path, operation id. */
function isPublic(line: string): boolean {
  const [method = '', path = '', operationId = ''] = line.split(' ');
  return isPublicRoute({ method: method.toLowerCase(), path, operationId: operationId.slice(1) });
}

describe('open by their nature', () => {
  test.each([
    // Proof of identity, and its end.
    'POST /login',
    'POST /users/AuthenticateByName',
    'POST /enterprise/auth/refresh',
    'POST /auth/jwt',
    'POST /api/v1/users/sign-in',
    'POST /Users/{userId}/Authenticate',
    'DELETE /sessions/{id} #logout',
    'POST /v2/users/2fa-login',
    'GET /login/{provider}',
    'POST /auth/login/google',
    'POST /accounts #AuthController_login',
    'POST /oauth2/token',
    'POST /{tenant}/oauth2/v2.0/token',
    'POST /realms/{realm}/protocol/openid-connect/token',
    'GET /realms/{realm}/protocol/openid-connect/certs',
    'POST /integration/customer/token',
    'POST /oauth/device/code',
    'POST /oauth/device/token',
    'GET /oauth/authorize',
    'GET /github/callback',
    'POST /auth/oidc/external/authorize',
    'POST /auth/refresh',
    'POST /auth/tokens',
    'POST /sessions',
    'POST /auth/api-key',
    'POST /users/v2/tokenExchange',
    'POST /saml/acs',
    // Who has no account yet, or has lost the way in.
    'POST /register',
    'POST /account/registration',
    'POST /signup',
    'POST /forgot-password',
    'POST /password/reset',
    'POST /auth/password/forgot',
    'POST /api/v1/password/reset/confirm',
    'POST /password_reset_confirm/',
    'PUT /account/password #requestPasswordReset',
    'POST /account/verification #verifyUserRegistration',
    'POST /users/ask-send-verify-email',
    'GET /users/{id}/verify-email/{token}',
    'PUT /account-verify/verify/{activation_token}',
    'POST /users/activate',
    // Probes and published documents.
    'GET /',
    'GET /api/v1',
    'GET /health',
    'GET /internal/node/health',
    'GET /health/live',
    'GET /healthz',
    'GET /heartbeat/database',
    'POST /System/Ping',
    'GET /api/v1/status',
    'GET /version',
    'HEAD /status',
    'GET /.well-known/openid-configuration',
    'GET /.well-known/acme/{token}',
    'GET /jwks.json',
    'GET /openapi.json',
    'GET /v3/api-docs',
    'GET /robots.txt',
  ])('%s', (line) => {
    expect(isPublic(line)).toBe(true);
  });
});

describe('protected, whatever they are called', () => {
  test.each([
    'GET /tokens',
    'GET /authenticated-users',
    'DELETE /tokens/{token}',
    'GET /tokens/{id} #getToken',
    'POST /users/{id}/tokens',
    'DELETE /applications/{client_id}/token',
    'POST /devices/token',
    'POST /push/token',
    'POST /access-tokens',
    'POST /orders/{id}/confirm',
    'POST /payments/{id}/authorize',
    'POST /cards/{id}/verify',
    'POST /cards/verify',
    'POST /cache/refresh',
    'PUT /users/{id}/activate',
    'POST /users/{id}/reset-password',
    'POST /users/{id}/password/reset',
    'POST /routers/password/reset',
    'POST /password/policy/reset',
    'POST /devices/register',
    'GET /registrations/{id}',
    'GET /users/{id}/last-login',
    'GET /last-login',
    'GET /logins',
    'GET /auth/oidc/elevate',
    'PUT /organizations/{id}/saml',
    'PUT /admin/sso',
    'GET /github/oauth/applications',
    'POST /payments/callback',
    'GET /certificates/{id}/callback',
    'GET /orders/status',
    'GET /orders/{id}/status',
    'PUT /status',
    'GET /patients/{id}/health',
    'GET /health/insurances/{id}',
    'GET /services',
    'GET /device',
    'POST /orders',
    'GET /users/{id}/profile',
  ])('%s', (line) => {
    expect(isPublic(line)).toBe(false);
  });
});

test('hostile paths take linear time', () => {
  const judge = (text: string): boolean => isPublicRoute({ method: 'post', path: text, operationId: text });
  for (const unit of ['/a', '/{a}', '/login-', '/']) expect(growthOf(judge, unit), unit).toBeLessThanOrEqual(MAX_GROWTH);
});
