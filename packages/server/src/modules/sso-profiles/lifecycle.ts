/** The life of an SSO profile. Every change of state goes through this table. */
import { defineLifecycle } from '../../kernel/lifecycle.ts';

export const ssoProfileLifecycle = defineLifecycle('SSO profile', {
  states: {
    enabled: 'people sign in through it as soon as it is set up and has a domain',
    disabled: 'refused wherever it is named; its configuration is kept',
    deleted: 'gone, with every identity that was linked by it; a later profile inherits nothing',
  },
  initial: 'enabled',
  transitions: [
    {
      event: 'disable',
      from: ['enabled'],
      to: 'disabled',
      who: 'Owner, Administrator, after a recent proof',
      guards: ['no domain of it is under single sign-on for everybody, nor about to be'],
      effects: ['sign-ins that were begun end nowhere', 'sessions go on'],
      by: ['ssoProfiles.disable'],
    },
    {
      event: 'enable',
      from: ['disabled'],
      to: 'enabled',
      who: 'Owner, Administrator, after a recent proof',
      by: ['ssoProfiles.enable'],
    },
    {
      event: 'delete',
      from: ['enabled', 'disabled'],
      to: 'deleted',
      who: 'Owner, Administrator, after a recent proof; the clock when the organization ends',
      guards: ['no domain of it is under single sign-on for everybody, nor about to be'],
      effects: [
        'linked identities, its domains, tests and set-up links end',
        'secrets and keys are erased',
      ],
      by: ['ssoProfiles.delete', 'job organizations.end_deletions'],
    },
  ],
});

export type SsoProfileState = keyof typeof ssoProfileLifecycle.states;
export type SsoProfileEvent = Parameters<typeof ssoProfileLifecycle.next>[1];
