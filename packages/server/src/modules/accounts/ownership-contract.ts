/** The route by which an organization gives an account to another owner. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, route } from '../../kernel/route.ts';
import { inManagedAccount, managedAccount } from './contract.ts';
import { accountErrors, accountEvents, organizationAccountPermissions } from './vocabulary.ts';

export const changeAccountOwner = route({
  id: 'organizationAccounts.changeOwner',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/accounts/{account_sid}/change-owner',
  summary: 'Give an account of the organization to another owner',
  description:
    'The new owner is an active managed user of the organization. Subaccounts go along; roles of others stay.',
  access: access.organization(organizationAccountPermissions.change_owner),
  params: inManagedAccount,
  body: z.strictObject({
    owner_user_sid: sidInput('US').meta({ description: 'Who owns it from now on' }),
    old_owner_stays: z.boolean().default(true).meta({
      description: 'Does the old owner stay, as an Administrator of the account?',
    }),
  }),
  response: { status: 200, schema: managedAccount },
  errors: [
    accountErrors.owner_not_eligible,
    accountErrors.already_owner,
    accountErrors.subaccount_without_owner,
    accountErrors.wrong_state,
  ],
  audit: [accountEvents.owner_changed],
  locksOrganization: true,
  dryRun: true,
  stepUp: true,
});
