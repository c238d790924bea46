/** Signing up: the address and what its policy says, the code, then the rest. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient, type Schemas } from '../../api.ts';
import { Button, PasswordField, TextArea, TextField } from '../../ui/controls.tsx';
import { Form, type Submit } from '../../ui/form.tsx';
import { PlainPage } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';

type Step =
  | { readonly name: 'address' }
  | { readonly name: 'code'; readonly started: Schemas['SignUp'] }
  | {
      readonly name: 'details';
      readonly started: Schemas['SignUp'];
      readonly proven: Schemas['ProvenAddress'];
    }
  | { readonly name: 'asked'; readonly organization: string };

export function SignUp() {
  const [step, setStep] = useState<Step>({ name: 'address' });
  if (step.name === 'address')
    return <AddressStep onStarted={(started) => setStep({ name: 'code', started })} />;
  if (step.name === 'code') {
    return (
      <CodeStep
        started={step.started}
        onProven={(proven) => setStep({ name: 'details', started: step.started, proven })}
        onBack={() => setStep({ name: 'address' })}
      />
    );
  }
  if (step.name === 'asked') {
    return (
      <PlainPage
        help="signing-in"
        title={t`Your request is sent`}
        lead={t`The administrators of ${{ organization: step.organization }} decide. You get a mail as soon as they have.`}
      >
        <Link to="/sign-in">
          <Trans>Back to sign in</Trans>
        </Link>
      </PlainPage>
    );
  }
  const waits =
    step.proven.policy.outcome === 'approval' || step.proven.policy.outcome === 'refused';
  return waits ? (
    <AskStep
      started={step.started}
      proven={step.proven}
      onAsked={(organization) => setStep({ name: 'asked', organization })}
    />
  ) : (
    <DetailsStep started={step.started} proven={step.proven} />
  );
}

function AddressStep({ onStarted }: { onStarted: (started: Schemas['SignUp']) => void }) {
  return (
    <PlainPage
      help="signing-in"
      title={t`Sign up`}
      lead={t`Begin with your e-mail address. We tell you what happens next before you fill anything in.`}
    >
      <Form
        submit={t`Continue`}
        onSubmit={async ({ email = '' }, api) =>
          onStarted(await api.signUps.create({ email: email.trim() }))
        }
      >
        <TextField
          name="email"
          label={t`E-mail address`}
          type="email"
          autoComplete="email"
          inputMode="email"
          autoFocus
        />
      </Form>
      <p className="section" />
      <p>
        <Trans>
          You have a login? <Link to="/sign-in">Sign in</Link>
        </Trans>
      </p>
    </PlainPage>
  );
}

const toneOf = { open: 'plain', joins: 'ok', approval: 'warn', refused: 'warn' } as const;

function PolicyNotice({ policy }: { policy: Schemas['SignUpOutcome'] }) {
  return (
    <Notice tone={toneOf[policy.outcome]} live>
      {policy.sentence}
    </Notice>
  );
}

function CodeStep({
  started,
  onProven,
  onBack,
}: {
  started: Schemas['SignUp'];
  onProven: (proven: Schemas['ProvenAddress']) => void;
  onBack: () => void;
}) {
  return (
    <PlainPage
      help="signing-in"
      title={t`Look at your mail`}
      lead={t`We sent six digits to ${{ email: started.email }}. Enter them here to prove that the address is yours.`}
    >
      <PolicyNotice policy={started.policy} />
      <Form
        submit={t`Prove the address`}
        onSubmit={async ({ code = '' }, api) =>
          onProven(await api.signUps.verify(started.sid, { code: code.replace(/\s/g, '') }))
        }
        secondary={
          <Button onPress={onBack}>
            <Trans>Use another address</Trans>
          </Button>
        }
      >
        <TextField
          name="code"
          label={t`Code`}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="code-input"
          autoFocus
          help={t`It works for half an hour. Nothing there? Look among the unwanted mails, or begin again.`}
        />
      </Form>
    </PlainPage>
  );
}

function NameFields() {
  return (
    <>
      <TextField name="first_name" label={t`First name`} autoComplete="given-name" autoFocus />
      <TextField
        name="last_name"
        label={t`Last name`}
        autoComplete="family-name"
        required={false}
      />
    </>
  );
}

function DetailsStep({
  started,
  proven,
}: {
  started: Schemas['SignUp'];
  proven: Schemas['ProvenAddress'];
}) {
  const navigate = useNavigate();
  const isOpen = proven.policy.outcome === 'open';
  const finish: Submit = async (values, api) => {
    await api.signUps.complete(started.sid, {
      proof: proven.proof,
      first_name: (values['first_name'] ?? '').trim(),
      last_name: (values['last_name'] ?? '').trim(),
      password: values['password'] ?? '',
      transport: 'cookie',
      ...(isOpen ? { account_name: (values['account_name'] ?? '').trim() } : {}),
    });
    queryClient.clear();
    await navigate({ to: '/console' });
  };
  return (
    <PlainPage
      help="signing-in"
      title={t`Your login`}
      lead={t`${{ email: proven.email }} is proven. Only this is left.`}
    >
      <PolicyNotice policy={proven.policy} />
      <Form submit={t`Finish`} onSubmit={finish}>
        <NameFields />
        <PasswordField
          name="password"
          label={t`Password`}
          autoComplete="new-password"
          help={proven.password_rule.sentence}
        />
        {isOpen ? (
          <TextField
            name="account_name"
            label={t`Name of your first account`}
            help={t`What your work here is called, for example “Production”. You can change it later.`}
          />
        ) : null}
      </Form>
    </PlainPage>
  );
}

function AskStep({
  started,
  proven,
  onAsked,
}: {
  started: Schemas['SignUp'];
  proven: Schemas['ProvenAddress'];
  onAsked: (organization: string) => void;
}) {
  const ask: Submit = async (values, api) => {
    const answer = await api.signUps.requestToJoin(started.sid, {
      proof: proven.proof,
      first_name: (values['first_name'] ?? '').trim(),
      last_name: (values['last_name'] ?? '').trim(),
      note: (values['note'] ?? '').trim().replace(/\s+/g, ' '),
    });
    onAsked(answer.organization_name);
  };
  return (
    <PlainPage
      help="signing-in"
      title={t`Ask to join`}
      lead={t`${{ email: proven.email }} is proven. The administrators of ${{ organizationName: proven.policy.organization_name ?? '' }} decide.`}
    >
      <PolicyNotice policy={proven.policy} />
      <Form submit={t`Send the request`} onSubmit={ask}>
        <NameFields />
        <TextArea name="note" label={t`A word to the administrators`} rows={3} required={false} />
      </Form>
    </PlainPage>
  );
}
