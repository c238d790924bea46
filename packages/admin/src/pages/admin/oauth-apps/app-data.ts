/** What the pages of OAuth apps share: their words, and what is read anew after a change. */
import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient, type Schemas } from '../../../api.ts';
import type { Tone } from '../../../ui/parts.tsx';

export type OAuthApp = Schemas['OAuthApp'];

export const appStates: Readonly<
  Record<OAuthApp['state'], { word: MessageDescriptor; tone: Tone }>
> = {
  active: { word: msg`gets tokens`, tone: 'ok' },
  revoked: { word: msg`revoked`, tone: 'plain' },
  ended: { word: msg`ended`, tone: 'bad' },
};

export const keyOfApps = (organizationSid: string) => ['oauth-apps', organizationSid];

export const refreshApps = (organizationSid: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOfApps(organizationSid) }),
    queryClient.invalidateQueries({ queryKey: ['audit', organizationSid] }),
  ]);

/** What OAuth apps can be given, in plain words. */
export const useAppPermissions = (organizationSid: string) =>
  useQuery({
    queryKey: ['oauth-app-permissions', organizationSid],
    queryFn: () => bailiwick.oauthApps.listPermissions(organizationSid),
    staleTime: 60_000,
  });

/** One app, with what it is worth now and where it asks for tokens. */
const appQuery = (organizationSid: string, appSid: string) => ({
  queryKey: [...keyOfApps(organizationSid), appSid],
  queryFn: () => bailiwick.oauthApps.get(organizationSid, appSid),
});
export const useApp = (organizationSid: string, appSid: string) =>
  useQuery(appQuery(organizationSid, appSid));

/** For changing it: read anew, since what somebody saw a while ago is not what they mean to change. */
export const useAppToChange = (organizationSid: string, appSid: string) =>
  useQuery({ ...appQuery(organizationSid, appSid), refetchOnMount: 'always' });

/** How long a token works, as people say it. */
export function minutesOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return plural(minutes, { one: '# minute', other: '# minutes' });
}
