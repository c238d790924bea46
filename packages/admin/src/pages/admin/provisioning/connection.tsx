/** One provisioning connection: where it stands, how it is connected, what it may do, and what went over it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathPart } from '../../../address.ts';
import { bailiwick, queryClient } from '../../../api.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { Button } from '../../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../../ui/form.tsx';
import { FarReachingAct } from '../../../ui/impact.tsx';
import { Tabs, useListSearch } from '../../../ui/list.tsx';
import { Page } from '../../../ui/page.tsx';
import { CopyButton, ExactTime, Ledger, Time } from '../../../ui/parts.tsx';
import '../../../styles/provisioning.css';
import '../../../styles/sso.css';
import { useOrganization } from '../organization.ts';
import { HeldByBrake } from './connection-brake.tsx';
import {
  type Connection,
  keepConnection,
  keyOfConnections,
  useConnection,
} from './connection-data.ts';
import { ConnectionFields, useConnectionChoice } from './connection-fields.tsx';
import { ConnectionMapping } from './connection-mapping.tsx';
import { ConnectionRequests } from './connection-requests.tsx';
import { ConnectionTokens } from './connection-tokens.tsx';
import { ConnectionStamp } from './connections.tsx';
import { ProviderGuidePart } from './provider-guide.tsx';

/** As `?tab=` says it. */
const requestsTab = 'requests';
const mappingTab = 'mapping';

export function ProvisioningConnectionPage() {
  const organization = useOrganization();
  const connection = useConnection(usePathPart('connectionSid'));
  const [search] = useListSearch();
  const crumb = (
    <Link to="/admin/provisioning">
      <Trans>Provisioning</Trans>
    </Link>
  );
  const { data } = connection;
  if (data === undefined || connection.isError)
    return (
      <Page help="provisioning" title={t`Provisioning`} place={organization.place} crumb={crumb}>
        {connection.isError ? <ProblemSummary problem={problemOf(connection.error)} /> : null}
      </Page>
    );
  const isHeld = data.state === 'held';
  return (
    <Page
      help="provisioning"
      title={data.name}
      place={organization.place}
      crumb={crumb}
      lead={isHeld ? undefined : <span role="status">{data.sentence}</span>}
    >
      {isHeld ? <HeldByBrake connection={data} /> : null}
      <Tabs
        label={t`Parts of the connection`}
        param="tab"
        tabs={[
          { value: undefined, label: t`Connection` },
          { value: mappingTab, label: t`Attributes` },
          { value: requestsTab, label: t`What it sent` },
        ]}
      />
      <Part tab={search['tab']} connection={data} />
    </Page>
  );
}

function Part({ tab, connection }: { tab: string | undefined; connection: Connection }) {
  if (tab === requestsTab) return <ConnectionRequests connection={connection} />;
  if (tab === mappingTab) return <ConnectionMapping connection={connection} />;
  return <ConnectionItself connection={connection} />;
}

function ConnectionItself({ connection }: { connection: Connection }) {
  const { may } = useOrganization();
  return (
    <div className="columns">
      <div>
        <ProviderGuidePart connection={connection} />
        <ConnectionTokens connection={connection} />
        {may('provisioning-connections/update') ? (
          <Settings key={connection.version} connection={connection} />
        ) : null}
        {may('provisioning-connections/delete') ? <End connection={connection} /> : null}
      </div>
      <Standing connection={connection} />
    </div>
  );
}

function Standing({ connection }: { connection: Connection }) {
  const { sid, released_until: releasedUntil } = connection;
  const percent = formatNumber(connection.brake_percent);
  return (
    <Ledger
      title={t`Where it stands`}
      rows={[
        [t`State`, <ConnectionStamp key="state" connection={connection} />],
        [t`Last request`, <Time key="last" at={connection.last_request_at} />],
        [t`Trial`, connection.is_dry_run ? t`yes` : t`no`],
        [t`Takes over people`, connection.adopts_people ? t`yes` : t`no`],
        [
          t`Brake`,
          releasedUntil === null ? (
            t`${percent} %`
          ) : (
            <Trans key="brake">
              let go until <ExactTime at={releasedUntil} />
            </Trans>
          ),
        ],
        [t`Made`, <ExactTime key="made" at={connection.created_at} />],
        [t`Made by`, <bdi key="by">{connection.made_by}</bdi>],
      ]}
    >
      <p className="small">
        <code>{sid}</code> <CopyButton text={sid} what={t`SID`} />
      </p>
      <p className="small">
        <Link to="/admin/audit-log" search={{ actor_sid: sid }}>
          <Trans>What it did, in the audit log</Trans>
        </Link>
      </p>
    </Ledger>
  );
}

function Settings({ connection }: { connection: Connection }) {
  const { sid } = useOrganization();
  const { switches, setSwitches, chosen } = useConnectionChoice(connection);
  const save: Submit = async (values, api) => {
    const saved = await api.provisioningConnections.update(sid, connection.sid, chosen(values), {
      ifMatch: connection.version,
    });
    await keepConnection(sid, saved);
  };
  return (
    <section className="section measure" aria-label={t`What it may do`}>
      <h2>
        <Trans>What it may do</Trans>
      </h2>
      <Form submit={t`Save`} onSubmit={save}>
        <ConnectionFields
          name={connection.name}
          brakePercent={connection.brake_percent}
          switches={switches}
          onSwitch={setSwitches}
        />
      </Form>
    </section>
  );
}

function End({ connection }: { connection: Connection }) {
  const { sid } = useOrganization();
  const navigate = useNavigate();
  const [isEnding, setEnding] = useState(false);
  return (
    <section className="section">
      <h2>
        <Trans>End the connection</Trans>
      </h2>
      <dl className="acts">
        <div>
          <dt>
            <Button kind="danger" onPress={() => setEnding(true)}>
              <Trans>End the connection</Trans>
            </Button>
          </dt>
          <dd>
            <Trans>
              Its tokens are dead, and nothing arrives any more. Its people stay as they are.
            </Trans>
          </dd>
        </div>
      </dl>
      {isEnding ? (
        <FarReachingAct
          title={t`End the connection ${{ name: connection.name }}`}
          button={t`End the connection`}
          typedName={connection.name}
          preview={() => bailiwick.provisioningConnections.endDryRun(sid, connection.sid)}
          run={async (api) => {
            await api.provisioningConnections.end(sid, connection.sid);
            await navigate({ to: '/admin/provisioning' });
            await queryClient.invalidateQueries({ queryKey: keyOfConnections(sid) });
          }}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </section>
  );
}
