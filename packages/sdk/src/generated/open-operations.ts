// Made by `npm run generate` from the declared routes. Not edited by hand.
import { at, part } from '../paths.ts';
import type { CallOptions, Send } from '../transport.ts';
import type { Answer, Body, Impact, Query } from './answers.d.ts';

/** The nouns with something for those whom nobody knows yet: signing up and in, and what links lead to. */
export function createOpenOperations(send: Send) {
  return {
    signUps: {
      /** Begin to sign up: learn what the policy says, and get a code by mail. */
      create: (body: Body<'signUps.create'>, options?: CallOptions): Promise<Answer<'signUps.create'>> => send({ method: 'POST', path: `/v1/sign-ups`, body, options }),
      /** Prove the address by the code of the mail. */
      verify: (sign_up_sid: string, body: Body<'signUps.verify'>, options?: CallOptions): Promise<Answer<'signUps.verify'>> => send({ method: 'POST', path: `/v1/sign-ups/${part(sign_up_sid)}/verify`, body, options }),
      /** Finish signing up: makes the login, and for independent people their first account. */
      complete: (sign_up_sid: string, body: Body<'signUps.complete'>, options?: CallOptions): Promise<Answer<'signUps.complete'>> => send({ method: 'POST', path: `/v1/sign-ups/${part(sign_up_sid)}/complete`, body, options }),
      /** Ask the administrators of the domain to be let in. */
      requestToJoin: (sign_up_sid: string, body: Body<'signUps.requestToJoin'>, options?: CallOptions): Promise<Answer<'signUps.requestToJoin'>> => send({ method: 'POST', path: `/v1/sign-ups/${part(sign_up_sid)}/request`, body, options }),
    },
    sessions: {
      /** Ask how an address signs in. */
      options: (body: Body<'sessions.options'>, options?: CallOptions): Promise<Answer<'sessions.options'>> => send({ method: 'POST', path: `/v1/sign-in-options`, body, options }),
      /** Sign in. */
      create: (body: Body<'sessions.create'>, options?: CallOptions): Promise<Answer<'sessions.create'>> => send({ method: 'POST', path: `/v1/sessions`, body, options }),
      /** Who is signed in. */
      getCurrent: (options?: CallOptions): Promise<Answer<'sessions.getCurrent'>> => send({ method: 'GET', path: `/v1/session`, options }),
      /** Sign out. */
      endCurrent: (options?: CallOptions): Promise<Answer<'sessions.endCurrent'>> => send({ method: 'DELETE', path: `/v1/session`, options }),
      /** Prove again that it is you. */
      stepUp: (body: Body<'sessions.stepUp'>, options?: CallOptions): Promise<Answer<'sessions.stepUp'>> => send({ method: 'POST', path: `/v1/session/step-up`, body, options }),
      /** List where you are signed in. */
      list: (options?: CallOptions): Promise<Answer<'sessions.list'>> => send({ method: 'GET', path: `/v1/sessions`, options }),
      /** End one of your sessions. */
      end: (session_sid: string, options?: CallOptions): Promise<Answer<'sessions.end'>> => send({ method: 'DELETE', path: `/v1/sessions/${part(session_sid)}`, options }),
      /** End all of your sessions but the one that asks. */
      endOthers: (options?: CallOptions): Promise<Answer<'sessions.endOthers'>> => send({ method: 'POST', path: `/v1/sessions/end-others`, options }),
    },
    signInCodes: {
      /** Let a program on your computer sign in as you. */
      create: (body: Body<'signInCodes.create'>, options?: CallOptions): Promise<Answer<'signInCodes.create'>> => send({ method: 'POST', path: `/v1/sign-in-codes`, body, options }),
      /** Sign in by a code of the browser. */
      exchange: (body: Body<'signInCodes.exchange'>, options?: CallOptions): Promise<Answer<'signInCodes.exchange'>> => send({ method: 'POST', path: `/v1/sign-in-codes/exchange`, body, options }),
    },
    passwordResets: {
      /** Ask for a new password by mail. */
      create: (body: Body<'passwordResets.create'>, options?: CallOptions): Promise<Answer<'passwordResets.create'>> => send({ method: 'POST', path: `/v1/password-resets`, body, options }),
      /** Does a reset link still work?. */
      check: (body: Body<'passwordResets.check'>, options?: CallOptions): Promise<Answer<'passwordResets.check'>> => send({ method: 'POST', path: `/v1/password-resets/check`, body, options }),
      /** Set a new password by a reset link. */
      complete: (body: Body<'passwordResets.complete'>, options?: CallOptions): Promise<Answer<'passwordResets.complete'>> => send({ method: 'POST', path: `/v1/password-resets/complete`, body, options }),
    },
    halfSession: {
      /** Have a passkey asked, to finish signing in. */
      challenge: (options?: CallOptions): Promise<Answer<'halfSession.challenge'>> => send({ method: 'POST', path: `/v1/half-session/challenge`, options }),
      /** Have a code mailed, after an administrator reset the second factor. */
      mailCode: (options?: CallOptions): Promise<Answer<'halfSession.mailCode'>> => send({ method: 'POST', path: `/v1/half-session/mailed-code`, options }),
      /** Finish signing in by the second factor. */
      complete: (body: Body<'halfSession.complete'>, options?: CallOptions): Promise<Answer<'halfSession.complete'>> => send({ method: 'POST', path: `/v1/half-session/complete`, body, options }),
      /** Give up signing in. */
      end: (options?: CallOptions): Promise<Answer<'halfSession.end'>> => send({ method: 'DELETE', path: `/v1/half-session`, options }),
      /** Prove the factor that is too weak for the policy, to add a stronger one. */
      prove: (body: Body<'halfSession.prove'>, options?: CallOptions): Promise<Answer<'halfSession.prove'>> => send({ method: 'POST', path: `/v1/half-session/prove`, body, options }),
      /** Begin to add the passkey that a policy asks for. */
      newPasskey: (options?: CallOptions): Promise<Answer<'halfSession.newPasskey'>> => send({ method: 'POST', path: `/v1/half-session/new-passkey`, options }),
      /** Add the passkey that a policy asks for, and be signed in. */
      addPasskey: (body: Body<'halfSession.addPasskey'>, options?: CallOptions): Promise<Answer<'halfSession.addPasskey'>> => send({ method: 'POST', path: `/v1/half-session/passkeys`, body, options }),
      /** Begin to add the authenticator app that a policy asks for. */
      beginApp: (options?: CallOptions): Promise<Answer<'halfSession.beginApp'>> => send({ method: 'POST', path: `/v1/half-session/authenticator-app`, options }),
      /** Add the authenticator app by a code that it shows, and be signed in. */
      confirmApp: (body: Body<'halfSession.confirmApp'>, options?: CallOptions): Promise<Answer<'halfSession.confirmApp'>> => send({ method: 'POST', path: `/v1/half-session/authenticator-app/confirm`, body, options }),
    },
    passkeySignIns: {
      /** Begin to sign in by a passkey alone. */
      start: (options?: CallOptions): Promise<Answer<'passkeySignIns.start'>> => send({ method: 'POST', path: `/v1/passkey-sign-ins`, options }),
      /** Sign in by a passkey. */
      complete: (body: Body<'passkeySignIns.complete'>, options?: CallOptions): Promise<Answer<'passkeySignIns.complete'>> => send({ method: 'POST', path: `/v1/passkey-sign-ins/complete`, body, options }),
    },
    ownershipTransfers: {
      /** List the transfers of the ownership, newest first. */
      list: (organization_sid: string, query?: Query<'ownershipTransfers.list'>, options?: CallOptions): Promise<Answer<'ownershipTransfers.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/ownership-transfers`, query, options }),
      /** Offer the ownership of the organization to one of its people. */
      create: (organization_sid: string, body: Body<'ownershipTransfers.create'>, options?: CallOptions): Promise<Answer<'ownershipTransfers.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/ownership-transfers`, body, options }),
      /** What it would change; changes nothing. */
      createDryRun: (organization_sid: string, body: Body<'ownershipTransfers.create'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/ownership-transfers`, body, options, query: { dry_run: true } }),
      /** Ask for the ownership when the Owner is gone; the operator decides. */
      request: (organization_sid: string, body: Body<'ownershipTransfers.request'>, options?: CallOptions): Promise<Answer<'ownershipTransfers.request'>> => send({ method: 'POST', path: `${at(organization_sid)}/ownership-transfers/request`, body, options }),
      /** What it would change; changes nothing. */
      requestDryRun: (organization_sid: string, body: Body<'ownershipTransfers.request'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/ownership-transfers/request`, body, options, query: { dry_run: true } }),
      /** Stop a transfer of the ownership: the Owner, or who asked for it. */
      cancel: (organization_sid: string, ownership_transfer_sid: string, options?: CallOptions): Promise<Answer<'ownershipTransfers.cancel'>> => send({ method: 'POST', path: `${at(organization_sid)}/ownership-transfers/${part(ownership_transfer_sid)}/cancel`, options }),
      /** Read the transfer that a link in a mail can stop. */
      lookUp: (body: Body<'ownershipTransfers.lookUp'>, options?: CallOptions): Promise<Answer<'ownershipTransfers.lookUp'>> => send({ method: 'POST', path: `/v1/ownership-transfers/look-up`, body, options }),
      /** Stop a transfer by the link in the mail to the Owner. */
      stop: (body: Body<'ownershipTransfers.stop'>, options?: CallOptions): Promise<Answer<'ownershipTransfers.stop'>> => send({ method: 'POST', path: `/v1/ownership-transfers/stop`, body, options }),
    },
    ssoProfiles: {
      /** List the SSO profiles of an organization. */
      list: (organization_sid: string, query?: Query<'ssoProfiles.list'>, options?: CallOptions): Promise<Answer<'ssoProfiles.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/sso-profiles`, query, options }),
      /** Add an SSO profile: it has our values, and waits for those of the provider. */
      create: (organization_sid: string, body: Body<'ssoProfiles.create'>, options?: CallOptions): Promise<Answer<'ssoProfiles.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles`, body, options }),
      /** Read an SSO profile: how far it is, our values, theirs, its domains. */
      get: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}`, options }),
      /** Change the name and the options of an SSO profile. */
      update: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoProfiles.update'>, options?: CallOptions): Promise<Answer<'ssoProfiles.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}`, body, options }),
      /** Say which groups of the provider give which roles. */
      mapRoles: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoProfiles.mapRoles'>, options?: CallOptions): Promise<Answer<'ssoProfiles.mapRoles'>> => send({ method: 'PUT', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/role-mappings`, body, options }),
      /** Disable an SSO profile: it is refused everywhere, and keeps its configuration. */
      disable: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.disable'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/disable`, options }),
      /** Enable an SSO profile that is disabled. */
      enable: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.enable'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/enable`, options }),
      /** Have a new key made for us; the one before goes on working beside it. */
      rotateKeys: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.rotateKeys'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/rotate-keys`, options }),
      /** Retire the key before: what is encrypted for it is refused from now on. */
      retirePreviousKey: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.retirePreviousKey'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/retire-previous-key`, options }),
      /** Delete an SSO profile with every identity that was linked by it. */
      delete: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.delete'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}`, options }),
      /** What it would change; changes nothing. */
      deleteDryRun: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}`, options, query: { dry_run: true } }),
      /** Our SAML metadata for a profile. */
      metadata: (sso_profile_sid: string, options?: CallOptions): Promise<Response> => send({ method: 'GET', path: `/v1/sso/${part(sso_profile_sid)}/metadata`, options, file: true }),
      /** Our public keys for a profile, for client authentication by private_key_jwt. */
      jwks: (sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.jwks'>> => send({ method: 'GET', path: `/v1/sso/${part(sso_profile_sid)}/jwks`, options }),
      /** Read what an identity provider publishes, and change nothing. */
      checkProvider: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoProfiles.checkProvider'>, options?: CallOptions): Promise<Answer<'ssoProfiles.checkProvider'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/check-provider`, body, options }),
      /** Say which identity provider the profile trusts: it is read and checked before. */
      updateProvider: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoProfiles.updateProvider'>, options?: CallOptions): Promise<Answer<'ssoProfiles.updateProvider'>> => send({ method: 'PUT', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/provider`, body, options }),
      /** What it would change; changes nothing. */
      updateProviderDryRun: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoProfiles.updateProvider'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/provider`, body, options, query: { dry_run: true } }),
      /** Enter our client at the provider (OpenID Connect). */
      updateClient: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoProfiles.updateClient'>, options?: CallOptions): Promise<Answer<'ssoProfiles.updateClient'>> => send({ method: 'PUT', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/client`, body, options }),
      /** Offer single sign-on to the people of a domain, beside what they use now. */
      addDomain: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoProfiles.addDomain'>, options?: CallOptions): Promise<Answer<'ssoProfiles.addDomain'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/domains`, body, options }),
      /** Take a domain from a profile: its people sign in otherwise. */
      removeDomain: (organization_sid: string, sso_profile_sid: string, domain_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.removeDomain'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/domains/${part(domain_sid)}`, options }),
      /** Close every other way to sign in for the managed people of a domain. */
      enforce: (organization_sid: string, sso_profile_sid: string, domain_sid: string, body: Body<'ssoProfiles.enforce'>, options?: CallOptions): Promise<Answer<'ssoProfiles.enforce'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/domains/${part(domain_sid)}/enforce`, body, options }),
      /** What it would change; changes nothing. */
      enforceDryRun: (organization_sid: string, sso_profile_sid: string, domain_sid: string, body: Body<'ssoProfiles.enforce'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/domains/${part(domain_sid)}/enforce`, body, options, query: { dry_run: true } }),
      /** Open the other ways to sign in again, or call a planned start off. */
      withdraw: (organization_sid: string, sso_profile_sid: string, domain_sid: string, options?: CallOptions): Promise<Answer<'ssoProfiles.withdraw'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/domains/${part(domain_sid)}/withdraw`, options }),
      /** What it would change; changes nothing. */
      withdrawDryRun: (organization_sid: string, sso_profile_sid: string, domain_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/domains/${part(domain_sid)}/withdraw`, options, query: { dry_run: true } }),
    },
    ssoSignIns: {
      /** Begin to sign in through the identity provider of a domain. */
      start: (body: Body<'ssoSignIns.start'>, options?: CallOptions): Promise<Answer<'ssoSignIns.start'>> => send({ method: 'POST', path: `/v1/sso-sign-ins`, body, options }),
      /** Finish signing in, or a test, with what the identity provider answered. */
      complete: (body: Body<'ssoSignIns.complete'>, options?: CallOptions): Promise<Answer<'ssoSignIns.complete'>> => send({ method: 'POST', path: `/v1/sso-sign-ins/complete`, body, options }),
      /** Sign out here, and learn where to sign out at the identity provider. */
      end: (options?: CallOptions): Promise<Answer<'ssoSignIns.end'>> => send({ method: 'POST', path: `/v1/sso-sign-ins/end`, options }),
      /** The form by which a browser takes a message to a provider that wants it posted. */
      form: (form: string, options?: CallOptions): Promise<Response> => send({ method: 'GET', path: `/v1/sso-forms/${part(form)}`, options, file: true }),
    },
    ssoFaults: {
      /** What a fault means, why it comes to it, and what to change. */
      get: (fault: string, options?: CallOptions): Promise<Answer<'ssoFaults.get'>> => send({ method: 'GET', path: `/v1/sso-faults/${part(fault)}`, options }),
    },
    ssoSetup: {
      /** What a set-up link is about. */
      lookUp: (body: Body<'ssoSetup.lookUp'>, options?: CallOptions): Promise<Answer<'ssoSetup.lookUp'>> => send({ method: 'POST', path: `/v1/sso-setup/look-up`, body, options }),
      /** Read what an identity provider publishes, by a set-up link. */
      checkProvider: (body: Body<'ssoSetup.checkProvider'>, options?: CallOptions): Promise<Answer<'ssoSetup.checkProvider'>> => send({ method: 'POST', path: `/v1/sso-setup/check-provider`, body, options }),
      /** Bring the values of the provider, by a set-up link. */
      updateProvider: (body: Body<'ssoSetup.updateProvider'>, options?: CallOptions): Promise<Answer<'ssoSetup.updateProvider'>> => send({ method: 'POST', path: `/v1/sso-setup/provider`, body, options }),
      /** Enter our client at the provider, by a set-up link. */
      updateClient: (body: Body<'ssoSetup.updateClient'>, options?: CallOptions): Promise<Answer<'ssoSetup.updateClient'>> => send({ method: 'POST', path: `/v1/sso-setup/client`, body, options }),
      /** Test the profile in this browser, by a set-up link. */
      test: (body: Body<'ssoSetup.test'>, options?: CallOptions): Promise<Answer<'ssoSetup.test'>> => send({ method: 'POST', path: `/v1/sso-setup/tests`, body, options }),
      /** Read a test with every check, by a set-up link. */
      readTest: (body: Body<'ssoSetup.readTest'>, options?: CallOptions): Promise<Answer<'ssoSetup.readTest'>> => send({ method: 'POST', path: `/v1/sso-setup/tests/read`, body, options }),
    },
    emailChanges: {
      /** Have the old address back, by the link that was mailed to it. */
      undo: (body: Body<'emailChanges.undo'>, options?: CallOptions): Promise<Answer<'emailChanges.undo'>> => send({ method: 'POST', path: `/v1/email-changes/undo`, body, options }),
    },
    invitations: {
      /** What would become of each address? Sends nothing. */
      preview: (organization_sid: string, body: Body<'invitations.preview'>, options?: CallOptions): Promise<Answer<'invitations.preview'>> => send({ method: 'POST', path: `${at(organization_sid)}/invitations/preview`, body, options }),
      /** Invite up to 500 people, with their access. */
      create: (organization_sid: string, body: Body<'invitations.create'>, options?: CallOptions): Promise<Answer<'invitations.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/invitations`, body, options }),
      /** List the invitations of an organization and its accounts, newest first. */
      list: (organization_sid: string, query?: Query<'invitations.list'>, options?: CallOptions): Promise<Answer<'invitations.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/invitations`, query, options }),
      /** List the invitations of an organization and its accounts, newest first, as a CSV file. */
      export: (organization_sid: string, body: Body<'invitations.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/invitations/export`, body, options, file: true }),
      /** Send an invitation again; the earlier link is dead. */
      resend: (organization_sid: string, invitation_sid: string, options?: CallOptions): Promise<Answer<'invitations.resend'>> => send({ method: 'POST', path: `${at(organization_sid)}/invitations/${part(invitation_sid)}/resend`, options }),
      /** Revoke an invitation: its link is dead at once. */
      revoke: (organization_sid: string, invitation_sid: string, options?: CallOptions): Promise<Answer<'invitations.revoke'>> => send({ method: 'POST', path: `${at(organization_sid)}/invitations/${part(invitation_sid)}/revoke`, options }),
      /** Read the invitation of a link, without using it up. */
      lookUp: (body: Body<'invitations.lookUp'>, options?: CallOptions): Promise<Answer<'invitations.lookUp'>> => send({ method: 'POST', path: `/v1/invitations/look-up`, body, options }),
      /** Accept an invitation as a new person: makes the login and signs it in. */
      accept: (body: Body<'invitations.accept'>, options?: CallOptions): Promise<Answer<'invitations.accept'>> => send({ method: 'POST', path: `/v1/invitations/accept`, body, options }),
    },
    operators: {
      /** Become the operator by the link that the first start printed. */
      bootstrap: (body: Body<'operators.bootstrap'>, options?: CallOptions): Promise<Answer<'operators.bootstrap'>> => send({ method: 'POST', path: `/v1/operator/bootstrap`, body, options }),
      /** List the operators of this instance, and who was asked to be one. */
      list: (options?: CallOptions): Promise<Answer<'operators.list'>> => send({ method: 'GET', path: `/v1/operator/operators`, options }),
      /** Let another operator go: their sessions and invitations end at once. */
      remove: (operator_sid: string, options?: CallOptions): Promise<Answer<'operators.remove'>> => send({ method: 'DELETE', path: `/v1/operator/operators/${part(operator_sid)}`, options }),
      /** What it would change; changes nothing. */
      removeDryRun: (operator_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `/v1/operator/operators/${part(operator_sid)}`, options, query: { dry_run: true } }),
      /** Let another operator replace a second factor that they lost. */
      resetSecondFactor: (operator_sid: string, body: Body<'operators.resetSecondFactor'>, options?: CallOptions): Promise<Answer<'operators.resetSecondFactor'>> => send({ method: 'POST', path: `/v1/operator/operators/${part(operator_sid)}/reset-second-factor`, body, options }),
      /** What it would change; changes nothing. */
      resetSecondFactorDryRun: (operator_sid: string, body: Body<'operators.resetSecondFactor'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/operators/${part(operator_sid)}/reset-second-factor`, body, options, query: { dry_run: true } }),
    },
    operatorSessions: {
      /** Sign in as operator. */
      create: (body: Body<'operatorSessions.create'>, options?: CallOptions): Promise<Answer<'operatorSessions.create'>> => send({ method: 'POST', path: `/v1/operator/sessions`, body, options }),
      /** Who is signed in as operator. */
      getCurrent: (options?: CallOptions): Promise<Answer<'operatorSessions.getCurrent'>> => send({ method: 'GET', path: `/v1/operator/session`, options }),
      /** Sign out as operator. */
      endCurrent: (options?: CallOptions): Promise<Answer<'operatorSessions.endCurrent'>> => send({ method: 'DELETE', path: `/v1/operator/session`, options }),
    },
    operatorHalfSession: {
      /** Read what is owed to finish signing in as operator. */
      get: (options?: CallOptions): Promise<Answer<'operatorHalfSession.get'>> => send({ method: 'GET', path: `/v1/operator/half-session`, options }),
      /** Have a passkey asked, to finish signing in as operator. */
      challenge: (options?: CallOptions): Promise<Answer<'operatorHalfSession.challenge'>> => send({ method: 'POST', path: `/v1/operator/half-session/challenge`, options }),
      /** Finish signing in as operator, by the second factor. */
      complete: (body: Body<'operatorHalfSession.complete'>, options?: CallOptions): Promise<Answer<'operatorHalfSession.complete'>> => send({ method: 'POST', path: `/v1/operator/half-session/complete`, body, options }),
      /** Give up signing in as operator. */
      end: (options?: CallOptions): Promise<Answer<'operatorHalfSession.end'>> => send({ method: 'DELETE', path: `/v1/operator/half-session`, options }),
    },
    operatorEnrolment: {
      /** Begin to add the first passkey of an operator. */
      challenge: (options?: CallOptions): Promise<Answer<'operatorEnrolment.challenge'>> => send({ method: 'POST', path: `/v1/operator/half-session/passkeys/challenge`, options }),
      /** Add the first passkey of an operator, and sign in by it. */
      addPasskey: (body: Body<'operatorEnrolment.addPasskey'>, options?: CallOptions): Promise<Answer<'operatorEnrolment.addPasskey'>> => send({ method: 'POST', path: `/v1/operator/half-session/passkeys`, body, options }),
      /** Begin to add the authenticator app of an operator, who has no second factor yet. */
      beginApp: (options?: CallOptions): Promise<Answer<'operatorEnrolment.beginApp'>> => send({ method: 'POST', path: `/v1/operator/half-session/authenticator-app`, options }),
      /** Add the authenticator app of an operator by a code that it shows, and sign in by it. */
      addApp: (body: Body<'operatorEnrolment.addApp'>, options?: CallOptions): Promise<Answer<'operatorEnrolment.addApp'>> => send({ method: 'POST', path: `/v1/operator/half-session/authenticator-app/confirm`, body, options }),
    },
    operatorInvitations: {
      /** Ask somebody to be an operator. */
      create: (body: Body<'operatorInvitations.create'>, options?: CallOptions): Promise<Answer<'operatorInvitations.create'>> => send({ method: 'POST', path: `/v1/operator/invitations`, body, options }),
      /** Take back an invitation to be an operator. */
      revoke: (invitation_sid: string, options?: CallOptions): Promise<Answer<'operatorInvitations.revoke'>> => send({ method: 'DELETE', path: `/v1/operator/invitations/${part(invitation_sid)}`, options }),
      /** Become an operator by an invitation. */
      accept: (body: Body<'operatorInvitations.accept'>, options?: CallOptions): Promise<Answer<'operatorInvitations.accept'>> => send({ method: 'POST', path: `/v1/operator/invitations/accept`, body, options }),
    },
    operatorResets: {
      /** Have a lost second factor removed, by the mailed link and the password. */
      complete: (body: Body<'operatorResets.complete'>, options?: CallOptions): Promise<Answer<'operatorResets.complete'>> => send({ method: 'POST', path: `/v1/operator/second-factor-resets/complete`, body, options }),
    },
    operatorRecoveries: {
      /** Set a new password by a link that was printed on the machine. */
      complete: (body: Body<'operatorRecoveries.complete'>, options?: CallOptions): Promise<Answer<'operatorRecoveries.complete'>> => send({ method: 'POST', path: `/v1/operator/recoveries/complete`, body, options }),
    },
    oauthServer: {
      /** What the OAuth server can do (RFC 8414). */
      getMetadata: (options?: CallOptions): Promise<Answer<'oauthServer.getMetadata'>> => send({ method: 'GET', path: `/.well-known/oauth-authorization-server`, options }),
      /** By which keys access tokens are verified (RFC 7517). */
      listKeys: (options?: CallOptions): Promise<Answer<'oauthServer.listKeys'>> => send({ method: 'GET', path: `/oauth2/jwks`, options }),
    },
    notifications: {
      /** Turn off the kind of a mail by the link in it. */
      unsubscribe: (query?: Query<'notifications.unsubscribe'>, options?: CallOptions): Promise<Answer<'notifications.unsubscribe'>> => send({ method: 'POST', path: `/v1/unsubscribe`, query, options }),
    },
  };
}

export type OpenOperations = ReturnType<typeof createOpenOperations>;
