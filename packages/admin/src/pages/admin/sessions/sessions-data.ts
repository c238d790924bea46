/** Sessions of the organization as the pages know them. */
import { queryClient, type Schemas } from '../../../api.ts';

export type OrganizationSession = Schemas['OrganizationSession'];

export const keyOfSessions = (organizationSid: string) => [
  'organization-sessions',
  organizationSid,
];

/** Those of each person are shown on their page. */
export const refreshSessions = (organizationSid: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOfSessions(organizationSid) }),
    queryClient.invalidateQueries({ queryKey: ['user-sessions', organizationSid] }),
  ]);
