/**
 * What to do at each identity provider, step by step, in our words. Names of menus and fields are the providers' own, in
 * English as most of their pages are, and stay so in every language.
 */
import { t } from '@lingui/core/macro';
import type { ProfileSetUp } from './profile-data.ts';

type Kind = ProfileSetUp['provider_kind'];

/** What only this provider wants, between the way to its form and the end. */
const samlWays: Readonly<Record<Kind, () => readonly string[]>> = {
  okta: () => [
    t`As “Name ID format” choose “EmailAddress”, and as “Application username” choose “Email”.`,
    t`Under “Attribute Statements” add firstName with user.firstName and lastName with user.lastName.`,
    t`On the tab “Assignments”, assign the people or groups: Okta refuses everybody else.`,
  ],
  entra_id: () => [
    t`Choose “Create your own application”, of the kind that is not in the gallery.`,
    t`Under “Attributes & Claims”, let “Unique User Identifier (Name ID)” be user.mail, or user.userprincipalname where that is the address.`,
    t`Under “Users and groups”, add who may sign in: Entra refuses everybody else.`,
  ],
  google: () => [
    t`Google shows its own side first: download the metadata there and keep the file, then go on.`,
    t`As “Name ID” choose “Basic Information › Primary email”, with the format “EMAIL”.`,
    t`Switch the app on for everyone or for some organizational units. Google may take up to a day for it.`,
  ],
  onelogin: () => [
    t`Under “Parameters”, let “NameID value” be “Email”, and add firstName and lastName with “Include in SAML assertion” ticked.`,
    t`Under “Access”, choose the roles whose people may sign in.`,
  ],
  jumpcloud: () => [
    t`As “SAMLSubject NameID” choose “email”, and as its format the one that ends with emailAddress.`,
    t`Under “User Groups”, tick the groups whose people may sign in, and activate the application.`,
  ],
  keycloak: () => [
    t`As “Name ID format” choose “email”, and switch “Force name ID format” on.`,
    t`Under “Keys”, import our certificate for “Client signature required”: our requests are signed.`,
    t`Under “Client scopes”, open the dedicated scope and add the predefined mappers for the given name and the surname.`,
  ],
  ad_fs: () => [
    t`Choose “Import data about the relying party published online” where AD FS reaches this instance, else enter the addresses by hand.`,
    t`Add the rule “Send LDAP Attributes as Claims” with E-Mail-Addresses, Given-Name and Surname.`,
    t`Add the rule “Transform an Incoming Claim”: from E-Mail Address to Name ID, with the format “Email”.`,
  ],
  ping: () => [
    t`Under “Attribute Mappings”, let “saml_subject” be “Email Address”.`,
    t`Under “Access”, choose the groups whose people may sign in, and switch the application on.`,
  ],
  generic_saml: () => [
    t`Register us as a service provider with these values, or with our metadata.`,
    t`Let it send the address as the NameID or as the attribute “email”, and sign its assertions with RSA and SHA-256 or better.`,
    t`Allow the people or groups who may sign in.`,
  ],
  generic_oidc: () => [],
};

const oidcWays: Readonly<Record<Kind, () => readonly string[]>> = {
  okta: () => [
    t`As “Grant type” leave “Authorization Code” alone ticked.`,
    t`On the tab “Assignments”, assign the people or groups: Okta refuses everybody else.`,
  ],
  entra_id: () => [
    t`Under “Token configuration”, add the optional claim “email” to the ID token.`,
    t`Under “Certificates & secrets”, make a client secret and copy its “Value”, not its “Secret ID”.`,
  ],
  google: () => [
    t`As “Audience” choose “Internal”, so that only people of your own Workspace come in.`,
  ],
  onelogin: () => [t`On the tab “SSO”, let “Token Endpoint” be “POST” or “Basic”.`],
  jumpcloud: () => [
    t`As “Client Authentication Type” choose “Client Secret Basic”, and tick “Email” and “Profile”.`,
  ],
  keycloak: () => [
    t`Switch “Client authentication” on, and leave “Standard flow” alone ticked.`,
    t`The secret is on the tab “Credentials”.`,
  ],
  ad_fs: () => [
    t`Tick “Generate a shared secret”, and permit the scopes openid, email and profile.`,
  ],
  ping: () => [
    t`As “Response Type” choose “Code”, and as “PKCE Enforcement” “S256_REQUIRED”.`,
    t`Under “Resources”, add the scopes email and profile.`,
  ],
  generic_saml: () => [],
  generic_oidc: () => [
    t`Register a confidential client for the authorization code flow, with PKCE where it can be required.`,
    t`Let it give the claims email and email_verified for the scope email.`,
  ],
};

function wayTo({ form, provider_title: provider }: ProfileSetUp): readonly string[] {
  if (form.menu.length === 0) return [];
  const menu = form.menu.join(' › ');
  return [t`In ${provider}, open ${menu}.`];
}

function lastOf({ form, protocol, provider_title: provider }: ProfileSetUp): string {
  const label = form.metadata_label;
  return protocol === 'saml'
    ? t`Copy what ${provider} calls “${label}”: the next step wants it.`
    : t`Copy the client ID, the client secret and the issuer: the next step wants them.`;
}

/** Numbered by the page. */
export function guideOf(profile: ProfileSetUp): readonly string[] {
  const ways = profile.protocol === 'saml' ? samlWays : oidcWays;
  return [
    ...wayTo(profile),
    t`Copy the values on this page into its form. They stand in the order of that form, under its names.`,
    ...ways[profile.provider_kind](),
    lastOf(profile),
  ];
}

interface SentAttribute {
  readonly what: string;
  readonly names: string;
  readonly sample: string;
}

/** What we read without anything being set, with what it looks like. */
export function attributesOf({ protocol, options }: ProfileSetUp): readonly SentAttribute[] {
  const isSaml = protocol === 'saml';
  const row = (what: string, chosen: string | null, usual: readonly string[], sample: string) => ({
    what,
    names: chosen ?? usual.join(' · '),
    sample,
  });
  return [
    row(
      t`E-mail address`,
      options.email_attribute,
      isSaml ? ['NameID', 'email', 'mail'] : ['email'],
      'imogen@corp.com',
    ),
    row(
      t`First name`,
      options.first_name_attribute,
      isSaml ? ['firstName', 'givenName'] : ['given_name'],
      'Imogen',
    ),
    row(
      t`Last name`,
      options.last_name_attribute,
      isSaml ? ['lastName', 'sn'] : ['family_name'],
      'Ilić',
    ),
  ];
}
