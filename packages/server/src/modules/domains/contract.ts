/** The domain resource and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { exportRoute } from '../../kernel/list-export.ts';
import { choice, filterParameter, text, time } from '../../kernel/list-filter.ts';
import { access, instant, nothing, pageOf, prose, route } from '../../kernel/route.ts';
import { type DisputeState, disputeLifecycle } from './lifecycle.ts';
import { domainErrors, domainEvents, domainPermissions } from './vocabulary.ts';

const disputeStates = Object.keys(disputeLifecycle.states) as [DisputeState, ...DisputeState[]];

export const domainCheck = z
  .strictObject({
    checked_at: instant('When we looked'),
    asked_by: z.string().meta({ description: 'Who had it looked at; schedule: nobody' }),
    method: z.enum(['dns', 'https']).meta({ description: 'Where we looked' }),
    outcome: z
      .enum(['match', 'mismatch', 'absent', 'unknown'])
      .meta({ description: 'unknown: we could not ask, which is held against nobody' }),
    expected: z.string().meta({ description: 'What should be there' }),
    found: z.array(z.string()).meta({
      description:
        'What is there: the records, or the beginning of what the web server answered; of a redirect, where it leads',
    }),
    closest: z.string().nullable().meta({
      description: 'Of what was found, the one that is meant to be ours',
      example: 'bailiwick-verification=3f9c2a71d0be4c58',
    }),
    sentence: prose({ description: 'What it means, and whose move it is' }),
    server: z.string().nullable().meta({ description: 'Who answered' }),
    ttl_seconds: z
      .int()
      .nullable()
      .meta({ description: 'How long the answer may be kept by resolvers' }),
    http_status: z
      .int()
      .nullable()
      .meta({ description: 'Status of the web server, with method https' }),
  })
  .meta({ id: 'DomainCheck', description: 'One look at a domain' });

const record = z
  .strictObject({
    type: z.literal('TXT').meta({ description: 'Type of the record' }),
    name: z.string().meta({ description: 'Full name of the record' }),
    host: z.string().meta({
      description: 'What to enter as name or host at most DNS providers, which append the domain',
    }),
    zone: z.string().meta({ description: 'The zone that the record goes into' }),
    value: z.string().meta({ description: 'The whole value' }),
    ttl_seconds: z.int().meta({ description: 'A sensible TTL' }),
  })
  .meta({ description: 'The DNS record to add' });

export const domain = z
  .strictObject({
    sid: sidOutput('DN'),
    name: z.string().meta({ description: 'Domain name in ASCII form', example: 'corp.com' }),
    unicode_name: z.string().meta({ description: 'The same in its own letters' }),
    state: z.enum(['unverified', 'verified', 'verified_uncertain', 'lapsed']).meta({
      description:
        'verified_uncertain: the proof is gone; nobody can be added until it is back. lapsed: held no more, its people were released',
    }),
    method: z.enum(['dns', 'https']).nullable().meta({ description: 'How it was proven' }),
    sentence: prose({ description: 'Where things stand and whose move it is' }),
    whose_move: z.enum(['yours', 'ours', 'theirs', 'nobody']).meta({
      description:
        'Who has to do something for it to go on; theirs: another organization, in a dispute',
    }),
    record,
    file: z
      .strictObject({
        url: z.string().meta({ description: 'Where to put the file' }),
        content: z.string().meta({ description: 'Its whole content' }),
      })
      .meta({ description: 'The file to serve instead of the record' }),
    challenge_expires_at: instant('Until when an unproven record can be used'),
    last_check: domainCheck.nullable().meta({ description: 'The newest look; null: none yet' }),
    next_check_at: instant('When we look again by ourselves; null: only when asked').nullable(),
    held_by_another: z
      .boolean()
      .meta({ description: 'True: the proof is right, but another organization holds the domain' }),
    dispute: z
      .strictObject({
        side: z.enum(['holder', 'claimant']).meta({
          description: 'holder: another organization claims your domain; claimant: you claim one',
        }),
        state: z.enum(disputeStates).meta({
          description:
            'checking: the proof of the holder is looked at; restoring: it is gone, and has a deadline; refused: it stands',
        }),
        restore_until: instant('Until when the holder may bring its proof back').nullable(),
      })
      .nullable()
      .meta({ description: 'Two organizations prove one domain. Neither learns who the other is' }),
    added_by: z.string().meta({ description: 'Who added it' }),
    created_at: instant('When it was added'),
    verified_at: instant('When it was proven').nullable(),
    uncertain_since: instant('Since when the proof is gone').nullable(),
    lapses_at: instant('When it lapses, unless the proof comes back').nullable(),
    days_left: z.int().nullable().meta({ description: 'Days until then, the last one is 1' }),
    lapsed_at: instant('When it lapsed').nullable(),
    people_released: z.int().meta({ description: 'People who were released when it lapsed' }),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'Domain', description: 'An Internet domain that an organization claims' });

export const domainPage = z
  .strictObject({
    domain,
    provider: z
      .strictObject({
        name: z.string().meta({ description: 'Who runs the DNS of the domain', example: 'Hover' }),
        note: prose({
          description: 'How the record is entered there',
          example:
            'DNS › Add a record. Under Hostname enter only the host: the domain is appended for you.',
        }),
        menu: z
          .array(z.string())
          .meta({ description: 'The way through its menus', example: ['DNS', 'Add a record'] }),
        host_label: z.string().meta({ description: 'What it calls the field of the name' }),
        value_label: z.string().meta({ description: 'What it calls the field of the value' }),
        appends_zone: z
          .boolean()
          .meta({ description: 'True: it appends the zone to what is entered as name' }),
        ttl: prose({ description: 'What to enter as TTL there', example: 'leave it as it is' }),
      })
      .nullable()
      .meta({ description: 'The DNS provider, when its name servers are known' }),
    entry: z
      .strictObject({
        zone: z.string().meta({
          description: 'The zone that answers for it: that of a subdomain, where it has its own',
          example: 'corp.com',
        }),
        host: z.string().meta({
          description: 'What to paste as name, in the form that the provider wants',
          example: '_bailiwick.eng',
        }),
        value: z
          .string()
          .meta({ description: 'What to paste as value, in quotes where it wants them' }),
      })
      .meta({ description: 'The record as it is entered where the DNS of this domain is run' }),
    people: z
      .strictObject({
        total: z.int().meta({ description: 'Logins with an address in this domain' }),
        managed: z.int().meta({ description: 'Managed by this organization' }),
        independent: z.int().meta({ description: 'Managed by nobody' }),
        elsewhere: z.int().meta({ description: 'Managed by another organization' }),
        accounts: z.int().meta({
          description: 'Accounts that the independent ones own, which would come along with them',
        }),
      })
      .nullable()
      .meta({
        description:
          'Who uses the domain already; null while it is not proven, or its proof is in doubt',
      }),
  })
  .meta({ id: 'DomainDetails', description: 'A domain with what is around it' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneDomain = z.object({ organization_sid: sidInput('OR'), domain_sid: sidInput('DN') });

export const domainFilter = {
  text: 'the name',
  fields: {
    state: choice(
      ['unverified', 'verified', 'verified_uncertain', 'lapsed'],
      'how far its proof is',
    ),
    method: choice(['dns', 'https'], 'how it was proven'),
    name: text('the whole name, or its beginning as name*', 'northwind.example'),
    added_by: text('who added it, by address, name, name* or SID', 'ada@northwind.example'),
    verified: time('when it was proven', { absent: 'never' }),
    checked: time('when it was last looked at', { absent: 'never' }),
    created: time('when it was added'),
  },
} as const;

export const listDomains = route({
  id: 'domains.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/domains',
  summary: 'List the domains of an organization',
  access: access.organization(domainPermissions.read),
  params: inOrganization,
  query: z.strictObject({
    q: filterParameter(domainFilter),
    sort: z
      .enum(['name', '-name', 'created_at', '-created_at'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(domain) },
});

export const exportDomains = exportRoute(listDomains, {
  id: 'domains.export',
  columns: [
    'sid',
    'name',
    'unicode_name',
    'state',
    'sentence',
    'method',
    'last_check.checked_at',
    'added_by',
    'created_at',
    'verified_at',
    'uncertain_since',
    'lapses_at',
  ],
  audit: domainEvents.exported,
});

export const createDomain = route({
  id: 'domains.create',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/domains',
  summary: 'Add a domain and get the record that proves it',
  access: access.organization(domainPermissions.create),
  params: inOrganization,
  body: z.strictObject({
    name: z
      .string()
      .min(1)
      .max(1000)
      .meta({ description: 'A bare domain name', example: 'corp.com' }),
  }),
  response: { status: 201, schema: domain },
  errors: [
    domainErrors.not_a_domain,
    domainErrors.public_suffix,
    domainErrors.shared_mail,
    domainErrors.looks_like_another,
    domainErrors.already_added,
    domainErrors.limit_reached,
  ],
  audit: [domainEvents.added],
  locksOrganization: true,
});

export const getDomain = route({
  id: 'domains.get',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}',
  summary: 'Read a domain: record, last check, provider, who uses it',
  access: access.organization(domainPermissions.read),
  params: oneDomain,
  response: { status: 200, schema: domainPage },
});

export const listDomainChecks = route({
  id: 'domains.listChecks',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/checks',
  summary: 'Every look at a domain, newest first',
  access: access.organization(domainPermissions.read),
  params: oneDomain,
  paged: true,
  response: { status: 200, schema: pageOf(domainCheck) },
});

export const verifyDomain = route({
  id: 'domains.verify',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/verify',
  summary: 'Have a domain checked now',
  description:
    'Answers the domain with the check. A look that is younger than 20 seconds is answered again. Writes an audit event when the state changes; every look is kept in the list of checks.',
  access: access.organization(domainPermissions.verify),
  params: oneDomain,
  body: z.strictObject({
    method: z.enum(['dns', 'https']).default('dns').meta({ description: 'Where to look' }),
  }),
  response: { status: 200, schema: domain },
  errors: [domainErrors.challenge_expired, domainErrors.lapsed, domainErrors.changed_meanwhile],
  audit: [
    domainEvents.verified,
    domainEvents.uncertain,
    domainEvents.restored,
    domainEvents.contested,
  ],
  auditsChangesOnly: true,
  locksOrganization: true,
});

export const renewDomainChallenge = route({
  id: 'domains.renewChallenge',
  forMachines: true,
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/renew-challenge',
  summary: 'Get a new record for a domain that is unproven or lapsed; the old one is worth nothing',
  access: access.organization(domainPermissions.verify),
  params: oneDomain,
  response: { status: 200, schema: domain },
  errors: [domainErrors.changed_meanwhile],
  audit: [domainEvents.challenge_renewed],
  locksOrganization: true,
});

export const removeDomain = route({
  id: 'domains.remove',
  method: 'DELETE',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}',
  summary: 'Remove a domain',
  description:
    'Nobody can be added under it any more, and its sign-up policy ends. Refused while people other than the Owner are managed under it, unless they are to be released: they become independent, and the accounts they own pass to the Owner.',
  access: access.organization(domainPermissions.delete),
  params: oneDomain,
  query: z.object({
    people: z.enum(['refuse', 'release']).default('refuse').meta({
      description:
        'When people are managed under it. refuse: it is not removed; release: they become independent',
    }),
  }),
  response: { status: 204, schema: nothing },
  errors: [domainErrors.people_remain, domainErrors.sso_enforced],
  audit: [domainEvents.removed],
  stepUp: true,
  dryRun: true,
  locksOrganization: true,
});
