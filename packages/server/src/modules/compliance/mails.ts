/** The mails of compliance. */
import type { MailMessage } from '../../kernel/mail-queue.ts';
import { dateOf, say, type Text, type TextValue } from '../../kernel/text.ts';
import { readEmail } from '../users/index.ts';
import type { Missing } from './words.ts';

const footer = () =>
  say(
    'You get this because it is about your login; it cannot be turned off. Questions: ask your administrator.',
  );

export interface AskedOf {
  readonly missing: Missing;
  /** The policy as a sentence. */
  readonly sentence: Text;
  /** When it starts, or ends something of theirs; null: it holds now. */
  readonly startsAt: Date | null;
  /** Does it close one account alone? */
  readonly isOfAccount: boolean;
}

export interface Reminder {
  readonly to: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Who reminds. */
  readonly actor: TextValue;
  /** At least one; the first says what the mail is about. */
  readonly asked: readonly AskedOf[];
  /** Have they an app already, and need a passkey? */
  readonly hasApp: boolean;
}

/** What a factor is asked for where it is asked, and until when. */
const untilWhen = ({ sentence: rule, startsAt, isOfAccount }: AskedOf): Text => {
  if (startsAt !== null)
    return say('{rule} It starts on {day}: add it until then.', { rule, day: dateOf(startsAt) });
  return isOfAccount
    ? say('{rule} It holds now: you cannot reach the account until you add it.', { rule })
    : say('{rule} It holds now: your next sign-in leads you through adding it.', { rule });
};

function askedOf(asked: AskedOf): Text {
  const { missing, sentence: rule, startsAt } = asked;
  const day = dateOf(startsAt ?? new Date(0));
  switch (missing) {
    case 'second_factor':
    case 'passkey':
      return untilWhen(asked);
    case 'password':
      return startsAt === null
        ? say('{rule} It holds now: with a shorter one you cannot sign in.', { rule })
        : say('{rule} It starts on {day}: with a shorter one you cannot sign in from then on.', {
            rule,
            day,
          });
    case 'api_key':
      return say('{rule} The first of yours is refused from {day} on.', { rule, day });
    case 'oauth_app':
      return startsAt === null
        ? say('{rule} Yours get no tokens until then.', { rule })
        : say('{rule} The first of yours gets no tokens from {day} on.', { rule, day });
    case 'outside':
      return startsAt === null
        ? say('{rule} It holds now: your roles there open nothing.', { rule })
        : say('{rule} It starts on {day}: your roles there open nothing from then on.', {
            rule,
            day,
          });
  }
}

/** What the mail is about, and what its reader can do. */
interface Opening {
  readonly subject: Text;
  readonly lead: Text;
  readonly whatToDo: Text;
  readonly action: { readonly label: Text; readonly url: string };
}

type Openings = Readonly<Record<Missing, (about: Reminder) => Opening>>;

const profile = () => ({ label: say('Open your profile'), url: '/console/profile' });

const factorOpening = ({ organizationName, actor, hasApp }: Reminder): Opening => ({
  subject: hasApp
    ? say('{organizationName} asks you for a passkey', { organizationName })
    : say('{organizationName} asks you for a second factor', { organizationName }),
  lead: hasApp
    ? say(
        '{actor} reminds you: you have an authenticator app, and a passkey or a security key is asked of you.',
        { actor },
      )
    : say('{actor} reminds you: your login has no second factor yet.', { actor }),
  whatToDo: say('You add it in your profile, under how you sign in. It takes two minutes.'),
  action: profile(),
});

const openings: Openings = {
  second_factor: factorOpening,
  passkey: factorOpening,
  password: ({ organizationName, actor }) => ({
    subject: say('{organizationName} asks for longer passwords', { organizationName }),
    lead: say(
      '{actor} reminds you: nobody knows whether your password is long enough, since it was not typed after that was asked.',
      { actor },
    ),
    whatToDo: say(
      'If it is long enough, sign in with it once. If it is shorter, choose another one in your profile.',
    ),
    action: profile(),
  }),
  api_key: ({ organizationName, actor }) => ({
    subject: say('API keys of yours at {organizationName} end sooner', { organizationName }),
    lead: say('{actor} reminds you: API keys that you made work longer than is allowed.', {
      actor,
    }),
    whatToDo: say('Make other keys for the programs that use them, and revoke the old ones.'),
    action: { label: say('See the API keys'), url: '/admin/api-keys' },
  }),
  oauth_app: ({ organizationName, actor }) => ({
    subject: say('OAuth apps of yours at {organizationName} need a new secret', {
      organizationName,
    }),
    lead: say('{actor} reminds you: OAuth apps that you made need a new secret.', { actor }),
    whatToDo: say('Roll the secret, and give the new one to whatever uses the app.'),
    action: { label: say('See the OAuth apps'), url: '/admin/oauth-apps' },
  }),
  outside: ({ organizationName, actor }) => ({
    subject: say('{organizationName} lets nobody from outside onto its accounts', {
      organizationName,
    }),
    lead: say('{actor} reminds you: you are not one of the people of {organizationName}.', {
      actor,
      organizationName,
    }),
    whatToDo: say(
      'You keep your roles, and there is nothing that you could add. Whoever works with you there can ask the administrators.',
    ),
    action: { label: say('See your accounts'), url: '/console' },
  }),
};

/** One of each kind, in their order: two policies that ask for a factor ask for the same. */
const differing = <Item extends { readonly lead: Text }>(
  items: readonly Item[],
): readonly Item[] => [...new Map(items.map((item) => [item.lead.message, item])).values()];

/** To somebody who does not meet what is asked of them yet. */
export function reminderMail(about: Reminder): MailMessage {
  const { to, organizationId, asked } = about;
  const parts = differing(asked.map(({ missing }) => ({ missing, ...openings[missing](about) })));
  const [first] = parts;
  if (first === undefined) throw new Error('whoever is reminded lacks something');
  return {
    to: readEmail(to),
    subject: first.subject,
    content: {
      heading: first.subject,
      paragraphs: parts.flatMap(({ lead, whatToDo }) => [
        lead,
        ...asked
          .filter(({ missing }) => openings[missing](about).lead.message === lead.message)
          .map(askedOf),
        whatToDo,
      ]),
      action: first.action,
      footer: footer(),
    },
    organizationId,
  };
}

export interface AboutHold {
  readonly to: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Who decided. */
  readonly actor: TextValue;
}

/** To somebody of whose login nothing opens anything until they add what is asked. */
export function heldMail(about: AboutHold & { readonly isPasskey: boolean }): MailMessage {
  const { to, organizationId, organizationName, actor, isPasskey } = about;
  const subject = isPasskey
    ? say('Your login is on hold until you add a passkey')
    : say('Your login is on hold until you add a second factor');
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{actor} of {organizationName} put your login on hold: you are signed out, and API keys and OAuth apps that you made are refused.',
          { actor, organizationName },
        ),
        say(
          'Sign in with your password: that leads you through adding what is asked, and everything is open again.',
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: footer(),
    },
    organizationId,
  };
}

export function liftedMail(about: AboutHold): MailMessage {
  const { to, organizationId, organizationName, actor } = about;
  const subject = say('Your login is not on hold any more');
  return {
    to: readEmail(to),
    subject,
    content: {
      heading: subject,
      paragraphs: [
        say(
          '{actor} of {organizationName} lifted the hold. What a security policy asks of you still has to be added.',
          { actor, organizationName },
        ),
      ],
      action: { label: say('Sign in'), url: '/sign-in' },
      footer: footer(),
    },
    organizationId,
  };
}
