/** Merging another organization in: offering it to its Owner, where open offers stand, and what came of earlier ones. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { ExactTime, Notice, Stamp, Time } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

type Merge = Schemas['OrganizationMerge'];

const refresh = () => queryClient.invalidateQueries({ queryKey: ['organization-merges'] });

const count = (many: number, one: string, more: string) =>
  `${many.toLocaleString('en')} ${many === 1 ? one : more}`;

/** What came of an offer that has ended, as a sentence. */
function outcomeOf({ state, joined, ended_because }: Merge): string {
  if (state !== 'completed' || joined === null)
    return ended_because === null ? 'It was called off.' : `Ended: ${ended_because}.`;
  const came = `${count(joined.accounts, 'account', 'accounts')} and ${count(joined.people, 'person', 'people')} joined`;
  return joined.people_outside === 0
    ? `${came}.`
    : `${came}, ${count(joined.people_outside, 'person', 'people')} stayed outside.`;
}

function OpenOffer({ merge }: { merge: Merge }) {
  const organization = useOrganization();
  const { act, pending, problem } = useAct();
  const withdraw = () =>
    void act(async () => {
      await bailiwick.organizationMerges.withdraw(organization.sid, merge.sid);
      await refresh();
    });
  return (
    <Notice tone="warn">
      <p>
        {merge.offered_by} offered {merge.email} to merge their organization in. It is their move:
        to accept or decline until <ExactTime at={merge.expires_at} />.
      </p>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {organization.may('organizations/merge') ? (
        <Button pending={pending} onPress={withdraw} label={`Withdraw the offer to ${merge.email}`}>
          Withdraw
        </Button>
      ) : null}
    </Notice>
  );
}

function EndedOffers({ merges }: { merges: readonly Merge[] }) {
  return (
    <dl className="ruled" aria-label="Earlier offers">
      {merges.map((merge) => (
        <div key={merge.sid}>
          <dt>
            <Time at={merge.ended_at} />
          </dt>
          <dd>
            <strong>{merge.candidate?.friendly_name ?? merge.email}</strong>{' '}
            <Stamp tone={merge.state === 'completed' ? 'ok' : 'plain'}>
              {merge.state === 'completed' ? 'merged' : merge.state}
            </Stamp>
            <br />
            {outcomeOf(merge)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Offer({ onClose }: { onClose: () => void }) {
  const { sid, friendly_name } = useOrganization();
  const [email, setEmail] = useState('');
  const [isChosen, setChosen] = useState(false);
  const title = `Merge another organization into ${friendly_name}`;
  const { organizationMerges } = bailiwick;
  if (!isChosen)
    return (
      <Dialog title={title} onClose={onClose}>
        <p>
          For an organization that somebody of your company founded on their own. Its Owner is asked
          by mail, sees what would change, and accepts or declines. They can accept while their
          organization has no verified domain.
        </p>
        <Form
          asks
          submit="See what changes"
          onSubmit={async (values) => {
            setEmail((values['email'] ?? '').trim());
            setChosen(true);
            return Promise.resolve();
          }}
          secondary={<Button onPress={onClose}>Cancel</Button>}
        >
          <TextField
            name="email"
            type="email"
            label="Address of its Owner"
            help="In one of your verified domains."
            defaultValue={email}
            autoFocus
          />
        </Form>
      </Dialog>
    );
  return (
    <FarReachingAct
      title={title}
      button="Offer it"
      danger={false}
      inputs={[email]}
      preview={() => organizationMerges.createDryRun(sid, { email })}
      run={async (api) => {
        await api.organizationMerges.create(sid, { email });
        await refresh();
        onClose();
      }}
      onBack={() => setChosen(false)}
      onClose={onClose}
    />
  );
}

export function Merges() {
  const organization = useOrganization();
  const [offering, setOffering] = useState(false);
  const merges = useQuery({
    queryKey: ['organization-merges', organization.sid],
    queryFn: () => bailiwick.organizationMerges.list(organization.sid, { page_size: 10 }),
  });
  const items = merges.data?.items ?? [];
  const open = items.filter(({ state }) => state === 'offered');
  const ended = items.filter(({ state }) => state !== 'offered');
  const mayOffer = organization.may('organizations/merge');
  if (!mayOffer && items.length === 0 && !merges.isError) return null;
  return (
    <section className="section">
      <h2>Merge another organization</h2>
      {merges.isError ? <ProblemSummary problem={problemOf(merges.error)} /> : null}
      <p>
        Its accounts join yours, and so do its people with an address in your verified domains, as
        Standard Users. Its Owner has to accept; you stay the only Owner.
      </p>
      {open.map((merge) => (
        <OpenOffer key={merge.sid} merge={merge} />
      ))}
      {ended.length === 0 ? null : <EndedOffers merges={ended} />}
      {mayOffer ? (
        <Button onPress={() => setOffering(true)}>Merge another organization</Button>
      ) : null}
      {offering ? <Offer onClose={() => setOffering(false)} /> : null}
    </section>
  );
}
