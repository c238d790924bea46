/** Security policies and their routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, prose, route } from '../../kernel/route.ts';
import { passkeyErrors } from '../factors/index.ts';
import { idleSeconds, lifetimeSeconds, recentSeconds } from '../sessions/index.ts';
import {
  accountCreationPolicy,
  apiKeyPolicy,
  externalUserPolicy,
  invitationPolicy,
  passwordPolicy,
  rememberedBrowserPolicy,
} from './limits-contract.ts';
import { everyChange, inOrganization, ofAccount, policyOf, startsAt } from './policy-schemas.ts';
import { circles } from './rules.ts';
import { securityPolicyErrors, securityPolicyPermissions } from './vocabulary.ts';

const circle = z.enum(circles).meta({
  description:
    'Of whom it is asked. administrators: the Owner and the Administrators; for an account, its own too',
  example: 'everyone',
});
const resistant = z.boolean().meta({
  description: 'Only what cannot be phished counts: a passkey or a security key, no code',
});
const rule = { required_of: circle, phishing_resistant: resistant };

const standing = z
  .strictObject({
    asked: z.int().meta({ description: 'Who is asked, and can sign in', example: 120 }),
    by_sso: z
      .int()
      .meta({ description: 'Of them, proven by single sign-on at the company', example: 80 }),
    by_factor: z.int().meta({ description: 'Of them, with what is asked for', example: 37 }),
    missing: z.int().meta({ description: 'Managed people without it', example: 3 }),
    guests_missing: z
      .int()
      .meta({ description: 'People from outside without it: they cannot reach it', example: 0 }),
  })
  .meta({ id: 'SecondFactorStanding', description: 'Who has what a policy asks for' });

export const secondFactorPolicy = policyOf(rule, 'Everybody is asked for a second factor.').meta({
  id: 'SecondFactorPolicy',
  description: 'Who has to prove themselves by a second factor beside the password',
});

const minutes = (description: string, [least, most]: readonly [number, number]) =>
  z
    .int()
    .min(least)
    .max(most)
    .nullable()
    .meta({ description: `${description}; null: as the product has it, ${most}`, example: least });

/** No shorter than a person can work in, no longer than the product itself. */
const limits = {
  lifetime_minutes: minutes('Minutes from signing in on', [15, lifetimeSeconds / 60]),
  idle_minutes: minutes('Minutes without use', [5, idleSeconds / 60]),
  step_up_minutes: minutes('Minutes for which a proof counts as fresh', [1, recentSeconds / 60]),
};

export const sessionPolicy = policyOf(
  limits,
  'Sessions of the people whom you manage: they end after 8 hours.',
).meta({ id: 'SessionPolicy', description: 'How long sessions of managed people last' });

export const securityPolicies = z
  .strictObject({
    second_factor: secondFactorPolicy.meta({ description: 'Of the organization' }),
    standing: standing.meta({
      description: 'As it is now; while nothing is asked, as it would be if everybody were',
    }),
    accounts: z
      .array(secondFactorPolicy)
      .meta({ description: 'Of accounts for which something was chosen, by name' }),
    session: sessionPolicy.meta({ description: 'How long sessions last, by the organization' }),
    account_creation: accountCreationPolicy.meta({ description: 'Who creates accounts' }),
    external_users: externalUserPolicy.meta({ description: 'People from outside on accounts' }),
    external_users_accounts: z
      .array(externalUserPolicy)
      .meta({ description: 'Of accounts for which something was chosen, by name' }),
    invitations: invitationPolicy.meta({
      description: 'How long invitations wait for an answer',
    }),
    api_keys: apiKeyPolicy.meta({ description: 'How old credentials of programs may become' }),
    passwords: passwordPolicy.meta({ description: 'How long passwords are' }),
    remembered_browsers: rememberedBrowserPolicy.meta({
      description: 'Whether browsers are remembered after a second factor',
    }),
    remembered_browsers_accounts: z
      .array(rememberedBrowserPolicy)
      .meta({ description: 'Of accounts for which something was chosen, by name' }),
    session_accounts: z
      .array(sessionPolicy)
      .meta({ description: 'Of accounts for which something was chosen, by name' }),
  })
  .meta({ id: 'SecurityPolicies', description: 'How people of the organization prove themselves' });

