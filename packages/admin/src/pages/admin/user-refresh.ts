/** What is read anew after something about a person has changed. */
import { queryClient } from '../../api.ts';

export const refreshPerson = (organizationSid: string, userSid: string) =>
  Promise.all(
    [
      ['user', organizationSid, userSid],
      ['user-access', organizationSid, userSid],
      ['user-assignments', organizationSid, userSid],
      ['user-sessions', organizationSid, userSid],
      ['users', organizationSid],
      ['user-counts', organizationSid],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
