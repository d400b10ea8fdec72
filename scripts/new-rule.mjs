// Scaffolds a rule: `npm run new-rule -- <id> <family>`. The suite stays red until metadata, check and fixtures are filled in.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function familiesInSource() {
  const declaration = /export type Family =([^;]+);/.exec(readFileSync('src/rules/rule.ts', 'utf8'));
  return [...declaration[1].matchAll(/'([a-z-]+)'/g)].map((match) => match[1]).filter((family) => family !== 'engine');
}

function objection(id, family) {
  if (!id || !family) return 'Usage: npm run new-rule -- <id> <family>';
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id)) return `"${id}" is not kebab-case of at least two words, such as no-cleartext-server.`;
  const families = familiesInSource();
  if (!families.includes(family)) return `"${family}" is not a family. Families: ${families.join(', ')}.`;
  const taken = readdirSync('src/rules', { recursive: true }).find((file) => path.basename(file) === `${id}.ts`);
  if (taken || existsSync(`fixtures/rules/${id}`)) return `"${id}" exists already.`;
  return undefined;
}

function ruleSource(id, family, version) {
  return `import { ALL_VERSIONS, defineRule, R } from '../rule.ts';

/**
 * Reports .
 * Sources: .
 */
export default defineRule({
  meta: {
    id: '${id}',
    family: '${family}',
    title: '',
    why: '',
    fix: '',
    grades: { default: { severity: 'warning', confidence: 'high', presets: R } },
    stage: 'experimental',
    since: '${version}',
    catalogue: [],
    owasp: [],
    cwe: [],
    appliesTo: ALL_VERSIONS,
  },
  *check(api) {
    for (const operation of api.operations) {
      if (operation.path === '/replace-me') yield { at: operation, anchor: 'key', message: \`\${operation.label} .\` };
    }
  },
});
`;
}

function fixtureSource(title, comment) {
  return `openapi: 3.1.0
info:
  title: ${title}
  version: 1.0.0
paths:
  /orders:
    get:${comment}
      responses:
        '200':
          description: The orders of the customer.
`;
}

const [id, family] = process.argv.slice(2);
const problem = objection(id, family);
if (problem) {
  console.error(problem);
  process.exitCode = 2;
} else {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const files = {
    [`src/rules/${family}/${id}.ts`]: ruleSource(id, family, version),
    [`fixtures/rules/${id}/bad.yaml`]: fixtureSource('Orders', ` # expect: ${id}`),
    [`fixtures/rules/${id}/good.yaml`]: fixtureSource('Orders', ''),
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${file}`);
  }
  console.log('Fill in all three, then: npm run generate && npm test');
}
