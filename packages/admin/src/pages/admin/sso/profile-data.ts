/** What the pages of single sign-on share: the profile as it is on the server, and refreshing it after a change. */
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient, type Schemas } from '../../../api.ts';
import { useOrganization } from '../organization.ts';

export type SsoProfile = Schemas['SsoProfile'];
/** As much of a profile as whoever sets it up sees, with a login or by a link. */
export type ProfileSetUp = Schemas['SsoSetup'];

export const protocolName = ({ protocol }: ProfileSetUp): string =>
  protocol === 'saml' ? t`SAML 2.0` : t`OpenID Connect`;

export const keyOfProfiles = (organizationSid: string) => ['sso-profiles', organizationSid];

const keyOf = (organizationSid: string, profileSid: string) => [
  'sso-profile',
  organizationSid,
  profileSid,
];

export function useProfile(profileSid: string) {
  const { sid } = useOrganization();
  return useQuery({
    queryKey: keyOf(sid, profileSid),
    queryFn: () => bailiwick.ssoProfiles.get(sid, profileSid),
  });
}

/** What was answered is what stands; the list and the log know it from now on, too. */
export async function keepProfile(organizationSid: string, profile: SsoProfile): Promise<void> {
  queryClient.setQueryData(keyOf(organizationSid, profile.sid), profile);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOfProfiles(organizationSid) }),
    queryClient.invalidateQueries({ queryKey: ['audit', organizationSid] }),
  ]);
}

/** For changes whose answer is not the profile. */
export async function refreshProfile(organizationSid: string, profileSid: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOf(organizationSid, profileSid) }),
    queryClient.invalidateQueries({ queryKey: keyOfProfiles(organizationSid) }),
    queryClient.invalidateQueries({ queryKey: ['sso-person-rules', organizationSid] }),
  ]);
}
