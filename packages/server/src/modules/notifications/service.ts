/** Use cases of notifications, and the answer that every mail asks for before it is written. */

import type { Db } from '../../kernel/database.ts';
import type { MailKind } from '../../kernel/mail-kinds.ts';
import type { MailChoices, MailLanguages } from '../../kernel/mail-queue.ts';
import type { OptOuts } from '../../kernel/opt-outs.ts';
import { platformScope, type UserScope, userScope } from '../../kernel/scope.ts';
import { known, say, type Text } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { findUser, getUser, userTarget } from '../users/index.ts';
import * as store from './store.ts';
import { notificationErrors, notificationEvents } from './vocabulary.ts';

const everyRecipient = platformScope('a mail goes to an address, whosever it is');

export const mailChoices: MailChoices = {
  find: (db, address, kind) =>
    store.findChoice(db, everyRecipient, { email: address.normal, kind: kind.name }),
};

export const mailLanguages: MailLanguages = {
  find: (db, parties) => store.findLanguages(db, everyRecipient, parties),
};

export async function readNotifications(db: Db, scope: UserScope, kinds: readonly MailKind[]) {
  const muted = new Set(await store.listMuted(db, scope));
  const present = ({ name, title, description, isOptional }: MailKind) => ({
    name,
    title: known(title),
    description: known(description),
    is_optional: isOptional,
    is_on: !isOptional || !muted.has(name),
  });
  return {
    kinds: [
      ...kinds.filter((kind) => kind.isOptional).map(present),
      ...kinds.filter((kind) => !kind.isOptional).map(present),
    ],
  };
}

export interface Choice {
  readonly name: string;
  readonly is_on: boolean;
}

/** @throws notification.unknown_kind, notification.not_optional */
function assertMayChoose(choice: Choice, index: number, kinds: readonly MailKind[]): void {
  const kind = kinds.find(({ name }) => name === choice.name);
  const pointer = `/kinds/${index}/name`;
  if (kind === undefined)
    throw notificationErrors.unknown_kind(
      say('There is no kind of mails named {choice}.', { choice: choice.name }),
      {
        errors: [{ pointer, detail: say('is no kind of mails') }],
      },
    );
  if (!kind.isOptional && !choice.is_on)
    throw notificationErrors.not_optional(
      say('{title}: everybody gets these.', { title: known(kind.title) }),
      {
        errors: [{ pointer, detail: say('cannot be turned off') }],
      },
    );
}

export async function updateNotifications(
  work: Work,
  scope: UserScope,
  kinds: readonly MailKind[],
  choices: readonly Choice[],
) {
  for (const [index, choice] of choices.entries()) assertMayChoose(choice, index, kinds);
  for (const { name, is_on: isOn } of choices) await store.setMuted(work.db, scope, name, !isOn);
  const user = await getUser(work.db, scope);
  work.audit({
    event: notificationEvents.changed,
    target: userTarget(user),
    organizationId: user.organizationId,
    after: Object.fromEntries(choices.map(({ name, is_on: isOn }) => [name, isOn])),
  });
  return readNotifications(work.db, scope, kinds);
}

/** @throws notification.link_dead */
export async function unsubscribe(
  work: Work,
  optOuts: OptOuts,
  kinds: readonly MailKind[],
  token: string,
): Promise<{ title: Text }> {
  const optOut = optOuts.read(token);
  const kind = kinds.find(({ name, isOptional }) => isOptional && name === optOut?.kind);
  const user = optOut === undefined ? undefined : await findUser(work.db, userScope(optOut.userId));
  if (kind === undefined || user === undefined || user.state === 'erased')
    throw notificationErrors.link_dead(say('It is not whole, or the login is gone.'));
  if (await store.setMuted(work.db, userScope(user.id), kind.name, true))
    work.audit({
      event: notificationEvents.changed,
      target: userTarget(user),
      organizationId: user.organizationId,
      after: { [kind.name]: false },
    });
  return { title: known(kind.title) };
}
