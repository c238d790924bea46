/** How many signed in day by day, read from the audit log. Owns no table and changes nothing. */
import { query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { getSignInActivity } from './contract.ts';
import { readSignInActivity } from './service.ts';

export const signInActivityModule = defineModule({
  name: 'sign-in-activity',
  dependsOn: ['audit-log', 'sessions'],
  vocabulary: {},
  migrations: [],
  routes: () => [query(getSignInActivity, ({ db, scope }) => readSignInActivity(db, scope))],
});
