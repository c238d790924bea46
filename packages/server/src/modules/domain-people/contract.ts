/** People who already use a domain: the resource and its routes. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { choice, filterParameter, searchParameter, text } from '../../kernel/list-filter.ts';
import { access, instant, nothing, pageOf, prose, route } from '../../kernel/route.ts';
import { bulkChangeErrors, peopleAtMost } from '../bulk-changes/index.ts';
import { invitationPermissions } from '../invitations/index.ts';
import { operationErrors, operationResource } from '../operations/index.ts';
import { ways } from './rules.ts';
import { standings } from './standings.ts';
import { domainPeopleErrors, domainPeopleEvents, domainPeoplePermissions } from './vocabulary.ts';

const standing = z.enum(standings).meta({
  description:
    'not_asked; asked: an invitation waits for their answer; declined: in the last 30 days',
});

const domainPerson = z
  .strictObject({
    sid: sidOutput('US'),
    name: z.string().meta({ description: 'Name' }),
    first_name: z.string().meta({ description: 'First name' }),
    last_name: z.string().meta({ description: 'Last name' }),
    email: z.string().meta({ description: 'Address, in exactly the domain' }),
    owned_accounts: z
      .int()
      .meta({ description: 'How many accounts they own, which would come along' }),
    standing,
    asked_at: instant('When they were asked, while that waits for an answer').nullable(),
    declined_at: instant('When they declined, in the last 30 days').nullable(),
  })
  .meta({
    id: 'DomainPerson',
    description: 'Somebody with an independent login whose address is in a proven domain',
  });

const counted = (description: string) =>
  z
    .strictObject({
      value: z.int().meta({ description: 'How many' }),
      exact: z.boolean().meta({ description: 'False: there are more than the value' }),
    })
    .meta({ description });

const use = z
  .strictObject({
    domain_sid: sidOutput('DN'),
    name: z.string().meta({ description: 'The domain' }),
    unicode_name: z.string().meta({ description: 'The same in its own letters' }),
    people: counted('Independent logins with an address in exactly this domain, up to 10,000'),
    accounts: counted('Accounts that these own and that would come along, up to 10,000'),
    asked: counted('How many of the people are asked and have not answered, up to 10,000'),
    capture: z
      .strictObject({
        possible: z.boolean().meta({ description: 'May people be captured, or only asked?' }),
        reason: prose({}).nullable().meta({
          description: 'Why not',
          example: 'The domain is proven by a file on its web server.',
        }),
      })
      .meta({ description: 'Whether people can be taken in without being asked' }),
  })
  .meta({ id: 'DomainUse', description: 'How many already use a proven domain' });

const inOrganization = z.object({ organization_sid: sidInput('OR') });
const oneDomain = z.object({ organization_sid: sidInput('OR'), domain_sid: sidInput('DN') });

export const domainPeopleFilter = {
  text: 'name and address',
  fields: {
    standing: choice(standings, 'whether they were asked'),
    name: text('the whole name, or its beginning as name*', 'Ada*'),
    email: text('the whole address, or its beginning as address*', 'ada@*'),
  },
} as const;

/** The same words choose a list, a file, and whom an import is about. */
const peopleChoice = {
  search: searchParameter('name or address', '; or a SID'),
  standing: standing.optional(),
  q: filterParameter(domainPeopleFilter),
};

export const countDomainPeople = route({
  id: 'domainPeople.count',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/domain-people',
  summary: 'How many people and accounts already use each proven domain',
  access: access.organization(domainPeoplePermissions.read),
  params: inOrganization,
  response: {
    status: 200,
    schema: z
      .strictObject({ items: z.array(use).meta({ description: 'The proven domains, by name' }) })
      .meta({ id: 'DomainUses', description: 'How many already use each proven domain' }),
  },
});

