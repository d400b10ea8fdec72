import { splitPath } from './route-word.ts';
import { splitName } from './split-name.ts';
import { wordSet } from './word-list.ts';

/** What is done to everything at once. */
export type BulkAction = 'deletes everything' | 'deletes in bulk' | 'changes in bulk' | 'exports everything';

const DELETE: ReadonlySet<string> = wordSet('delete remove purge wipe truncate clear erase destroy');
const BULK: ReadonlySet<string> = wordSet('bulk batch mass multiple');
const CHANGE: ReadonlySet<string> = wordSet('update edit patch modify upsert');
const EXPORT: ReadonlySet<string> = wordSet('export dump');
/** What an export is about where it is not the data: the job, its file, its settings. */
const PARTS_OF_EXPORT: ReadonlySet<string> = wordSet('status job jobs download result results template templates settings config format formats type types');

/**
 * What an operation does to a whole collection, by its last segment and operation id: `DELETE /orders/all`, `POST /users/bulk-delete`, `GET /customers/export`.
 * Undefined below an object id, where one object is exported, and where bulk is a noun of the product (`/bulk-orders`). Linear, never throws.
 */
export function bulkAction(path: string, method: string, operationId: string): BulkAction | undefined {
  const { raw, isObjectId } = splitPath(path);
  const last = raw.at(-1) ?? '';
  if (last.includes('{') || isObjectId.includes(true)) return undefined;
  const isWrite = method !== 'get' && method !== 'head';
  for (const words of [splitName(last), splitName(operationId)]) {
    const [verb = ''] = words;
    const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
    if (isWrite && words.includes('all') && (has(DELETE) || method === 'delete')) return 'deletes everything';
    if (isWrite && has(BULK) && (has(DELETE) || method === 'delete')) return 'deletes in bulk';
    if (isWrite && has(BULK) && has(CHANGE)) return 'changes in bulk';
    if (EXPORT.has(verb) && !words.some((word) => PARTS_OF_EXPORT.has(word))) return 'exports everything';
  }
  return undefined;
}
