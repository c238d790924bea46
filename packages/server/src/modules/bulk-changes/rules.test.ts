/** What is refused before anything starts, what is not done in passing, and what counts as so already. */

import { describe, expect, it } from 'vitest';
import { AppError, requestErrors } from '../../kernel/errors.ts';
import { say } from '../../kernel/text.ts';
import { organizationUserErrors } from '../organization-users/index.ts';
import { roleAssignmentErrors } from '../role-assignments/index.ts';
import {
  type Asked,
  acts,
  assertFits,
  assertNotInPassing,
  type BulkAct,
  isSoAlready,
  permissionOf,
} from './rules.ts';

const codeOf = (run: () => void): string => {
  try {
    run();
    return 'fits';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

type Given = Parameters<typeof assertFits>[0];

describe('what an act takes', () => {
  const users = ['x'];
  it.each<[string, Given, string]>([
    ['people by SID', { act: 'deactivate', users }, 'fits'],
    ['people by words', { act: 'deactivate', choice: {} }, 'fits'],
    ['both', { act: 'deactivate', users, choice: {} }, 'request.invalid'],
    ['neither', { act: 'deactivate' }, 'request.invalid'],
    ['an heir who inherits', { act: 'delete', users, new_owner_user_sid: 'x' }, 'fits'],
    [
      'an heir of nothing',
      { act: 'end_sessions', users, new_owner_user_sid: 'x' },
      'request.invalid',
    ],
    ['a role', { act: 'give_role', users, role_sid: 'x', account_sid: 'x' }, 'fits'],
    ['no role', { act: 'give_role', users, account_sid: 'x' }, 'request.invalid'],
    ['a role for nothing', { act: 'remove', users, role_sid: 'x' }, 'request.invalid'],
    ['a place for nothing', { act: 'remove', users, account_sid: 'x' }, 'request.invalid'],
  ])('%s', (_name, given, expected) => {
    expect(codeOf(() => assertFits(given))).toBe(expected);
  });

  it('names a permission for each act', () => {
    for (const act of acts) expect(permissionOf[act].name).toMatch(/^\/bailiwick\/iam\//);
  });
});

describe('in passing', () => {
  const me = 'me';
  const heir = 'heir';
  const nothing: Omit<Asked, 'act'> = { role_id: null, account_id: null, heir_user_id: null };
  it.each<[string, BulkAct, Partial<Asked>, string, string]>([
    ['nobody keeps themselves out', 'deactivate', {}, me, 'bulk_change.yourself'],
    ['nobody leaves', 'remove', {}, me, 'bulk_change.yourself'],
    ['nobody demotes themselves', 'give_role', {}, me, 'bulk_change.yourself'],
    ['a role on an account is added', 'give_role', { account_id: 'a' }, me, 'fits'],
    ['sessions end', 'end_sessions', {}, me, 'fits'],
    ['others are kept out', 'deactivate', {}, 'other', 'fits'],
    ['the heir does not leave', 'remove', { heir_user_id: heir }, heir, 'bulk_change.heir'],
    ['others leave', 'remove', { heir_user_id: heir }, 'other', 'fits'],
  ])('%s', (_name, act, given, userId, expected) => {
    const asked = { ...nothing, act, ...given };
    expect(codeOf(() => assertNotInPassing(asked, userId, me))).toBe(expected);
  });
});

describe('is so already', () => {
  const already = (state: string) =>
    organizationUserErrors.already(say('So.'), { facts: { state } });
  it.each<[BulkAct, AppError, boolean]>([
    ['deactivate', already('inactive'), true],
    ['deactivate', already('suspended'), false],
    ['deactivate', already('pending_deletion'), false],
    ['reactivate', already('active'), true],
    ['reactivate', already('pending_deletion'), false],
    ['delete', already('pending_deletion'), true],
    ['delete', already('suspended'), false],
    ['cancel_deletion', already('inactive'), true],
    ['cancel_deletion', already('active'), true],
    ['offboard', already('pending_deletion'), false],
    ['give_role', roleAssignmentErrors.exists(say('So.')), true],
    ['deactivate', requestErrors.not_found(say('Nobody.')), false],
  ])('%s: %s %s', (act, error, expected) => {
    expect(isSoAlready(act, error)).toBe(expected);
  });
});
