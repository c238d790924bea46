/** Binds the routes of one's own login to their use cases. (Changing the password also ends sessions: see `sessions`.) */
import { command, query } from '../../kernel/bind.ts';
import { getPasswordRule, getSelf, updateSelf } from './contract.ts';
import { readPasswordRule } from './password-rules.ts';
import { getUser, presentUser, updateProfile } from './service.ts';

export const routes = [
  query(getSelf, async ({ db, scope, reply }) => {
    const row = await getUser(db, scope);
    reply.version(row.version);
    return presentUser(row);
  }),

  query(getPasswordRule, async ({ db, scope }) =>
    readPasswordRule(db, (await getUser(db, scope)).organizationId),
  ),

  command(updateSelf, async ({ work, scope, reply }, { body, ifMatch }) => {
    const row = await updateProfile(
      work,
      scope,
      {
        firstName: body.first_name,
        lastName: body.last_name,
        timeZone: body.time_zone,
        locale: body.locale,
      },
      ifMatch,
    );
    reply.version(row.version);
    return presentUser(row);
  }),
];
