/** Network policies and their routes. */
import { z } from 'zod';
import { sidInput } from '../../kernel/ids.ts';
import { access, instant, route } from '../../kernel/route.ts';
import { organizationErrors } from '../organizations/index.ts';
import {
  inOrganization,
  policyOf,
  securityPolicyErrors,
  securityPolicyEvents,
  securityPolicyPermissions,
  startsAt,
} from '../security-policies/index.ts';
import { modes, networksAtMost } from './rules.ts';
import { networkPolicyErrors } from './vocabulary.ts';

export const findingDays = 30;
export const findingsShown = 100;

const mode = z.enum(modes).meta({
  description:
    'off: access from everywhere. report_only: who comes from outside is let in and written down. enforced: they are refused',
  example: 'enforced',
});
const network = z.strictObject({
  network: z.string().meta({
    description: 'A network, or one address, of IPv4 or IPv6',
    example: '203.0.113.0/24',
  }),
  note: z.string().meta({ description: 'Whose it is', example: 'Office in Berlin' }),
});
const rule = {
  mode,
  networks: z.array(network).meta({ description: 'From where it can be reached' }),
};

export const networkPolicy = policyOf(
  rule,
  'Access is open from 2 networks alone. Whoever comes from elsewhere is refused, and so are people from outside at your accounts.',
).meta({ id: 'NetworkPolicy', description: 'From which networks people and programs may come' });

const finding = z.strictObject({
  kind: z.enum(['person', 'api_key', 'oauth_app', 'provisioning']).meta({
    description: 'Who came: a person, or by which credential a program did',
    example: 'person',
  }),
  name: z.string().meta({ description: 'Their name', example: 'Omar Saleh' }),
  account_name: z
    .string()
    .nullable()
    .meta({ description: 'By the rule of which account; null: of the organization' }),
  address: z.string().meta({
    description: 'From which address; of IPv6 the network of 64 bits',
    example: '198.51.100.7',
  }),
  first_seen_at: instant('When first'),
  last_seen_at: instant('When last'),
  requests: z.int().meta({ description: 'How many requests, counted to the minute', example: 12 }),
});

export const networkPolicies = z
  .strictObject({
    policy: networkPolicy.meta({ description: 'Of the organization' }),
    accounts: z
      .array(networkPolicy)
      .meta({ description: 'Of accounts for which something was chosen, by name' }),
    your_address: z.string().nullable().meta({
      description: 'From where this request comes; null: nobody knows, which is outside',
      example: '203.0.113.7',
    }),
    findings: z
      .strictObject({
        people: z.int().meta({ description: 'People who came from outside', example: 3 }),
        programs: z.int().meta({ description: 'Credentials of programs that did', example: 1 }),
        items: z.array(finding).meta({ description: `The latest first, ${findingsShown} at most` }),
      })
      .meta({
        description: `Who came from outside in the last ${findingDays} days while it was only reported`,
      }),
  })
  .meta({ id: 'NetworkPolicies', description: 'Networks from which an organization is reached' });

export const getNetworkPolicies = route({
  id: 'networkPolicies.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/network-policies',
  summary: 'Read from which networks the organization is reached',
  access: access.organization(securityPolicyPermissions.read),
  params: inOrganization,
  response: { status: 200, schema: networkPolicies },
});

export const updateNetworkPolicy = route({
  id: 'networkPolicies.update',
  method: 'PUT',
  path: '/v1/organizations/{organization_sid}/network-policies',
  summary: 'Decide from which networks people and programs may come, now or from a day on',
  description:
    'Counts at every request from its start on: for sessions, API keys, OAuth apps, provisioning connections, and for people from outside at the accounts. Ask with dry_run who comes from elsewhere today. Whoever comes to an account passes its own list and that of the organization. A list without the address of whoever decides is refused.',
  access: access.organization(securityPolicyPermissions.update),
  params: inOrganization,
  body: z.strictObject({
    account_sid: sidInput('AC')
      .nullable()
      .default(null)
      .meta({ description: 'For one account; null: for the organization', example: null }),
    mode,
    networks: z
      .array(
        z.strictObject({
          network: z.string().max(60).meta({
            description: 'A network, or one address; bits beyond the prefix are refused',
            example: '203.0.113.0/24',
          }),
          note: z
            .string()
            .trim()
            .max(100)
            .default('')
            .meta({ description: 'Whose it is', example: 'Office in Berlin' }),
        }),
      )
      .max(networksAtMost)
      .meta({ description: `All of them, ${networksAtMost} at most` }),
    starts_at: startsAt,
  }),
  response: { status: 200, schema: networkPolicy },
  errors: [
    networkPolicyErrors.author_outside,
    networkPolicyErrors.not_accepted,
    securityPolicyErrors.not_stricter,
    organizationErrors.owner_unusable,
  ],
  audit: [securityPolicyEvents.changed],
  takesIfMatch: true,
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
});
