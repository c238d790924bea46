/** Who is signed in, and the organization that they belong to. */
import { useQuery } from '@tanstack/react-query';
import { bailiwick } from './api.ts';

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const [current, own] = await Promise.all([
        bailiwick.sessions.getCurrent(),
        bailiwick.user.getOrganization(),
      ]);
      return { ...current, organization: own.organization };
    },
    staleTime: 30_000,
  });
}

export type Session = NonNullable<ReturnType<typeof useSession>['data']>;
