/** The sign-up policy and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, oneLine, prose, route } from '../../kernel/route.ts';
import { emailText, userErrors } from '../users/index.ts';
import { policies } from './rules.ts';
import { signUpPolicyErrors, signUpPolicyEvents, signUpPolicyPermissions } from './vocabulary.ts';

const policy = z.enum(policies).meta({
  description:
    'INVITATION_ONLY: refused unless invited. AUTO_MEMBERSHIP: joins as a managed user. APPROVAL_REQUIRED: an administrator decides. NO_MEMBERSHIP: signs up outside the organization',
});
const outcome = z.enum(['open', 'joins', 'approval', 'refused']);

const preview = z
  .strictObject({
    tries: z.int().meta({ description: 'People who tried in the last 90 days' }),
    changed: z.int().meta({ description: 'How many of them would have met something else' }),
    sentence: prose({ description: 'The same in words' }),
  })
  .meta({
    id: 'SignUpPolicyImpact',
    description: 'What the policy would have meant for the last 90 days',
  });

export const signUpPolicy = z
  .strictObject({
    policy,
    contact: z
      .string()
      .nullable()
      .meta({ description: 'Whom to ask, shown to people who are turned away' }),
    allows_foreign_invitations: z.boolean().meta({
      description: 'May other organizations invite your managed users to their accounts?',
    }),
    domains: z
      .array(
        z.strictObject({
          domain_sid: sidOutput('DN'),
          name: z.string().meta({ description: 'Name of the domain' }),
          policy: policy
            .nullable()
            .meta({ description: 'Its own policy; null: the default holds' }),
          effective: policy.meta({ description: 'What holds for it' }),
        }),
      )
      .meta({ description: 'The proven domains' }),
    impact: preview.nullable().meta({ description: 'Set in the answer to a dry run' }),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({
    id: 'SignUpPolicy',
    description: 'What happens to new people who sign up with a domain of the organization',
  });

const inOrganization = z.object({ organization_sid: sidInput('OR') });

export const getSignUpPolicy = route({
  id: 'signUpPolicy.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/sign-up-policy',
  summary: 'Read what happens to new people of your domains',
  access: access.organization(signUpPolicyPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: signUpPolicy },
});

const changes = z.strictObject({
  policy: policy.optional(),
  contact: oneLine('Whom to ask, up to 200 characters', { max: 200 }).nullable().optional(),
  allows_foreign_invitations: z
    .boolean()
    .optional()
    .meta({ description: 'May other organizations invite your managed users?' }),
  domains: z
    .array(
      z.strictObject({
        domain_sid: sidInput('DN'),
        policy: policy.nullable().meta({ description: 'null: the default holds' }),
      }),
    )
    .max(500)
    .optional()
    .meta({ description: 'Own policies of single domains' }),
});

export const previewSignUpPolicy = route({
  id: 'signUpPolicy.preview',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/sign-up-policy/preview',
  summary: 'What a change of the policy would have meant for the last 90 days',
  access: access.organization(signUpPolicyPermissions.update),
  params: inOrganization,
  readOnly: true,
  body: changes,
  response: { status: 200, schema: signUpPolicy },
  errors: [signUpPolicyErrors.domain_not_verified],
});

export const updateSignUpPolicy = route({
  id: 'signUpPolicy.update',
  forMachines: true,
  method: 'PATCH',
  path: '/v1/organizations/{organization_sid}/sign-up-policy',
  summary: 'Decide what happens to new people of your domains',
  access: access.organization(signUpPolicyPermissions.update),
  params: inOrganization,
  body: changes,
  response: { status: 200, schema: signUpPolicy },
  errors: [signUpPolicyErrors.domain_not_verified],
  takesIfMatch: true,
  locksOrganization: true,
  audit: [signUpPolicyEvents.changed],
});

export const testAddress = route({
  id: 'signUpPolicy.test',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/sign-up-policy/test',
  summary: 'What would happen to this address?',
  access: access.organization(signUpPolicyPermissions.read),
  params: inOrganization,
  readOnly: true,
  body: z.strictObject({ email: emailText }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        outcome: outcome.meta({ description: 'What would happen' }),
        sentence: prose({ description: 'What the person would read' }),
        because: prose({ description: 'Which rule decides' }),
      })
      .meta({ id: 'SignUpTest', description: 'What would happen to an address' }),
  },
  errors: [userErrors.email_not_accepted],
});