export const listDomainPeople = route({
  id: 'domainPeople.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/people',
  summary: 'List independent people with an address in exactly a proven domain',
  description:
    'Only who they are, and how many accounts they own. People whom another organization manages are counted with the domain and never listed.',
  access: access.organization(domainPeoplePermissions.read),
  params: oneDomain,
  query: z.strictObject({
    ...peopleChoice,
    sort: z
      .enum(['name', '-name', 'email', '-email'])
      .default('name')
      .meta({ description: 'Order; - for descending' }),
  }),
  paged: true,
  response: { status: 200, schema: pageOf(domainPerson) },
  errors: [domainPeopleErrors.domain_not_verified],
});

export const exportDomainPeople = route({
  id: 'domainPeople.export',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/people/export',
  summary: 'Take the people of a domain out as a CSV file that is safe to open in a spreadsheet',
  access: access.organization(domainPeoplePermissions.read),
  params: oneDomain,
  body: z.strictObject(peopleChoice),
  response: { status: 200, schema: nothing },
  file: ['text/csv'],
  errors: [domainPeopleErrors.domain_not_verified],
  audit: [domainPeopleEvents.exported],
});

const whom = {
  users: z
    .array(sidInput('US'))
    .min(1)
    .max(peopleAtMost)
    .optional()
    .meta({ description: 'The people, by SID. Either this or `choice`' }),
  choice: z
    .strictObject({
      ...peopleChoice,
      expected_count: z
        .int()
        .min(1)
        .max(peopleAtMost)
        .optional()
        .meta({ description: 'How many you saw: refused when others fit by now' }),
    })
    .optional()
    .meta({ description: 'Everybody whom the list of the domain shows by these words' }),
};

const startErrors = [
  domainPeopleErrors.domain_not_verified,
  bulkChangeErrors.nobody,
  bulkChangeErrors.too_many_people,
  bulkChangeErrors.selection_changed,
  operationErrors.too_many,
];
const captureErrors = [
  domainPeopleErrors.capture_not_allowed,
  domainPeopleErrors.capture_needs_dns,
];

export const checkDomainPeople = route({
  id: 'domainPeople.check',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/people/check',
  summary:
    'Try an import of people of a domain without keeping anything: an operation that lists what would become of each',
  access: access.organization(invitationPermissions.create),
  params: oneDomain,
  body: z.strictObject({
    way: z.enum(ways).meta({
      description: 'ask: everybody decides on an invitation. capture: nobody is asked',
    }),
    ...whom,
  }),
  response: { status: 202, schema: operationResource },
  errors: [...startErrors, ...captureErrors],
  audit: [domainPeopleEvents.checked],
  locksOrganization: true,
});

export const askDomainPeople = route({
  id: 'domainPeople.ask',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/people/ask',
  summary: 'Ask people of a domain to join: an operation that lists what became of each',
  description:
    'Each is invited as a Standard User. Whoever accepts is managed, with the accounts that they own; nothing changes for anybody else.',
  access: access.organization(invitationPermissions.create),
  params: oneDomain,
  body: z.strictObject({
    ...whom,
    notify: z.boolean().meta({
      description: 'Mail every invitation? Otherwise people find it when they sign in',
    }),
  }),
  response: { status: 202, schema: operationResource },
  errors: startErrors,
  audit: [domainPeopleEvents.asking],
  locksOrganization: true,
});

export const captureDomainPeople = route({
  id: 'domainPeople.capture',
  method: 'POST',
  path: '/v1/organizations/{organization_sid}/domains/{domain_sid}/people/capture',
  summary: 'Take people of a domain in without asking them, where the operator allows it',
  description:
    'They are managed as Standard Users at once, with the accounts that they own, and stay signed in. Everybody concerned is told by mail. Nobody whom another organization manages is touched.',
  access: access.organization(domainPeoplePermissions.capture),
  params: oneDomain,
  body: z.strictObject(whom),
  response: { status: 202, schema: operationResource },
  errors: [...startErrors, ...captureErrors],
  audit: [domainPeopleEvents.capturing],
  locksOrganization: true,
  stepUp: true,
});