export const getSecurityPolicies = route({
  id: 'securityPolicies.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/security-policies',
  summary: 'Read how people must prove themselves',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: securityPolicies },
});

export const updateSecondFactorPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updateSecondFactor',
  path: '/v1/organizations/{organization_sid}/security-policies/second-factor',
  summary: 'Decide who needs a second factor, now or from a day on',
  description:
    'Counts at every request from its start on: sessions that proved less are worth nothing until a factor is proven, and API keys while their maker has none. Whoever has none adds one at the next sign-in. Ask with dry_run who that is. An account can only be stricter.',
  body: z.strictObject({
    account_sid: ofAccount,
    required_of: circle,
    phishing_resistant: resistant.default(false),
    starts_at: startsAt,
  }),
  response: { status: 200, schema: secondFactorPolicy },
  errors: [
    securityPolicyErrors.author_owes,
    securityPolicyErrors.not_stricter,
    passkeyErrors.not_here,
  ],
});

export const updateSessionPolicy = route({
  ...everyChange,
  id: 'securityPolicies.updateSession',
  path: '/v1/organizations/{organization_sid}/security-policies/session',
  summary: 'Decide how long sessions last, now or from a day on',
  description:
    'Only shorter than the product has it. Counts for sessions that live, at every request; of several rules that reach somebody the shortest holds. What is over stays over when it is eased.',
  body: z.strictObject({
    account_sid: sidInput('AC').nullable().default(null).meta({
      description:
        'For the managed people who reach one account or its subaccounts; null: for all of them',
      example: null,
    }),
    lifetime_minutes: limits.lifetime_minutes.default(null),
    idle_minutes: limits.idle_minutes.default(null),
    step_up_minutes: limits.step_up_minutes.default(null),
    starts_at: startsAt,
  }),
  response: { status: 200, schema: sessionPolicy },
  errors: [securityPolicyErrors.not_stricter],
});

const duty = z.strictObject({
  account_sid: sidOutput('AC').nullable().meta({
    description: 'Where it holds; null: wherever they go',
  }),
  account_name: z.string().nullable().meta({ description: 'Name of the account' }),
  ...rule,
  started_at: instant('Since when'),
  complies: z.boolean().meta({ description: 'They can prove it' }),
  because: prose({
    description: 'Which rule it is, and what follows for this person',
    example: 'The organization asks everybody for a second factor: they have a passkey.',
  }),
});

const whose = {
  policy: z.string().meta({ description: 'The kind of policy', example: 'api_keys' }),
  account_sid: duty.shape.account_sid,
  account_name: duty.shape.account_name,
};

export const effectivePolicy = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Who it is' }),
    proves_by: z
      .enum(['sso', 'passkey', 'authenticator_app'])
      .nullable()
      .meta({ description: 'The strongest that they have; null: a password alone' }),
    complies: z.boolean().meta({ description: 'With all of them' }),
    second_factor: z
      .array(duty)
      .meta({ description: 'Every rule that reaches them, the strictest first, 100 at most' }),
    session: z
      .strictObject({
        ...limits,
        because: z.array(prose({})).meta({ description: 'Which rules make it so' }),
      })
      .meta({ description: 'How long their sessions last' }),
    limits: z
      .array(z.strictObject({ ...whose, because: prose({ description: 'The rule in words' }) }))
      .meta({ description: 'What else holds for them, by kind of policy' }),
    planned: z
      .array(
        z.strictObject({
          ...whose,
          starts_at: instant('When it takes the place of what holds'),
          sentence: prose({ description: 'The rule in words' }),
        }),
      )
      .meta({ description: 'What starts by itself and reaches them, of any kind' }),
  })
  .meta({ id: 'EffectiveSecurityPolicy', description: 'What holds for one person, and why' });

export const getEffectivePolicy = route({
  id: 'securityPolicies.getEffective',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/users/{user_sid}/security-policy',
  summary: 'Read what one person has to prove, and because of which rule',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization.extend({ user_sid: sidInput('US') }),
  response: { status: 200, schema: effectivePolicy },
});
