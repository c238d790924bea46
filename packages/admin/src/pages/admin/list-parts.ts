/** What the lists of the Admin Center share: values that only the server knows, and the views that people keep. */
import { bailiwick } from '../../api.ts';
import type { OwnOrganization } from './organization.ts';

type Find = (typed: string) => Promise<readonly string[]>;
type ViewedList = Parameters<typeof bailiwick.savedViews.create>[1]['list'];

const shownAtMost = 8;

export const findPeople =
  (organizationSid: string): Find =>
  async (typed) => {
    const asked = typed === '' ? {} : { search: typed };
    const { items } = await bailiwick.organizationUsers.list(organizationSid, {
      ...asked,
      page_size: shownAtMost,
    });
    return items.map(({ email }) => email);
  };

export const findAccounts =
  (organizationSid: string): Find =>
  async (typed) => {
    const asked = typed === '' ? {} : { search: typed };
    const { items } = await bailiwick.organizationAccounts.list(organizationSid, {
      ...asked,
      kind: 'all',
      page_size: shownAtMost,
    });
    return items.map(({ friendly_name: name }) => name);
  };

/** In quotes, so that no sign of it means something in a filter. */
export const asText = (typed: string) => `"${typed.replace(/["\\]/g, '\\$&')}"`;

export const findRoles =
  (scope?: 'organization' | 'account'): Find =>
  async () => {
    const { items } = await bailiwick.roles.list();
    const named = items.filter((role) => scope === undefined || role.scope === scope);
    return [...new Set(named.map(({ name }) => name))];
  };

export const findDomains =
  (organizationSid: string): Find =>
  async (typed) => {
    const asked = typed === '' ? {} : { q: asText(typed) };
    const { items } = await bailiwick.domains.list(organizationSid, {
      ...asked,
      page_size: shownAtMost,
    });
    return items.map(({ name }) => name);
  };

/** Each kind of event, and each noun as `noun.*`. */
export const findEvents: Find = async () => {
  const { items } = await bailiwick.auditEvents.listNames();
  const names = items.map(({ name }) => name);
  const nouns = new Set(names.map((name) => `${name.split('.')[0] ?? ''}.*`));
  return [...nouns, ...names];
};

/** Views are for those who may keep them; nothing of them is shown to others. */
export function viewsOf(
  organization: Pick<OwnOrganization, 'sid'> & { readonly may: (permission: string) => boolean },
  list: ViewedList,
) {
  if (!organization.may('saved-views/keep')) return {};
  const mayShare = organization.may('saved-views/share');
  return { views: { organizationSid: organization.sid, list, mayShare } };
}
