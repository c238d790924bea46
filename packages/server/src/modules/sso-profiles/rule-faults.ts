/** What our own rules refuse although the answer of the provider was right: title, cause, cure. */
import { say } from '../../kernel/text.ts';
import type { Fault } from './fault.ts';

export const ruleFaults = {
  metadata_unreachable: {
    title: say('The metadata cannot be fetched'),
    cause: say('The address does not answer, does not answer with status 200, or is not public.'),
    cure: say(
      'Open the address in a browser without signing in; it has to show the metadata at once, without a redirect.',
    ),
  },
  sso_request_over: {
    title: say('The sign-in is over'),
    cause: say('It was finished already, took longer than ten minutes, or was never begun here.'),
    cure: say('Begin again from the sign-in page.'),
  },
  sso_other_browser: {
    title: say('Another browser began this'),
    cause: say(
      'The answer came to a browser that does not hold the cookie of the beginning: it was cleared, blocked, or somebody passed a link on.',
    ),
    cure: say('Allow cookies of this instance, and begin again in one browser.'),
  },
  sso_profile_unusable: {
    title: say('Single sign-on is not available here'),
    cause: say('The profile is disabled, was deleted, or is not set up completely.'),
    cure: say('Ask an administrator of the organization to look at the profile.'),
  },
  sso_configuration_changed: {
    title: say('The profile was changed meanwhile'),
    cause: say('Somebody changed the provider of the profile after this sign-in had begun.'),
    cure: say('Begin again.'),
  },
  sso_replay: {
    title: say('The answer was used before'),
    cause: say('Each answer of the provider signs in once.'),
    cure: say('Begin again; do not go back or reload while signing in.'),
  },
  sso_answer_refused: {
    title: say('The answer of the provider was refused'),
    cause: say('It was encrypted, so what is wrong with it is told to administrators only.'),
    cure: say(
      'An administrator of the organization finds the reason in the audit log, or tests the profile.',
    ),
  },
  sso_email_unusable: {
    title: say('The e-mail address cannot be used'),
    cause: say('The provider sent no address, or one that is not plain.'),
    cure: say('Send the address of the person as it is written on their mails.'),
  },
  sso_domain_not_owned: {
    title: say('The domain of the address is not under this profile'),
    cause: say(
      'The provider vouches for an address in a domain that the organization has not proven, or that is not under this profile.',
    ),
    cure: say('Prove the domain and put it under the profile, or send the company address.'),
  },
  sso_no_login: {
    title: say('There is no login with this address'),
    cause: say('The profile does not make logins for people who come for the first time.'),
    cure: say('Invite the person, or turn on that logins are made.'),
  },
  sso_policy: {
    title: say('The sign-up policy lets nobody join by themselves'),
    cause: say('Logins are made for new people only in domains whose policy is AUTO_MEMBERSHIP.'),
    cure: say('Invite the person, or change the sign-up policy of the domain.'),
  },
  sso_not_managed: {
    title: say('The login does not belong to the organization'),
    cause: say(
      'Somebody has a login of their own with this address. A provider cannot take it over: only its owner can bring it in.',
    ),
    cure: say(
      'Invite the person. They accept with their password once, and sign in here from then on.',
    ),
  },
  sso_other_identity: {
    title: say('The login is linked to somebody else at the provider'),
    cause: say(
      'The same address came with another NameID or subject before: the person was made anew at the provider, or has a namesake.',
    ),
    cure: say('If it is the same person, unlink their identity, and have them sign in again.'),
  },
  sso_login_inactive: {
    title: say('The login cannot sign in'),
    cause: say('It is deactivated, suspended, or to be deleted.'),
    cure: say('Ask an administrator of the organization.'),
  },
  sso_role_not_given: {
    title: say('A role that a group gives is not given'),
    cause: say('Whoever mapped the group to the role may not give that role any more.'),
    cure: say(
      'Have the mapping saved again by somebody who holds the permissions of the role, such as the Owner.',
    ),
  },
} satisfies Record<string, Fault>;
