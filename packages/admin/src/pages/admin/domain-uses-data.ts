/** How many people use the organization's domains without being part of it: asked by the page about them, and by the list of people. */
import { useQuery } from '@tanstack/react-query';
import { bailiwick } from '../../api.ts';
import { useOrganization } from './organization.ts';

export function useDomainUses() {
  const { sid, may } = useOrganization();
  return useQuery({
    queryKey: ['domain-people', sid, 'count'],
    queryFn: () => bailiwick.domainPeople.count(sid),
    enabled: may('domain-people/read'),
  });
}
