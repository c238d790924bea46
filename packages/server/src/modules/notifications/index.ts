/**
 * Notifications: which mails a person gets. Owns `muted_mails`. Invariants: only optional kinds can be turned off; every
 * mail is asked about in one place, where it is sealed (`kernel/mail-queue.ts`); a link in a mail turns off its own
 * kind for its own recipient, and nothing else.
 */
import { command, query } from '../../kernel/bind.ts';
import type { MailKind } from '../../kernel/mail-kinds.ts';
import { defineModule } from '../../kernel/module.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { createMutedMails } from './migrations/2026-11-24T1440_create_muted_mails.ts';
import * as service from './service.ts';
import { deleteAll } from './store.ts';
import { notificationErrors, notificationEvents } from './vocabulary.ts';

export { mailChoices, mailLanguages } from './service.ts';

userErased.subscribe((work, { scope }) => deleteAll(work.db, scope));

/** @param kinds of all modules */
export function notificationsModule(kinds: readonly MailKind[]) {
  return defineModule({
    name: 'notifications',
    dependsOn: ['users'],
    vocabulary: { errors: notificationErrors, auditEvents: notificationEvents },
    migrations: [createMutedMails],
    routes: (kernel) => [
      query(contract.getNotifications, ({ db, scope }) =>
        service.readNotifications(db, scope, kinds),
      ),
      command(contract.updateNotifications, ({ work, scope }, { body }) =>
        service.updateNotifications(work, scope, kinds, body.kinds),
      ),
      command(contract.unsubscribe, ({ work }, { query: asked }) =>
        service.unsubscribe(work, kernel.optOuts, kinds, asked.token),
      ),
    ],
  });
}
