/** The kit's parts outside lists: each control and each part, in each of its states. */
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
    <Section title="Buttons">
      <div className="form-foot">
        <Button kind="primary">Invite people</Button>
        <Button>Export CSV</Button>
        <Button kind="quiet">See the 38 people</Button>
        <Button kind="danger">Remove northwind.example</Button>
        <Button kind="primary" pending>
          One moment…
        </Button>
        <Button pending>One moment…</Button>
        <Button small>Copy</Button>
        <ButtonLink to="/console" kind="primary">
          Open the Console
        </ButtonLink>
      </div>
    </Section>
  );
}

const refused = new Map([
  ['/refused', 'Write a name of 1 to 255 characters.'],
  ['/refused_password', 'Use at least 15 characters.'],
]);

function Fields() {
  const [choice, setChoice] = useState('join');
  const [isTicked, setTicked] = useState(true);
  return (
    <Section title="Fields">
      <FieldErrors.Provider value={refused}>
        <TextField
          name="name"
          label="Name"
          help="As people see it."
          defaultValue="Northwind Traders"
        />
        <TextField
          name="refused"
          label="Name of the account"
          help="As people see it."
          defaultValue=""
        />
        <PasswordField name="refused_password" label="New password" autoComplete="new-password" />
        <TextArea
          name="addresses"
          label="Addresses"
          help="One on each line, up to 500."
          required={false}
        />
        <SelectField
          name="role"
          label="Role"
          options={[
            { value: 'standard', label: 'Standard' },
            { value: 'administrator', label: 'Administrator' },
          ]}
        />
        <Choices
          name="decision"
          legend="New sign-ups at this domain"
          value={choice}
          onChange={setChoice}
          choices={[
            { value: 'join', title: 'Join this organization', text: 'As managed users, at once.' },
            {
              value: 'ask',
              title: 'Need an administrator’s approval',
              text: 'They wait until one of you decides.',
            },
            { value: 'refuse', title: 'Are refused' },
          ]}
        />
        <Checkbox
          name="announce"
          label="Tell them by mail"
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
    <Section title="Dialogs">
      <Button kind="danger" onPress={() => setOpen(true)}>
        Remove Dmitri Vance
      </Button>
      {isOpen ? (
        <Dialog title="Remove Dmitri Vance from 2 accounts" onClose={() => setOpen(false)}>
          <p>They lose Production and Staging at once. Their login stays.</p>
          <Form
            submit="Remove from 2 accounts"
            danger
            onSubmit={() => Promise.resolve(setOpen(false))}
            secondary={<Button onPress={() => setOpen(false)}>Cancel</Button>}
          >
            <TextField name="reason" label="Reason" required={false} autoFocus />
          </Form>
        </Dialog>
      ) : null}
    </Section>
  );
}

function Marks() {
  return (
    <Section title="Marks and stamps">
      <ul>
        <li>
          <KindMark kind="managed">Managed</KindMark>
        </li>
        <li>
          <KindMark kind="independent">Independent</KindMark>
        </li>
        <li>
          <KindMark kind="invited">Invited</KindMark>
        </li>
        <li>
          <KindMark kind="inactive">Inactive</KindMark>
        </li>
        <li>
          <KindMark kind="owner">Owner</KindMark>
        </li>
      </ul>
      <p>
        <Stamp>draft</Stamp> <Stamp tone="ok">verified</Stamp> <Stamp tone="warn">pending</Stamp>{' '}
        <Stamp tone="bad">failing</Stamp>
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
    <Section title="Notices">
      <Notice>Nothing has changed yet.</Notice>
      <Notice tone="ok">Domain verified: new people of northwind.example join you.</Notice>
      <Notice tone="warn">The record is gone. You have until 23 December to put it back.</Notice>
      <Notice tone="bad">The check failed: the name server did not answer.</Notice>
    </Section>
  );
}

function Refusal() {
  const [isShown, setShown] = useState(false);
  return (
    <Section title="A refusal">
      <Button onPress={() => setShown(true)}>Be refused</Button>
      {isShown ? (
        <ProblemSummary
          problem={{
            type: 'about:blank',
            title: 'Only owners remove owners',
            status: 403,
            code: 'request.forbidden',
            detail: 'Óscar Piñero is an owner.',
            remedy: 'Ask an owner.',
            request_id: 'RQ0123456789',
            missing_permission: '/bailiwick/iam/role-assignments/delete',
            who_can: 'Owners',
          }}
        />
      ) : null}
    </Section>
  );
}

const checks = [
  { at: '2026-11-23T14:02:11.000Z', text: 'Record found, value differs', tone: 'bad' },
  { at: '2026-11-23T13:31:40.000Z', text: 'No record found', tone: 'plain' },
  { at: '2026-11-23T13:28:02.000Z', text: 'Domain added by Ada Okafor', tone: 'ok' },
] as const;

function Evidence() {
  return (
    <>
      <Section title="Expected and found">
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
      <Section title="Record">
        <dl className="record">
          <div>
            <dt>Type</dt>
            <dd className="mono">TXT</dd>
            <dd />
          </div>
          <div>
            <dt>Value</dt>
            <dd className="mono">bailiwick-verify=8f41c0d2e7ab498f41c0d2e7ab498f41c0d2e7ab49</dd>
            <dd>
              <CopyButton text="bailiwick-verify=8f41c0d2e7ab49" what="value" />
            </dd>
          </div>
        </dl>
      </Section>
      <Section title="Steps">
        <ol className="steps">
          <li data-done="true">Name the organization</li>
          <li>Bring your accounts</li>
          <li>Claim a domain</li>
        </ol>
      </Section>
    </>
  );
}

function Aside() {
  return (
    <div>
      <Ledger
        title="What claiming will change"
        rows={[
          ['People already signed up with this domain', 38],
          [
            <KindMark key="managed" kind="managed">
              become managed
            </KindMark>,
            31,
          ],
          [
            <KindMark key="independent" kind="independent">
              stay independent
            </KindMark>,
            7,
          ],
        ]}
      />
      <Section title="Timeline">
        <ol className="timeline">
          {checks.map((check) => (
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
      title="brightforge.example"
      mono
      place="Northwind Traders – Admin Center"
      lead="Every part in every state."
      actions={<Button kind="primary">Check again now</Button>}
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
