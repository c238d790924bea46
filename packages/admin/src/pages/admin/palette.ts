/** What can be gone to from the Admin Center: its pages, and the organization's people, accounts and domains. */
import { bailiwick } from '../../api.ts';
import type { PaletteItem, PaletteSource } from '../../ui/palette.tsx';
import { type NavigationGroup, pagesOf } from '../../ui/shell.tsx';
import type { OwnOrganization } from './organization.ts';

const ofEach = 5;

async function findPeople(organizationSid: string, search: string): Promise<PaletteItem[]> {
  const { items } = await bailiwick.organizationUsers.list(organizationSid, {
    search,
    page_size: ofEach,
  });
  return items.map((person) => ({
    key: person.sid,
    kind: 'Person',
    label: person.name,
    detail: person.email,
    to: `/admin/users/${person.sid}`,
  }));
}

async function findAccounts(organizationSid: string, search: string): Promise<PaletteItem[]> {
  const { items } = await bailiwick.organizationAccounts.list(organizationSid, {
    search,
    kind: 'all',
    page_size: ofEach,
  });
  return items.map((account) => ({
    key: account.sid,
    kind: 'Account',
    label: account.friendly_name,
    to: `/admin/accounts/${account.sid}`,
  }));
}

/** There are a hundred at most, so the page of them is filtered here. */
async function findDomains(organizationSid: string, search: string): Promise<PaletteItem[]> {
  const { items } = await bailiwick.domains.list(organizationSid, { page_size: 200 });
  const wanted = search.toLowerCase();
  return items
    .filter((domain) => domain.name.includes(wanted) || domain.sid === search)
    .slice(0, ofEach)
    .map((domain) => ({
      key: domain.sid,
      kind: 'Domain',
      label: domain.name,
      to: `/admin/domains/${domain.sid}`,
    }));
}

export function adminPalette(
  organization: OwnOrganization,
  groups: readonly NavigationGroup[],
): PaletteSource {
  const { sid } = organization;
  const may = (name: string) => organization.permissions.includes(`/bailiwick/iam/${name}`);
  const acts: PaletteItem[] = [
    ...(may('invitations/create')
      ? [{ key: 'invite', kind: 'Act', label: 'Invite people', to: '/admin/users/invite' }]
      : []),
    ...(may('imports/create')
      ? [{ key: 'import', kind: 'Act', label: 'Import people', to: '/admin/users/import' }]
      : []),
    ...(may('domain-people/read')
      ? [
          {
            key: 'domain-people',
            kind: 'Page',
            label: 'People who already use your domains',
            to: '/admin/users/of-your-domains',
          },
        ]
      : []),
    { key: 'console', kind: 'Page', label: 'Console', to: '/console' },
  ];
  return {
    name: sid,
    items: [...pagesOf(groups), ...acts],
    find: async (text) =>
      (
        await Promise.all([
          findPeople(sid, text),
          findAccounts(sid, text),
          may('domains/read') ? findDomains(sid, text) : [],
        ])
      ).flat(),
  };
}
