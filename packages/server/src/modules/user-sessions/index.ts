/**
 * Where the people of an organization are signed in, for their administrators. Owns no table. Invariants: only managed logins are
 * shown or acted upon; a session is named by its id, never by its secret; the person is told of each that somebody else ended.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { endUserSession, listUserSessions } from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { endSession, listSessions } from './service.ts';

export function userSessionsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'user-sessions',
    dependsOn: ['organization-users', 'organizations', 'roles', 'sessions', 'users'],
    vocabulary: {},
    mailSamples,
    migrations: [],
    routes: () => [
      query(listUserSessions, ({ db, scope, actor }, { params }) =>
        listSessions(db, scope, { userId: params.user_sid, actor }),
      ),
      command(endUserSession, ({ work, scope, held }, { params }) =>
        endSession(work, { catalogue, scope, held, userId: params.user_sid }, params.session_sid),
      ),
    ],
  });
}
