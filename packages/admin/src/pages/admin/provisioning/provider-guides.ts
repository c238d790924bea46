/** What to do at each identity provider, in the words of its own pages. */
import { t } from '@lingui/core/macro';

export interface ProviderGuide {
  readonly key: string;
  /** A name, in every language the same. */
  readonly name: string;
  /** What its form calls our two values. */
  readonly baseUrlField: string;
  readonly tokenField: string;
  readonly steps: readonly string[];
  /** Where its own mapping of attributes ends, and ours begins. */
  readonly mapping: string;
}

const okta = (): ProviderGuide => ({
  key: 'okta',
  name: 'Okta',
  baseUrlField: t`SCIM connector base URL`,
  tokenField: t`Authorization`,
  steps: [
    t`Open the app through which your people come here. On the tab “General”, under “App Settings”, choose “SCIM” for “Provisioning”.`,
    t`On the tab “Provisioning”, under “Integration”, enter the base URL, and userName as “Unique identifier field for users”.`,
    t`Tick “Push New Users”, “Push Profile Updates” and “Push Groups”. As “Authentication Mode” choose “HTTP Header”, and enter the token.`,
    t`Press “Test Connector Configuration”, then “Save”.`,
    t`Under “To App”, enable “Create Users”, “Update User Attributes” and “Deactivate Users”. Assign people on the tab “Assignments”.`,
    t`For groups, open the tab “Push Groups” and find them by name. Push other groups than those by which people are assigned.`,
  ],
  mapping: t`What Okta sends is chosen in its attribute mappings under “To App”; which of it is read as name and address, here under “Attributes”.`,
});

const entra = (): ProviderGuide => ({
  key: 'entra_id',
  name: t`Entra ID`,
  baseUrlField: t`Tenant URL`,
  tokenField: t`Secret Token`,
  steps: [
    t`Open the enterprise application and its page “Provisioning”. As “Provisioning Mode” choose “Automatic”.`,
    t`Under “Admin Credentials”, enter both values and press “Test Connection”, then “Save”.`,
    t`Under “Mappings”, let userName be mail, or userPrincipalName where that is the address. Groups are sent with displayName, externalId and members; switch their mapping off if you keep groups here.`,
    t`Under “Users and groups”, add who is sent: people, and groups with those who are directly in them. As “Scope” leave “Sync only assigned users and groups”.`,
    t`Switch “Provisioning Status” on. Entra sends about every 40 minutes; “Provision on demand” sends one person at once.`,
  ],
  mapping: t`What Entra ID sends is chosen under its “Mappings”; which of it is read as name and address, here under “Attributes”.`,
});

const onelogin = (): ProviderGuide => ({
  key: 'onelogin',
  name: 'OneLogin',
  baseUrlField: t`SCIM Base URL`,
  tokenField: t`SCIM Bearer Token`,
  steps: [
    t`Add the app “SCIM Provisioner with SAML (SCIM v2 Enterprise)” and open its tab “Configuration”.`,
    t`Enter both values, save, and press “Enable” under “API Connection”.`,
    t`Under “Parameters”, let “SCIM Username” be “Email”.`,
    t`On the tab “Provisioning”, tick “Enable provisioning”. For people who leave, choose “Suspend”.`,
    t`Under “Access”, choose the roles whose people are sent.`,
    t`For groups, tick “Include in User Provisioning” at “Groups” under “Parameters”, and set them by a rule under “Rules”.`,
  ],
  mapping: t`What OneLogin sends is chosen under its “Parameters”; which of it is read as name and address, here under “Attributes”.`,
});

const jumpcloud = (): ProviderGuide => ({
  key: 'jumpcloud',
  name: 'JumpCloud',
  baseUrlField: t`Base URL`,
  tokenField: t`Token Key`,
  steps: [
    t`Open the application under “SSO Applications” and its tab “Identity Management”.`,
    t`As “API Type” choose “SCIM API”, as “SCIM Version” “SCIM 2.0”, and enter both values.`,
    t`As “Test User Email” enter an address in your verified domains that nobody has. Its test creates that person and deactivates them again, so it needs the trial to be off.`,
    t`For groups, tick “Enable management of User Groups and Group Membership in this application”. Press “Test Connection”, then “Activate”.`,
    t`On the tab “User Groups”, tick the groups whose people are sent.`,
  ],
  mapping: t`JumpCloud decides what it sends; which of it is read as name and address is chosen here under “Attributes”.`,
});

export const providerGuides = (): readonly [ProviderGuide, ...ProviderGuide[]] => [
  okta(),
  entra(),
  onelogin(),
  jumpcloud(),
];
