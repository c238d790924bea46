/** Who owns the organization, and who is to own it next: offering, asking for it, stopping. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { useSession } from '../../session.ts';
import { Button, TextArea, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { ExactTime, Notice } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

type Transfer = Schemas['OwnershipTransfer'];
type Wish = { readonly userSid: string; readonly name: string; readonly reason: string };

const refresh = () => queryClient.invalidateQueries({ queryKey: ['ownership-transfers'] });

/** Where an open transfer stands, and whose move it is. */
export function standingOf(transfer: Transfer): string {
  const { to, from } = transfer;
  if (transfer.state === 'offered')
    return t`${{ from: from.name }} offered the ownership to ${{ name: to.name }}. It is the move of ${{ name: to.name }}: to accept or decline.`;
  if (transfer.state === 'requested')
    return t`${{ askedBy: transfer.asked_by }} asks that ${{ name: to.name }} become the Owner. It is the operator’s move.`;
  return t`${{ name: to.name }} becomes the Owner, and ${{ from: from.name }} an Administrator, unless it is stopped.`;
}

function OpenTransfer({ transfer }: { transfer: Transfer }) {
  const organization = useOrganization();
  const session = useSession();
  const { act, pending, problem } = useAct();
  const mayStop =
    organization.may('organizations/hand-over') ||
    (transfer.kind === 'succession' && transfer.asked_by === session.data?.user.name);
  const stop = () =>
    void act(async () => {
      await bailiwick.ownershipTransfers.cancel(organization.sid, transfer.sid);
      await refresh();
    });
  const when = transfer.effective_at ?? transfer.expires_at;
  return (
    <Notice tone="warn">
      <p>{standingOf(transfer)}</p>
      {when === null ? null : (
        <p>
          {transfer.effective_at === null ? (
            <Trans>
              The offer ends on <ExactTime at={when} />.
            </Trans>
          ) : (
            <Trans>
              It takes effect on <ExactTime at={when} />.
            </Trans>
          )}
        </p>
      )}
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {mayStop ? (
        <Button pending={pending} onPress={stop}>
          <Trans>Stop it</Trans>
        </Button>
      ) : null}
    </Notice>
  );
}

async function findPerson(organizationSid: string, email: string) {
  const { items } = await bailiwick.organizationUsers.list(organizationSid, {
    search: email,
    kind: 'managed',
  });
  return items.find((person) => person.email.toLowerCase() === email.toLowerCase());
}

/** Asks for whom it is about, then shows the impact. */
function Choose({
  title,
  withReason,
  onChosen,
  onClose,
}: {
  title: string;
  withReason: boolean;
  onChosen: (wish: Wish) => void;
  onClose: () => void;
}) {
  const { sid } = useOrganization();
  const [unknown, setUnknown] = useState<string | null>(null);
  const choose = async ({ email = '', reason = '' }: Record<string, string>) => {
    const person = await findPerson(sid, email.trim());
    setUnknown(person === undefined ? email.trim() : null);
    if (person !== undefined)
      onChosen({ userSid: person.sid, name: person.name, reason: reason.trim() });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        {withReason
          ? t`For when the Owner has left and nobody reaches them. The Owner and every Administrator are told, the operator decides, and the Owner can stop it.`
          : t`They accept or decline; then you have time to stop it. You become an Administrator.`}
      </p>
      <Form
        asks
        submit={t`See what changes`}
        onSubmit={choose}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField
          name="email"
          type="email"
          label={t`Address of the new Owner`}
          help={t`An active managed user of this organization.`}
          autoFocus
        />
        {unknown === null ? null : (
          <p className="field-error" role="alert">
            <Trans>Nobody here has the address {unknown}.</Trans>
          </p>
        )}
        {withReason ? (
          <TextArea name="reason" label={t`Why the Owner cannot do it`} rows={3} />
        ) : null}
      </Form>
    </Dialog>
  );
}

function Begin({ kind, onClose }: { kind: 'hand_over' | 'succession'; onClose: () => void }) {
  const { sid, friendly_name } = useOrganization();
  const [wish, setWish] = useState<Wish | null>(null);
  const isOffer = kind === 'hand_over';
  const title = isOffer
    ? t`Hand over ${{ organization: friendly_name }}`
    : t`Ask for the ownership of ${{ organization: friendly_name }}`;
  if (wish === null)
    return <Choose title={title} withReason={!isOffer} onChosen={setWish} onClose={onClose} />;
  const { userSid: user_sid, reason } = wish;
  const { ownershipTransfers } = bailiwick;
  return (
    <FarReachingAct
      title={
        isOffer ? t`Hand over ${{ organization: friendly_name }} to ${{ name: wish.name }}` : title
      }
      button={isOffer ? t`Hand over` : t`Ask for it`}
      inputs={[user_sid, reason]}
      {...(isOffer ? { typedName: friendly_name } : {})}
      preview={() =>
        isOffer
          ? ownershipTransfers.createDryRun(sid, { user_sid })
          : ownershipTransfers.requestDryRun(sid, { user_sid, reason })
      }
      run={async (api) => {
        if (isOffer) await api.ownershipTransfers.create(sid, { user_sid });
        else await api.ownershipTransfers.request(sid, { user_sid, reason });
        await refresh();
        onClose();
      }}
      onClose={onClose}
      onBack={() => setWish(null)}
    />
  );
}

export function Ownership() {
  const organization = useOrganization();
  const [beginning, setBeginning] = useState<'hand_over' | 'succession' | null>(null);
  const transfers = useQuery({
    queryKey: ['ownership-transfers', organization.sid],
    queryFn: () => bailiwick.ownershipTransfers.list(organization.sid, { page_size: 1 }),
  });
  const [latest] = transfers.data?.items ?? [];
  const open = latest?.ended_at === null ? latest : undefined;
  const isOwner = organization.may('organizations/hand-over');
  const mayAsk = !isOwner && organization.may('organizations/request-ownership');
  if (open === undefined && !isOwner && !mayAsk) return null;
  return (
    <section className="section">
      <h2>
        <Trans>Ownership</Trans>
      </h2>
      {transfers.isError ? <ProblemSummary problem={problemOf(transfers.error)} /> : null}
      {open === undefined ? null : <OpenTransfer transfer={open} />}
      {open === undefined ? (
        <p>
          {isOwner
            ? t`You own it: one person does at any time. Whoever you offer it to has to accept; then there are days in which you can still stop it.`
            : t`One person owns it at any time. When they are gone for good, an Administrator asks and the operator decides.`}
        </p>
      ) : null}
      {open === undefined && isOwner ? (
        <Button onPress={() => setBeginning('hand_over')}>
          <Trans>Hand the ownership over</Trans>
        </Button>
      ) : null}
      {open === undefined && mayAsk ? (
        <Button onPress={() => setBeginning('succession')}>
          <Trans>The Owner is gone</Trans>
        </Button>
      ) : null}
      {beginning === null ? null : <Begin kind={beginning} onClose={() => setBeginning(null)} />}
    </section>
  );
}
