/** Limits of an organization as resources, and the routes that change them. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { route } from '../../kernel/route.ts';
import {
  accountCreators,
  charactersAtMost,
  charactersOfEverybody,
  daysOfKeysAtMost,
  daysRememberedAtMost,
  lifetimeDays,
  outsiderAccesses,
} from './limits.ts';
import { everyChange, ofAccount, policyOf, startsAt } from './policy-schemas.ts';
import { securityPolicyErrors } from './vocabulary.ts';

const path = '/v1/organizations/{organization_sid}/security-policies';

const ageOfKeys = {
  max_age_days: z.int().min(1).max(daysOfKeysAtMost).nullable().meta({
    description:
      'Days that an API key, or the secret of an OAuth app, works at most; null: any number',
    example: 90,
  }),
};

export const apiKeyPolicy = policyOf(
  ageOfKeys,
  'API keys end 90 days after they were made at the latest.',
).meta({ id: 'ApiKeyPolicy', description: 'How old credentials of programs may become' });

export const updateApiKeyPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updateApiKeys',
  path: `${path}/api-keys`,
  summary: 'Decide how old API keys and secrets of OAuth apps may become, now or from a day on',
  description:
    'A new key cannot be made for longer. One that is older is refused from that moment on, and stays dead when the rule is eased; the secret of an OAuth app gets no tokens until it is rolled. Ask with dry_run which those are. Their makers are told two weeks before.',
  body: z.strictObject({ ...ageOfKeys, starts_at: startsAt }),
  response: { status: 200, schema: apiKeyPolicy },
});

const lifetimeOfInvitations = {
  lifetime_days: z
    .int()
    .min(1)
    .max(lifetimeDays)
    .nullable()
    .meta({
      description: `Days that the link of a mail works; null: as the product has it, ${lifetimeDays}`,
      example: 3,
    }),
};

export const invitationPolicy = policyOf(
  lifetimeOfInvitations,
  'The link of an invitation works for 3 days.',
).meta({ id: 'InvitationPolicy', description: 'How long invitations wait for an answer' });

export const updateInvitationPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updateInvitations',
  path: `${path}/invitations`,
  summary: 'Decide how long invitations wait for an answer, now or from a day on',
  description:
    'Of people and of accounts, by whatever way they are invited. Those that wait are shortened too, and are not made longer again when the rule is eased: they are sent once more. Ask with dry_run which would be over.',
  body: z.strictObject({ ...lifetimeOfInvitations, starts_at: startsAt }),
  response: { status: 200, schema: invitationPolicy },
});

const accessFromOutside = {
  access: z.enum(outsiderAccesses).meta({
    description:
      'allowed: by whoever may invite there. by_approval: only through the Owner and the Administrators of the organization. not_allowed: nobody, and whoever is there is refused',
    example: 'by_approval',
  }),
};

export const externalUserPolicy = policyOf(
  accessFromOutside,
  'Nobody from outside comes to an account of the organization.',
).meta({
  id: 'ExternalUserPolicy',
  description: 'Whether people whom the organization does not manage come to its accounts',
});

export const updateExternalUserPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updateExternalUsers',
  path: `${path}/external-users`,
  summary: 'Decide about people from outside on accounts, now or from a day on',
  description:
    'Asked wherever a role on an account is given, and with not_allowed at every request for the account. Nobody loses a role: whoever is refused comes in again when the rule is eased. An account can only be stricter.',
  body: z.strictObject({ account_sid: ofAccount, ...accessFromOutside, starts_at: startsAt }),
  response: { status: 200, schema: externalUserPolicy },
  errors: [securityPolicyErrors.not_stricter],
});

const creators = {
  created_by: z.enum(accountCreators).meta({
    description:
      'everyone: whoever has a role that lets them. administrators: of those, the Owner and the Administrators. nobody: not even they',
    example: 'administrators',
  }),
};

export const accountCreationPolicy = policyOf(
  creators,
  'Accounts and subaccounts are created by the Owner and the Administrators of the organization alone.',
).meta({
  id: 'AccountCreationPolicy',
  description: 'Who creates accounts and subaccounts in the organization',
});

export const updateAccountCreationPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updateAccountCreation',
  path: `${path}/account-creation`,
  summary: 'Decide who creates accounts, now or from a day on',
  description:
    'Beside what roles let people do, and for machines as for whoever made them. Accounts that people bring along when they join are not created.',
  body: z.strictObject({ ...creators, starts_at: startsAt }),
  response: { status: 200, schema: accountCreationPolicy },
});

const lengthOfPasswords = {
  minimum_characters: z
    .int()
    .min(charactersOfEverybody)
    .max(charactersAtMost)
    .nullable()
    .meta({
      description: `Characters that a password has at least; null: as everywhere, ${charactersOfEverybody}`,
      example: 20,
    }),
};

export const passwordPolicy = policyOf(
  lengthOfPasswords,
  'Passwords of the people whom you manage have at least 20 characters.',
).meta({ id: 'PasswordPolicy', description: 'How long passwords of managed people are' });

export const updatePasswordPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updatePasswords',
  path: `${path}/passwords`,
  summary: 'Decide how long passwords of managed people are, now or from a day on',
  description:
    'Asked wherever a password is set. How long one is that is set already shows when it is typed next: a shorter one signs nobody in, and its person has a link for a new one mailed. Sessions that live go on. Whoever signs in by single sign-on or a passkey is not asked.',
  body: z.strictObject({ ...lengthOfPasswords, starts_at: startsAt }),
  response: { status: 200, schema: passwordPolicy },
});

const daysRemembered = {
  remembered_days: z.int().min(0).max(daysRememberedAtMost).nullable().meta({
    description:
      'Days for which a browser may be remembered after a second factor; 0: none is. null: nothing was chosen, so none is, and an account asks for no more than its organization',
    example: 14,
  }),
};

export const rememberedBrowserPolicy = policyOf(
  daysRemembered,
  'Whoever signs in by their second factor may have that browser remembered for 14 days.',
).meta({
  id: 'RememberedBrowserPolicy',
  description: 'Whether browsers of managed people are remembered after a second factor',
});

export const updateRememberedBrowserPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updateRememberedBrowsers',
  path: `${path}/remembered-browsers`,
  summary: 'Decide for how long browsers are remembered after a second factor',
  description:
    'Whoever ticks it when they prove their authenticator app or passkey signs in there by password alone for that long. Counted from that proof by the rule of the moment: a shorter one forgets at once, a longer one lengthens nothing. What was forgotten stays forgotten when it is eased. An account can only be shorter.',
  body: z.strictObject({
    account_sid: sidInput('AC').nullable().default(null).meta({
      description:
        'For the managed people who reach one account or its subaccounts; null: for all of them',
      example: null,
    }),
    ...daysRemembered,
    starts_at: startsAt,
  }),
  response: { status: 200, schema: rememberedBrowserPolicy },
  errors: [securityPolicyErrors.not_stricter],
});
