/** The organization that the Admin Center is open for. The frame makes sure that there is one. */
import { t } from '@lingui/core/macro';
import { createContext, useContext } from 'react';
import type { Session } from '../../session.ts';

export type OwnOrganization = NonNullable<Session['organization']>;

export const CurrentOrganization = createContext<OwnOrganization | null>(null);

export function useOrganization(): OwnOrganization & {
  readonly place: string;
  readonly may: (permission: string) => boolean;
} {
  const organization = useContext(CurrentOrganization);
  if (organization === null) throw new Error('a page of the Admin Center stands outside its frame');
  return {
    ...organization,
    place: t`${{ name: organization.friendly_name }} – Admin Center`,
    may: (permission) => organization.permissions.includes(`/bailiwick/iam/${permission}`),
  };
}
