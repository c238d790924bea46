/** What is checked at acceptance, whatever is accepted. */

import type { Db } from '../../kernel/database.ts';
import { platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import { findHolder } from '../domains/index.ts';
import type * as store from './store.ts';
import { invitationErrors } from './vocabulary.ts';

export const theInvited = platformScope(
  'the invited person stands outside the organization that invites',
);

export const dead = () =>
  invitationErrors.link_dead(
    say('It was used, revoked, replaced by a newer mail, or its time is over.'),
  );

export const lostRight = (row: store.InvitationRow) =>
  invitationErrors.inviter_lost_right(
    say('{invitedBy} may not give what the invitation offers any more.', {
      invitedBy: row.invitedBy,
    }),
    { whoCan: say('An Administrator can invite you again') },
  );

/** Joining needs the domain as it is now: proven, and ours. @throws invitation.domain_not_verified */
export async function assertDomainStands(db: Db, row: store.InvitationRow): Promise<void> {
  if (row.kind !== 'organization' && row.kind !== 'account_transfer') return;
  const holder = await findHolder(db, row.email.split('@')[1] ?? '');
  if (holder?.organizationId !== row.organizationId || holder.state !== 'verified') {
    throw invitationErrors.domain_not_verified(
      say('The domain of {email} is not a proven domain of {organizationName} at the moment.', {
        email: row.email,
        organizationName: row.organizationName ?? '',
      }),
      {
        whoCan: say('An Administrator of {organizationName}', {
          organizationName: row.organizationName ?? '',
        }),
      },
    );
  }
}
