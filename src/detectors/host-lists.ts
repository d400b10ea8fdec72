import { phraseList, wordSet } from './word-list.ts';

/** Names that mean this machine, beside `*.localhost` and the loopback addresses; 10.0.2.2 is the host seen from an Android emulator. */
export const LOOPBACK_HOSTS: ReadonlySet<string> = new Set([
  'localhost',
  'localhost.localdomain',
  'host.docker.internal',
  'gateway.docker.internal',
  '10.0.2.2',
]);

/** Instance metadata services of cloud machines: AWS (also of container tasks), Azure and Google; Alibaba. */
export const METADATA_HOSTS: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  'fd00:ec2::254',
  'metadata.google.internal',
  'metadata.azure.internal',
]);

/** Top-level names reserved for documentation and tests (RFC 2606, RFC 6761). */
export const PLACEHOLDER_SUFFIXES: ReadonlySet<string> = new Set(['example', 'test', 'invalid']);

/** Second halves of `example.…` that RFC 2606 and the registry of .edu reserve. */
export const DOCUMENTATION_SUFFIXES: ReadonlySet<string> = new Set(['com', 'org', 'net', 'edu']);

/** Labels that stand for "put yours here", at any place of a host name. */
export const PLACEHOLDER_LABELS: ReadonlySet<string> = wordSet(`
  example examples placeholder yourdomain yourcompany yourhost yourserver yoursite yourapp yourapi yourinstance yourtenant yourorg youraccount
  mydomain mycompany mysite myorg mytenant somedomain contoso fabrikam
`);

/** Host names of one label that are words of a sentence, not machines. */
export const PLACEHOLDER_SINGLE_LABELS: ReadonlySet<string> = wordSet(`
  host hostname domain string url uri foo bar acme
`);

/** Last labels that no public name server answers. */
export const INTERNAL_SUFFIXES: ReadonlySet<string> = wordSet(`
  local internal intranet corp lan localdomain home private intra svc consul cluster
`);

/** Domains under which a developer's machine becomes reachable from outside. */
export const TUNNEL_DOMAINS: readonly string[] = phraseList(`
  ngrok.io, ngrok.app, ngrok.dev, ngrok-free.app, ngrok-free.dev, trycloudflare.com, loca.lt, localtunnel.me, serveo.net, localhost.run, lhr.life,
  lhr.rocks, pagekite.me, devtunnels.ms, pinggy.link, pinggy.io, bore.pub, telebit.io, tunnelto.dev, localxpose.io, loclx.io
`);

/** Domains under which hosting platforms give out machine-made names. */
export const PLATFORM_DOMAINS: readonly string[] = phraseList(`
  herokuapp.com, azurewebsites.net, azure-api.net, azurecontainerapps.io, azurestaticapps.net, azurefd.net, cloudapp.net, cloudapp.azure.com, run.app,
  cloudfunctions.net, appspot.com, gateway.dev, firebaseapp.com, web.app, elasticbeanstalk.com, awsapprunner.com, amplifyapp.com, cloudfront.net,
  on.aws, vercel.app, netlify.app, onrender.com, fly.dev, railway.app, workers.dev, pages.dev, deno.dev, supabase.co, ondigitalocean.app, koyeb.app,
  glitch.me, replit.app, repl.co, mybluemix.net, appdomain.cloud, customer-oci.com, cfapps.io, hana.ondemand.com
`);

/** Labels of machine-made names below amazonaws.com; they count when something stands before them. */
export const AWS_PLATFORM_LABELS: ReadonlySet<string> = new Set(['execute-api', 'elb', 'compute', 'compute-1', 'lambda-url']);

/** Labels of tools that a company runs for its own staff. */
export const INTERNAL_TOOL_LABELS: ReadonlySet<string> = wordSet(`
  corp jira confluence stash jenkins sonar sonarqube nexus artifactory teamcity bamboo
`);

/** Words of a host label that name an environment before production. Sandboxes, playgrounds and demos are meant for customers. */
export const NON_PRODUCTION_WORDS: ReadonlySet<string> = wordSet(`
  staging stage stg dev development uat qa preprod nonprod int sit test testing debug intern internal
`);
/** Words that make the whole host a public test system, whatever stands beside them. */
export const PUBLIC_TEST_WORDS: ReadonlySet<string> = new Set(['sandbox', 'playground', 'demo']);
