/** Which policies there are, in groups. A further one is a component and one line here. */
import { t } from '@lingui/core/macro';
import type { ComponentType } from 'react';
import { AccountCreationSection } from './account-creation.tsx';
import { ApiKeySection } from './api-keys.tsx';
import { DormantPeopleSection } from './dormant-people.tsx';
import { EmergencyAccessSection } from './emergency-access.tsx';
import { ExternalUserSection } from './external-users.tsx';
import type { SectionProps } from './frame.tsx';
import { InvitationSection } from './invitations.tsx';
import { NetworkSection } from './networks.tsx';
import { PasswordSection } from './passwords.tsx';
import { RememberedBrowserSection } from './remembered-browsers.tsx';
import { SecondFactorSection } from './second-factor.tsx';
import { SessionSection } from './sessions.tsx';

interface Section {
  readonly key: string;
  readonly shown: ComponentType<SectionProps>;
  /** An account can have one of its own, which asks for more. */
  readonly ofAccounts: boolean;
}

interface Group {
  readonly key: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

export const policyGroups = (): readonly Group[] => [
  {
    key: 'signing-in',
    title: t`Signing in`,
    sections: [
      { key: 'second-factor', shown: SecondFactorSection, ofAccounts: true },
      { key: 'remembered-browsers', shown: RememberedBrowserSection, ofAccounts: true },
      { key: 'passwords', shown: PasswordSection, ofAccounts: false },
      { key: 'emergency-access', shown: EmergencyAccessSection, ofAccounts: false },
      { key: 'dormant-people', shown: DormantPeopleSection, ofAccounts: false },
    ],
  },
  {
    key: 'sessions',
    title: t`Sessions`,
    sections: [{ key: 'session', shown: SessionSection, ofAccounts: true }],
  },
  {
    key: 'outside',
    title: t`Access from outside`,
    sections: [
      { key: 'networks', shown: NetworkSection, ofAccounts: true },
      { key: 'external-users', shown: ExternalUserSection, ofAccounts: true },
      { key: 'invitations', shown: InvitationSection, ofAccounts: false },
    ],
  },
  {
    key: 'accounts',
    title: t`Accounts`,
    sections: [{ key: 'account-creation', shown: AccountCreationSection, ofAccounts: false }],
  },
  {
    key: 'programs',
    title: t`Programs`,
    sections: [{ key: 'api-keys', shown: ApiKeySection, ofAccounts: false }],
  },
];
