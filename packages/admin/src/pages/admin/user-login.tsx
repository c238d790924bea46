/** What can be done to a login: everyday, far-reaching, and for good, in this order. */
import { ph, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { organizationOwner } from '../../roles.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { FarReachingAct } from '../../ui/impact.tsx';
import { ExactTime, Notice } from '../../ui/parts.tsx';
import { useUndo } from '../../ui/undo-context.ts';
import { useOrganization } from './organization.ts';
import { type Leaving, LeavingAct } from './user-leaving.tsx';
import { refreshPerson } from './user-refresh.ts';
import { ResetSecondFactor } from './user-second-factor.tsx';

type Person = Schemas['OrganizationUser'];
type Asking = 'rename' | 'email' | 'second-factor' | 'deactivate' | Leaving;

export function Login({ person }: { person: Person }) {
  const organization = useOrganization();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const isOwner = person.organization_role?.role_sid === organizationOwner;
  if (person.kind === 'independent' || !organization.may('organization-users/update')) return null;
  if (isOwner) return <OwnersLogin person={person} />;
  const close = () => setAsking(null);
  return (
    <section className="section">
      <h2>
        <Trans>Login</Trans>
      </h2>
      {said === null ? null : (
        <Notice tone="ok" live>
          {said}
        </Notice>
      )}
      {person.deletion_due_at === null ? null : (
        <Doomed person={person} due={person.deletion_due_at} />
      )}
      <Everyday person={person} ask={setAsking} say={setSaid} />
      <FarReaching person={person} ask={setAsking} />
      {asking === 'rename' ? <Rename person={person} onClose={close} /> : null}
      {asking === 'email' ? <ChangeEmail person={person} say={setSaid} onClose={close} /> : null}
      {asking === 'second-factor' ? (
        <ResetSecondFactor person={person} say={setSaid} onClose={close} />
      ) : null}
      {asking === 'deactivate' ? <Deactivate person={person} onClose={close} /> : null}
      {asking === 'remove' || asking === 'delete' || asking === 'offboard' ? (
        <LeavingAct kind={asking} person={person} onClose={close} />
      ) : null}
    </section>
  );
}

/** Nobody does to the Owner what they do to others: how it changes hands stands elsewhere. */
function OwnersLogin({ person }: { person: Person }) {
  const { may } = useOrganization();
  const isMe = may('organizations/hand-over');
  return (
    <section className="section">
      <h2>
        <Trans>Login</Trans>
      </h2>
      {isMe ? (
        <p>
          <Trans>
            This is you. <Link to="/console/profile">Your profile</Link> has your name, address and
            password. To leave, <Link to="/admin/settings">hand the ownership over</Link> first.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            {ph({ name: person.name })} owns the organization: only they change their login. When
            they are gone for good, <Link to="/admin/settings">ask for the ownership</Link>.
          </Trans>
        </p>
      )}
    </section>
  );
}

/** It can be taken back by one press as long as the days count down. */
function Doomed({ person, due }: { person: Person; due: string }) {
  const { sid } = useOrganization();
  const { act, pending, problem } = useAct();
  const days = Math.max(0, Math.ceil((Date.parse(due) - Date.now()) / 86_400_000));
  const cancel = () =>
    void act(async () => {
      await bailiwick.organizationUsers.cancelDeletion(sid, person.sid);
      await refreshPerson(sid, person.sid);
    });
  return (
    <Notice tone="warn">
      <p>
        <strong>
          <Plural value={days} one="# day is left." other="# days are left." />
        </strong>{' '}
        <Trans>
          This login is erased on <ExactTime at={due} />.
        </Trans>
      </p>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <Button kind="primary" pending={pending} onPress={cancel}>
        <Trans>Cancel the deletion</Trans>
      </Button>
    </Notice>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      <div className="form-foot">{children}</div>
    </>
  );
}

interface GroupProps {
  readonly person: Person;
  readonly ask: (asking: Asking) => void;
}

function Everyday({ person, ask, say }: GroupProps & { say: (said: string) => void }) {
  const { sid, may } = useOrganization();
  const { act, pending, problem } = useAct();
  const offerUndo = useUndo();
  const sendLink = () =>
    void act(async () => {
      const { email } = await bailiwick.organizationUsers.resetPassword(sid, person.sid);
      say(t`A link for a new password is on its way to ${email}. It works for an hour.`);
    });
  const letIn = () =>
    void act(async () => {
      await bailiwick.organizationUsers.reactivate(sid, person.sid);
      await refreshPerson(sid, person.sid);
      offerUndo({
        sentence: t`${{ name: person.name }} can sign in again.`,
        undo: async () => {
          await bailiwick.organizationUsers.deactivate(sid, person.sid);
          await refreshPerson(sid, person.sid);
        },
      });
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <Group title={t`Everyday`}>
        {person.state === 'inactive' && may('organization-users/deactivate') ? (
          <Button kind="primary" pending={pending} onPress={letIn}>
            <Trans>Let back in</Trans>
          </Button>
        ) : null}
        <Button onPress={() => ask('rename')}>
          <Trans>Rename</Trans>
        </Button>
        {person.state === 'active' ? (
          <>
            <Button onPress={() => ask('email')}>
              <Trans>Change the address</Trans>
            </Button>
            {may('organization-users/reset-password') ? (
              <Button pending={pending} onPress={sendLink}>
                <Trans>Send a link for a new password</Trans>
              </Button>
            ) : null}
          </>
        ) : null}
      </Group>
    </>
  );
}

function FarReaching({ person, ask }: GroupProps) {
  const { may } = useOrganization();
  const isActive = person.state === 'active';
  return (
    <>
      <Group title={t`Far-reaching`}>
        {isActive && may('organization-users/reset-second-factor') ? (
          <Button onPress={() => ask('second-factor')}>
            <Trans>Reset the second factor</Trans>
          </Button>
        ) : null}
        {isActive && may('organization-users/deactivate') ? (
          <Button onPress={() => ask('deactivate')}>
            <Trans>Deactivate</Trans>
          </Button>
        ) : null}
        {(isActive || person.state === 'inactive') && may('organization-users/offboard') ? (
          <Button onPress={() => ask('offboard')}>
            <Trans>Offboard</Trans>
          </Button>
        ) : null}
        {may('organization-users/remove') ? (
          <Button onPress={() => ask('remove')}>
            <Trans>Remove from the organization</Trans>
          </Button>
        ) : null}
      </Group>
      {(isActive || person.state === 'inactive') && may('organization-users/delete') ? (
        <Group title={t`For good`}>
          <Button kind="danger" onPress={() => ask('delete')}>
            <Trans>Delete</Trans>
          </Button>
        </Group>
      ) : null}
      {person.state === 'suspended' ? (
        <p className="small muted">
          <Trans>The operator suspended this login, and lifts that.</Trans>
        </p>
      ) : null}
    </>
  );
}

interface DialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

function Rename({ person, onClose }: DialogProps) {
  const { sid } = useOrganization();
  const save: Submit = async (values, api) => {
    await api.organizationUsers.update(
      sid,
      person.sid,
      {
        first_name: (values['first_name'] ?? '').trim(),
        last_name: (values['last_name'] ?? '').trim(),
      },
      { ifMatch: person.version },
    );
    await refreshPerson(sid, person.sid);
    onClose();
  };
  return (
    <Dialog title={t`Rename ${{ name: person.name }}`} onClose={onClose}>
      <Form
        submit={t`Rename`}
        onSubmit={save}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField name="first_name" label={t`First name`} defaultValue={person.first_name} />
        <TextField
          name="last_name"
          label={t`Last name`}
          defaultValue={person.last_name}
          required={false}
        />
      </Form>
    </Dialog>
  );
}

function ChangeEmail({ person, say, onClose }: DialogProps & { say: (said: string) => void }) {
  const { sid } = useOrganization();
  const ask: Submit = async (values, api) => {
    const change = await api.organizationUsers.changeEmail(sid, person.sid, {
      email: (values['email'] ?? '').trim(),
    });
    say(
      t`A code is on its way to ${{ email: change.email }}. The address changes when ${{ name: person.name }} enters it.`,
    );
    onClose();
  };
  return (
    <Dialog title={t`Change the address of ${{ name: person.name }}`} onClose={onClose}>
      <p>
        <Trans>
          The new address has to be in one of your verified domains. A code goes there, a notice to{' '}
          {ph({ email: person.email })}. Nothing changes until {ph({ name: person.name })} enters
          the code in their profile.
        </Trans>
      </p>
      <Form
        submit={t`Send the code`}
        onSubmit={ask}
        secondary={
          <Button onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        }
      >
        <TextField name="email" label={t`New address`} type="email" autoComplete="off" autoFocus />
      </Form>
    </Dialog>
  );
}

function Deactivate({ person, onClose }: DialogProps) {
  const { sid } = useOrganization();
  return (
    <FarReachingAct
      title={t`Deactivate ${{ name: person.name }}`}
      button={t`Deactivate`}
      preview={() => bailiwick.organizationUsers.deactivateDryRun(sid, person.sid)}
      run={async (api) => {
        await api.organizationUsers.deactivate(sid, person.sid);
        await refreshPerson(sid, person.sid);
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t`They cannot sign in, and every session ends at once. Their roles stay as they are.`}</p>
    </FarReachingAct>
  );
}
