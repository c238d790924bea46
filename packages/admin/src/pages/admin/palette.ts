/** What can be gone to from the Admin Center: its pages, and the organization's people, accounts and domains. */
import { t } from '@lingui/core/macro';
import { bailiwick } from '../../api.ts';
import type { PaletteItem, PaletteSource } from '../../ui/palette-items.ts';
import { type NavigationGroup, pagesOf } from '../../ui/shell.tsx';
import { asText } from './list-parts.ts';
import type { OwnOrganization } from './organization.ts';

const ofEach = 5;

async function findPeople(organizationSid: string, search: string): Promise<PaletteItem[]> {
  const { items } = await bailiwick.organizationUsers.list(organizationSid, {
    search,
    page_size: ofEach,
  });
  return items.map((person) => ({
    key: person.sid,
    kind: t`Person`,
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
    kind: t`Account`,
    label: account.friendly_name,
    to: `/admin/accounts/${account.sid}`,
  }));
}

async function findGroups(organizationSid: string, search: string): Promise<PaletteItem[]> {
  const { items } = await bailiwick.groups.list(organizationSid, {
    q: asText(search),
    page_size: ofEach,
  });
  return items.map((group) => ({
    key: group.sid,
    kind: t`Group`,
    label: group.friendly_name,
    to: `/admin/groups/${group.sid}`,
  }));
}

async function findDomains(organizationSid: string, search: string): Promise<PaletteItem[]> {
  const present = (domain: { sid: string; name: string }): PaletteItem => ({
    key: domain.sid,
    kind: t`Domain`,
    label: domain.name,
    to: `/admin/domains/${domain.sid}`,
  });
  if (/^DN[0-9a-f]{32}$/.test(search)) {
    // There may be none of that SID: then nothing is found.
    const found = await bailiwick.domains.get(organizationSid, search).catch(() => undefined);
    return found === undefined ? [] : [present(found.domain)];
  }
  const { items } = await bailiwick.domains.list(organizationSid, {
    q: asText(search),
    page_size: ofEach,
  });
  return items.map(present);
}

export function adminPalette(
  organization: OwnOrganization,
  userSid: string,
  groups: readonly NavigationGroup[],
): PaletteSource {
  const { sid } = organization;
  const may = (name: string) => organization.permissions.includes(`/bailiwick/iam/${name}`);
  const acts: PaletteItem[] = [
    ...(may('invitations/create')
      ? [{ key: 'invite', kind: t`Act`, label: t`Invite people`, to: '/admin/users/invite' }]
      : []),
    ...(may('imports/create')
      ? [{ key: 'import', kind: t`Act`, label: t`Import people`, to: '/admin/users/import' }]
      : []),
    ...(may('domain-people/read')
      ? [
          {
            key: 'domain-people',
            kind: t`Page`,
            label: t`People who already use your domains`,
            to: '/admin/users/of-your-domains',
          },
        ]
      : []),
    ...(may('groups/create')
      ? [{ key: 'group', kind: t`Act`, label: t`Make a group`, to: '/admin/groups' }]
      : []),
    ...(may('domains/create')
      ? [{ key: 'domain', kind: t`Act`, label: t`Add a domain`, to: '/admin/domains' }]
      : []),
    ...(may('sso-profiles/create')
      ? [{ key: 'sso', kind: t`Act`, label: t`Set up single sign-on`, to: '/admin/sso/new' }]
      : []),
    ...(may('provisioning-connections/create')
      ? [
          {
            key: 'provisioning',
            kind: t`Act`,
            label: t`Set up provisioning`,
            to: '/admin/provisioning/new',
          },
        ]
      : []),
    ...(may('organization-accounts/create')
      ? [{ key: 'account', kind: t`Act`, label: t`Create an account`, to: '/admin/accounts' }]
      : []),
    ...(may('sign-up-policies/update')
      ? [
          {
            key: 'policy',
            kind: t`Act`,
            label: t`Decide about sign-ups`,
            to: '/admin/sign-up-policy',
          },
        ]
      : []),
    ...(may('security-policies/update')
      ? [
          {
            key: 'second-factor',
            kind: t`Act`,
            label: t`Ask for a second factor`,
            to: '/admin/security-policies',
          },
        ]
      : []),
    ...(may('role-assignments/read')
      ? [
          {
            key: 'question',
            kind: t`Act`,
            label: t`Ask who may do what, and why`,
            to: '/admin/access',
            search: { view: 'question' },
          },
          { key: 'matrix', kind: t`Page`, label: t`Access matrix`, to: '/admin/access/matrix' },
        ]
      : []),
    { key: 'console', kind: t`Page`, label: t`Console`, to: '/console' },
  ];
  return {
    name: `${sid} ${userSid}`,
    items: [...pagesOf(groups), ...acts],
    find: async (text) =>
      (
        await Promise.all([
          findPeople(sid, text),
          findAccounts(sid, text),
          may('groups/read') ? findGroups(sid, text) : [],
          may('domains/read') ? findDomains(sid, text) : [],
        ])
      ).flat(),
  };
}
