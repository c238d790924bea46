/** Ties the routes of limits to their use cases. */
import { command } from '../../kernel/bind.ts';
import * as contract from './limits-contract.ts';
import * as service from './limits-service.ts';

export const limitRoutes = () => [
  command(contract.updateApiKeyPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await service.updateApiKeys(work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
  command(contract.updateInvitationPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await service.updateInvitations(work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
  command(contract.updateExternalUserPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await service.updateExternalUsers(work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
  command(
    contract.updateAccountCreationPolicy,
    async ({ work, scope, reply }, { body, ifMatch }) => {
      const policy = await service.updateAccountCreation(work, scope, { body, ifMatch });
      reply.version(policy.version);
      return policy;
    },
  ),
  command(contract.updatePasswordPolicy, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await service.updatePasswords(work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
  command(
    contract.updateRememberedBrowserPolicy,
    async ({ work, scope, reply }, { body, ifMatch }) => {
      const policy = await service.updateRememberedBrowsers(work, scope, { body, ifMatch });
      reply.version(policy.version);
      return policy;
    },
  ),
];
