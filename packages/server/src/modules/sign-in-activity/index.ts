/** How many signed in day by day, and how one person did, read from the audit log. Owns no table and changes nothing. */
import { query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { getSignInActivity, listUserSignIns } from './contract.ts';
import * as service from './service.ts';

export const signInActivityModule = defineModule({
  name: 'sign-in-activity',
  dependsOn: ['audit-log', 'organization-users', 'sessions'],
  vocabulary: {},
  migrations: [],
  routes: () => [
    query(getSignInActivity, ({ db, scope }) => service.readSignInActivity(db, scope)),
    query(listUserSignIns, ({ db, scope }, { params }) =>
      service.listUserSignIns(db, scope, params.user_sid),
    ),
  ],
});
