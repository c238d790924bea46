/** What the pages of accounts share: the state, why it stands still and who lifts that, tags, and the acts of its life. */

import type { BailiwickClient, Impact } from '@bailiwick/sdk';
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Schemas } from '../api.ts';
import { Button, TextField } from './controls.tsx';
import { Form } from './form.tsx';
import { FarReachingAct } from './impact.tsx';
import { ExactTime, Notice, Stamp } from './parts.tsx';

type Account = Omit<Schemas['Account'], 'version'>;
type AccountState = Account['state'];

export const accountStates: Record<AccountState, MessageDescriptor> = {
  active: msg`active`,
  suspended: msg`suspended`,
  pending_closure: msg`being closed`,
  closed: msg`closed`,
};

const tones = { active: 'ok', suspended: 'warn', pending_closure: 'bad', closed: 'plain' } as const;

export function AccountStamp({ state }: { state: AccountState }) {
  return <Stamp tone={tones[state]}>{i18n._(accountStates[state])}</Stamp>;
}

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0)
    return (
      <span className="muted">
        <Trans>none</Trans>
      </span>
    );
  return (
    <span className="tags">
      {tags.map((tag) => (
        <span className="tag" key={tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}

function lifter(by: Account['suspended_by'][number], organization: string): string {
  switch (by) {
    case 'account':
      return t`Its own people suspended it: they or the organization above can reactivate it.`;
    case 'organization':
      return t`${organization} suspended it: only its Owner and Administrators can reactivate it.`;
    case 'operator':
      return t`The operator of this service suspended it: only they can lift that.`;
  }
}

/** What holds the account still from above. */
function coverOf(above: AccountState): string {
  switch (above) {
    case 'active':
    case 'suspended':
      return t`Its main account is suspended: nobody can do anything here until that is over.`;
    case 'pending_closure':
      return t`Its main account is being closed: nobody can do anything here until that is over.`;
    case 'closed':
      return t`Its main account is closed: nobody can do anything here.`;
  }
}

/** Why nobody can do anything in the account, and who lifts it. */
export function AccountNotice({ account }: { account: Account }) {
  const { state, parent_state: above, closes_at: closesAt } = account;
  const isCovered = above !== null && above !== 'active';
  if (state === 'active' && !isCovered) return null;
  const organization = account.organization?.friendly_name ?? t`An organization`;
  return (
    <Notice tone={state === 'pending_closure' ? 'bad' : 'warn'}>
      {closesAt === null ? null : (
        <p>
          <Trans>
            <strong>It is being closed.</strong> Nobody can do anything in it. It can be restored
            until <ExactTime at={closesAt} />; then it is closed for good.
          </Trans>
        </p>
      )}
      {state === 'closed' ? (
        <p>
          <Trans>It was closed for good.</Trans>
        </p>
      ) : null}
      {state === 'closed'
        ? null
        : account.suspended_by.map((by) => <p key={by}>{lifter(by, organization)}</p>)}
      {isCovered ? <p>{coverOf(above)}</p> : null}
    </Notice>
  );
}

export interface LifeAct {
  readonly preview: () => Promise<Impact>;
  readonly run: (api: BailiwickClient) => Promise<unknown>;
}

export interface LifeActs {
  readonly suspend: LifeAct;
  readonly reactivate: LifeAct;
  readonly close: LifeAct;
  readonly restore: LifeAct;
}

type Event = keyof LifeActs;

interface EventWords {
  readonly verb: string;
  readonly button: string;
  readonly title: string;
  readonly text: string;
  readonly danger: boolean;
}

function wordsOf(event: Event, name: string): EventWords {
  switch (event) {
    case 'suspend':
      return {
        verb: t`Suspend`,
        button: t`Suspend the account`,
        title: t`Suspend the account ${name}`,
        text: t`Nobody can do anything in it until it is reactivated. Everything in it is kept.`,
        danger: true,
      };
    case 'reactivate':
      return {
        verb: t`Reactivate`,
        button: t`Reactivate the account`,
        title: t`Reactivate the account ${name}`,
        text: t`Its people can work in it again.`,
        danger: false,
      };
    case 'close':
      return {
        verb: closeForGood(),
        button: t`Close the account`,
        title: t`Close the account ${name}`,
        text: t`Nobody can do anything in it any more. For 30 days it can be restored; then it is gone for good.`,
        danger: true,
      };
    case 'restore':
      return {
        verb: t`Restore`,
        button: t`Restore the account`,
        title: t`Restore the account ${name}`,
        text: t`It is again in the state that it had before it was closed.`,
        danger: false,
      };
  }
}

/** Not what closes a dialog. */
const closeForGood = () => t({ message: 'Close', context: 'end an account' });

/** What can happen in a state; a suspension that is the operator's alone is not for others to lift. */
function eventsOf(account: Account): readonly Event[] {
  if (account.state === 'closed') return [];
  if (account.state === 'pending_closure') return ['restore'];
  const isSuspended = account.suspended_by.some((by) => by !== 'operator');
  return [isSuspended ? 'reactivate' : 'suspend', 'close'];
}

/** The acts of an account's life, each with its impact first. Closing asks for the name as well. */
export function AccountLife({
  account,
  acts,
  may,
  after,
  heading = t`Suspend, close, restore`,
  children,
}: {
  account: Account;
  acts: LifeActs;
  may: (event: Event) => boolean;
  after: () => Promise<unknown>;
  heading?: string;
  /** Further acts, as rows. */
  children?: ReactNode;
}) {
  const [event, setEvent] = useState<Event | null>(null);
  const events = eventsOf(account).filter(may);
  if (events.length === 0 && children === undefined) return null;
  const words = (of: Event) => wordsOf(of, account.friendly_name);
  const run = async (api: BailiwickClient) => {
    if (event === null) return;
    await acts[event].run(api);
    await after();
    setEvent(null);
  };
  return (
    <section className="section">
      <h2>{heading}</h2>
      <dl className="acts">
        {events.map((name) => (
          <div key={name}>
            <dt>
              <Button
                kind={words(name).danger ? 'danger' : 'secondary'}
                onPress={() => setEvent(name)}
              >
                {words(name).button}
              </Button>
            </dt>
            <dd>{words(name).text}</dd>
          </div>
        ))}
        {children}
      </dl>
      {event === null ? null : (
        <FarReachingAct
          title={words(event).title}
          button={words(event).verb}
          danger={words(event).danger}
          {...(event === 'close' ? { typedName: account.friendly_name } : {})}
          preview={acts[event].preview}
          run={run}
          onClose={() => setEvent(null)}
        >
          <p>{words(event).text}</p>
        </FarReachingAct>
      )}
    </section>
  );
}

/** All tags in one field, separated by spaces. */
export function TagsForm({
  account,
  save,
}: {
  account: Account;
  save: (tags: readonly string[], api: BailiwickClient) => Promise<void>;
}) {
  return (
    <Form
      key={account.tags.join(' ')}
      submit={t`Save the tags`}
      onSubmit={({ tags = '' }, api) =>
        save(
          tags
            .toLowerCase()
            .split(/[\s,;]+/)
            .filter((tag) => tag !== ''),
          api,
        )
      }
    >
      <TextField
        name="tags"
        label={t`Tags`}
        required={false}
        defaultValue={account.tags.join(' ')}
        help={t`Words to find the account by, separated by spaces: production team:payments`}
      />
    </Form>
  );
}
