/** The kit's parts outside lists: each control and each part, in each of its states. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import {
  Button,
  ButtonLink,
  Checkbox,
  Choices,
  FieldErrors,
  PasswordField,
  SelectField,
  TextArea,
  TextField,
} from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ExpectedFound } from '../ui/expected-found.tsx';
import { Form, ProblemSummary } from '../ui/form.tsx';
import { Page } from '../ui/page.tsx';
import { CopyButton, ExactTime, KindMark, Ledger, Notice, Sid, Stamp, Time } from '../ui/parts.tsx';
import { FarReaching } from './far-reaching.tsx';
import sample from './sample.json' with { type: 'json' };

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Buttons() {
  return (
    <Section title={t`Buttons`}>
      <div className="form-foot">
        <Button kind="primary">
          <Trans>Invite people</Trans>
        </Button>
        <Button>
          <Trans>Export CSV</Trans>
        </Button>
        <Button kind="quiet">
          <Trans>See the 38 people</Trans>
        </Button>
        <Button kind="danger">
          <Trans>Remove northwind.example</Trans>
        </Button>
        <Button kind="primary" pending>
          <Trans>One moment…</Trans>
        </Button>
        <Button pending>
          <Trans>One moment…</Trans>
        </Button>
        <Button small>
          <Trans>Copy</Trans>
        </Button>
        <ButtonLink to="/console" kind="primary">
          <Trans>Open the Console</Trans>
        </ButtonLink>
      </div>
    </Section>
  );
}

const refused = () =>
  new Map([
    ['/refused', t`Write a name of 1 to 255 characters.`],
    ['/refused_password', t`Use at least 15 characters.`],
  ]);

function Fields() {
  const [choice, setChoice] = useState('join');
  const [isTicked, setTicked] = useState(true);
  return (
    <Section title={t`Fields`}>
      <FieldErrors.Provider value={refused()}>
        <TextField
          name="name"
          label={t`Name`}
          help={t`As people see it.`}
          defaultValue={sample.organization}
        />
        <TextField
          name="refused"
          label={t`Name of the account`}
          help={t`As people see it.`}
          defaultValue=""
        />
        <PasswordField
          name="refused_password"
          label={t`New password`}
          autoComplete="new-password"
        />
        <TextArea
          name="addresses"
          label={t`Addresses`}
          help={t`One on each line, up to 500.`}
          required={false}
        />
        <SelectField
          name="role"
          label={t`Role`}
          options={[
            { value: 'standard', label: t`Standard` },
            { value: 'administrator', label: t`Administrator` },
          ]}
        />
        <Choices
          name="decision"
          legend={t`New sign-ups at this domain`}
          value={choice}
          onChange={setChoice}
          choices={[
            {
              value: 'join',
              title: t`Join this organization`,
              text: t`As managed users, at once.`,
            },
            {
              value: 'ask',
              title: t`Need an administrator’s approval`,
              text: t`They wait until one of you decides.`,
            },
            { value: 'refuse', title: t`Are refused` },
          ]}
        />
        <Checkbox
          name="announce"
          label={t`Tell them by mail`}
          checked={isTicked}
          onChange={setTicked}
        />
      </FieldErrors.Provider>
    </Section>
  );
}

function Dialogs() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t`Dialogs`}>
      <Button kind="danger" onPress={() => setOpen(true)}>
        <Trans>Remove Dmitri Vance</Trans>
      </Button>
      {isOpen ? (
        <Dialog title={t`Remove Dmitri Vance from 2 accounts`} onClose={() => setOpen(false)}>
          <p>
            <Trans>They lose Production and Staging at once. Their login stays.</Trans>
          </p>
          <Form
            submit={t`Remove from 2 accounts`}
            danger
            onSubmit={() => Promise.resolve(setOpen(false))}
            secondary={
              <Button onPress={() => setOpen(false)}>
                <Trans>Cancel</Trans>
              </Button>
            }
          >
            <TextField name="reason" label={t`Reason`} required={false} autoFocus />
          </Form>
        </Dialog>
      ) : null}
    </Section>
  );
}

function Marks() {
  return (
    <Section title={t`Marks and stamps`}>
      <ul>
        <li>
          <KindMark kind="managed">
            <Trans>Managed</Trans>
          </KindMark>
        </li>
        <li>
          <KindMark kind="independent">
            <Trans>Independent</Trans>
          </KindMark>
        </li>
        <li>
          <KindMark kind="invited">
            <Trans>Invited</Trans>
          </KindMark>
        </li>
        <li>
          <KindMark kind="inactive">
            <Trans>Inactive</Trans>
          </KindMark>
        </li>
        <li>
          <KindMark kind="owner">
            <Trans>Owner</Trans>
          </KindMark>
        </li>
      </ul>
      <p>
        <Stamp>
          <Trans>draft</Trans>
        </Stamp>{' '}
        <Stamp tone="ok">
          <Trans>verified</Trans>
        </Stamp>{' '}
        <Stamp tone="warn">
          <Trans>pending</Trans>
        </Stamp>{' '}
        <Stamp tone="bad">
          <Trans>failing</Trans>
        </Stamp>
      </p>
      <p>
        <Sid sid="US0123456789abcdef0123456789abcdef" /> · <Time at="2026-01-05T10:00:00.000Z" /> ·{' '}
        <Time at={null} /> · <ExactTime at="2026-01-05T10:00:00.000Z" />
      </p>
    </Section>
  );
}

function Notices() {
  return (
    <Section title={t`Notices`}>
      <Notice>
        <Trans>Nothing has changed yet.</Trans>
      </Notice>
      <Notice tone="ok">
        <Trans>Domain verified: new people of northwind.example join you.</Trans>
      </Notice>
      <Notice tone="warn">
        <Trans>The record is gone. You have until 23 December to put it back.</Trans>
      </Notice>
      <Notice tone="bad">
        <Trans>The check failed: the name server did not answer.</Trans>
      </Notice>
    </Section>
  );
}

function Refusal() {
  const [isShown, setShown] = useState(false);
  return (
    <Section title={t`A refusal`}>
      <Button onPress={() => setShown(true)}>
        <Trans>Be refused</Trans>
      </Button>
      {isShown ? (
        <ProblemSummary
          problem={{
            type: 'about:blank',
            title: t`Only owners remove owners`,
            status: 403,
            code: 'request.forbidden',
            detail: t`Óscar Piñero is an owner.`,
            remedy: t`Ask an owner.`,
            request_id: 'RQ0123456789',
            missing_permission: '/bailiwick/iam/role-assignments/delete',
            who_can: t`Owners`,
          }}
        />
      ) : null}
    </Section>
  );
}

const checks = () =>
  [
    { at: '2026-11-23T14:02:11.000Z', text: t`Record found, value differs`, tone: 'bad' },
    { at: '2026-11-23T13:31:40.000Z', text: t`No record found`, tone: 'plain' },
    { at: '2026-11-23T13:28:02.000Z', text: t`Domain added by Ada Okafor`, tone: 'ok' },
  ] as const;

function Evidence() {
  return (
    <>
      <Section title={t`Expected and found`}>
        <ExpectedFound
          expected="bailiwick-verify=8f41c0d2e7ab49"
          found="bailiwick-verify=8f41c0d2e7ab4g"
          source="ns1.cloudflare.example"
        />
        <ExpectedFound
          expected="bailiwick-verify=8f41c0d2e7ab49"
          found="bailiwick-verify=8f41c0d2e7ab4"
          source={null}
        />
      </Section>
      <Section title={t`Record`}>
        <dl className="record">
          <div>
            <dt>
              <Trans>Type</Trans>
            </dt>
            <dd className="mono">{sample.record.type}</dd>
            <dd />
          </div>
          <div>
            <dt>
              <Trans>Value</Trans>
            </dt>
            <dd className="mono">{sample.record.value}</dd>
            <dd>
              <CopyButton text={sample.record.value} what={t`value`} />
            </dd>
          </div>
        </dl>
      </Section>
      <Section title={t`Steps`}>
        <ol className="steps">
          <li data-done="true">
            <Trans>Name the organization</Trans>
          </li>
          <li>
            <Trans>Bring your accounts</Trans>
          </li>
          <li>
            <Trans>Claim a domain</Trans>
          </li>
        </ol>
      </Section>
    </>
  );
}

function Aside() {
  return (
    <div>
      <Ledger
        title={t`What claiming will change`}
        rows={[
          [t`People already signed up with this domain`, 38],
          [
            <KindMark key="managed" kind="managed">
              <Trans>become managed</Trans>
            </KindMark>,
            31,
          ],
          [
            <KindMark key="independent" kind="independent">
              <Trans>stay independent</Trans>
            </KindMark>,
            7,
          ],
        ]}
      />
      <Section title={t`Timeline`}>
        <ol className="timeline">
          {checks().map((check) => (
            <li key={check.at} data-tone={check.tone}>
              <div className="small muted">
                <ExactTime at={check.at} />
              </div>
              {check.text}
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

export function States() {
  return (
    <Page
      help="overview"
      title={t`brightforge.example`}
      mono
      place={t`Northwind Traders – Admin Center`}
      lead={t`Every part in every state.`}
      actions={
        <Button kind="primary">
          <Trans>Check again now</Trans>
        </Button>
      }
    >
      <div className="columns">
        <div>
          <Buttons />
          <Fields />
          <Dialogs />
          <FarReaching />
          <Refusal />
          <Notices />
          <Marks />
          <Evidence />
        </div>
        <Aside />
      </div>
    </Page>
  );
}
