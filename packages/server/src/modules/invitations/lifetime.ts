/** For how many days the link of a mail works: as the product has it, or fewer where the organization wants that. */
import type { Db } from '../../kernel/database.ts';
import { organizationScope } from '../../kernel/scope.ts';
import { lifetimeDays } from './lifecycle.ts';
import { daysAllowed } from './rules.ts';
import { findLifetimeDays } from './store.ts';

/** @param organizationId null: the account stands outside every organization */
export const daysOfLinks = async (db: Db, organizationId: string | null): Promise<number> =>
  organizationId === null
    ? lifetimeDays
    : daysAllowed(await findLifetimeDays(db, organizationScope(organizationId)));
