/** The domains of the organization, and adding one. */

import { listFilters } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { type Column, Facts, List } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { ExactTime, Stamp, Time, type Tone } from '../../ui/parts.tsx';
import { findPeople, viewsOf } from './list-parts.ts';
import { useOrganization } from './organization.ts';

type Domain = Schemas['Domain'];

export const domainStates: Record<Domain['state'], { word: MessageDescriptor; tone: Tone }> = {
  unverified: { word: msg`Waiting for proof`, tone: 'warn' },
  verified: { word: msg`Proven`, tone: 'ok' },
  verified_uncertain: { word: msg`Proof is gone`, tone: 'bad' },
  lapsed: { word: msg`Lapsed`, tone: 'bad' },
};

const columns = (): Column<Domain>[] => [
  {
    key: 'name',
    label: t`Domain`,
    sort: 'name',
    file: ['name'],
    cell: (row) => (
      <>
        <Link
          className="strong mono"
          to="/admin/domains/$domainSid"
          params={{ domainSid: row.sid }}
        >
          {row.name}
        </Link>
        {row.unicode_name === row.name ? null : (
          <div className="small muted">{row.unicode_name}</div>
        )}
      </>
    ),
  },
  {
    key: 'state',
    label: t`State`,
    file: ['state'],
    cell: (row) => (
      <Stamp tone={domainStates[row.state].tone}>{i18n._(domainStates[row.state].word)}</Stamp>
    ),
  },
  {
    key: 'sentence',
    label: t`Where things stand`,
    file: ['sentence'],
    cell: (row) => row.sentence,
  },
  {
    key: 'checked',
    label: t`Last look`,
    file: ['last_check.checked_at'],
    cell: (row) => <Time at={row.last_check?.checked_at ?? null} />,
  },
  { key: 'by', label: t`Added by`, file: ['added_by'], cell: (row) => row.added_by },
  {
    key: 'created',
    label: t`Added`,
    sort: 'created_at',
    file: ['created_at'],
    isExtra: true,
    cell: (row) => <Time at={row.created_at} />,
  },
  {
    key: 'verified',
    label: t`Proven`,
    file: ['verified_at'],
    isExtra: true,
    cell: (row) => <Time at={row.verified_at} />,
  },
];

function DomainFacts({ domain }: { domain: Domain }) {
  const { sid, state, verified_at: verifiedAt, last_check: look } = domain;
  return (
    <>
      <p className="section">{domain.sentence}</p>
      <Facts
        facts={[
          [
            t`State`,
            <Stamp key="state" tone={domainStates[state].tone}>
              {i18n._(domainStates[state].word)}
            </Stamp>,
          ],
          [
            t`Proven`,
            verifiedAt === null ? t`not yet` : <ExactTime key="proven" at={verifiedAt} />,
          ],
          [t`Last look`, look === null ? t`none yet` : look.sentence],
          [t`Added by`, domain.added_by],
          [t`Added`, <ExactTime key="added" at={domain.created_at} />],
        ]}
      />
      <Link to="/admin/domains/$domainSid" params={{ domainSid: sid }}>
        <Trans>Open the page of {ph({ name: domain.name })}</Trans>
      </Link>
    </>
  );
}

export function Domains() {
  const organization = useOrganization();
  const navigate = useNavigate();
  const add: Submit = async (values, api) => {
    const domain = await api.domains.create(organization.sid, {
      name: (values['name'] ?? '').trim(),
    });
    await queryClient.invalidateQueries({ queryKey: ['domains', organization.sid] });
    await navigate({ to: '/admin/domains/$domainSid', params: { domainSid: domain.sid } });
  };
  return (
    <Page
      help="domains"
      title={t`Domains`}
      place={organization.place}
      lead={t`Prove that a domain is yours: then people with an address in it can belong to you, and you decide what happens when one signs up alone.`}
    >
      {organization.may('domains/create') ? (
        <section className="section" aria-label={t`Add a domain`}>
          <Form submit={t`Add the domain`} onSubmit={add}>
            <TextField
              name="name"
              label={t`Domain`}
              help={t`What stands after the @ in your addresses, like corp.com.`}
            />
          </Form>
        </section>
      ) : null}
      <List
        label={t`Domains`}
        queryKey={['domains', organization.sid]}
        load={(query) => bailiwick.domains.list(organization.sid, query)}
        columns={columns()}
        rowKey={(row) => row.sid}
        params={[]}
        filter={{
          ...listFilters['domains.list'],
          values: { added_by: findPeople(organization.sid) },
        }}
        defaultSort="name"
        {...viewsOf(organization, 'domains')}
        exportFile={(body) => bailiwick.domains.export(organization.sid, body)}
        beside={{
          label: (row) => t`Show ${{ name: row.name }} beside the list`,
          title: (row) => <span className="mono">{row.name}</span>,
          content: (row) => <DomainFacts domain={row} />,
        }}
        empty={{
          title: t`No domain yet`,
          text: t`Type one above and press Enter. You get a record to add at your DNS provider; the rest happens by itself.`,
        }}
      />
    </Page>
  );
}
