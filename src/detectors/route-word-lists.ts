import { wordSet } from './word-list.ts';

/** Segments that lead to debuggers, dumps and consoles of a server. */
export const DEBUG_SEGMENTS: ReadonlySet<string> = wordSet(`
  debug _debug actuator pprof heapdump heap-dump threaddump thread-dump jolokia jmx jmx-console phpinfo phpinfo.php server-status server-info
  trace.axd elmah.axd h2-console _profiler graphiql system-information systeminfo meta-data computemetadata
`);

export const INTERNAL_SEGMENTS: ReadonlySet<string> = new Set(['internal', '_internal', 'private-api', '_private', 'backoffice', 'back-office']);

/** Segments of an area for administrators. `staff` also names people: followed by nothing or an id it is a resource. */
export const ADMIN_SEGMENTS: ReadonlySet<string> = new Set(['admin', '_admin', 'administration', 'superuser', 'staff']);
/** What follows the name of a collection. */
export const AFTER_RESOURCE: ReadonlySet<string> = wordSet(`
  {} search query list count export lookup filter batch bulk me
`);

export const IMPERSONATION_SEGMENTS: ReadonlySet<string> = wordSet(`
  impersonate impersonation impersonations impersonate-user impersonate_user sudo login-as login_as loginas switch-user switch_user _switch_user
  become
`);

/** Segments for tests alone, whatever stands beside them. */
export const TEST_ONLY_SEGMENTS: ReadonlySet<string> = new Set(['test-only', 'test_only', 'testonly', '__test__', 'test-fixtures', '_fixtures']);

/** What one does to a store on the day before a demo, and the stores. `/fixtures` alone lists matches of a league. */
export const STORE_VERBS: ReadonlySet<string> = wordSet(`
  create drop reset seed truncate wipe flush clear migrate load
`);
export const STORES: ReadonlySet<string> = wordSet(`
  db database schema cache caches test-data testdata test_data fixtures
`);

/** What an operator does to a running program, and the programs. */
export const PROCESS_VERBS: ReadonlySet<string> = new Set(['shutdown', 'restart', 'reboot', 'reload', 'regenerate']);
export const PROCESSES: ReadonlySet<string> = wordSet(`
  system server service services daemon watcher worker workers scheduler process application app jvm broker cluster
`);

/** Last segments that describe the server or its interface. `metrics`, `logs`, `status` and `health` are product words too often. */
export const OPERATIONS_SEGMENTS: ReadonlySet<string> = wordSet(`
  configprops logfile swagger.json swagger.yaml openapi.json openapi.yaml swagger-ui swagger-ui.html api-docs apidocs schema.graphql
  redoc
`);
/** Last segments that count only directly below the root of the interface. */
export const TOP_OPERATIONS_SEGMENTS: ReadonlySet<string> = new Set(['env', 'docs', 'swagger', 'prometheus']);

/** Parameters in the query of a path that name the called method. */
export const METHOD_PARAMETERS: ReadonlySet<string> = wordSet(`
  method action operation cmd command function call x-amz-target
`);
