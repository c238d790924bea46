/** What is read anew after something about a group has changed. */
import { queryClient } from '../../api.ts';

export const refreshGroup = (organizationSid: string, groupSid: string) =>
  Promise.all(
    [
      ['group', organizationSid, groupSid],
      ['group-members', organizationSid, groupSid],
      ['group-roles', organizationSid, groupSid],
      ['group-history', organizationSid, groupSid],
      ['groups', organizationSid],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
