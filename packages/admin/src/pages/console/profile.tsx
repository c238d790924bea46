/** One's own login: name, address, password, and where one is signed in. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { useSession } from '../../session.ts';
import { Button, PasswordField, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice, Stamp, Time } from '../../ui/parts.tsx';
import { Keyboard } from './keyboard.tsx';
import { MailChoices } from './mail-choices.tsx';
import { Address } from './profile-address.tsx';

export function Profile() {
  const session = useSession();
  if (session.data === undefined) return null;
  return (
    <Page
      help="profile"
      title="Profile and sessions"
      place="Console"
      lead={`You are signed in as ${session.data.user.email}.`}
    >
      <Names user={session.data.user} />
      <Address user={session.data.user} />
      <Password />
      <Sessions />
      <MailChoices />
      <Keyboard />
    </Page>
  );
}

function Names({ user }: { user: Schemas['User'] }) {
  const [saved, setSaved] = useState(false);
  const save: Submit = async (values, api) => {
    const zone = (values['time_zone'] ?? '').trim();
    await api.user.update(
      {
        first_name: (values['first_name'] ?? '').trim(),
        last_name: (values['last_name'] ?? '').trim(),
        time_zone: zone === '' ? null : zone,
      },
      { ifMatch: user.version },
    );
    setSaved(true);
    await queryClient.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <section className="section">
      <h2>Name</h2>
      {saved ? (
        <Notice tone="ok" live>
          Saved.
        </Notice>
      ) : null}
      <Form submit="Save" onSubmit={save} key={user.version}>
        <TextField
          name="first_name"
          label="First name"
          autoComplete="given-name"
          defaultValue={user.first_name}
        />
        <TextField
          name="last_name"
          label="Last name"
          autoComplete="family-name"
          defaultValue={user.last_name}
          required={false}
        />
        <TextField
          name="time_zone"
          label="Time zone"
          defaultValue={user.time_zone ?? ''}
          required={false}
          help="For example Europe/Berlin. Empty: as your browser has it."
        />
      </Form>
    </section>
  );
}

function Password() {
  const [changed, setChanged] = useState(0);
  const change: Submit = async (values, api) => {
    await api.user.changePassword({
      current_password: values['current_password'] ?? '',
      new_password: values['new_password'] ?? '',
    });
    setChanged(changed + 1);
    await queryClient.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <section className="section">
      <h2>Password</h2>
      <p>Changing it ends every other session.</p>
      {changed === 0 ? null : (
        <Notice tone="ok" live>
          Your password is changed, and every other session has ended.
        </Notice>
      )}
      <Form submit="Change the password" onSubmit={change} key={changed}>
        <PasswordField
          name="current_password"
          label="Current password"
          autoComplete="current-password"
        />
        <PasswordField
          name="new_password"
          label="New password"
          autoComplete="new-password"
          help="At least 15 characters."
        />
      </Form>
    </section>
  );
}

function Sessions() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => bailiwick.sessions.list() });
  const { act, pending, problem } = useAct();
  const end = (sid: string) =>
    void act(async () => {
      await bailiwick.sessions.end(sid);
      await queryClient.invalidateQueries({ queryKey: ['sessions'] });
    });
  return (
    <section className="section">
      <h2>Where you are signed in</h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {sessions.isError ? (
        <ProblemSummary problem={problemOf(sessions.error)} takesFocus={false} />
      ) : null}
      <div className="table-wrap">
        <table className="table" aria-label="Sessions">
          <thead>
            <tr>
              <th scope="col">Program</th>
              <th scope="col">Address</th>
              <th scope="col">Signed in</th>
              <th scope="col">Last used</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.data?.items.map((row) => (
              <tr key={row.sid}>
                <td data-label="Program">
                  {row.user_agent === '' ? 'unknown' : row.user_agent.slice(0, 80)}
                </td>
                <td data-label="Address">{row.client_address}</td>
                <td data-label="Signed in">
                  <Time at={row.created_at} />
                </td>
                <td data-label="Last used">
                  <Time at={row.last_seen_at} />
                </td>
                <td className="actions">
                  {row.is_current ? (
                    <Stamp tone="ok">this one</Stamp>
                  ) : (
                    <Button
                      small
                      pending={pending}
                      onPress={() => end(row.sid)}
                      label={`End the session of ${row.client_address}`}
                    >
                      End
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
