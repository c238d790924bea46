/** The second step of signing in, after the password; and signing in by a passkey alone. */
import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { bailiwick, type Problem, queryClient, safeNext } from '../api.ts';
import { Button, ButtonLink, Checkbox } from '../ui/controls.tsx';
import { ProblemSummary, useAct } from '../ui/form.tsx';
import { PlainPage } from '../ui/page.tsx';
import { signWithPasskey } from './ceremonies.ts';
import { type Asked, Enrol } from './enrol.tsx';
import { NewPassword } from './new-password.tsx';
import { ProofForm, type Way } from './proof.tsx';

/** As far as the refusal of the password says. */
type Facts = Readonly<
  Partial<Record<Way | 'organization' | 'phishing_resistant' | 'remembered_days', unknown>>
>;

/** What a policy asks for; null: nobody asks. */
const askedOf = ({ organization, phishing_resistant }: Facts): Asked | null =>
  typeof organization === 'string'
    ? { organization, passkeyOnly: phishing_resistant === true }
    : null;

/** A code by mail leaves nothing behind, and no code is a passkey. */
const isEnough = (way: Way, asked: Asked | null): boolean =>
  asked === null || way === 'passkey' || (way !== 'mailed_code' && !asked.passkeyOnly);

/** Where a policy lets it, by what they keep: a code that stands in for it is used up. */
const mayRemember = ({ remembered_days: days }: Facts, way: Way): boolean =>
  typeof days === 'number' && (way === 'passkey' || way === 'authenticator_app');

interface StepProps {
  readonly next: unknown;
  readonly other: ReactNode;
}

function useArrival(next: unknown) {
  const navigate = useNavigate();
  return async () => {
    queryClient.clear();
    await navigate({ href: safeNext(next) });
  };
}

/** @param problem the refusal of the password, which says what is asked for beside it */
export function FinishSignIn({
  email,
  problem,
  next,
  other,
}: StepProps & { email: string; problem: Problem }) {
  const arrive = useArrival(next);
  const facts: Facts = problem.facts ?? {};
  const asked = askedOf(facts);
  const [isLifted, setLifted] = useState(false);
  const [isRemembered, setRemembered] = useState(false);
  // A policy asks for a factor, and there is none yet.
  const [adds, setAdds] = useState(problem.code === 'session.enrolment_required');
  if (problem.code === 'session.new_password_required')
    return <NewPassword email={email} problem={problem} other={other} />;
  if (isLifted) return <Lifted onGoOn={arrive} />;
  if (adds && asked !== null)
    return <Enrol {...asked} email={email} other={other} onArrive={arrive} />;
  const has = (way: Way) => facts[way] === true;
  return (
    <PlainPage key="prove" help="signing-in" title={t`Prove that it is you`} lead={email}>
      <p className="section">
        {asked?.passkeyOnly === true && !has('passkey') ? (
          <Trans>
            Your password is right. Prove yourself by what you have; then you add the passkey that{' '}
            <bdi>{ph({ organization: asked.organization })}</bdi> asks for.
          </Trans>
        ) : (
          <Trans>Your password is right. Your second factor is what is left.</Trans>
        )}
      </p>
      <ProofForm
        ways={{
          passkey: has('passkey') && 'PublicKeyCredential' in window,
          authenticator_app: has('authenticator_app'),
          recovery_code: has('recovery_code'),
          mailed_code: has('mailed_code'),
        }}
        submit={t`Sign in`}
        challenge={() => bailiwick.halfSession.challenge()}
        mailCode={async (api) => (await api.halfSession.mailCode()).email}
        prove={async (proof, api) => {
          if (!isEnough(proof.kind, asked)) {
            await api.halfSession.prove({ proof });
            setAdds(true);
            return;
          }
          await api.halfSession.complete({ proof, remember_browser: isRemembered });
          if (proof.kind === 'mailed_code') setLifted(true);
          else await arrive();
        }}
        secondary={other}
        along={(way) =>
          mayRemember(facts, way) && isEnough(way, asked) ? (
            <Remember
              days={Number(facts.remembered_days)}
              isTicked={isRemembered}
              onTick={setRemembered}
            />
          ) : null
        }
        hasCode={false}
      />
    </PlainPage>
  );
}

function Remember({
  days,
  isTicked,
  onTick,
}: {
  days: number;
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
}) {
  return (
    <div className="section">
      <Checkbox
        name="remember_browser"
        checked={isTicked}
        onChange={onTick}
        label={
          <>
            {plural(days, {
              one: 'Do not ask for it in this browser for # day',
              other: 'Do not ask for it in this browser for # days',
            })}
            <br />
            <span className="field-help">
              <Trans>
                Only where nobody else uses it: your password alone signs you in here then.
              </Trans>
            </span>
          </>
        }
      />
    </div>
  );
}

/** Signed in, with a password and nothing else: whether that is to stay so is theirs to say. */
function Lifted({ onGoOn }: { onGoOn: () => Promise<void> }) {
  return (
    <PlainPage help="signing-in" title={t`Your second factor is gone`}>
      <p className="section">
        <Trans>
          You are signed in. Your password alone signs you in from now on, until you add a new
          passkey or authenticator app.
        </Trans>
      </p>
      <div className="form-foot">
        <ButtonLink kind="primary" to="/console/profile">
          <Trans>Add a new one</Trans>
        </ButtonLink>
        <Button onPress={() => void onGoOn()}>
          <Trans>Go on without</Trans>
        </Button>
      </div>
    </PlainPage>
  );
}

export function PasskeyAlone({ next, other }: StepProps) {
  const arrive = useArrival(next);
  const { act, pending, problem } = useAct();
  const hasBegun = useRef(false);
  const begin = () =>
    void act(async () => {
      const credential = await signWithPasskey(await bailiwick.passkeySignIns.start());
      await bailiwick.passkeySignIns.complete({ credential });
      await arrive();
    });
  useEffect(() => {
    // Once: a second dialog of the browser would end the first.
    if (hasBegun.current) return;
    hasBegun.current = true;
    begin();
  });
  return (
    <PlainPage help="signing-in" title={t`Sign in with a passkey`}>
      {problem === null ? (
        <p className="section">
          <Trans>Your browser shows the passkeys that it has for this page.</Trans>
        </p>
      ) : (
        <ProblemSummary problem={problem} />
      )}
      <div className="form-foot">
        <Button kind="primary" pending={pending} onPress={begin}>
          {pending ? t`One moment…` : t`Try again`}
        </Button>
        {other}
      </div>
    </PlainPage>
  );
}
