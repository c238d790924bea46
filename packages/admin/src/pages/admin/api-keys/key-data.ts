/** What the pages of API keys share: their words, and what is read anew after a change. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient, type Schemas } from '../../../api.ts';
import type { Tone } from '../../../ui/parts.tsx';

export type ApiKey = Schemas['ApiKey'];

export const keyStates: Readonly<Record<ApiKey['state'], { word: MessageDescriptor; tone: Tone }>> =
  {
    active: { word: msg`works`, tone: 'ok' },
    expired: { word: msg`expired`, tone: 'plain' },
    revoked: { word: msg`revoked`, tone: 'plain' },
    ended: { word: msg`ended`, tone: 'bad' },
  };

export const keyOfKeys = (organizationSid: string) => ['api-keys', organizationSid];

export const refreshKeys = (organizationSid: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: keyOfKeys(organizationSid) }),
    queryClient.invalidateQueries({ queryKey: ['audit', organizationSid] }),
  ]);

/** What keys can be given, in plain words. */
export const useKeyPermissions = (organizationSid: string) =>
  useQuery({
    queryKey: ['api-key-permissions', organizationSid],
    queryFn: () => bailiwick.apiKeys.listPermissions(organizationSid),
    staleTime: 60_000,
  });
