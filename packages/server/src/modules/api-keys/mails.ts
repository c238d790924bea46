/** Mails to whoever a key acts for: nobody has one in their name without knowing. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { dateOf, say, type Text } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import type { ApiKeyRow } from './store.ts';
import { apiKeyMails } from './vocabulary.ts';

type About = Pick<
  ApiKeyRow,
  'id' | 'name' | 'organizationId' | 'organizationName' | 'madeByEmail' | 'permissions'
>;

function keyMail(row: About, subject: Text, paragraphs: readonly Text[]): MailMessage {
  return {
    to: readEmail(row.madeByEmail),
    subject,
    content: {
      heading: subject,
      paragraphs,
      action: { label: say('See the API keys'), url: '/admin/api-keys' },
      footer: say('You get this because the key acts within your access. It cannot be turned off.'),
    },
    organizationId: row.organizationId,
    kind: apiKeyMails.api_keys,
  };
}

export const createdMail = (row: About): MailMessage =>
  keyMail(row, say('The API key {name} was made in your name', { name: row.name }), [
    say(
      'Whoever has the key can call the API of {organization} with {count, plural, one {# permission} other {# permissions}}, within what you may do yourself.',
      { organization: row.organizationName, count: row.permissions.length },
    ),
    say('If you did not make it, revoke it at once and change your password.'),
  ]);

export const rolledMail = (row: About): MailMessage =>
  keyMail(row, say('The API key {name} has a new secret', { name: row.name }), [
    say('It still acts within your access to {organization}.', {
      organization: row.organizationName,
    }),
    say('If you did not do this, revoke it at once and change your password.'),
  ]);

/** To the maker, when somebody else did it. */
export const revokedMail = (row: About, by: string): MailMessage =>
  keyMail(row, say('The API key {name} was revoked', { name: row.name }), [
    say(
      '{by} revoked it. What uses it is refused by {organization} from now on. Where it is still needed, make another one.',
      { by, organization: row.organizationName },
    ),
  ]);

/** To the maker, when a policy of the organization ends it before its own time. */
export const endsSoonMail = (row: About & { readonly endsAt: Date }): MailMessage =>
  keyMail(row, say('The API key {name} ends soon', { name: row.name }), [
    say(
      '{organization} limits how old API keys become: from {date} on, what uses this one is refused.',
      { organization: row.organizationName, date: dateOf(row.endsAt) },
    ),
    say('Where it is needed longer, make another one and put it in place before that day.'),
  ]);
