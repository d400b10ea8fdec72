import { isUuid } from './randomness.ts';
import { sha256 } from './sha256.ts';

/**
 * First 16 hex digits of the SHA-256 of a documented sample, and where it is documented. Bodies stand here without the prefix of their provider.
 * Digests, so that no secret scanner stops a commit or a package. To add one: `sha256(sample).slice(0, 16)`.
 */
const DIGESTS: ReadonlyMap<string, string> = new Map([
  ['78314b11be2e5815', 'AWS documentation'],
  ['ac9265e56c79b234', 'Google Cloud documentation'],
  ['b7c9c3b56f40df2b', 'Google Cloud documentation, without prefix'],
  ['0011cc25eb432071', 'Azurite account key'],
  ['aa6547439583c3a2', 'Cosmos DB emulator key'],
  ['86007eb367696d32', 'GitHub documentation, older'],
  ['7e498f91828a193c', 'GitHub documentation'],
  ['99a92edce7706101', 'GitHub, published expired token'],
  ['2ddc147f3a3b5a17', 'Slack documentation'],
  ['153a182586451358', 'Stripe documentation'],
  ['74e11884b07b1d51', 'Stripe documentation, older'],
  ['051d093c4bdedbf2', 'jwt.io signature'],
  ['08831f80b56414a9', 'jwt.io signature, older'],
  ['eaa5581c2e8d2f44', 'jwt.io signature, newer'],
  ['13d31e961a1ad8ec', 'RFC 7519 signature'],
  ['cf4d418ed3de92d7', 'RFC 2617 Basic'],
  ['73f71af093fdf154', 'RFC 7617 Basic'],
  ['687da00b09c83361', 'RFC 7617 Basic, UTF-8'],
  ['ad62d48d8b069026', 'RFC 7617 Basic, lower case'],
  ['293257ab6495ebb1', 'RFC 5849 client identifier'],
  ['cb87c87e4a138d9a', 'RFC 5849 client secret'],
  ['4c20e6f5cc11b937', 'RFC 5849 temporary token'],
  ['d768cad76de3fed8', 'RFC 5849 temporary secret'],
  ['bb9b1163338b2a51', 'RFC 5849 token'],
  ['649e1f5c769e718b', 'RFC 5849 token secret'],
  ['80f8b7c904d4a43f', 'RFC 5849 client identifier'],
  ['c20fbc2b96183894', 'RFC 5849 client secret'],
  ['2ff8b0fb93aca981', 'RFC 5849 token'],
  ['b87dad10a32a2d81', 'RFC 5849 token secret'],
  ['ca7459e2b26776de', 'RFC 6749 client Basic'],
  ['ed8462e1cfbe0f3a', 'RFC 6749 client identifier'],
  ['53f5da0aaa93d64c', 'RFC 6749 client secret'],
  ['e9974c507d2a8021', 'RFC 6749 client secret'],
  ['6c96130f130ab0d6', 'RFC 6749 access token'],
  ['00cf4c781dc37003', 'RFC 6749 refresh token'],
  ['a35b81a7d7927b70', 'RFC 6749 code'],
  ['b8e148545b13c78b', 'RFC 6750 bearer token'],
  ['ea9bdfd02c0c412c', 'RFC 7009 refresh token'],
  ['cfee8a24c17aef53', 'RFC 8628 device code'],
  ['7d41f23b6af66770', 'RFC 9449 access token'],
  ['ad71fb4165536675', 'OpenID Connect Core access token'],
  ['9e309cccd311ea64', 'OpenID Connect Core refresh token'],
  ['8be5d113c0871ce1', 'TOTP documentation seed'],
  ['549c9390539efcfa', 'RFC 6238 seed'],
  ['8e0628300c16fe38', 'OAuth 1.0 signature tutorial, consumer key'],
  ['00b3dc640c9c99fc', 'OAuth 1.0 signature tutorial, consumer secret'],
  ['0e04efa6bc7d2d51', 'OAuth 1.0 signature tutorial, token'],
  ['5aac38e542b76b97', 'OAuth 1.0 signature tutorial, token secret'],
]);

/** RFC 4122 and RFC 9562 samples, and the ones that generators and editors write as defaults. */
const UUIDS: ReadonlySet<string> = new Set([
  '123e4567-e89b-12d3-a456-426614174000',
  '123e4567-e89b-12d3-a456-426655440000',
  '550e8400-e29b-41d4-a716-446655440000',
  '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  '497f6eca-6276-4993-bfeb-53cbbbba6f08',
  '095be615-a8ad-4c33-8e9c-c7612fbf6c9f',
]);

/** Too short or too plain to hide behind a digest; compared in lower case without spaces. `499602d2` is 1234567890 in hexadecimal. */
const WORDS: ReadonlySet<string> = new Set(['special-key', 'opensesame', 'hunter2', 'correcthorsebatterystaple', '499602d2']);

/** No sample is longer; hashing anything above it would be wasted. */
const MAX_SAMPLE_LENGTH = 200;

/** Says where a value is documented as a sample, or undefined. Compares whole values only. */
export function knownSample(value: string): string | undefined {
  if (value.length > MAX_SAMPLE_LENGTH) return undefined;
  if (value.endsWith('EXAMPLE') || value.endsWith('EXAMPLEKEY')) return 'AWS documentation';
  if (WORDS.has(value.toLowerCase().replaceAll(' ', ''))) return 'documentation';
  if (isUuid(value)) return UUIDS.has(value.toLowerCase()) ? 'documentation UUID' : undefined;
  return DIGESTS.get(sha256(value).slice(0, 16));
}
