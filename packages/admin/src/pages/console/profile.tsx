/** One's own login: name, address, password, and where one is signed in. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bailiwick, queryClient, type Schemas } from '../../api.ts';
import { choose } from '../../i18n/i18n.ts';
import { type Session, useSession } from '../../session.ts';
import { Button, PasswordField, SelectField, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { languageOptions } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';
import { SessionTable } from '../../ui/session-table.tsx';
import { ConnectedApps } from './connected-apps.tsx';
import { Keyboard } from './keyboard.tsx';
import { MailChoices } from './mail-choices.tsx';
import { Address } from './profile-address.tsx';
import { SignInWays } from './profile-factors.tsx';
import { RememberedBrowsers } from './remembered-browsers.tsx';

export function Profile() {
  const session = useSession();
  if (session.data === undefined) return null;
  return (
    <Page
      help="profile"
      title={t`Profile and sessions`}
      place={t`Console`}
      lead={t`You are signed in as ${{ email: session.data.user.email }}.`}
    >
      <Names user={session.data.user} />
      <Language user={session.data.user} />
      <Address user={session.data.user} />
      <SignInWays>
        <Password />
      </SignInWays>
      <RememberedBrowsers />
      <Sessions />
      <ConnectedApps />
      <MailChoices />
      <Keyboard />
    </Page>
  );
}

/** What ends with a new password, and with all other sessions. */
const refreshSignIns = () =>
  Promise.all(
    ['sessions', 'remembered-browsers'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name] }),
    ),
  );

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
      <h2>
        <Trans>Name</Trans>
      </h2>
      {saved ? (
        <Notice tone="ok" live>
          <Trans>Saved.</Trans>
        </Notice>
      ) : null}
      <Form submit={t`Save`} onSubmit={save} key={user.version}>
        <TextField
          name="first_name"
          label={t`First name`}
          autoComplete="given-name"
          defaultValue={user.first_name}
        />
        <TextField
          name="last_name"
          label={t`Last name`}
          autoComplete="family-name"
          defaultValue={user.last_name}
          required={false}
        />
        <TextField
          name="time_zone"
          label={t`Time zone`}
          defaultValue={user.time_zone ?? ''}
          required={false}
          help={t`For example Europe/Berlin. Empty: as your browser has it.`}
        />
      </Form>
    </section>
  );
}

/** The pages are in it at once, and mails from then on. */
function Language({ user }: { user: Schemas['User'] }) {
  const save: Submit = async ({ locale = '' }, api) => {
    const wanted = locale === '' ? null : locale;
    const after = await api.user.update({ locale: wanted }, { ifMatch: user.version });
    queryClient.setQueryData<Session>(
      ['session'],
      (before) => before && { ...before, user: after },
    );
    await choose(wanted);
  };
  return (
    <section className="section">
      <h2>
        <Trans>Language</Trans>
      </h2>
      <Form submit={t`Use this language`} onSubmit={save} key={user.version}>
        <SelectField
          name="locale"
          label={t`Language of the pages and of mails to you`}
          options={languageOptions(user.locale)}
          defaultValue={user.locale ?? ''}
        />
      </Form>
    </section>
  );
}

function Password() {
  const [changed, setChanged] = useState(0);
  const rule = useQuery({
    queryKey: ['password-rule'],
    queryFn: () => bailiwick.user.getPasswordRule(),
  });
  const change: Submit = async (values, api) => {
    await api.user.changePassword({
      current_password: values['current_password'] ?? '',
      new_password: values['new_password'] ?? '',
    });
    setChanged(changed + 1);
    await refreshSignIns();
  };
  return (
    <>
      <h3>
        <Trans>Password</Trans>
      </h3>
      <p>
        <Trans>Changing it ends every other session.</Trans>
      </p>
      {changed === 0 ? null : (
        <Notice tone="ok" live>
          <Trans>Your password is changed, and every other session has ended.</Trans>
        </Notice>
      )}
      <Form submit={t`Change the password`} onSubmit={change} key={changed}>
        <PasswordField
          name="current_password"
          label={t`Current password`}
          autoComplete="current-password"
        />
        <PasswordField
          name="new_password"
          label={t`New password`}
          autoComplete="new-password"
          help={rule.data?.sentence}
        />
      </Form>
    </>
  );
}

function Sessions() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => bailiwick.sessions.list() });
  const { act, pending, problem } = useAct();
  const [said, setSaid] = useState<string | null>(null);
  const end = (sid: string) =>
    void act(async () => {
      await bailiwick.sessions.end(sid);
      await queryClient.invalidateQueries({ queryKey: ['sessions'] });
    });
  const endOthers = () =>
    void act(async () => {
      const { ended } = await bailiwick.sessions.endOthers();
      await refreshSignIns();
      setSaid(
        plural(ended, {
          one: '# other session has ended. You stay signed in here.',
          other: '# other sessions have ended. You stay signed in here.',
        }),
      );
    });
  return (
    <section className="section">
      <h2>
        <Trans>Where you are signed in</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {sessions.isError ? (
        <ProblemSummary problem={problemOf(sessions.error)} takesFocus={false} />
      ) : null}
      {sessions.data === undefined ? null : (
        <SessionTable
          sessions={sessions.data.items}
          end={({ sid }) => end(sid)}
          pending={pending}
        />
      )}
      {said === null ? null : (
        <Notice tone="ok" live>
          {said}
        </Notice>
      )}
      {(sessions.data?.items.length ?? 0) < 2 ? null : (
        <div className="form-foot">
          <Button pending={pending} onPress={endOthers}>
            <Trans>End all my other sessions</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}
