/** Making a provisioning connection; its token is shown once, and the way on is its page. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink, SelectField } from '../../../ui/controls.tsx';
import { Form, type Submit } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type Connection, keepConnection, tokenLifetimes } from './connection-data.ts';
import { ConnectionFields, useConnectionChoice } from './connection-fields.tsx';
import { ShownToken } from './shown-token.tsx';

interface Made {
  readonly connection: Connection;
  readonly token: string;
}

export function NewProvisioningConnection() {
  const organization = useOrganization();
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Page
      help="provisioning"
      title={t`Set up provisioning`}
      place={organization.place}
      crumb={
        <Link to="/admin/provisioning">
          <Trans>Provisioning</Trans>
        </Link>
      }
      lead={t`You get a token for your identity provider. It reaches people with an address in your verified domains, and nobody else.`}
    >
      {made === null ? <ConnectionForm onMade={setMade} /> : <MadeConnection made={made} />}
    </Page>
  );
}

function MadeConnection({ made: { connection, token } }: { made: Made }) {
  return (
    <>
      <ShownToken name={connection.name} token={token} />
      <div className="form-foot">
        <ButtonLink
          kind="primary"
          to="/admin/provisioning/$connectionSid"
          params={{ connectionSid: connection.sid }}
        >
          <Trans>I have stored it: show where it goes</Trans>
        </ButtonLink>
      </div>
    </>
  );
}

function ConnectionForm({ onMade }: { onMade: (made: Made) => void }) {
  const organization = useOrganization();
  const { switches, setSwitches, chosen } = useConnectionChoice({
    adopts_people: false,
    is_dry_run: true,
  });
  if (!organization.may('provisioning-connections/create'))
    return (
      <Notice>
        <p>
          <Trans>
            Your roles do not let you set up provisioning. The Owner and Administrators can.
          </Trans>
        </p>
      </Notice>
    );
  const create: Submit = async (values, api) => {
    const made = await api.provisioningConnections.create(organization.sid, {
      ...chosen(values),
      expires_in_days: Number(values['expires_in_days']),
    });
    onMade(made);
    await keepConnection(organization.sid, made.connection);
  };
  return (
    <div className="measure">
      <Form submit={t`Create the connection`} onSubmit={create}>
        <ConnectionFields name="" brakePercent={10} switches={switches} onSwitch={setSwitches} />
        <SelectField
          name="expires_in_days"
          label={t`Its token works for`}
          options={tokenLifetimes()}
          defaultValue="365"
          help={t`Two work at once, so that a new one can take the place of the old.`}
        />
      </Form>
    </div>
  );
}
