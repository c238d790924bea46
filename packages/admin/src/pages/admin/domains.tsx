/** The domains of the organization, and adding one. */
import { Link, useNavigate } from '@tanstack/react-router';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { TextField } from '../../ui/controls.tsx';
import { Form } from '../../ui/form.tsx';
import { type Column, List } from '../../ui/list.tsx';
import { Stamp, Time, type Tone } from '../../ui/parts.tsx';
import { Page } from '../../ui/shell.tsx';
import { useOrganization } from './organization.ts';

type Domain = Schemas['Domain'];

export const domainStates: Record<Domain['state'], { word: string; tone: Tone }> = {
  unverified: { word: 'Waiting for proof', tone: 'warn' },
  verified: { word: 'Proven', tone: 'ok' },
  verified_uncertain: { word: 'Proof is gone', tone: 'bad' },
  lapsed: { word: 'Lapsed', tone: 'bad' },
};

const columns: Column<Domain>[] = [
  {
    key: 'name',
    label: 'Domain',
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
    label: 'State',
    cell: (row) => (
      <Stamp tone={domainStates[row.state].tone}>{domainStates[row.state].word}</Stamp>
    ),
  },
  { key: 'sentence', label: 'Where things stand', cell: (row) => row.sentence },
  {
    key: 'checked',
    label: 'Last look',
    cell: (row) => <Time at={row.last_check?.checked_at ?? null} />,
  },
  { key: 'by', label: 'Added by', cell: (row) => row.added_by },
];

export function Domains() {
  const organization = useOrganization();
  const navigate = useNavigate();
  const add = async (values: Record<string, string>) => {
    const domain = await bailiwick.domains.create(organization.sid, {
      name: (values['name'] ?? '').trim(),
    });
    await queryClient.invalidateQueries({ queryKey: ['domains', organization.sid] });
    await navigate({ to: '/admin/domains/$domainSid', params: { domainSid: domain.sid } });
  };
  return (
    <Page
      title="Domains"
      place={organization.place}
      lead="Prove that a domain is yours: then people with an address in it can belong to you, and you decide what happens when one signs up alone."
    >
      {organization.may('domains/create') ? (
        <section className="section" aria-label="Add a domain">
          <Form submit="Add the domain" onSubmit={add}>
            <TextField
              name="name"
              label="Domain"
              help="What stands after the @ in your addresses, like corp.com."
            />
          </Form>
        </section>
      ) : null}
      <List
        label="Domains"
        queryKey={['domains', organization.sid]}
        load={(query) => bailiwick.domains.list(organization.sid, query)}
        columns={columns}
        rowKey={(row) => row.sid}
        params={[]}
        empty={{
          title: 'No domain yet',
          text: 'Type one above and press Enter. You get a record to add at your DNS provider; the rest happens by itself.',
        }}
      />
    </Page>
  );
}
