/** One organization from outside: how much it uses, and which edition it has, had and will have. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { ExactTime, Ledger, Sid, Stamp, Time, type Tone } from '../../ui/parts.tsx';
import { EditionLedger, UsageLimits } from '../../ui/usage.tsx';
import { GiveEdition } from './give-edition.tsx';
import { stateWord } from './organizations.tsx';

type Assignment = Schemas['EditionAssignment'];

async function refreshEditionOf(sid: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['operated-usage', sid] });
  await queryClient.invalidateQueries({ queryKey: ['edition-assignments', sid] });
  await queryClient.invalidateQueries({ queryKey: ['editions'] });
}

export function OperatedOrganizationPage() {
  const sid = usePathPart('organizationSid');
  const organization = useQuery({
    queryKey: ['operated-organization', sid],
    queryFn: () => bailiwick.operatedOrganizations.get(sid),
  });
  const usage = useQuery({
    queryKey: ['operated-usage', sid],
    queryFn: () => bailiwick.operatedOrganizations.getUsage(sid),
  });
  const [act, setAct] = useState<'give' | 'withdraw' | null>(null);
  const name = organization.data?.friendly_name;
  const close = () => setAct(null);
  const error = organization.error ?? usage.error;
  return (
    <Page
      help="editions"
      title={name ?? t`Organization`}
      place={t`Operator`}
      crumb={
        <Link to="/operator/organizations">
          <Trans>Organizations</Trans>
        </Link>
      }
      lead={usage.data?.sentence ?? t`From outside: numbers, and nothing of what is in it.`}
      actions={
        usage.data === undefined ? undefined : (
          <>
            {usage.data.edition.is_default && usage.data.next === null ? null : (
              <Button onPress={() => setAct('withdraw')}>
                <Trans>End its edition</Trans>
              </Button>
            )}
            <Button kind="primary" onPress={() => setAct('give')}>
              <Trans>Give an edition</Trans>
            </Button>
          </>
        )
      }
    >
      {error === null ? null : <ProblemSummary problem={problemOf(error)} takesFocus={false} />}
      {organization.data === undefined || usage.data === undefined ? null : (
        <div className="columns">
          <section className="section">
            <h2>
              <Trans>Limits</Trans>
            </h2>
            <UsageLimits usage={usage.data} />
          </section>
          <div>
            <EditionLedger usage={usage.data} />
            <Ledger
              title={t`Organization`}
              rows={[
                [t`State`, stateWord(organization.data.state)],
                [t`Owner`, organization.data.owner.email],
                [t`Created`, <ExactTime key="created" at={organization.data.created_at} />],
                [t`SID`, <Sid key="sid" sid={sid} />],
              ]}
            />
          </div>
        </div>
      )}
      {usage.data === undefined ? null : <History sid={sid} />}
      {act === 'give' && name !== undefined ? (
        <GiveEdition sid={sid} name={name} onGiven={() => refreshEditionOf(sid)} onClose={close} />
      ) : null}
      {act === 'withdraw' && name !== undefined ? (
        <FarReachingAct
          title={t`End the edition of ${name}`}
          button={t`End it now`}
          preview={() => bailiwick.editionAssignments.withdrawDryRun(sid)}
          run={async (api) => {
            await api.editionAssignments.withdraw(sid);
            await refreshEditionOf(sid);
            close();
          }}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}

const stateWords: Record<Assignment['state'], MessageDescriptor> = {
  planned: msg`planned`,
  current: msg`current`,
  ended: msg`ended`,
  replaced: msg`replaced before it began`,
};
const stateTones: Record<Assignment['state'], Tone> = {
  planned: 'warn',
  current: 'ok',
  ended: 'plain',
  replaced: 'plain',
};

function History({ sid }: { sid: string }) {
  const columns: Column<Assignment>[] = [
    {
      key: 'edition',
      label: t`Edition`,
      cell: (row) => <span className="strong">{row.edition_name}</span>,
    },
    {
      key: 'state',
      label: t`State`,
      cell: (row) => <Stamp tone={stateTones[row.state]}>{i18n._(stateWords[row.state])}</Stamp>,
    },
    {
      key: 'from',
      label: t({ message: 'From', context: 'a time' }),
      cell: (row) => <Time at={row.starts_at} />,
    },
    {
      key: 'until',
      label: t`Until`,
      cell: (row) => (row.ends_at === null ? t`without an end` : <Time at={row.ends_at} />),
    },
    { key: 'reference', label: t`Contract or order`, cell: (row) => row.reference },
  ];
  return (
    <section className="section">
      <h2>
        <Trans>Its editions</Trans>
      </h2>
      <List
        label={t`Its editions`}
        queryKey={['edition-assignments', sid]}
        load={(query) => bailiwick.editionAssignments.list(sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: t`None was assigned`,
          text: t`It has the default edition, since it was created.`,
        }}
      />
    </section>
  );
}
