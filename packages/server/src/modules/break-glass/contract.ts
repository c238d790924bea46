/** The emergency access of an organization: who has it, when it was used, and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, prose, route } from '../../kernel/route.ts';
import { organizationErrors } from '../organizations/index.ts';
import { inOrganization, securityPolicyPermissions } from '../security-policies/index.ts';
import { breakGlassErrors, breakGlassEvents, breakGlassPermissions } from './vocabulary.ts';

export const usesShown = 20;

const breakGlassOwner = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Who it is' }),
    email: z.string().meta({ description: 'Their address' }),
    named_by: z.string().meta({ description: 'Who decided it', example: 'Ada Okafor' }),
    named_at: instant('When'),
  })
  .meta({ id: 'BreakGlassOwner', description: 'An Owner who has the emergency access' });

const breakGlassUse = z.strictObject({
  name: z.string().meta({ description: 'Who signed in' }),
  past_sso: z
    .boolean()
    .meta({ description: 'Single sign-on would have refused it', example: true }),
  past_networks: z
    .boolean()
    .meta({ description: 'The networks would have refused it', example: false }),
  client_address: z.string().meta({ description: 'From where', example: '198.51.100.7' }),
  used_at: instant('When they signed in'),
  seen_by: z.string().nullable().meta({
    description: 'Who noted that they saw it; null: nobody yet',
    example: 'Ada Okafor',
  }),
});

export const breakGlass = z
  .strictObject({
    sentence: prose({
      description: 'Where it stands, in words',
      example: 'Ada Okafor gets in past single sign-on and networks, by a passkey.',
    }),
    owners: z.array(breakGlassOwner).meta({ description: 'Who has it: the Owner, or nobody' }),
    owner: z
      .strictObject({
        user_sid: sidOutput('US'),
        name: z.string().meta({ description: 'Name' }),
        has_passkey: z.boolean().meta({ description: 'Without one it cannot be given' }),
      })
      .meta({ description: 'To whom it can be given' }),
    is_advised: z.boolean().meta({
      description: 'Nobody has it, and single sign-on is enforced or networks count',
      example: false,
    }),
    uses: z
      .array(breakGlassUse)
      .meta({ description: `When it was used, the latest first, ${usesShown} at most` }),
    unseen: z.int().meta({ description: 'How many uses nobody saw yet', example: 0 }),
  })
  .meta({ id: 'BreakGlass', description: 'The emergency access of an organization' });

const base = '/v1/organizations/{organization_sid}/break-glass-owners' as const;
const oneOwner = inOrganization.extend({ user_sid: sidInput('US') });

export const getBreakGlass = route({
  id: 'breakGlass.get',
  method: 'GET',
  path: base,
  summary: 'Read who gets in past single sign-on and networks, and when that was used',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: breakGlass },
});

const decided = { locksOrganization: true, stepUp: 'just_now', dryRun: true } as const;

export const nameBreakGlassOwner = route({
  id: 'breakGlass.name',
  method: 'PUT',
  path: `${base}/{user_sid}`,
  summary: 'Give the Owner the emergency access',
  description:
    'By a passkey, alone or beside the password, the Owner then signs in past enforced single sign-on and from outside of the networks, and by nothing less. Each time the Owner and the Administrators are told. API keys and other programs of the Owner stay bound.',
  access: access.organization(breakGlassPermissions.name),
  params: oneOwner,
  response: { status: 200, schema: breakGlassOwner },
  errors: [
    breakGlassErrors.not_owner,
    breakGlassErrors.no_passkey,
    breakGlassErrors.already,
    organizationErrors.owner_unusable,
  ],
  audit: [breakGlassEvents.named],
  ...decided,
});

export const endBreakGlassOwner = route({
  id: 'breakGlass.end',
  method: 'DELETE',
  path: `${base}/{user_sid}`,
  summary: 'End the emergency access of the Owner',
  description:
    'Sessions that were begun by it from outside of the networks are refused with their next request.',
  access: access.organization(breakGlassPermissions.name),
  params: oneOwner,
  response: { status: 204, schema: nothing },
  errors: [breakGlassErrors.in_use],
  audit: [breakGlassEvents.ended],
  ...decided,
});

export const seeBreakGlassUses = route({
  id: 'breakGlass.see',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/break-glass-uses/seen',
  summary: 'Note that the uses of the emergency access were seen',
  description: 'They stand in the list of what wants attention until somebody does.',
  access: access.organization(breakGlassPermissions.see),
  params: inOrganization,
  body: z.strictObject({
    used_until: z.iso.datetime().meta({
      description: 'The latest use that was seen: later ones stay unseen',
      example: '2026-11-24T09:30:00.000Z',
    }),
  }),
  response: { status: 200, schema: breakGlass },
  errors: [breakGlassErrors.nothing_new],
  audit: [breakGlassEvents.seen],
  locksOrganization: true,
});
