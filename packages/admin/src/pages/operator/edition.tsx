/** One edition: its editor, with the difference and who is affected before anything is saved, and who has it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { Button } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice, Sid, Time } from '../../ui/parts.tsx';
import { EditionFields, type EditionInput, readEdition } from './edition-fields.tsx';
import { refreshEditions, useEditions } from './editions.tsx';

type Editions = Schemas['Editions'];
type Edition = Schemas['Edition'];

const Crumb = () => (
  <Link to="/operator/editions">
    <Trans>Editions</Trans>
  </Link>
);

export function NewEditionPage() {
  const editions = useEditions();
  const navigate = useNavigate();
  return (
    <Page
      help="editions"
      title={t`Create an edition`}
      place={t`Operator`}
      crumb={<Crumb />}
      lead={t`It changes nothing for anybody until you give it to an organization.`}
    >
      {editions.isError ? (
        <ProblemSummary problem={problemOf(editions.error)} takesFocus={false} />
      ) : null}
      {editions.data === undefined ? null : (
        <Form
          submit={t`Create`}
          onSubmit={async (values, api) => {
            const { sid } = await api.editions.create(readEdition(editions.data, values));
            await refreshEditions();
            await navigate({ to: '/operator/editions/$editionSid', params: { editionSid: sid } });
          }}
        >
          <EditionFields editions={editions.data} />
        </Form>
      )}
    </Page>
  );
}

export function EditionPage() {
  const sid = usePathPart('editionSid');
  const editions = useEditions();
  const edition = editions.data?.items.find((candidate) => candidate.sid === sid);
  return (
    <Page
      help="editions"
      title={edition?.name ?? t`Edition`}
      place={t`Operator`}
      crumb={<Crumb />}
      lead={
        edition?.is_default === true
          ? t`The default edition: whoever has no other one has it.`
          : t`Organizations have it as long as you give it to them.`
      }
    >
      {editions.isError ? (
        <ProblemSummary problem={problemOf(editions.error)} takesFocus={false} />
      ) : null}
      {editions.data !== undefined && edition === undefined ? (
        <Notice tone="warn">
          <p>
            <Trans>There is no such edition: it may have been retired.</Trans>
          </p>
        </Notice>
      ) : null}
      {editions.data === undefined || edition === undefined ? null : (
        <>
          {/* Another version is another form: what was typed over an older one is not saved over it. */}
          <Editor key={edition.version} editions={editions.data} edition={edition} />
          <Having edition={edition} />
          <Retire edition={edition} />
        </>
      )}
    </Page>
  );
}

function Editor({ editions, edition }: { editions: Editions; edition: Edition }) {
  const [wanted, setWanted] = useState<EditionInput | null>(null);
  const differences = wanted === null ? [] : differencesOf(editions, edition, wanted);
  return (
    <section className="section">
      <h2>
        <Trans>What it holds</Trans>
      </h2>
      <Form
        submit={t`See who is affected`}
        asks
        onSubmit={(values) => Promise.resolve(setWanted(readEdition(editions, values)))}
      >
        <EditionFields editions={editions} edition={edition} />
      </Form>
      {wanted === null ? null : (
        <FarReachingAct
          title={t`Change the edition ${{ name: edition.name }}`}
          button={t`Change for all`}
          danger={differences.some(({ isLoss }) => isLoss)}
          inputs={[wanted]}
          waiting={differences.length === 0 ? t`Nothing is different.` : undefined}
          preview={() => bailiwick.editions.updateDryRun(edition.sid, wanted)}
          run={async (api) => {
            await api.editions.update(edition.sid, wanted, { ifMatch: edition.version });
            await refreshEditions();
            setWanted(null);
          }}
          onClose={() => setWanted(null)}
        >
          <ul className="section">
            {differences.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </FarReachingAct>
      )}
    </section>
  );
}

interface Difference {
  readonly words: string;
  /** Organizations have less afterwards. */
  readonly isLoss: boolean;
}

const numberWords = (allowed: number | null) =>
  allowed === null ? t`no limit` : formatNumber(allowed);

/** Before and after, for what is different. */
function differencesOf(editions: Editions, edition: Edition, wanted: EditionInput): Difference[] {
  const differs = (words: string, isLoss = false): Difference => ({ words, isLoss });
  const featureDifferences = editions.features.flatMap(({ name, title }) => {
    const [before, after] = [edition.features.includes(name), wanted.features.includes(name)];
    if (before === after) return [];
    return [after ? differs(t`${title}: now held`) : differs(t`${title}: no longer held`, true)];
  });
  const limitDifferences = editions.limits.flatMap(({ name, title }) => {
    const [before, after] = [edition.limits[name], wanted.limits[name] ?? null];
    if (before === after) return [];
    const isLoss = after !== null && (before === null || after < before);
    return [
      differs(
        t`${title}: ${{ before: numberWords(before) }} → ${{ after: numberWords(after) }}`,
        isLoss,
      ),
    ];
  });
  return [
    ...(edition.name === wanted.name
      ? []
      : [differs(t`Name: ${{ before: edition.name }} → ${{ after: wanted.name }}`)]),
    ...(edition.slug === wanted.slug
      ? []
      : [differs(t`Slug: ${{ before: edition.slug }} → ${{ after: wanted.slug }}`)]),
    ...(edition.is_listed === wanted.is_listed
      ? []
      : [differs(wanted.is_listed ? t`Listed for everybody` : t`No longer listed`)]),
    ...featureDifferences,
    ...limitDifferences,
  ];
}

function Having({ edition }: { edition: Edition }) {
  type Row = Schemas['EditionOrganization'];
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: t`Name`,
      cell: (row) => (
        <Link
          className="strong"
          to="/operator/organizations/$organizationSid"
          params={{ organizationSid: row.sid }}
        >
          {row.friendly_name}
        </Link>
      ),
    },
    {
      key: 'until',
      label: t`Until`,
      cell: (row) =>
        row.by_default ? (
          t`by default`
        ) : row.ends_at === null ? (
          t`without an end`
        ) : (
          <Time at={row.ends_at} />
        ),
    },
    { key: 'reference', label: t`Contract or order`, cell: (row) => row.reference },
    { key: 'sid', label: t`SID`, cell: (row) => <Sid sid={row.sid} /> },
  ];
  return (
    <section className="section">
      <h2>
        <Trans>Organizations that have it now</Trans>
      </h2>
      <List
        label={t`Organizations that have it now`}
        queryKey={['editions', edition.sid, 'organizations']}
        load={(query) => bailiwick.editions.listOrganizations(edition.sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: t`No organization has it`,
          text: t`Give it to one on the page of that organization.`,
        }}
      />
    </section>
  );
}

function Retire({ edition }: { edition: Edition }) {
  const { act, pending, problem } = useAct();
  const navigate = useNavigate();
  const retire = () =>
    void act(async () => {
      await bailiwick.editions.retire(edition.sid);
      await navigate({ to: '/operator/editions' });
      await refreshEditions();
    });
  return (
    <section className="section">
      <h2>
        <Trans>Retire it</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <p>
        <Trans>
          Nobody can be given it any more. The past of organizations that had it stays as it was.
        </Trans>
      </p>
      <Button kind="danger" pending={pending} onPress={retire}>
        <Trans>Retire</Trans>
      </Button>
    </section>
  );
}
