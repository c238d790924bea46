/** Mails to whoever an OAuth app acts for: nobody has one in their name, or one that can do more, without knowing. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { dateOf, say, type Text } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import type { OauthAppRow } from './store.ts';
import { oauthAppMails } from './vocabulary.ts';

type About = Pick<
  OauthAppRow,
  | 'id'
  | 'name'
  | 'organizationId'
  | 'organizationName'
  | 'madeByEmail'
  | 'permissions'
  | 'grantType'
>;

function appMail(row: About, subject: Text, paragraphs: readonly Text[]): MailMessage {
  return {
    to: readEmail(row.madeByEmail),
    subject,
    content: {
      heading: subject,
      paragraphs,
      action: { label: say('See the OAuth apps'), url: '/admin/oauth-apps' },
      footer: say('You get this because the app acts within your access. It cannot be turned off.'),
    },
    organizationId: row.organizationId,
    kind: oauthAppMails.oauth_apps,
  };
}

function within({ organizationName, permissions, grantType }: About): Text {
  const values = { organization: organizationName, count: permissions.length };
  return grantType === 'authorization_code'
    ? say(
        'It asks people of {organization} to let it act for them, with at most {count, plural, one {# permission} other {# permissions}}, within what each of them may do.',
        values,
      )
    : say(
        'Whoever has its secret can call the API of {organization} with {count, plural, one {# permission} other {# permissions}}, within what you may do yourself.',
        values,
      );
}

export const createdMail = (row: About): MailMessage =>
  appMail(row, say('The OAuth app {name} was made in your name', { name: row.name }), [
    within(row),
    say('If you did not make it, revoke it at once and change your password.'),
  ]);

export const changedMail = (row: About, by: string): MailMessage =>
  appMail(row, say('The OAuth app {name} was changed', { name: row.name }), [
    say('{by} changed what it was given, or for how long its tokens work.', { by }),
    within(row),
  ]);

export const rolledMail = (row: About): MailMessage =>
  appMail(row, say('The OAuth app {name} has a new secret', { name: row.name }), [
    within(row),
    say('If you did not do this, revoke it at once and change your password.'),
  ]);

/** To the maker, when somebody else did it. */
export const revokedMail = (row: About, by: string): MailMessage =>
  appMail(row, say('The OAuth app {name} was revoked', { name: row.name }), [
    say(
      '{by} revoked it. What uses it is refused by {organization} from now on. Where it is still needed, make another one.',
      { by, organization: row.organizationName },
    ),
  ]);

/** To the maker, who alone can give it another one. */
export const secretEndsSoonMail = (row: About & { readonly endsAt: Date }): MailMessage =>
  appMail(row, say('The secret of the OAuth app {name} ends soon', { name: row.name }), [
    say(
      '{organization} limits how old secrets become: from {date} on, the app gets no tokens with this one.',
      { organization: row.organizationName, date: dateOf(row.endsAt) },
    ),
    say('Give it a new secret before that day. The old one works on for up to a day meanwhile.'),
  ]);
