import { describe, expect, test } from 'vitest';
import { changingVerb } from '../../src/detectors/changing-verb.ts';

const find = (path: string, operationId = '', summary = ''): string | undefined => changingVerb({ path, method: 'get', operationId, summary });

describe('changingVerb finds', () => {
  test.each([
    ['/users/{id}/delete', '', 'delete'],
    ['/delete-user', '', 'delete'],
    ['/createAuthor', 'createAuthorUsingGET', 'create'],
    ['/#Action=CreateUser', 'GET_CreateUser', 'create'],
    ['/users/{id}', 'deleteUser', 'delete'],
    ['/users/{id}', 'Users_delete', 'delete'],
    ['/users/{id}', 'users.revoke', 'revoke'],
    ['/users/{id}', 'delete_user_by_id', 'delete'],
    ['/tokens/{id}', 'revokeToken', 'revoke'],
    ['/users/{id}', 'updateUserById', 'update'],
    ['/users/{id}/reset', 'get_users__id__reset', 'reset'],
  ])('%s %s', (path, operationId, verb) => {
    expect(find(path, operationId)).toBe(verb);
  });
});

describe('changingVerb leaves alone', () => {
  test.each([
    ['/updates', ''],
    ['/update-history', ''],
    ['/users/{id}', 'resetToken'],
    ['/requests/delete/{id}', 'Requests_DeleteStatus'],
    ['/updateCheck', 'legacy_updateCheck'],
    ['/devices/{id}/update', 'getUpdate'],
    ['/devices/{id}/update', 'DevicesController_findUpdate'],
    ['/things/{delete}', ''],
    ['/deleted', 'listDeleted'],
    ['/users/{id}', 'users_delete_list_get_all_reset_requests'],
  ])('%s %s', (path, operationId) => {
    expect(find(path, operationId)).toBeUndefined();
  });

  test('what its summary reads', () => {
    expect(find('/firmware/update', '', 'Returns the newest update')).toBeUndefined();
    expect(find('/firmware/update', '', 'Installs the newest update')).toBe('update');
  });
});
