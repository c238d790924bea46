/** Changes that wait in the tray: which roles each person is to hold on each account, against what they hold now. */
import { directRoles, type Row } from './marks.ts';

export interface Wish {
  readonly userSid: string;
  readonly userName: string;
  readonly accountSid: string;
  readonly accountName: string;
  /** Role SID → assignment SID, as it is. */
  readonly now: ReadonlyMap<string, string>;
  readonly then: ReadonlySet<string>;
}

export type Wishes = ReadonlyMap<string, Wish>;

export interface Account {
  readonly sid: string;
  readonly name: string;
}

export type Change =
  | { action: 'give'; user_sid: string; role_sid: string; account_sid: string }
  | { action: 'take'; role_assignment_sid: string };

/** A change with what is said about it. */
export interface Listed {
  readonly key: string;
  readonly change: Change;
  readonly roleSid: string;
  readonly wish: Wish;
}

const keyOf = (userSid: string, accountSid: string) => `${userSid} ${accountSid}`;

const rolesNow = (row: Row, account: Account) =>
  new Map(
    directRoles(row, account.sid).map(({ role_sid, assignment_sid }) => [
      role_sid,
      assignment_sid ?? '',
    ]),
  );

export const wishFor = (wishes: Wishes, row: Row, account: Account) =>
  wishes.get(keyOf(row.user_sid, account.sid));

/** The roles that are held, or are to be held once the tray is saved. */
export const rolesThen = (wishes: Wishes, row: Row, account: Account): ReadonlySet<string> =>
  wishFor(wishes, row, account)?.then ?? new Set(rolesNow(row, account).keys());

const isSame = (now: ReadonlyMap<string, string>, then: ReadonlySet<string>) =>
  now.size === then.size && [...then].every((role) => now.has(role));

/** The tray with the roles of one cell set; one that is as it is leaves the tray. */
export function withWish(
  wishes: Wishes,
  row: Row,
  account: Account,
  then: ReadonlySet<string>,
): Wishes {
  const key = keyOf(row.user_sid, account.sid);
  const now = rolesNow(row, account);
  const next = new Map(wishes);
  if (isSame(now, then)) next.delete(key);
  else
    next.set(key, {
      userSid: row.user_sid,
      userName: row.name,
      accountSid: account.sid,
      accountName: account.name,
      now,
      then,
    });
  return next;
}

/** The tray without one change. */
export function withoutChange(wishes: Wishes, listed: Listed): Wishes {
  const key = keyOf(listed.wish.userSid, listed.wish.accountSid);
  const then = new Set((wishes.get(key) ?? listed.wish).then);
  if (listed.change.action === 'give') then.delete(listed.roleSid);
  else then.add(listed.roleSid);
  const next = new Map(wishes);
  if (isSame(listed.wish.now, then)) next.delete(key);
  else next.set(key, { ...listed.wish, then });
  return next;
}

/** What has to be taken comes before what is given. */
export function listChanges(wishes: Wishes): readonly Listed[] {
  return [...wishes].flatMap(([key, wish]) => [
    ...[...wish.now]
      .filter(([role]) => !wish.then.has(role))
      .map(([role, assignment]) => ({
        key: `${key} ${role}`,
        change: { action: 'take' as const, role_assignment_sid: assignment },
        roleSid: role,
        wish,
      })),
    ...[...wish.then]
      .filter((role) => !wish.now.has(role))
      .map((role) => ({
        key: `${key} ${role}`,
        change: {
          action: 'give' as const,
          user_sid: wish.userSid,
          role_sid: role,
          account_sid: wish.accountSid,
        },
        roleSid: role,
        wish,
      })),
  ]);
}
