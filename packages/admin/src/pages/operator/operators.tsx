/** Who the operators are, who was asked to be one, and helping one who is locked out. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice, Stamp, Time } from '../../ui/parts.tsx';
import { RemoveOperator, ResetOperator } from './operator-acts.tsx';

type Operator = Schemas['Operator'];
type Acting = { readonly act: 'reset' | 'remove'; readonly operator: Operator } | null;

const refresh = () => queryClient.invalidateQueries({ queryKey: ['operators'] });

export function Operators() {
  const [acting, setActing] = useState<Acting>(null);
  const [said, setSaid] = useState<string | null>(null);
  const operators = useQuery({
    queryKey: ['operators'],
    queryFn: () => bailiwick.operators.list(),
  });
  const done = async (sentence: string) => {
    setSaid(sentence);
    setActing(null);
    await refresh();
  };
  return (
    <Page
      help="operator"
      title={t`Operators`}
      place={t`Operator`}
      lead={t`Everybody here can do everything an operator can. Have two: the other one helps whoever is locked out.`}
    >
      {said === null ? null : <Notice tone="ok">{said}</Notice>}
      {operators.isError ? (
        <ProblemSummary problem={problemOf(operators.error)} takesFocus={false} />
      ) : null}
      {operators.data === undefined ? null : (
        <>
          <Staff rows={operators.data.items} onAct={setActing} />
          <Invitations rows={operators.data.invitations} onDone={done} />
        </>
      )}
      {acting === null ? null : acting.act === 'reset' ? (
        <ResetOperator operator={acting.operator} onDone={done} onClose={() => setActing(null)} />
      ) : (
        <RemoveOperator operator={acting.operator} onDone={done} onClose={() => setActing(null)} />
      )}
    </Page>
  );
}

function Staff({ rows, onAct }: { rows: readonly Operator[]; onAct: (acting: Acting) => void }) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Operators`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Address</Trans>
            </th>
            <th scope="col">
              <Trans>Second factor</Trans>
            </th>
            <th scope="col">
              <Trans>Last sign-in</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Actions</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((operator) => (
            <tr key={operator.sid}>
              <td data-label={t`Address`}>
                <span>
                  <span className="strong">{operator.email}</span>{' '}
                  {operator.is_you ? (
                    <Stamp>
                      <Trans>you</Trans>
                    </Stamp>
                  ) : null}
                </span>
              </td>
              <td data-label={t`Second factor`}>
                {operator.has_second_factor ? t`yes` : t`added with the next sign-in`}
              </td>
              <td data-label={t`Last sign-in`}>
                <Time at={operator.last_sign_in_at} />
              </td>
              <td className="actions">
                {operator.is_you ? null : <Acts operator={operator} onAct={onAct} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Acts({ operator, onAct }: { operator: Operator; onAct: (acting: Acting) => void }) {
  const { email } = operator;
  return (
    <>
      {operator.has_second_factor ? (
        <Button
          small
          label={t`Reset the second factor of ${email}`}
          onPress={() => onAct({ act: 'reset', operator })}
        >
          <Trans>Reset the second factor</Trans>
        </Button>
      ) : null}{' '}
      <Button
        small
        label={t`Remove ${{ name: email }}`}
        onPress={() => onAct({ act: 'remove', operator })}
      >
        <Trans>Remove</Trans>
      </Button>
    </>
  );
}

interface InvitationsProps {
  readonly rows: readonly Schemas['OperatorInvitation'][];
  readonly onDone: (sentence: string) => Promise<void>;
}

function Invitations({ rows, onDone }: InvitationsProps) {
  const { act, pending, problem } = useAct();
  // Another form after each, so that the address that was sent is not sent again.
  const [sent, setSent] = useState(0);
  const invite: Submit = async ({ email = '' }, api) => {
    const invitation = await api.operatorInvitations.create({ email: email.trim() });
    setSent(sent + 1);
    await onDone(t`A link that works for a day is on its way to ${{ email: invitation.email }}.`);
  };
  const revoke = (row: Schemas['OperatorInvitation']) =>
    void act(async () => {
      await bailiwick.operatorInvitations.revoke(row.sid);
      await onDone(t`The link to ${{ email: row.email }} does not work any more.`);
    });
  return (
    <section className="section">
      <h2>
        <Trans>Ask somebody to be an operator</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {rows.length === 0 ? null : (
        <ul className="kinds">
          {rows.map((row) => (
            <li key={row.sid}>
              <Trans>
                {ph({ email: row.email })}, asked by {ph({ name: row.invited_by })}; the link ends{' '}
                <Time at={row.expires_at} />
              </Trans>{' '}
              <Button
                small
                pending={pending}
                label={t`Take back the invitation of ${{ email: row.email }}`}
                onPress={() => revoke(row)}
              >
                <Trans>Take back</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Form key={sent} submit={t`Send the link`} onSubmit={invite}>
        <TextField
          name="email"
          label={t`E-mail address`}
          help={t`They choose a password and add a second factor before anything opens.`}
          type="email"
          autoComplete="off"
        />
      </Form>
    </section>
  );
}
