/** What can be gone to from the Console: its pages, and the accounts that one reaches. */
import { bailiwick } from '../../api.ts';
import type { PaletteSource } from '../../ui/palette-items.ts';
import { type NavigationGroup, pagesOf } from '../../ui/shell.tsx';

export function consolePalette(userSid: string, groups: readonly NavigationGroup[]): PaletteSource {
  return {
    name: userSid,
    items: pagesOf(groups),
    find: async (search) => {
      const { items } = await bailiwick.accounts.list({ search, page_size: 10 });
      return items.map((account) => ({
        key: account.sid,
        kind: 'Account',
        label: account.friendly_name,
        to: `/console/accounts/${account.sid}`,
        ...(account.organization === null ? {} : { detail: account.organization.friendly_name }),
      }));
    },
  };
}
