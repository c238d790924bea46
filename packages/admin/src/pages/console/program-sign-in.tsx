/**
 * The command line asks to sign in as whoever sits at the browser. What lets it in goes to this computer alone, to the program
 * that opened this page.
 */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { useSession } from '../../session.ts';
import { ButtonLink } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';

interface Asked {
  readonly port: number;
  readonly challenge: string;
  readonly state: string;
}

/** What the program wrote into the address; undefined: no program of ours did. */
function readAsked(search: URLSearchParams): Asked | undefined {
  const text = (name: string) => search.get(name) ?? '';
  const [port, challenge, state] = [Number(text('port')), text('challenge'), text('state')];
  const isSound =
    Number.isInteger(port) &&
    port >= 1024 &&
    port <= 65_535 &&
    /^[\w-]{43}$/.test(challenge) &&
    /^[\w-]{20,100}$/.test(state);
  return isSound ? { port, challenge, state } : undefined;
}

export function ProgramSignIn() {
  const search = new URLSearchParams(useLocation().searchStr);
  const asked = readAsked(search);
  const title = t`Sign in the command line`;
  if (search.has('signed_in'))
    return (
      <Page help="signing-in" title={title} place={t`Console`}>
        <Notice tone="ok" live>
          <p>
            <Trans>The command line is signed in. You can close this window.</Trans>
          </p>
        </Notice>
        <ButtonLink to="/console/profile">
          <Trans>Where you are signed in</Trans>
        </ButtonLink>
      </Page>
    );
  if (asked === undefined)
    return (
      <Page help="signing-in" title={title} place={t`Console`}>
        <Notice tone="warn">
          <p>
            <Trans>
              This page is opened by the command line, and this address is not one of its own. Run{' '}
              <code>bailiwick sign-in</code> again.
            </Trans>
          </p>
        </Notice>
      </Page>
    );
  return <Allow asked={asked} title={title} />;
}

function Allow({ asked, title }: { asked: Asked; title: string }) {
  const session = useSession();
  const email = session.data?.user.email ?? '';
  const letIn: Submit = async (_values, api) => {
    const { code } = await api.signInCodes.create({ challenge: asked.challenge });
    const back = new URL(`http://127.0.0.1:${asked.port}/`);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.state);
    window.location.assign(back);
  };
  return (
    <Page
      help="signing-in"
      title={title}
      place={t`Console`}
      lead={t`A program on this computer asks to act as you until tomorrow. It is your move.`}
    >
      <p>
        <Trans>
          It will do everything that you may do as <strong>{email}</strong>, and stands among the
          places where you are signed in, where you can end it.
        </Trans>
      </p>
      <Form
        submit={t`Let it sign in`}
        hasCode={false}
        onSubmit={letIn}
        secondary={
          <ButtonLink to="/console">
            <Trans>Do not</Trans>
          </ButtonLink>
        }
      >
        <Notice>
          <p>
            <Trans>
              Go on only if you have just run <code>bailiwick sign-in</code> yourself.
            </Trans>
          </p>
        </Notice>
      </Form>
    </Page>
  );
}
