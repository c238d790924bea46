/** What one may do in an account, as its answer says. */
import type { Schemas } from '../../api.ts';

export const may = (account: Schemas['OpenAccount'], permission: string): boolean =>
  account.permissions.includes(`/bailiwick/account/${permission}`);
