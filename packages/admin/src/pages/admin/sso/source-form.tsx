/** The ways in which an identity provider tells about itself: an address, a file, or field by field. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Choices, TextArea, TextField } from '../../../ui/controls.tsx';
import { Form } from '../../../ui/form.tsx';
import { FilePicker } from '../file-picker.tsx';
import type { ProfileSetUp } from './profile-data.ts';

export type ProviderSource = Parameters<BailiwickClient['ssoProfiles']['checkProvider']>[2];
type Way = 'metadata_url' | 'metadata_xml' | 'saml';
type Values = Readonly<Record<string, string>>;

const largest = 500_000;

/** Each certificate of a text that holds several; one in base64 alone is itself. */
function certificatesIn(text: string): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return blocks === null ? [text.trim()] : [...blocks];
}

const trimmed = (values: Values, name: string) => (values[name] ?? '').trim();

function sourceOf(way: Way, values: Values, xml: string): ProviderSource {
  switch (way) {
    case 'metadata_url':
      return { metadata_url: trimmed(values, 'metadata_url') };
    case 'metadata_xml':
      return { metadata_xml: xml };
    case 'saml': {
      const logoutUrl = trimmed(values, 'logout_url');
      return {
        saml: {
          entity_id: trimmed(values, 'entity_id'),
          sign_on_url: trimmed(values, 'sign_on_url'),
          ...(logoutUrl === '' ? {} : { logout_url: logoutUrl }),
          certificates: certificatesIn(values['certificates'] ?? ''),
        },
      };
    }
  }
}

interface SourceFormProps {
  readonly profile: ProfileSetUp;
  /** The organization that gave the link; undefined: an administrator brings it. */
  readonly askedBy?: string;
  readonly onLook: (source: ProviderSource) => Promise<void>;
}

export function SourceForm(props: SourceFormProps) {
  return props.profile.protocol === 'oidc' ? <IssuerForm {...props} /> : <SamlForm {...props} />;
}

function IssuerForm({ profile, onLook }: SourceFormProps) {
  return (
    <Form
      asks
      submit={t`Check it`}
      onSubmit={(values) => onLook({ issuer: trimmed(values, 'issuer') })}
    >
      <TextField
        name="issuer"
        label={t`Issuer`}
        defaultValue={profile.theirs?.issuer ?? ''}
        autoFocus
        help={t`An https address, without /.well-known behind it: we read that ourselves.`}
      />
    </Form>
  );
}

/** Providers that show no address for their metadata hand out a file. */
const firstWay = ({ provider_kind: kind }: ProfileSetUp): Way =>
  kind === 'google' ? 'metadata_xml' : 'metadata_url';

/** Before a certificate ends, mails go to the organization. */
const fileIsReadOnce = (organization: string | undefined): string =>
  organization === undefined
    ? t`Read once. Bring a new one before its certificate ends; we write to you in time.`
    : t`Read once. Before its certificate ends ${organization} needs a new one; we write to them in time.`;

function SamlForm({ profile, askedBy, onLook }: SourceFormProps) {
  const [way, setWay] = useState<Way>(firstWay(profile));
  const [file, setFile] = useState<{ name: string; xml: string } | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const pick = async (picked: File) => {
    setTooLarge(picked.size > largest);
    if (picked.size <= largest) setFile({ name: picked.name, xml: await picked.text() });
  };
  return (
    <Form
      asks
      submit={t`Check it`}
      onSubmit={(values) => onLook(sourceOf(way, values, file?.xml ?? ''))}
    >
      <Choices
        name="way"
        legend={t`It comes as`}
        choices={[
          {
            value: 'metadata_url',
            title: t`an address of metadata`,
            text: t`The best way: we read it every day, and new certificates come by themselves.`,
          },
          {
            value: 'metadata_xml',
            title: t`a file of metadata`,
            text: fileIsReadOnce(askedBy),
          },
          {
            value: 'saml',
            title: t`single fields`,
            text: t`An entity ID, an address, a certificate.`,
          },
        ]}
        value={way}
        onChange={(value) => setWay(value as Way)}
      />
      {way === 'metadata_url' ? (
        <TextField
          name="metadata_url"
          label={profile.form.metadata_label === '' ? t`Metadata URL` : profile.form.metadata_label}
          help={t`An https address that this instance can reach.`}
        />
      ) : null}
      {way === 'metadata_xml' ? (
        <>
          <FilePicker
            label={t`Metadata file`}
            help={t`XML of at most 500 kB.`}
            accept=".xml,text/xml,application/xml,application/samlmetadata+xml"
            onChoose={(picked) => void pick(picked)}
          />
          <p className="section" role="status">
            {isTooLarge ? (
              <Trans>That file is larger than 500 kB: it is no metadata of one provider.</Trans>
            ) : file === null ? null : (
              file.name
            )}
          </p>
        </>
      ) : null}
      {way === 'saml' ? <SamlFields /> : null}
    </Form>
  );
}

function SamlFields() {
  return (
    <>
      <TextField name="entity_id" label={t`Entity ID`} pointer="/saml/entity_id" />
      <TextField name="sign_on_url" label={t`Sign-on address`} pointer="/saml/sign_on_url" />
      <TextField
        name="logout_url"
        label={t`Sign-out address, if it has one`}
        pointer="/saml/logout_url"
        required={false}
      />
      <TextArea
        name="certificates"
        label={t`Certificate`}
        pointer="/saml/certificates/0"
        help={t`As text, with or without BEGIN and END. While keys change, paste both.`}
      />
    </>
  );
}
