/** The first step: which identity provider it is, and which protocol it shall speak. Pressing makes the profile. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQueryWords } from '../../../address.ts';
import type { Schemas } from '../../../api.ts';
import { Choices, TextField } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import '../../../styles/sso.css';
import { useOrganization } from '../organization.ts';
import { EditionNotice } from './edition-notice.tsx';
import { keepProfile } from './profile-data.ts';
import { Steps } from './steps.tsx';

type Kind = Schemas['SsoProfile']['provider_kind'];
type Protocol = Schemas['SsoProfile']['protocol'];

interface Provider {
  readonly kind: Kind;
  /** By its own name. */
  readonly title: string;
  readonly text: string;
  readonly protocols: readonly Protocol[];
  /** What else people call it, for finding it. */
  readonly also: string;
}

const both: readonly Protocol[] = ['saml', 'oidc'];

const providers = (): readonly Provider[] => [
  {
    kind: 'okta',
    title: t`Okta`,
    text: t`Workforce Identity`,
    protocols: both,
    also: 'auth0 wic',
  },
  {
    kind: 'entra_id',
    title: t`Microsoft Entra ID`,
    text: t`Was called Azure Active Directory`,
    protocols: both,
    also: 'azure ad aad office 365 microsoft',
  },
  {
    kind: 'google',
    title: t`Google Workspace`,
    text: t`Was called G Suite`,
    protocols: both,
    also: 'g suite gsuite gmail cloud identity',
  },
  { kind: 'onelogin', title: t`OneLogin`, text: t`By One Identity`, protocols: both, also: '' },
  { kind: 'jumpcloud', title: t`JumpCloud`, text: t`Cloud directory`, protocols: both, also: '' },
  {
    kind: 'keycloak',
    title: t`Keycloak`,
    text: t`On servers of your own`,
    protocols: both,
    also: 'red hat rhbk sso',
  },
  {
    kind: 'ad_fs',
    title: t`AD FS`,
    text: t`Active Directory, on servers of your own`,
    protocols: both,
    also: 'adfs windows active directory federation services microsoft',
  },
  {
    kind: 'ping',
    title: t`Ping Identity`,
    text: t`PingOne and PingFederate`,
    protocols: both,
    also: 'pingone pingfederate forgerock',
  },
  {
    kind: 'generic_saml',
    title: t`SAML 2.0`,
    text: t`Any other provider that speaks it`,
    protocols: ['saml'],
    also: 'generic shibboleth simplesamlphp adfs other custom',
  },
  {
    kind: 'generic_oidc',
    title: t`OpenID Connect`,
    text: t`Any other provider that speaks it`,
    protocols: ['oidc'],
    also: 'generic oidc oauth authentik zitadel other custom',
  },
];

const matches = ({ title, text, also }: Provider, typed: string) =>
  `${title} ${text} ${also}`.toLowerCase().includes(typed.trim().toLowerCase());

export function ChooseProvider() {
  const organization = useOrganization();
  const { provider } = useQueryWords();
  const chosen = providers().find(({ kind }) => kind === provider);
  return (
    <Page
      help="sso"
      title={t`Choose your identity provider`}
      place={organization.place}
      lead={t`Where your people sign in today. Nothing changes for anybody until you decide so in the last step.`}
      crumb={
        <Link to="/admin/sso">
          <Trans>Single sign-on</Trans>
        </Link>
      }
    >
      <Steps current="choose" profile={null} />
      <EditionNotice />
      <Cards chosen={chosen} />
      {chosen === undefined ? null : <MakeProfile key={chosen.kind} provider={chosen} />}
    </Page>
  );
}

function Cards({ chosen }: { chosen: Provider | undefined }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const shown = providers().filter((provider) => matches(provider, typed));
  return (
    <section className="section">
      <div className="field">
        <label htmlFor="provider-search">
          <Trans>Find by name</Trans>
        </label>
        <input
          id="provider-search"
          className="input"
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <fieldset>
        <legend className="visually-hidden">
          <Trans>Identity provider</Trans>
        </legend>
        <div className="sso-cards">
          {shown.map(({ kind, title, text }) => (
            <label className="choice sso-card" key={kind}>
              <input
                type="radio"
                name="provider"
                value={kind}
                checked={chosen?.kind === kind}
                onChange={() =>
                  void navigate({ to: '/admin/sso/new', search: { provider: kind }, replace: true })
                }
              />
              <span>
                <span className="choice-title">{title}</span>
                <span className="field-help">{text}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {shown.length > 0 ? null : (
        <p role="status">
          <Trans>
            None is called so. Most providers speak SAML 2.0 or OpenID Connect: choose one of these.
          </Trans>
        </p>
      )}
    </section>
  );
}

function MakeProfile({ provider }: { provider: Provider }) {
  const organization = useOrganization();
  const navigate = useNavigate();
  const [protocol, setProtocol] = useState<Protocol>(provider.protocols[0] ?? 'saml');
  const create: Submit = async ({ name = '' }, api) => {
    const made = await api.ssoProfiles.create(organization.sid, {
      name: name.trim(),
      protocol,
      provider_kind: provider.kind,
    });
    await keepProfile(organization.sid, made);
    await navigate({
      to: '/admin/sso/$profileSid/set-up/$step',
      params: { profileSid: made.sid, step: 'app' },
    });
  };
  if (!organization.may('sso-profiles/create'))
    return (
      <p>
        <Trans>The Owner and Administrators can set it up.</Trans>
      </p>
    );
  return (
    <section className="section">
      <Form submit={t`Continue`} onSubmit={create}>
        {provider.protocols.length === 1 ? null : (
          <Choices
            name="protocol"
            legend={t`Protocol`}
            choices={[
              {
                value: 'saml',
                title: t`SAML 2.0`,
                text: t`The usual one: certificates, no secret to renew.`,
              },
              {
                value: 'oidc',
                title: t`OpenID Connect`,
                text: t`The newer one: a client and a secret, or a key of ours.`,
              },
            ]}
            value={protocol}
            onChange={(value) => setProtocol(value as Protocol)}
          />
        )}
        <TextField
          name="name"
          label={t`Name`}
          defaultValue={t`${{ provider: provider.title }} of ${{ organization: organization.friendly_name }}`.slice(
            0,
            64,
          )}
          maxLength={64}
          help={t`What your people and your audit log call it.`}
        />
      </Form>
    </section>
  );
}
