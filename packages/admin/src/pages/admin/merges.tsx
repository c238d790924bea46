/** Merging another organization in: offering it to its Owner, where open offers stand, and what came of earlier ones. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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

const endedStates: Readonly<Record<Merge['state'], MessageDescriptor>> = {
  offered: msg`offered`,
  completed: msg`merged`,
  declined: msg`declined`,
  withdrawn: msg`withdrawn`,
  cancelled: msg`called off`,
  expired: msg`expired`,
};

/** What came of an offer that has ended, as a sentence. */
function outcomeOf({ state, joined, ended_because }: Merge): string {
  if (state !== 'completed' || joined === null)
    return ended_because === null ? t`It was called off.` : t`Ended: ${ended_because}.`;
  const { accounts, people, people_outside: outside } = joined;
  return [
    plural(accounts, { one: '# account joined.', other: '# accounts joined.' }),
    plural(people, { one: '# person joined.', other: '# people joined.' }),
    ...(outside === 0
      ? []
      : [plural(outside, { one: '# person stayed outside.', other: '# people stayed outside.' })]),
  ].join(' ');
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
        <Trans>
          {ph({ offeredBy: merge.offered_by })} offered {ph({ email: merge.email })} to merge their
          organization in. It is their move: to accept or decline until{' '}
          <ExactTime at={merge.expires_at} />.
        </Trans>
      </p>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {organization.may('organizations/merge') ? (
        <Button
          pending={pending}
          onPress={withdraw}
          label={t`Withdraw the offer to ${{ email: merge.email }}`}
        >
          <Trans>Withdraw</Trans>
        </Button>
      ) : null}
    </Notice>
  );
}

function EndedOffers({ merges }: { merges: readonly Merge[] }) {
  return (
    <dl className="ruled" aria-label={t`Earlier offers`}>
      {merges.map((merge) => (
        <div key={merge.sid}>
          <dt>
            <Time at={merge.ended_at} />
          </dt>
          <dd>
            <strong>{merge.candidate?.friendly_name ?? merge.email}</strong>{' '}
            <Stamp tone={merge.state === 'completed' ? 'ok' : 'plain'}>
              {i18n._(endedStates[merge.state])}
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
  const title = t`Merge another organization into ${{ organization: friendly_name }}`;
  const { organizationMerges } = bailiwick;
  if (!isChosen)
    return (
      <Dialog title={title} onClose={onClose}>
        <p>
          <Trans>
            For an organization that somebody of your company founded on their own. Its Owner is
            asked by mail, sees what would change, and accepts or declines. They can accept while
            their organization has no verified domain.
          </Trans>
        </p>
        <Form
          asks
          submit={t`See what changes`}
          onSubmit={async (values) => {
            setEmail((values['email'] ?? '').trim());
            setChosen(true);
            return Promise.resolve();
          }}
          secondary={
            <Button onPress={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          }
        >
          <TextField
            name="email"
            type="email"
            label={t`Address of its Owner`}
            help={t`In one of your verified domains.`}
            defaultValue={email}
            autoFocus
          />
        </Form>
      </Dialog>
    );
  return (
    <FarReachingAct
      title={title}
      button={t`Offer it`}
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
      <h2>
        <Trans>Merge another organization</Trans>
      </h2>
      {merges.isError ? <ProblemSummary problem={problemOf(merges.error)} /> : null}
      <p>
        <Trans>
          Its accounts join yours, and so do its people with an address in your verified domains, as
          Standard Users. Its Owner has to accept; you stay the only Owner.
        </Trans>
      </p>
      {open.map((merge) => (
        <OpenOffer key={merge.sid} merge={merge} />
      ))}
      {ended.length === 0 ? null : <EndedOffers merges={ended} />}
      {mayOffer ? (
        <Button onPress={() => setOffering(true)}>
          <Trans>Merge another organization</Trans>
        </Button>
      ) : null}
      {offering ? <Offer onClose={() => setOffering(false)} /> : null}
    </section>
  );
}
