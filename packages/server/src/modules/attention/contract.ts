/** What wants the attention of those who look after an organization. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, instant, route } from '../../kernel/route.ts';
import { organizationPermissions } from '../organizations/index.ts';

/** How many of a kind are named; the count says how many there are. */
export const shownSubjects = 5;

const attentionItem = z
  .strictObject({
    kind: z
      .enum([
        'organization_ending',
        'break_glass_used',
        'break_glass_missing',
        'compliance_missing',
        'dormant_people_held',
        'sso_failing',
        'provisioning_held',
        'account_owner_inactive',
        'account_closing',
        'domain_uncertain',
        'join_request_pending',
        'invitation_expiring',
        'invitation_expired',
        'single_administrator',
      ])
      .meta({
        description:
          'organization_ending: it is deleted then. account_closing: closed for good then. account_owner_inactive: the owner cannot sign in. invitation_expiring: within two days. compliance_missing: people lack what a security policy asks of them now, or from a day on. dormant_people_held: more people are to be deactivated for not coming than one day lets go. sso_failing: people try, and nobody gets in. provisioning_held: the brake of a connection waits for somebody to let it go. break_glass_used: the Owner came in past single sign-on or the networks, and nobody noted that they saw it. break_glass_missing: single sign-on is enforced or networks count, and nobody has the emergency access. single_administrator: nobody else could act when they are away',
      }),
    count: z.int().meta({ description: 'How many' }),
    exact: z.boolean().meta({ description: 'False: there are more than `count`' }),
    subjects: z
      .array(
        z.strictObject({
          sid: z.string().meta({ description: 'SID of the account, domain, invitation …' }),
          name: z.string().meta({ description: 'Its name or address' }),
          until: instant('Until when something can be done about it').nullable(),
        }),
      )
      .meta({ description: `The most urgent of them, ${shownSubjects} at most` }),
  })
  .meta({ id: 'AttentionItem', description: 'Something that wants attention' });

export const getAttention = route({
  id: 'attention.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/attention',
  summary: 'What wants attention in an organization',
  description:
    'Each kind only for those who may see what it is about; kinds of which there is nothing are left out.',
  access: access.organization(organizationPermissions.read),
  params: z.object({ organization_sid: sidInput('OR') }),
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(attentionItem).meta({ description: 'The kinds, the most urgent first' }),
    }),
  },
});
