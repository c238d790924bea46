/** Who is signed in, and the organization that they belong to. */
import './signed-in.ts';
import { useQuery } from '@tanstack/react-query';
import { bailiwick } from './api.ts';
import { follow } from './i18n/i18n.ts';

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const [current, own] = await Promise.all([
        bailiwick.sessions.getCurrent(),
        bailiwick.user.getOrganization(),
      ]);
      // Before anything is drawn, so that nothing is drawn twice.
      await follow(current.user.locale);
      return { ...current, organization: own.organization };
    },
    staleTime: 30_000,
  });
}

export type Session = NonNullable<ReturnType<typeof useSession>['data']>;
