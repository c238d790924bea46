/**
 * The identity providers that we know, with the words of their own forms: what they call our values, in the order in which
 * they ask for them, and the way to that form. Names of menus and fields are the providers' and are not translated.
 */
export type Protocol = 'saml' | 'oidc';

/** One of our values. */
export type OurValue =
  | 'acs_url'
  | 'entity_id'
  | 'metadata_url'
  | 'logout_url'
  | 'start_url'
  | 'name_id_format'
  | 'redirect_uri'
  | 'logout_redirect_uri';

interface Form {
  /** The way through the menus. */
  readonly menu: readonly string[];
  readonly fields: readonly (readonly [value: OurValue, label: string])[];
  /** What it calls the address that we read its side from. */
  readonly metadataLabel: string;
}

interface ProviderKind {
  readonly title: string;
  readonly saml?: Form;
  readonly oidc?: Form;
}

const plainOidc = (menu: readonly string[], redirect: string, logout: string): Form => ({
  menu,
  fields: [
    ['redirect_uri', redirect],
    ['logout_redirect_uri', logout],
  ],
  metadataLabel: 'Issuer',
});

export const providerKinds = {
  okta: {
    title: 'Okta',
    saml: {
      menu: ['Applications', 'Create App Integration', 'SAML 2.0'],
      fields: [
        ['acs_url', 'Single sign-on URL'],
        ['entity_id', 'Audience URI (SP Entity ID)'],
        ['name_id_format', 'Name ID format'],
        ['logout_url', 'Single Logout URL'],
      ],
      metadataLabel: 'Metadata URL',
    },
    oidc: plainOidc(
      ['Applications', 'Create App Integration', 'OIDC - OpenID Connect', 'Web Application'],
      'Sign-in redirect URIs',
      'Sign-out redirect URIs',
    ),
  },
  entra_id: {
    title: 'Microsoft Entra ID',
    saml: {
      menu: ['Enterprise applications', 'New application', 'Single sign-on', 'SAML'],
      fields: [
        ['entity_id', 'Identifier (Entity ID)'],
        ['acs_url', 'Reply URL (Assertion Consumer Service URL)'],
        ['start_url', 'Sign on URL (Optional)'],
        ['logout_url', 'Logout Url (Optional)'],
      ],
      metadataLabel: 'App Federation Metadata Url',
    },
    oidc: plainOidc(
      ['App registrations', 'New registration', 'Authentication', 'Web'],
      'Redirect URIs',
      'Front-channel logout URL',
    ),
  },
  google: {
    title: 'Google Workspace',
    saml: {
      menu: ['Apps', 'Web and mobile apps', 'Add app', 'Add custom SAML app'],
      fields: [
        ['acs_url', 'ACS URL'],
        ['entity_id', 'Entity ID'],
        ['start_url', 'Start URL'],
        ['name_id_format', 'Name ID format'],
      ],
      metadataLabel: 'IdP metadata',
    },
    oidc: plainOidc(
      ['Google Auth Platform', 'Clients', 'Create client', 'Web application'],
      'Authorized redirect URIs',
      'Authorized redirect URIs',
    ),
  },
  onelogin: {
    title: 'OneLogin',
    saml: {
      menu: ['Applications', 'Add App', 'SAML Custom Connector (Advanced)', 'Configuration'],
      fields: [
        ['entity_id', 'Audience (EntityID)'],
        ['acs_url', 'ACS (Consumer) URL'],
        ['logout_url', 'Single Logout URL'],
        ['start_url', 'Login URL'],
      ],
      metadataLabel: 'Issuer URL',
    },
    oidc: plainOidc(
      ['Applications', 'Add App', 'OpenId Connect (OIDC)', 'Configuration'],
      "Redirect URI's",
      'Post Logout Redirect URIs',
    ),
  },
  jumpcloud: {
    title: 'JumpCloud',
    saml: {
      menu: ['SSO Applications', 'Add New Application', 'Custom Application', 'SAML'],
      fields: [
        ['entity_id', 'SP Entity ID'],
        ['acs_url', 'ACS URLs'],
        ['start_url', 'Login URL'],
      ],
      metadataLabel: 'Copy Metadata URL',
    },
    oidc: plainOidc(
      ['SSO Applications', 'Add New Application', 'Custom Application', 'OIDC'],
      'Redirect URIs',
      'Login URL',
    ),
  },
  keycloak: {
    title: 'Keycloak',
    saml: {
      menu: ['Clients', 'Create client', 'SAML'],
      fields: [
        ['entity_id', 'Client ID'],
        ['acs_url', 'Valid redirect URIs'],
        ['name_id_format', 'Name ID format'],
        ['logout_url', 'Logout Service POST Binding URL'],
      ],
      metadataLabel: 'SAML 2.0 Identity Provider Metadata',
    },
    oidc: plainOidc(
      ['Clients', 'Create client', 'OpenID Connect'],
      'Valid redirect URIs',
      'Valid post logout redirect URIs',
    ),
  },
  ad_fs: {
    title: 'AD FS',
    saml: {
      menu: ['Relying Party Trusts', 'Add Relying Party Trust', 'Claims aware'],
      fields: [
        ['metadata_url', 'Federation metadata address (host name or URL)'],
        ['acs_url', 'Relying party SAML 2.0 SSO service URL'],
        ['entity_id', 'Relying party trust identifiers'],
      ],
      metadataLabel: 'FederationMetadata.xml',
    },
    oidc: plainOidc(
      ['Application Groups', 'Add Application Group', 'Server application'],
      'Redirect URI',
      'Post logout redirect URI',
    ),
  },
  ping: {
    title: 'Ping Identity',
    saml: {
      menu: ['Applications', 'Add Application', 'SAML Application'],
      fields: [
        ['metadata_url', 'Import From URL'],
        ['acs_url', 'ACS URLs'],
        ['entity_id', 'Entity ID'],
        ['logout_url', 'SLO Endpoint'],
      ],
      metadataLabel: 'IDP Metadata URL',
    },
    oidc: plainOidc(
      ['Applications', 'Add Application', 'OIDC Web App'],
      'Redirect URIs',
      'Signoff URLs',
    ),
  },
  generic_saml: {
    title: 'SAML 2.0',
    saml: {
      menu: [],
      fields: [
        ['metadata_url', 'SP metadata URL'],
        ['entity_id', 'SP entity ID'],
        ['acs_url', 'Assertion consumer service URL (HTTP-POST)'],
        ['name_id_format', 'NameID format'],
        ['logout_url', 'Single logout service URL'],
        ['start_url', 'Sign-on URL'],
      ],
      metadataLabel: 'IdP metadata URL',
    },
  },
  generic_oidc: {
    title: 'OpenID Connect',
    oidc: plainOidc([], 'Redirect URI', 'Post-logout redirect URI'),
  },
} as const satisfies Record<string, ProviderKind>;

export type ProviderKindName = keyof typeof providerKinds;

export const providerKindNames = Object.keys(providerKinds) as [
  ProviderKindName,
  ...ProviderKindName[],
];

export const titleOf = (kind: ProviderKindName): string => providerKinds[kind].title;

/** Undefined: that provider does not speak it. */
export function formOf(kind: ProviderKindName, protocol: Protocol): Form | undefined {
  const known: ProviderKind = providerKinds[kind];
  return known[protocol];
}
