/** Every list page of the product, and a company whose lists have rows to filter, order and turn pages of. */
import { createClient } from '@bailiwick/sdk';
import { type Company, domain, startCompany } from './company.ts';
import { makeOperator, visitAsOperator } from './operator.ts';

export interface ListPage {
  readonly path: string;
  /** Of the table. */
  readonly label: string;
  /** The route that fills it, as its path ends. */
  readonly route: string;
  /** Typed by the keyboard: the beginning of a field, and of its value; and the term that comes of it. */
  readonly filter?: { readonly field: string; readonly value: string; readonly term: string };
  /** What is searched for where there is no filter. */
  readonly search?: string;
  /** A heading that orders. */
  readonly sort?: string;
  /** Rows can be shown beside the list. */
  readonly hasBeside?: true;
  /** It can be taken out as a file. */
  readonly isExported?: true;
  /** Is empty in an organization that was just founded. */
  readonly emptyTitle?: string;
  /** Fewer than three rows: pages are turned one row at a time. */
  readonly pageSize?: number;
}

export const listPages: readonly ListPage[] = [
  {
    path: '/admin/users',
    label: 'Users',
    route: '/users',
    filter: { field: 'stat', value: 'inac', term: 'state:inactive' },
    sort: 'Email',
    hasBeside: true,
    isExported: true,
  },
  {
    path: '/admin/users?tab=invited',
    label: 'Invitations',
    route: '/invitations',
    filter: { field: 'rol', value: 'Audi', term: 'role:Auditor' },
    sort: 'Email',
    hasBeside: true,
    isExported: true,
    emptyTitle: 'Nobody is invited',
  },
  {
    path: '/admin/users?tab=requests',
    label: 'Join requests',
    route: '/join-requests',
    filter: { field: 'stat', value: 'decl', term: 'state:declined' },
    sort: 'Asked',
    isExported: true,
    emptyTitle: 'Nobody asks to join',
    pageSize: 1,
  },
  {
    path: '/admin/accounts',
    label: 'Accounts',
    route: '/accounts',
    filter: { field: 'stat', value: 'suspended', term: 'state:suspended' },
    sort: 'Name',
    hasBeside: true,
    isExported: true,
  },
  {
    path: '/admin/access',
    label: 'Role assignments',
    route: '/role-assignments',
    filter: { field: 'scop', value: 'organ', term: 'scope:organization' },
    sort: 'Where',
    hasBeside: true,
    isExported: true,
  },
  {
    path: '/admin/domains',
    label: 'Domains',
    route: '/domains',
    filter: { field: 'stat', value: 'unver', term: 'state:unverified' },
    sort: 'Domain',
    hasBeside: true,
    isExported: true,
    emptyTitle: 'No domain yet',
  },
  {
    path: '/admin/audit-log',
    label: 'Audit events',
    route: '/audit-events',
    filter: { field: 'even', value: 'domain.verif', term: 'event:domain.verified' },
    sort: 'When',
    hasBeside: true,
    isExported: true,
  },
  {
    path: '/admin/operations',
    label: 'Operations',
    route: '/operations',
    filter: { field: 'dry', value: 'no', term: 'dry_run:no' },
    sort: 'Asked',
    hasBeside: true,
    isExported: true,
    emptyTitle: 'Nothing has run yet',
  },
  { path: '/admin/operations/$operation', label: 'Rows', route: '/rows', isExported: true },
  {
    path: '/console',
    label: 'Accounts',
    route: '/v1/accounts',
    search: 'Staging',
  },
  {
    path: '/operator/organizations',
    label: 'Organizations',
    route: '/operator/organizations',
    search: 'Northwind',
    pageSize: 1,
  },
];

async function askToJoin(company: Company, name: string): Promise<void> {
  const { instance } = company;
  const { signUps } = createClient({ baseUrl: instance.url });
  const email = `${name}@${domain}`;
  const { sid } = await signUps.create({ email });
  const mail = await instance.smtp.waitFor(email, { subject: /code/i });
  const { proof } = await signUps.verify(sid, { code: /\b\d{6}\b/.exec(mail.text)?.[0] ?? '' });
  await signUps.requestToJoin(sid, { proof, first_name: name, last_name: 'Asking' });
}

/** A company in which every list has several rows, and some that a filter leaves out; answers the SID of an operation. */
export async function fillLists(company: Company): Promise<string> {
  const { owner, organizationSid: at } = company;
  const { client } = owner;
  await company.addMany(60, 'Kowalczyk');
  const imogen = await company.join('imogen', 'Imogen Ilić');
  const left = await company.join('carl', 'Carl Left');
  await client.organizationUsers.deactivate(at, left.sid);
  for (const friendly_name of ['Staging', 'Payments', 'Archive'])
    await client.organizationAccounts.create(at, { friendly_name });
  const { items: accounts } = await client.organizationAccounts.list(at, { search: 'Archive' });
  await client.organizationAccounts.suspend(at, accounts[0]?.sid ?? '');
  for (const name of ['one.example-mail.com', 'two.example-mail.com', 'three.example-mail.com'])
    await client.domains.create(at, { name });
  const emails = ['noor', 'tomas', 'yuki', 'priya'].map((name) => `${name}@${domain}`);
  await client.invitations.create(at, { emails });
  const auditor = 'IX00000000000000000000000000000006';
  await client.invitations.create(at, {
    emails: [`ada.byron@${domain}`],
    organization_role_sid: auditor,
  });
  const users = [imogen.sid, left.sid, owner.sid];
  for (const act of ['end_sessions', 'reactivate'] as const)
    await client.bulkChanges.check(at, { act, users });
  const operation = await client.bulkChanges.run(at, {
    act: 'end_sessions',
    users: [imogen.sid, left.sid, left.sid],
  });
  await client.signUpPolicy.update(at, { policy: 'APPROVAL_REQUIRED' });
  await askToJoin(company, 'dana');
  await askToJoin(company, 'erik');
  await askToJoin(company, 'farid');
  const [latest] = (await client.joinRequests.list(at)).items;
  await client.joinRequests.decline(at, latest?.sid ?? '');
  return operation.sid;
}

/** Somebody else whose organization was just founded. */
export async function startWithNewcomer(): Promise<Company> {
  return startCompany(async (signUp) => {
    const grace = await signUp('grace@newcomers-mail.com', 'Grace Hopper');
    await grace.client.organizations.create({ friendly_name: 'Newcomers' });
  });
}

/** The operator of the instance, signed in. */
export async function becomeOperator(company: Company) {
  const operator = await visitAsOperator(company, await makeOperator(company));
  await operator.page.getByRole('heading', { name: 'Newest mails' }).waitFor();
  return operator;
}
