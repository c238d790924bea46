/** Another address for one's own login: it counts when the code that was mailed to it is entered. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, type Submit, useAct } from '../../ui/form.tsx';
import { ExactTime, Notice } from '../../ui/parts.tsx';

const refresh = () =>
  Promise.all(
    [['email-change'], ['session']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );

export function Address({ user }: { user: Schemas['User'] }) {
  const [isChanged, setChanged] = useState(false);
  const change = useQuery({
    queryKey: ['email-change'],
    queryFn: () => bailiwick.user.getEmailChange(),
  });
  const pending = change.data?.pending ?? null;
  return (
    <section className="section">
      <h2>
        <Trans>Address</Trans>
      </h2>
      {isChanged ? (
        <Notice tone="ok" live>
          <Trans>
            You sign in with {ph({ email: user.email })} from now on. Your sessions go on.
          </Trans>
        </Notice>
      ) : null}
      {pending === null ? (
        <StartChange email={user.email} onStarted={() => setChanged(false)} />
      ) : (
        <ConfirmChange change={pending} onChanged={() => setChanged(true)} />
      )}
    </section>
  );
}

function StartChange({ email, onStarted }: { email: string; onStarted: () => void }) {
  const start: Submit = async (values, api) => {
    await api.user.changeEmail({ email: (values['email'] ?? '').trim() });
    onStarted();
    await refresh();
  };
  return (
    <Form submit={t`Send the code`} onSubmit={start} key={email}>
      <p>
        <Trans>You sign in with {email}. A new address gets a code; this one gets a notice.</Trans>
      </p>
      <TextField name="email" label={t`New address`} type="email" autoComplete="email" />
    </Form>
  );
}

function ConfirmChange({
  change,
  onChanged,
}: {
  change: Schemas['EmailChange'];
  onChanged: () => void;
}) {
  const { act, pending, problem } = useAct();
  const confirm: Submit = async (values, api) => {
    await api.user.confirmEmailChange({ code: (values['code'] ?? '').replace(/\s/g, '') });
    onChanged();
    await refresh();
  };
  const callOff = () =>
    void act(async () => {
      await bailiwick.user.cancelEmailChange();
      await refresh();
    });
  return (
    <>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      <p>
        <Trans>
          A code was mailed to <strong>{ph({ email: change.email })}</strong>;{' '}
          {ph({ requestedBy: change.requested_by })} asked for it. It works until{' '}
          <ExactTime at={change.expires_at} />. {ph({ consequence: change.consequence })}
        </Trans>
      </p>
      <Form
        submit={t`Change the address`}
        onSubmit={confirm}
        secondary={
          <Button pending={pending} onPress={callOff}>
            <Trans>Call it off</Trans>
          </Button>
        }
        key={change.email}
      >
        <TextField
          name="code"
          label={t`Code`}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="code-input"
        />
      </Form>
    </>
  );
}
