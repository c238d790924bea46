// Made by `npm run generate` from the declared routes. Not edited by hand.
import { at, part } from '../paths.ts';
import type { CallOptions, Send } from '../transport.ts';
import type { Answer, Body, Impact, Query } from './answers.d.ts';

/** All other nouns. */
export function createSignedInOperations(send: Send) {
  return {
    rememberedBrowsers: {
      /** List the browsers that do not ask you for your second factor. */
      list: (options?: CallOptions): Promise<Answer<'rememberedBrowsers.list'>> => send({ method: 'GET', path: `/v1/remembered-browsers`, options }),
      /** Have a browser ask you for your second factor again. */
      forget: (remembered_browser_sid: string, options?: CallOptions): Promise<Answer<'rememberedBrowsers.forget'>> => send({ method: 'DELETE', path: `/v1/remembered-browsers/${part(remembered_browser_sid)}`, options }),
      /** Have every browser ask you for your second factor again. */
      forgetAll: (options?: CallOptions): Promise<Answer<'rememberedBrowsers.forgetAll'>> => send({ method: 'POST', path: `/v1/remembered-browsers/forget-all`, options }),
    },
    user: {
      /** Change your password. */
      changePassword: (body: Body<'user.changePassword'>, options?: CallOptions): Promise<Answer<'user.changePassword'>> => send({ method: 'POST', path: `/v1/user/password`, body, options }),
      /** Read your own login. */
      get: (options?: CallOptions): Promise<Answer<'user.get'>> => send({ method: 'GET', path: `/v1/user`, options }),
      /** Read how long your next password has to be. */
      getPasswordRule: (options?: CallOptions): Promise<Answer<'user.getPasswordRule'>> => send({ method: 'GET', path: `/v1/user/password-rule`, options }),
      /** Change your name, time zone or language. */
      update: (body: Body<'user.update'>, options?: CallOptions): Promise<Answer<'user.update'>> => send({ method: 'PATCH', path: `/v1/user`, body, options }),
      /** The organization that manages your login, and what you may do in it. */
      getOrganization: (options?: CallOptions): Promise<Answer<'user.getOrganization'>> => send({ method: 'GET', path: `/v1/user/organization`, options }),
      /** The change of your address that waits for its code. */
      getEmailChange: (options?: CallOptions): Promise<Answer<'user.getEmailChange'>> => send({ method: 'GET', path: `/v1/user/email-change`, options }),
      /** Ask for another address: a code goes to the new one, a notice to the old one. */
      changeEmail: (body: Body<'user.changeEmail'>, options?: CallOptions): Promise<Answer<'user.changeEmail'>> => send({ method: 'POST', path: `/v1/user/email-change`, body, options }),
      /** Have the new address from now on, by the code that was mailed to it. */
      confirmEmailChange: (body: Body<'user.confirmEmailChange'>, options?: CallOptions): Promise<Answer<'user.confirmEmailChange'>> => send({ method: 'POST', path: `/v1/user/email-change/confirm`, body, options }),
      /** Call off the change of your address. */
      cancelEmailChange: (options?: CallOptions): Promise<Answer<'user.cancelEmailChange'>> => send({ method: 'DELETE', path: `/v1/user/email-change`, options }),
      /** Which mails do you get?. */
      getNotifications: (options?: CallOptions): Promise<Answer<'user.getNotifications'>> => send({ method: 'GET', path: `/v1/user/notifications`, options }),
      /** Turn kinds of mails off and on. */
      updateNotifications: (body: Body<'user.updateNotifications'>, options?: CallOptions): Promise<Answer<'user.updateNotifications'>> => send({ method: 'PATCH', path: `/v1/user/notifications`, body, options }),
    },
    factors: {
      /** Read how you sign in, beside your password. */
      get: (options?: CallOptions): Promise<Answer<'factors.get'>> => send({ method: 'GET', path: `/v1/user/factors`, options }),
      /** Have a passkey asked, as a fresh proof. */
      challenge: (options?: CallOptions): Promise<Answer<'factors.challenge'>> => send({ method: 'POST', path: `/v1/session/step-up/challenge`, options }),
      /** Prove again that it is you, by the second factor. */
      stepUp: (body: Body<'factors.stepUp'>, options?: CallOptions): Promise<Answer<'factors.stepUp'>> => send({ method: 'POST', path: `/v1/session/step-up/factor`, body, options }),
    },
    passkeys: {
      /** Begin to add a passkey. */
      challenge: (options?: CallOptions): Promise<Answer<'passkeys.challenge'>> => send({ method: 'POST', path: `/v1/user/passkeys/challenge`, options }),
      /** Add a passkey or security key. */
      create: (body: Body<'passkeys.create'>, options?: CallOptions): Promise<Answer<'passkeys.create'>> => send({ method: 'POST', path: `/v1/user/passkeys`, body, options }),
      /** Rename a passkey. */
      update: (passkey_sid: string, body: Body<'passkeys.update'>, options?: CallOptions): Promise<Answer<'passkeys.update'>> => send({ method: 'PATCH', path: `/v1/user/passkeys/${part(passkey_sid)}`, body, options }),
      /** Remove a passkey: every other session of yours ends. */
      delete: (passkey_sid: string, options?: CallOptions): Promise<Answer<'passkeys.delete'>> => send({ method: 'DELETE', path: `/v1/user/passkeys/${part(passkey_sid)}`, options }),
    },
    authenticatorApp: {
      /** Begin to add an authenticator app. */
      create: (options?: CallOptions): Promise<Answer<'authenticatorApp.create'>> => send({ method: 'POST', path: `/v1/user/authenticator-app`, options }),
      /** Add the authenticator app, by a code that it shows. */
      confirm: (body: Body<'authenticatorApp.confirm'>, options?: CallOptions): Promise<Answer<'authenticatorApp.confirm'>> => send({ method: 'POST', path: `/v1/user/authenticator-app/confirm`, body, options }),
      /** Remove the authenticator app: every other session of yours ends. */
      delete: (options?: CallOptions): Promise<Answer<'authenticatorApp.delete'>> => send({ method: 'DELETE', path: `/v1/user/authenticator-app`, options }),
    },
    recoveryCodes: {
      /** Make ten recovery codes; earlier ones end. */
      create: (options?: CallOptions): Promise<Answer<'recoveryCodes.create'>> => send({ method: 'POST', path: `/v1/user/recovery-codes`, options }),
    },
    accounts: {
      /** List the accounts that you reach. */
      list: (query?: Query<'accounts.list'>, options?: CallOptions): Promise<Answer<'accounts.list'>> => send({ method: 'GET', path: `/v1/accounts`, query, options }),
      /** Create an account that you own. */
      create: (body: Body<'accounts.create'>, options?: CallOptions): Promise<Answer<'accounts.create'>> => send({ method: 'POST', path: `/v1/accounts`, body, options }),
      /** Read an account and what you may do in it. */
      get: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.get'>> => send({ method: 'GET', path: `/v1/accounts/${part(account_sid)}`, options }),
      /** Rename an account. */
      rename: (account_sid: string, body: Body<'accounts.rename'>, options?: CallOptions): Promise<Answer<'accounts.rename'>> => send({ method: 'PATCH', path: `/v1/accounts/${part(account_sid)}`, body, options }),
      /** Replace the tags of an account. */
      setTags: (account_sid: string, body: Body<'accounts.setTags'>, options?: CallOptions): Promise<Answer<'accounts.setTags'>> => send({ method: 'PUT', path: `/v1/accounts/${part(account_sid)}/tags`, body, options }),
      /** Suspend an account: nobody can do anything in it until it is reactivated. */
      suspend: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.suspend'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/suspend`, options }),
      /** What it would change; changes nothing. */
      suspendDryRun: (account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/suspend`, options, query: { dry_run: true } }),
      /** Reactivate a suspended account. */
      reactivate: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.reactivate'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/reactivate`, options }),
      /** What it would change; changes nothing. */
      reactivateDryRun: (account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/reactivate`, options, query: { dry_run: true } }),
      /** Close an account: it can be restored for 30 days. */
      close: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.close'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/close`, options }),
      /** What it would change; changes nothing. */
      closeDryRun: (account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/close`, options, query: { dry_run: true } }),
      /** Restore an account that is being closed, to the state it had before. */
      restore: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.restore'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/restore`, options }),
      /** What it would change; changes nothing. */
      restoreDryRun: (account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/restore`, options, query: { dry_run: true } }),
      /** Hand your account over to somebody who accepts it; you stay as an Administrator. */
      handOver: (account_sid: string, body: Body<'accounts.handOver'>, options?: CallOptions): Promise<Answer<'accounts.handOver'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/hand-over`, body, options }),
      /** What it would change; changes nothing. */
      handOverDryRun: (account_sid: string, body: Body<'accounts.handOver'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/hand-over`, body, options, query: { dry_run: true } }),
      /** To whom the account is being handed over. */
      getHandOver: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.getHandOver'>> => send({ method: 'GET', path: `/v1/accounts/${part(account_sid)}/hand-over`, options }),
      /** Send the hand-over again; the earlier link is dead. */
      resendHandOver: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.resendHandOver'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/hand-over/resend`, options }),
      /** Take the hand-over back: its link is dead at once. */
      revokeHandOver: (account_sid: string, options?: CallOptions): Promise<Answer<'accounts.revokeHandOver'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/hand-over/revoke`, options }),
    },
    subaccounts: {
      /** List the subaccounts of an account. */
      list: (account_sid: string, query?: Query<'subaccounts.list'>, options?: CallOptions): Promise<Answer<'subaccounts.list'>> => send({ method: 'GET', path: `/v1/accounts/${part(account_sid)}/subaccounts`, query, options }),
      /** Create a subaccount. */
      create: (account_sid: string, body: Body<'subaccounts.create'>, options?: CallOptions): Promise<Answer<'subaccounts.create'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/subaccounts`, body, options }),
    },
    organizationAccounts: {
      /** List the accounts of an organization. */
      list: (organization_sid: string, query?: Query<'organizationAccounts.list'>, options?: CallOptions): Promise<Answer<'organizationAccounts.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/accounts`, query, options }),
      /** List the accounts of an organization, as a CSV file. */
      export: (organization_sid: string, body: Body<'organizationAccounts.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/export`, body, options, file: true }),
      /** Read an account of an organization, in whatever state it is. */
      get: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Answer<'organizationAccounts.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/accounts/${part(account_sid)}`, options }),
      /** Create an account in an organization. */
      create: (organization_sid: string, body: Body<'organizationAccounts.create'>, options?: CallOptions): Promise<Answer<'organizationAccounts.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/accounts`, body, options }),
      /** Give an account of the organization to another owner. */
      changeOwner: (organization_sid: string, account_sid: string, body: Body<'organizationAccounts.changeOwner'>, options?: CallOptions): Promise<Answer<'organizationAccounts.changeOwner'>> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/change-owner`, body, options }),
      /** What it would change; changes nothing. */
      changeOwnerDryRun: (organization_sid: string, account_sid: string, body: Body<'organizationAccounts.changeOwner'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/change-owner`, body, options, query: { dry_run: true } }),
      /** Suspend an account of the organization. */
      suspend: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Answer<'organizationAccounts.suspend'>> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/suspend`, options }),
      /** What it would change; changes nothing. */
      suspendDryRun: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/suspend`, options, query: { dry_run: true } }),
      /** Reactivate a suspended account of the organization. */
      reactivate: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Answer<'organizationAccounts.reactivate'>> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/reactivate`, options }),
      /** What it would change; changes nothing. */
      reactivateDryRun: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/reactivate`, options, query: { dry_run: true } }),
      /** Close an account of the organization: it can be restored for 30 days. */
      close: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Answer<'organizationAccounts.close'>> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/close`, options }),
      /** What it would change; changes nothing. */
      closeDryRun: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/close`, options, query: { dry_run: true } }),
      /** Restore an account of the organization that is being closed. */
      restore: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Answer<'organizationAccounts.restore'>> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/restore`, options }),
      /** What it would change; changes nothing. */
      restoreDryRun: (organization_sid: string, account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/restore`, options, query: { dry_run: true } }),
      /** Ask the owner of an existing account to bring it into the organization. */
      add: (organization_sid: string, body: Body<'organizationAccounts.add'>, options?: CallOptions): Promise<Answer<'organizationAccounts.add'>> => send({ method: 'POST', path: `${at(organization_sid)}/account-offers`, body, options }),
      /** What it would change; changes nothing. */
      addDryRun: (organization_sid: string, body: Body<'organizationAccounts.add'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/account-offers`, body, options, query: { dry_run: true } }),
      /** Release an account from the organization, to an owner outside who accepts it. */
      release: (organization_sid: string, account_sid: string, body: Body<'organizationAccounts.release'>, options?: CallOptions): Promise<Answer<'organizationAccounts.release'>> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/release`, body, options }),
      /** What it would change; changes nothing. */
      releaseDryRun: (organization_sid: string, account_sid: string, body: Body<'organizationAccounts.release'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/accounts/${part(account_sid)}/release`, body, options, query: { dry_run: true } }),
    },
    operatedAccounts: {
      /** List the accounts that the operator suspended, or look one up. */
      list: (query?: Query<'operatedAccounts.list'>, options?: CallOptions): Promise<Answer<'operatedAccounts.list'>> => send({ method: 'GET', path: `/v1/operator/accounts`, query, options }),
      /** Suspend an account as the operator, whatever its own state is. */
      suspend: (account_sid: string, options?: CallOptions): Promise<Answer<'operatedAccounts.suspend'>> => send({ method: 'POST', path: `/v1/operator/accounts/${part(account_sid)}/suspend`, options }),
      /** What it would change; changes nothing. */
      suspendDryRun: (account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/accounts/${part(account_sid)}/suspend`, options, query: { dry_run: true } }),
      /** Lift the suspension by the operator; a suspension by others stays. */
      reactivate: (account_sid: string, options?: CallOptions): Promise<Answer<'operatedAccounts.reactivate'>> => send({ method: 'POST', path: `/v1/operator/accounts/${part(account_sid)}/reactivate`, options }),
      /** What it would change; changes nothing. */
      reactivateDryRun: (account_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/accounts/${part(account_sid)}/reactivate`, options, query: { dry_run: true } }),
    },
    organizations: {
      /** Show what creating an organization would change. */
      preview: (body: Body<'organizations.preview'>, options?: CallOptions): Promise<Answer<'organizations.preview'>> => send({ method: 'POST', path: `/v1/organizations/preview`, body, options }),
      /** Create an organization over the accounts that you own. */
      create: (body: Body<'organizations.create'>, options?: CallOptions): Promise<Answer<'organizations.create'>> => send({ method: 'POST', path: `/v1/organizations`, body, options }),
      /** Read an organization. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'organizations.get'>> => send({ method: 'GET', path: `${at(organization_sid)}`, options }),
      /** Rename an organization. */
      rename: (organization_sid: string, body: Body<'organizations.rename'>, options?: CallOptions): Promise<Answer<'organizations.rename'>> => send({ method: 'PATCH', path: `${at(organization_sid)}`, body, options }),
      /** Delete an organization in 30 days; accounts and users live on as independent ones. */
      delete: (organization_sid: string, options?: CallOptions): Promise<Answer<'organizations.delete'>> => send({ method: 'POST', path: `${at(organization_sid)}/delete`, options }),
      /** What it would change; changes nothing. */
      deleteDryRun: (organization_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/delete`, options, query: { dry_run: true } }),
      /** Keep an organization that was to be deleted. */
      cancelDeletion: (organization_sid: string, options?: CallOptions): Promise<Answer<'organizations.cancelDeletion'>> => send({ method: 'POST', path: `${at(organization_sid)}/cancel-deletion`, options }),
    },
    operatedOrganizations: {
      /** Read an organization as its operator: from outside. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'operatedOrganizations.get'>> => send({ method: 'GET', path: `/v1/operator/organizations/${part(organization_sid)}`, options }),
      /** Suspend an organization: nobody can do anything in it or in its accounts. */
      suspend: (organization_sid: string, body: Body<'operatedOrganizations.suspend'>, options?: CallOptions): Promise<Answer<'operatedOrganizations.suspend'>> => send({ method: 'POST', path: `/v1/operator/organizations/${part(organization_sid)}/suspend`, body, options }),
      /** What it would change; changes nothing. */
      suspendDryRun: (organization_sid: string, body: Body<'operatedOrganizations.suspend'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/organizations/${part(organization_sid)}/suspend`, body, options, query: { dry_run: true } }),
      /** Lift the suspension of an organization. */
      liftSuspension: (organization_sid: string, options?: CallOptions): Promise<Answer<'operatedOrganizations.liftSuspension'>> => send({ method: 'POST', path: `/v1/operator/organizations/${part(organization_sid)}/lift-suspension`, options }),
      /** Read the edition of an organization and what is used of it, as its operator: numbers only. */
      getUsage: (organization_sid: string, options?: CallOptions): Promise<Answer<'operatedOrganizations.getUsage'>> => send({ method: 'GET', path: `/v1/operator/organizations/${part(organization_sid)}/usage`, options }),
    },
    receivedOwnershipTransfers: {
      /** List the open transfers that would make you an Owner. */
      list: (options?: CallOptions): Promise<Answer<'receivedOwnershipTransfers.list'>> => send({ method: 'GET', path: `/v1/user/ownership-transfers`, options }),
      /** Accept to become the Owner, after the waiting time. */
      accept: (ownership_transfer_sid: string, options?: CallOptions): Promise<Answer<'receivedOwnershipTransfers.accept'>> => send({ method: 'POST', path: `/v1/user/ownership-transfers/${part(ownership_transfer_sid)}/accept`, options }),
      /** What it would change; changes nothing. */
      acceptDryRun: (ownership_transfer_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/user/ownership-transfers/${part(ownership_transfer_sid)}/accept`, options, query: { dry_run: true } }),
      /** Decline to become the Owner. */
      decline: (ownership_transfer_sid: string, options?: CallOptions): Promise<Answer<'receivedOwnershipTransfers.decline'>> => send({ method: 'POST', path: `/v1/user/ownership-transfers/${part(ownership_transfer_sid)}/decline`, options }),
    },
    operatedOwnershipTransfers: {
      /** List the successions that organizations ask for, newest first. */
      list: (query?: Query<'operatedOwnershipTransfers.list'>, options?: CallOptions): Promise<Answer<'operatedOwnershipTransfers.list'>> => send({ method: 'GET', path: `/v1/operator/ownership-transfers`, query, options }),
      /** Approve a succession: it takes effect after the waiting time. */
      approve: (ownership_transfer_sid: string, options?: CallOptions): Promise<Answer<'operatedOwnershipTransfers.approve'>> => send({ method: 'POST', path: `/v1/operator/ownership-transfers/${part(ownership_transfer_sid)}/approve`, options }),
      /** What it would change; changes nothing. */
      approveDryRun: (ownership_transfer_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/ownership-transfers/${part(ownership_transfer_sid)}/approve`, options, query: { dry_run: true } }),
      /** Decline a succession. */
      decline: (ownership_transfer_sid: string, options?: CallOptions): Promise<Answer<'operatedOwnershipTransfers.decline'>> => send({ method: 'POST', path: `/v1/operator/ownership-transfers/${part(ownership_transfer_sid)}/decline`, options }),
    },
    organizationMerges: {
      /** List the offers to merge another organization in, newest first. */
      list: (organization_sid: string, query?: Query<'organizationMerges.list'>, options?: CallOptions): Promise<Answer<'organizationMerges.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/organization-merges`, query, options }),
      /** Offer the Owner of another organization to merge it into this one. */
      create: (organization_sid: string, body: Body<'organizationMerges.create'>, options?: CallOptions): Promise<Answer<'organizationMerges.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/organization-merges`, body, options }),
      /** What it would change; changes nothing. */
      createDryRun: (organization_sid: string, body: Body<'organizationMerges.create'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/organization-merges`, body, options, query: { dry_run: true } }),
      /** Take an offer to merge another organization in back. */
      withdraw: (organization_sid: string, organization_merge_sid: string, options?: CallOptions): Promise<Answer<'organizationMerges.withdraw'>> => send({ method: 'POST', path: `${at(organization_sid)}/organization-merges/${part(organization_merge_sid)}/withdraw`, options }),
    },
    receivedOrganizationMerges: {
      /** List the open offers to merge the organization that you own into another one. */
      list: (options?: CallOptions): Promise<Answer<'receivedOrganizationMerges.list'>> => send({ method: 'GET', path: `/v1/user/organization-merges`, options }),
      /** Accept that the organization that you own is merged into another one. */
      accept: (organization_merge_sid: string, options?: CallOptions): Promise<Answer<'receivedOrganizationMerges.accept'>> => send({ method: 'POST', path: `/v1/user/organization-merges/${part(organization_merge_sid)}/accept`, options }),
      /** What it would change; changes nothing. */
      acceptDryRun: (organization_merge_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/user/organization-merges/${part(organization_merge_sid)}/accept`, options, query: { dry_run: true } }),
      /** Decline that the organization that you own is merged into another one. */
      decline: (organization_merge_sid: string, options?: CallOptions): Promise<Answer<'receivedOrganizationMerges.decline'>> => send({ method: 'POST', path: `/v1/user/organization-merges/${part(organization_merge_sid)}/decline`, options }),
    },
    domains: {
      /** List the domains of an organization. */
      list: (organization_sid: string, query?: Query<'domains.list'>, options?: CallOptions): Promise<Answer<'domains.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/domains`, query, options }),
      /** List the domains of an organization, as a CSV file. */
      export: (organization_sid: string, body: Body<'domains.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/domains/export`, body, options, file: true }),
      /** Add a domain and get the record that proves it. */
      create: (organization_sid: string, body: Body<'domains.create'>, options?: CallOptions): Promise<Answer<'domains.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/domains`, body, options }),
      /** Read a domain: record, last check, provider, who uses it. */
      get: (organization_sid: string, domain_sid: string, options?: CallOptions): Promise<Answer<'domains.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/domains/${part(domain_sid)}`, options }),
      /** Every look at a domain, newest first. */
      listChecks: (organization_sid: string, domain_sid: string, query?: Query<'domains.listChecks'>, options?: CallOptions): Promise<Answer<'domains.listChecks'>> => send({ method: 'GET', path: `${at(organization_sid)}/domains/${part(domain_sid)}/checks`, query, options }),
      /** Have a domain checked now. */
      verify: (organization_sid: string, domain_sid: string, body: Body<'domains.verify'>, options?: CallOptions): Promise<Answer<'domains.verify'>> => send({ method: 'POST', path: `${at(organization_sid)}/domains/${part(domain_sid)}/verify`, body, options }),
      /** Get a new record for a domain that is unproven or lapsed; the old one is worth nothing. */
      renewChallenge: (organization_sid: string, domain_sid: string, options?: CallOptions): Promise<Answer<'domains.renewChallenge'>> => send({ method: 'POST', path: `${at(organization_sid)}/domains/${part(domain_sid)}/renew-challenge`, options }),
      /** Remove a domain. */
      remove: (organization_sid: string, domain_sid: string, query?: Query<'domains.remove'>, options?: CallOptions): Promise<Answer<'domains.remove'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/domains/${part(domain_sid)}`, query, options }),
      /** What it would change; changes nothing. */
      removeDryRun: (organization_sid: string, domain_sid: string, query?: Query<'domains.remove'>, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `${at(organization_sid)}/domains/${part(domain_sid)}`, options, query: { ...query, dry_run: true } }),
    },
    signUpPolicy: {
      /** Read what happens to new people of your domains. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'signUpPolicy.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/sign-up-policy`, options }),
      /** What a change of the policy would have meant for the last 90 days. */
      preview: (organization_sid: string, body: Body<'signUpPolicy.preview'>, options?: CallOptions): Promise<Answer<'signUpPolicy.preview'>> => send({ method: 'POST', path: `${at(organization_sid)}/sign-up-policy/preview`, body, options }),
      /** Decide what happens to new people of your domains. */
      update: (organization_sid: string, body: Body<'signUpPolicy.update'>, options?: CallOptions): Promise<Answer<'signUpPolicy.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/sign-up-policy`, body, options }),
      /** What would happen to this address?. */
      test: (organization_sid: string, body: Body<'signUpPolicy.test'>, options?: CallOptions): Promise<Answer<'signUpPolicy.test'>> => send({ method: 'POST', path: `${at(organization_sid)}/sign-up-policy/test`, body, options }),
    },
    securityPolicies: {
      /** Read how people must prove themselves. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'securityPolicies.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/security-policies`, options }),
      /** Decide who needs a second factor, now or from a day on. */
      updateSecondFactor: (organization_sid: string, body: Body<'securityPolicies.updateSecondFactor'>, options?: CallOptions): Promise<Answer<'securityPolicies.updateSecondFactor'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/second-factor`, body, options }),
      /** What it would change; changes nothing. */
      updateSecondFactorDryRun: (organization_sid: string, body: Body<'securityPolicies.updateSecondFactor'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/second-factor`, body, options, query: { dry_run: true } }),
      /** Decide how long sessions last, now or from a day on. */
      updateSession: (organization_sid: string, body: Body<'securityPolicies.updateSession'>, options?: CallOptions): Promise<Answer<'securityPolicies.updateSession'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/session`, body, options }),
      /** What it would change; changes nothing. */
      updateSessionDryRun: (organization_sid: string, body: Body<'securityPolicies.updateSession'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/session`, body, options, query: { dry_run: true } }),
      /** Decide how old API keys and secrets of OAuth apps may become, now or from a day on. */
      updateApiKeys: (organization_sid: string, body: Body<'securityPolicies.updateApiKeys'>, options?: CallOptions): Promise<Answer<'securityPolicies.updateApiKeys'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/api-keys`, body, options }),
      /** What it would change; changes nothing. */
      updateApiKeysDryRun: (organization_sid: string, body: Body<'securityPolicies.updateApiKeys'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/api-keys`, body, options, query: { dry_run: true } }),
      /** Decide how long invitations wait for an answer, now or from a day on. */
      updateInvitations: (organization_sid: string, body: Body<'securityPolicies.updateInvitations'>, options?: CallOptions): Promise<Answer<'securityPolicies.updateInvitations'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/invitations`, body, options }),
      /** What it would change; changes nothing. */
      updateInvitationsDryRun: (organization_sid: string, body: Body<'securityPolicies.updateInvitations'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/invitations`, body, options, query: { dry_run: true } }),
      /** Decide about people from outside on accounts, now or from a day on. */
      updateExternalUsers: (organization_sid: string, body: Body<'securityPolicies.updateExternalUsers'>, options?: CallOptions): Promise<Answer<'securityPolicies.updateExternalUsers'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/external-users`, body, options }),
      /** What it would change; changes nothing. */
      updateExternalUsersDryRun: (organization_sid: string, body: Body<'securityPolicies.updateExternalUsers'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/external-users`, body, options, query: { dry_run: true } }),
      /** Decide who creates accounts, now or from a day on. */
      updateAccountCreation: (organization_sid: string, body: Body<'securityPolicies.updateAccountCreation'>, options?: CallOptions): Promise<Answer<'securityPolicies.updateAccountCreation'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/account-creation`, body, options }),
      /** What it would change; changes nothing. */
      updateAccountCreationDryRun: (organization_sid: string, body: Body<'securityPolicies.updateAccountCreation'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/account-creation`, body, options, query: { dry_run: true } }),
      /** Decide how long passwords of managed people are, now or from a day on. */
      updatePasswords: (organization_sid: string, body: Body<'securityPolicies.updatePasswords'>, options?: CallOptions): Promise<Answer<'securityPolicies.updatePasswords'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/passwords`, body, options }),
      /** What it would change; changes nothing. */
      updatePasswordsDryRun: (organization_sid: string, body: Body<'securityPolicies.updatePasswords'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/passwords`, body, options, query: { dry_run: true } }),
      /** Decide for how long browsers are remembered after a second factor. */
      updateRememberedBrowsers: (organization_sid: string, body: Body<'securityPolicies.updateRememberedBrowsers'>, options?: CallOptions): Promise<Answer<'securityPolicies.updateRememberedBrowsers'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/remembered-browsers`, body, options }),
      /** What it would change; changes nothing. */
      updateRememberedBrowsersDryRun: (organization_sid: string, body: Body<'securityPolicies.updateRememberedBrowsers'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/remembered-browsers`, body, options, query: { dry_run: true } }),
      /** Read what one person has to prove, and because of which rule. */
      getEffective: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'securityPolicies.getEffective'>> => send({ method: 'GET', path: `${at(organization_sid)}/users/${part(user_sid)}/security-policy`, options }),
    },
    networkPolicies: {
      /** Read from which networks the organization is reached. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'networkPolicies.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/network-policies`, options }),
      /** Decide from which networks people and programs may come, now or from a day on. */
      update: (organization_sid: string, body: Body<'networkPolicies.update'>, options?: CallOptions): Promise<Answer<'networkPolicies.update'>> => send({ method: 'PUT', path: `${at(organization_sid)}/network-policies`, body, options }),
      /** What it would change; changes nothing. */
      updateDryRun: (organization_sid: string, body: Body<'networkPolicies.update'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/network-policies`, body, options, query: { dry_run: true } }),
    },
    breakGlass: {
      /** Read who gets in past single sign-on and networks, and when that was used. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'breakGlass.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/break-glass-owners`, options }),
      /** Give the Owner the emergency access. */
      name: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'breakGlass.name'>> => send({ method: 'PUT', path: `${at(organization_sid)}/break-glass-owners/${part(user_sid)}`, options }),
      /** What it would change; changes nothing. */
      nameDryRun: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/break-glass-owners/${part(user_sid)}`, options, query: { dry_run: true } }),
      /** End the emergency access of the Owner. */
      end: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'breakGlass.end'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/break-glass-owners/${part(user_sid)}`, options }),
      /** What it would change; changes nothing. */
      endDryRun: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `${at(organization_sid)}/break-glass-owners/${part(user_sid)}`, options, query: { dry_run: true } }),
      /** Note that the uses of the emergency access were seen. */
      see: (organization_sid: string, body: Body<'breakGlass.see'>, options?: CallOptions): Promise<Answer<'breakGlass.see'>> => send({ method: 'POST', path: `${at(organization_sid)}/break-glass-uses/seen`, body, options }),
    },
    organizationUsers: {
      /** List the people of an organization. */
      list: (organization_sid: string, query?: Query<'organizationUsers.list'>, options?: CallOptions): Promise<Answer<'organizationUsers.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/users`, query, options }),
      /** List the people of an organization, as a CSV file. */
      export: (organization_sid: string, body: Body<'organizationUsers.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/users/export`, body, options, file: true }),
      /** How many people an organization has. */
      count: (organization_sid: string, options?: CallOptions): Promise<Answer<'organizationUsers.count'>> => send({ method: 'GET', path: `${at(organization_sid)}/user-counts`, options }),
      /** Read one of the people of an organization. */
      get: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'organizationUsers.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/users/${part(user_sid)}`, options }),
      /** Rename a managed user. */
      update: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.update'>, options?: CallOptions): Promise<Answer<'organizationUsers.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/users/${part(user_sid)}`, body, options }),
      /** Deactivate a managed user: sessions end at once, roles are kept. */
      deactivate: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'organizationUsers.deactivate'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/deactivate`, options }),
      /** What it would change; changes nothing. */
      deactivateDryRun: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/deactivate`, options, query: { dry_run: true } }),
      /** Let a deactivated user back in; earlier sessions stay dead. */
      reactivate: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'organizationUsers.reactivate'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/reactivate`, options }),
      /** End all sessions of a managed user. */
      endSessions: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'organizationUsers.endSessions'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/end-sessions`, options }),
      /** What it would change; changes nothing. */
      endSessionsDryRun: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/end-sessions`, options, query: { dry_run: true } }),
      /** Have a link for a new password mailed to a managed user. */
      resetPassword: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'organizationUsers.resetPassword'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/reset-password`, options }),
      /** Let a managed user replace a second factor that they lost. */
      resetSecondFactor: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.resetSecondFactor'>, options?: CallOptions): Promise<Answer<'organizationUsers.resetSecondFactor'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/reset-second-factor`, body, options }),
      /** What it would change; changes nothing. */
      resetSecondFactorDryRun: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.resetSecondFactor'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/reset-second-factor`, body, options, query: { dry_run: true } }),
      /** Remove a managed user from the organization: the login lives on outside. */
      remove: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.remove'>, options?: CallOptions): Promise<Answer<'organizationUsers.remove'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/remove`, body, options }),
      /** What it would change; changes nothing. */
      removeDryRun: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.remove'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/remove`, body, options, query: { dry_run: true } }),
      /** Delete a managed user: closed at once, erased after 30 days. */
      delete: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.delete'>, options?: CallOptions): Promise<Answer<'organizationUsers.delete'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/delete`, body, options }),
      /** What it would change; changes nothing. */
      deleteDryRun: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.delete'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/delete`, body, options, query: { dry_run: true } }),
      /** Keep a user who was to be deleted; they stay deactivated. */
      cancelDeletion: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'organizationUsers.cancelDeletion'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/cancel-deletion`, options }),
      /** Deactivate a managed user, hand over what they own and end their roles, in one step. */
      offboard: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.offboard'>, options?: CallOptions): Promise<Answer<'organizationUsers.offboard'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/offboard`, body, options }),
      /** What it would change; changes nothing. */
      offboardDryRun: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.offboard'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/offboard`, body, options, query: { dry_run: true } }),
      /** Ask a managed user to take another address of a verified domain. */
      changeEmail: (organization_sid: string, user_sid: string, body: Body<'organizationUsers.changeEmail'>, options?: CallOptions): Promise<Answer<'organizationUsers.changeEmail'>> => send({ method: 'POST', path: `${at(organization_sid)}/users/${part(user_sid)}/change-email`, body, options }),
    },
    operatedUsers: {
      /** Find a login by its exact address or SID. */
      find: (query?: Query<'operatedUsers.find'>, options?: CallOptions): Promise<Answer<'operatedUsers.find'>> => send({ method: 'GET', path: `/v1/operator/users`, query, options }),
      /** Suspend a login: its organization cannot lift that. */
      suspend: (user_sid: string, options?: CallOptions): Promise<Answer<'operatedUsers.suspend'>> => send({ method: 'POST', path: `/v1/operator/users/${part(user_sid)}/suspend`, options }),
      /** What it would change; changes nothing. */
      suspendDryRun: (user_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/users/${part(user_sid)}/suspend`, options, query: { dry_run: true } }),
      /** Lift the suspension of a login. */
      liftSuspension: (user_sid: string, options?: CallOptions): Promise<Answer<'operatedUsers.liftSuspension'>> => send({ method: 'POST', path: `/v1/operator/users/${part(user_sid)}/lift-suspension`, options }),
      /** What it would change; changes nothing. */
      liftSuspensionDryRun: (user_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/users/${part(user_sid)}/lift-suspension`, options, query: { dry_run: true } }),
    },
    compliance: {
      /** List who does not meet the security policies. */
      list: (organization_sid: string, query?: Query<'compliance.list'>, options?: CallOptions): Promise<Answer<'compliance.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/compliance`, query, options }),
      /** List who does not meet the security policies, as a CSV file. */
      export: (organization_sid: string, body: Body<'compliance.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/compliance/export`, body, options, file: true }),
      /** How many people meet the security policies. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'compliance.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/compliance/summary`, options }),
      /** Remind people by mail of what a security policy asks of them. */
      remind: (organization_sid: string, body: Body<'compliance.remind'>, options?: CallOptions): Promise<Answer<'compliance.remind'>> => send({ method: 'POST', path: `${at(organization_sid)}/compliance/reminders`, body, options }),
      /** What it would change; changes nothing. */
      remindDryRun: (organization_sid: string, body: Body<'compliance.remind'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/compliance/reminders`, body, options, query: { dry_run: true } }),
      /** Put people on hold until they meet what is asked of them. */
      hold: (organization_sid: string, body: Body<'compliance.hold'>, options?: CallOptions): Promise<Answer<'compliance.hold'>> => send({ method: 'POST', path: `${at(organization_sid)}/compliance/holds`, body, options }),
      /** What it would change; changes nothing. */
      holdDryRun: (organization_sid: string, body: Body<'compliance.hold'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/compliance/holds`, body, options, query: { dry_run: true } }),
      /** Lift the hold of people, though they do not meet what is asked of them. */
      liftHolds: (organization_sid: string, body: Body<'compliance.liftHolds'>, options?: CallOptions): Promise<Answer<'compliance.liftHolds'>> => send({ method: 'POST', path: `${at(organization_sid)}/compliance/holds/lift`, body, options }),
      /** What it would change; changes nothing. */
      liftHoldsDryRun: (organization_sid: string, body: Body<'compliance.liftHolds'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/compliance/holds/lift`, body, options, query: { dry_run: true } }),
    },
    dormantPeople: {
      /** List when people last came, the longest ago first. */
      list: (organization_sid: string, query?: Query<'dormantPeople.list'>, options?: CallOptions): Promise<Answer<'dormantPeople.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/dormant-people`, query, options }),
      /** List when people last came, the longest ago first, as a CSV file. */
      export: (organization_sid: string, body: Body<'dormantPeople.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/dormant-people/export`, body, options, file: true }),
      /** Read what becomes of people who do not come any more. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'dormantPeople.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/security-policies/dormant-people`, options }),
      /** Decide after how many days without coming people are deactivated, now or from a day on. */
      update: (organization_sid: string, body: Body<'dormantPeople.update'>, options?: CallOptions): Promise<Answer<'dormantPeople.update'>> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/dormant-people`, body, options }),
      /** What it would change; changes nothing. */
      updateDryRun: (organization_sid: string, body: Body<'dormantPeople.update'>, options?: CallOptions): Promise<Impact> => send({ method: 'PUT', path: `${at(organization_sid)}/security-policies/dormant-people`, body, options, query: { dry_run: true } }),
    },
    ssoPersonRules: {
      /** List the people for whom single sign-on is decided one by one. */
      list: (organization_sid: string, query?: Query<'ssoPersonRules.list'>, options?: CallOptions): Promise<Answer<'ssoPersonRules.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/sso-person-rules`, query, options }),
      /** Decide how one person signs in. */
      set: (organization_sid: string, user_sid: string, body: Body<'ssoPersonRules.set'>, options?: CallOptions): Promise<Answer<'ssoPersonRules.set'>> => send({ method: 'PUT', path: `${at(organization_sid)}/users/${part(user_sid)}/sso-rule`, body, options }),
      /** Forget who a person is at the identity providers; they are linked anew when they sign in. */
      unlink: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'ssoPersonRules.unlink'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/users/${part(user_sid)}/sso-identities`, options }),
    },
    ssoTests: {
      /** Test a profile: sign in at the provider in this browser, and see every check. */
      start: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoTests.start'>, options?: CallOptions): Promise<Answer<'ssoTests.start'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/tests`, body, options }),
      /** List the tests of a profile, newest first; kept for 30 days. */
      list: (organization_sid: string, sso_profile_sid: string, query?: Query<'ssoTests.list'>, options?: CallOptions): Promise<Answer<'ssoTests.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/tests`, query, options }),
      /** Read a test with every check and the decoded message. */
      get: (organization_sid: string, sso_profile_sid: string, sso_test_sid: string, options?: CallOptions): Promise<Answer<'ssoTests.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/tests/${part(sso_test_sid)}`, options }),
    },
    ssoSetupLinks: {
      /** Have somebody without a login set up and test this profile, for seven days. */
      create: (organization_sid: string, sso_profile_sid: string, body: Body<'ssoSetupLinks.create'>, options?: CallOptions): Promise<Answer<'ssoSetupLinks.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/setup-links`, body, options }),
      /** List the set-up links of a profile, newest first. */
      list: (organization_sid: string, sso_profile_sid: string, options?: CallOptions): Promise<Answer<'ssoSetupLinks.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/setup-links`, options }),
      /** Revoke a set-up link: it is dead from this moment on. */
      revoke: (organization_sid: string, sso_profile_sid: string, sso_setup_link_sid: string, options?: CallOptions): Promise<Answer<'ssoSetupLinks.revoke'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/sso-profiles/${part(sso_profile_sid)}/setup-links/${part(sso_setup_link_sid)}`, options }),
    },
    provisioningConnections: {
      /** List the provisioning connections of an organization. */
      list: (organization_sid: string, options?: CallOptions): Promise<Answer<'provisioningConnections.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/provisioning-connections`, options }),
      /** Read a provisioning connection. */
      get: (organization_sid: string, provisioning_connection_sid: string, options?: CallOptions): Promise<Answer<'provisioningConnections.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}`, options }),
      /** Connect an identity provider that sends people over SCIM; its token is shown once. */
      create: (organization_sid: string, body: Body<'provisioningConnections.create'>, options?: CallOptions): Promise<Answer<'provisioningConnections.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/provisioning-connections`, body, options }),
      /** Change what a provisioning connection may do. */
      update: (organization_sid: string, provisioning_connection_sid: string, body: Body<'provisioningConnections.update'>, options?: CallOptions): Promise<Answer<'provisioningConnections.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}`, body, options }),
      /** Make another token, to put in place of the one that works. */
      createToken: (organization_sid: string, provisioning_connection_sid: string, body: Body<'provisioningConnections.createToken'>, options?: CallOptions): Promise<Answer<'provisioningConnections.createToken'>> => send({ method: 'POST', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/tokens`, body, options }),
      /** Revoke a token: it is dead from this moment on. */
      revokeToken: (organization_sid: string, provisioning_connection_sid: string, provisioning_token_sid: string, options?: CallOptions): Promise<Answer<'provisioningConnections.revokeToken'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/tokens/${part(provisioning_token_sid)}`, options }),
      /** Let the brake go for a day: what it held goes through when the provider sends it again. */
      release: (organization_sid: string, provisioning_connection_sid: string, options?: CallOptions): Promise<Answer<'provisioningConnections.release'>> => send({ method: 'POST', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/release`, options }),
      /** What it would change; changes nothing. */
      releaseDryRun: (organization_sid: string, provisioning_connection_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/release`, options, query: { dry_run: true } }),
      /** End a provisioning connection: its tokens are dead, its people stay as they are. */
      end: (organization_sid: string, provisioning_connection_sid: string, options?: CallOptions): Promise<Answer<'provisioningConnections.end'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}`, options }),
      /** What it would change; changes nothing. */
      endDryRun: (organization_sid: string, provisioning_connection_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}`, options, query: { dry_run: true } }),
      /** What a connection sent, and what it was answered: the newest hundred, of the last week. */
      listRequests: (organization_sid: string, provisioning_connection_sid: string, options?: CallOptions): Promise<Answer<'provisioningConnections.listRequests'>> => send({ method: 'GET', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/requests`, options }),
    },
    provisioningMappings: {
      /** From which attributes does a connection read the fields of a person?. */
      get: (organization_sid: string, provisioning_connection_sid: string, options?: CallOptions): Promise<Answer<'provisioningMappings.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/mapping`, options }),
      /** Choose from which attributes a connection reads the fields of a person. */
      replace: (organization_sid: string, provisioning_connection_sid: string, body: Body<'provisioningMappings.replace'>, options?: CallOptions): Promise<Answer<'provisioningMappings.replace'>> => send({ method: 'PUT', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/mapping`, body, options }),
      /** What would become of a person who is sent, and why? Nothing is changed. */
      preview: (organization_sid: string, provisioning_connection_sid: string, body: Body<'provisioningMappings.preview'>, options?: CallOptions): Promise<Answer<'provisioningMappings.preview'>> => send({ method: 'POST', path: `${at(organization_sid)}/provisioning-connections/${part(provisioning_connection_sid)}/mapping/preview`, body, options }),
    },
    accountInvitations: {
      /** Invite up to 500 people to an account. */
      create: (account_sid: string, body: Body<'accountInvitations.create'>, options?: CallOptions): Promise<Answer<'accountInvitations.create'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/invitations`, body, options }),
      /** List the invitations of an account, newest first. */
      list: (account_sid: string, query?: Query<'accountInvitations.list'>, options?: CallOptions): Promise<Answer<'accountInvitations.list'>> => send({ method: 'GET', path: `/v1/accounts/${part(account_sid)}/invitations`, query, options }),
      /** Send an invitation to an account again; the earlier link is dead. */
      resend: (account_sid: string, invitation_sid: string, options?: CallOptions): Promise<Answer<'accountInvitations.resend'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/invitations/${part(invitation_sid)}/resend`, options }),
      /** Revoke an invitation to an account. */
      revoke: (account_sid: string, invitation_sid: string, options?: CallOptions): Promise<Answer<'accountInvitations.revoke'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/invitations/${part(invitation_sid)}/revoke`, options }),
    },
    accountOffers: {
      /** List the accounts that wait to join, to leave or to change their owner, newest first. */
      list: (organization_sid: string, query?: Query<'accountOffers.list'>, options?: CallOptions): Promise<Answer<'accountOffers.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/account-offers`, query, options }),
      /** Ask again; the earlier link is dead. */
      resend: (organization_sid: string, invitation_sid: string, options?: CallOptions): Promise<Answer<'accountOffers.resend'>> => send({ method: 'POST', path: `${at(organization_sid)}/account-offers/${part(invitation_sid)}/resend`, options }),
      /** Revoke what is asked: its link is dead at once. */
      revoke: (organization_sid: string, invitation_sid: string, options?: CallOptions): Promise<Answer<'accountOffers.revoke'>> => send({ method: 'POST', path: `${at(organization_sid)}/account-offers/${part(invitation_sid)}/revoke`, options }),
    },
    receivedInvitations: {
      /** Invitations that wait for your answer. */
      list: (options?: CallOptions): Promise<Answer<'receivedInvitations.list'>> => send({ method: 'GET', path: `/v1/user/invitations`, options }),
      /** Accept an invitation with your login. */
      accept: (invitation_sid: string, options?: CallOptions): Promise<Answer<'receivedInvitations.accept'>> => send({ method: 'POST', path: `/v1/user/invitations/${part(invitation_sid)}/accept`, options }),
      /** Decline an invitation. */
      decline: (invitation_sid: string, options?: CallOptions): Promise<Answer<'receivedInvitations.decline'>> => send({ method: 'POST', path: `/v1/user/invitations/${part(invitation_sid)}/decline`, options }),
    },
    joinRequests: {
      /** List who asks to join, newest first. */
      list: (organization_sid: string, query?: Query<'joinRequests.list'>, options?: CallOptions): Promise<Answer<'joinRequests.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/join-requests`, query, options }),
      /** List who asks to join, newest first, as a CSV file. */
      export: (organization_sid: string, body: Body<'joinRequests.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/join-requests/export`, body, options, file: true }),
      /** Let somebody in: they get an invitation by mail. */
      approve: (organization_sid: string, join_request_sid: string, body: Body<'joinRequests.approve'>, options?: CallOptions): Promise<Answer<'joinRequests.approve'>> => send({ method: 'POST', path: `${at(organization_sid)}/join-requests/${part(join_request_sid)}/approve`, body, options }),
      /** Decline a request; the person is told. */
      decline: (organization_sid: string, join_request_sid: string, options?: CallOptions): Promise<Answer<'joinRequests.decline'>> => send({ method: 'POST', path: `${at(organization_sid)}/join-requests/${part(join_request_sid)}/decline`, options }),
    },
    roleAssignments: {
      /** List who holds which role in an organization and its accounts. */
      list: (organization_sid: string, query?: Query<'roleAssignments.list'>, options?: CallOptions): Promise<Answer<'roleAssignments.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/role-assignments`, query, options }),
      /** List who holds which role in an organization and its accounts, as a CSV file. */
      export: (organization_sid: string, body: Body<'roleAssignments.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/role-assignments/export`, body, options, file: true }),
      /** Give a role on the organization or on one of its accounts. */
      create: (organization_sid: string, body: Body<'roleAssignments.create'>, options?: CallOptions): Promise<Answer<'roleAssignments.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/role-assignments`, body, options }),
      /** Take a role away. */
      delete: (organization_sid: string, role_assignment_sid: string, options?: CallOptions): Promise<Answer<'roleAssignments.delete'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/role-assignments/${part(role_assignment_sid)}`, options }),
      /** Give and take several roles at once, all or none. */
      change: (organization_sid: string, body: Body<'roleAssignments.change'>, options?: CallOptions): Promise<Answer<'roleAssignments.change'>> => send({ method: 'POST', path: `${at(organization_sid)}/role-assignments/change`, body, options }),
      /** What it would change; changes nothing. */
      changeDryRun: (organization_sid: string, body: Body<'roleAssignments.change'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/role-assignments/change`, body, options, query: { dry_run: true } }),
    },
    accountMembers: {
      /** List the people of an account. */
      list: (account_sid: string, query?: Query<'accountMembers.list'>, options?: CallOptions): Promise<Answer<'accountMembers.list'>> => send({ method: 'GET', path: `/v1/accounts/${part(account_sid)}/members`, query, options }),
      /** Give somebody a role on an account. */
      addRole: (account_sid: string, body: Body<'accountMembers.addRole'>, options?: CallOptions): Promise<Answer<'accountMembers.addRole'>> => send({ method: 'POST', path: `/v1/accounts/${part(account_sid)}/role-assignments`, body, options }),
      /** Take a role on an account away. */
      removeRole: (account_sid: string, role_assignment_sid: string, options?: CallOptions): Promise<Answer<'accountMembers.removeRole'>> => send({ method: 'DELETE', path: `/v1/accounts/${part(account_sid)}/role-assignments/${part(role_assignment_sid)}`, options }),
      /** Leave an account. */
      leave: (account_sid: string, options?: CallOptions): Promise<Answer<'accountMembers.leave'>> => send({ method: 'DELETE', path: `/v1/accounts/${part(account_sid)}/membership`, options }),
    },
    access: {
      /** May a user do something on an account or in an organization, and why?. */
      check: (body: Body<'access.check'>, options?: CallOptions): Promise<Answer<'access.check'>> => send({ method: 'POST', path: `/v1/access-checks`, body, options }),
      /** May somebody do something in an organization or on one of its accounts, and why?. */
      checkInOrganization: (organization_sid: string, body: Body<'access.checkInOrganization'>, options?: CallOptions): Promise<Answer<'access.checkInOrganization'>> => send({ method: 'POST', path: `${at(organization_sid)}/access-checks`, body, options }),
      /** The access question for up to 1,000 pairs at once. */
      checkBatch: (body: Body<'access.checkBatch'>, options?: CallOptions): Promise<Answer<'access.checkBatch'>> => send({ method: 'POST', path: `/v1/access-checks/batch`, body, options }),
      /** Which accounts of the organization does a user reach, and why?. */
      whatCanUserReach: (organization_sid: string, user_sid: string, query?: Query<'access.whatCanUserReach'>, options?: CallOptions): Promise<Answer<'access.whatCanUserReach'>> => send({ method: 'GET', path: `${at(organization_sid)}/users/${part(user_sid)}/access`, query, options }),
      /** Who may do something on an account?. */
      whoCan: (organization_sid: string, query?: Query<'access.whoCan'>, options?: CallOptions): Promise<Answer<'access.whoCan'>> => send({ method: 'GET', path: `${at(organization_sid)}/access/who-can`, query, options }),
      /** People against accounts: who holds what on each. */
      matrix: (organization_sid: string, query?: Query<'access.matrix'>, options?: CallOptions): Promise<Answer<'access.matrix'>> => send({ method: 'GET', path: `${at(organization_sid)}/access/matrix`, query, options }),
      /** How many people reach each of a set of accounts. */
      accountTotals: (organization_sid: string, query?: Query<'access.accountTotals'>, options?: CallOptions): Promise<Answer<'access.accountTotals'>> => send({ method: 'GET', path: `${at(organization_sid)}/access/account-totals`, query, options }),
    },
    groupRoleAssignments: {
      /** List which role which group holds in an organization and its accounts. */
      list: (organization_sid: string, query?: Query<'groupRoleAssignments.list'>, options?: CallOptions): Promise<Answer<'groupRoleAssignments.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/group-role-assignments`, query, options }),
      /** Give a group a role on the organization or on one of its accounts. */
      create: (organization_sid: string, body: Body<'groupRoleAssignments.create'>, options?: CallOptions): Promise<Answer<'groupRoleAssignments.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/group-role-assignments`, body, options }),
      /** Take a role away from a group, and so from everybody in it. */
      delete: (organization_sid: string, role_assignment_sid: string, options?: CallOptions): Promise<Answer<'groupRoleAssignments.delete'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/group-role-assignments/${part(role_assignment_sid)}`, options }),
      /** What it would change; changes nothing. */
      deleteDryRun: (organization_sid: string, role_assignment_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `${at(organization_sid)}/group-role-assignments/${part(role_assignment_sid)}`, options, query: { dry_run: true } }),
    },
    groups: {
      /** List the groups of an organization. */
      list: (organization_sid: string, query?: Query<'groups.list'>, options?: CallOptions): Promise<Answer<'groups.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/groups`, query, options }),
      /** List the groups of an organization, as a CSV file. */
      export: (organization_sid: string, body: Body<'groups.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/groups/export`, body, options, file: true }),
      /** Make a group. */
      create: (organization_sid: string, body: Body<'groups.create'>, options?: CallOptions): Promise<Answer<'groups.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/groups`, body, options }),
      /** Read a group. */
      get: (organization_sid: string, group_sid: string, options?: CallOptions): Promise<Answer<'groups.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/groups/${part(group_sid)}`, options }),
      /** Rename a group, or say what it is for. */
      update: (organization_sid: string, group_sid: string, body: Body<'groups.update'>, options?: CallOptions): Promise<Answer<'groups.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/groups/${part(group_sid)}`, body, options }),
      /** Delete a group; what it holds ends for everybody in it. */
      delete: (organization_sid: string, group_sid: string, options?: CallOptions): Promise<Answer<'groups.delete'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/groups/${part(group_sid)}`, options }),
      /** What it would change; changes nothing. */
      deleteDryRun: (organization_sid: string, group_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `${at(organization_sid)}/groups/${part(group_sid)}`, options, query: { dry_run: true } }),
    },
    groupMembers: {
      /** List the people in a group. */
      list: (organization_sid: string, group_sid: string, query?: Query<'groupMembers.list'>, options?: CallOptions): Promise<Answer<'groupMembers.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/groups/${part(group_sid)}/members`, query, options }),
      /** List the people in a group, as a CSV file. */
      export: (organization_sid: string, group_sid: string, body: Body<'groupMembers.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/groups/${part(group_sid)}/members/export`, body, options, file: true }),
      /** Add people to a group, all or none. */
      add: (organization_sid: string, group_sid: string, body: Body<'groupMembers.add'>, options?: CallOptions): Promise<Answer<'groupMembers.add'>> => send({ method: 'POST', path: `${at(organization_sid)}/groups/${part(group_sid)}/members`, body, options }),
      /** What it would change; changes nothing. */
      addDryRun: (organization_sid: string, group_sid: string, body: Body<'groupMembers.add'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/groups/${part(group_sid)}/members`, body, options, query: { dry_run: true } }),
      /** Remove somebody from a group; what it gave them ends. */
      remove: (organization_sid: string, group_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'groupMembers.remove'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/groups/${part(group_sid)}/members/${part(user_sid)}`, options }),
      /** What it would change; changes nothing. */
      removeDryRun: (organization_sid: string, group_sid: string, user_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'DELETE', path: `${at(organization_sid)}/groups/${part(group_sid)}/members/${part(user_sid)}`, options, query: { dry_run: true } }),
    },
    roles: {
      /** List the role catalogue. */
      list: (options?: CallOptions): Promise<Answer<'roles.list'>> => send({ method: 'GET', path: `/v1/roles`, options }),
    },
    attention: {
      /** What wants attention in an organization. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'attention.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/attention`, options }),
    },
    organizationMap: {
      /** The accounts of an organization in clusters, by letter or by tag, with counts. */
      clusterAccounts: (organization_sid: string, query?: Query<'organizationMap.clusterAccounts'>, options?: CallOptions): Promise<Answer<'organizationMap.clusterAccounts'>> => send({ method: 'GET', path: `${at(organization_sid)}/map/account-clusters`, query, options }),
      /** The people of an account, or of the whole organization, in clusters by letter. */
      clusterPeople: (organization_sid: string, query?: Query<'organizationMap.clusterPeople'>, options?: CallOptions): Promise<Answer<'organizationMap.clusterPeople'>> => send({ method: 'GET', path: `${at(organization_sid)}/map/people-clusters`, query, options }),
      /** The accounts of one branch of the map, by name, with their risks. */
      listAccounts: (organization_sid: string, query?: Query<'organizationMap.listAccounts'>, options?: CallOptions): Promise<Answer<'organizationMap.listAccounts'>> => send({ method: 'GET', path: `${at(organization_sid)}/map/accounts`, query, options }),
      /** The people of one branch of the map, by name, each with all their roles there. */
      listPeople: (organization_sid: string, query?: Query<'organizationMap.listPeople'>, options?: CallOptions): Promise<Answer<'organizationMap.listPeople'>> => send({ method: 'GET', path: `${at(organization_sid)}/map/people`, query, options }),
    },
    signInActivity: {
      /** Sign-ins of the last 30 days, done and refused. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'signInActivity.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/sign-in-activity`, options }),
    },
    userSignIns: {
      /** The newest 20 sign-ins of a managed user, done and refused. */
      list: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'userSignIns.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/users/${part(user_sid)}/sign-ins`, options }),
    },
    userSessions: {
      /** List where a managed user is signed in. */
      list: (organization_sid: string, user_sid: string, options?: CallOptions): Promise<Answer<'userSessions.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/users/${part(user_sid)}/sessions`, options }),
      /** End one session of a managed user. */
      end: (organization_sid: string, user_sid: string, session_sid: string, options?: CallOptions): Promise<Answer<'userSessions.end'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/users/${part(user_sid)}/sessions/${part(session_sid)}`, options }),
    },
    organizationSessions: {
      /** List where the managed people of an organization are signed in. */
      list: (organization_sid: string, query?: Query<'organizationSessions.list'>, options?: CallOptions): Promise<Answer<'organizationSessions.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/sessions`, query, options }),
      /** List where the managed people of an organization are signed in, as a CSV file. */
      export: (organization_sid: string, body: Body<'organizationSessions.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/sessions/export`, body, options, file: true }),
      /** End several sessions of managed users. */
      end: (organization_sid: string, body: Body<'organizationSessions.end'>, options?: CallOptions): Promise<Answer<'organizationSessions.end'>> => send({ method: 'POST', path: `${at(organization_sid)}/sessions/end`, body, options }),
      /** What it would change; changes nothing. */
      endDryRun: (organization_sid: string, body: Body<'organizationSessions.end'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/sessions/end`, body, options, query: { dry_run: true } }),
      /** End all sessions of the managed users, but for the one that asks: an operation. */
      endAll: (organization_sid: string, options?: CallOptions): Promise<Answer<'organizationSessions.endAll'>> => send({ method: 'POST', path: `${at(organization_sid)}/sessions/end-all`, options }),
      /** What it would change; changes nothing. */
      endAllDryRun: (organization_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/sessions/end-all`, options, query: { dry_run: true } }),
    },
    operations: {
      /** List operations, newest first. */
      list: (organization_sid: string, query?: Query<'operations.list'>, options?: CallOptions): Promise<Answer<'operations.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/operations`, query, options }),
      /** List operations, newest first, as a CSV file. */
      export: (organization_sid: string, body: Body<'operations.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/operations/export`, body, options, file: true }),
      /** Read an operation: how far it is, and what became of it. */
      get: (organization_sid: string, operation_sid: string, options?: CallOptions): Promise<Answer<'operations.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/operations/${part(operation_sid)}`, options }),
      /** List what became of each row, in their order; also while it runs. */
      listRows: (organization_sid: string, operation_sid: string, query?: Query<'operations.listRows'>, options?: CallOptions): Promise<Answer<'operations.listRows'>> => send({ method: 'GET', path: `${at(organization_sid)}/operations/${part(operation_sid)}/rows`, query, options }),
      /** List the errors that rows met, the most frequent first. */
      listRefusals: (organization_sid: string, operation_sid: string, options?: CallOptions): Promise<Answer<'operations.listRefusals'>> => send({ method: 'GET', path: `${at(organization_sid)}/operations/${part(operation_sid)}/refusals`, options }),
      /** Take the rows out as a CSV file that is safe to open in a spreadsheet. */
      exportRows: (organization_sid: string, operation_sid: string, body: Body<'operations.exportRows'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/operations/${part(operation_sid)}/rows/export`, body, options, file: true }),
      /** Cancel an operation after its present batch; what was done stays done. */
      cancel: (organization_sid: string, operation_sid: string, options?: CallOptions): Promise<Answer<'operations.cancel'>> => send({ method: 'POST', path: `${at(organization_sid)}/operations/${part(operation_sid)}/cancel`, options }),
    },
    imports: {
      /** Begin to upload a CSV file of people. */
      create: (organization_sid: string, body: Body<'imports.create'>, options?: CallOptions): Promise<Answer<'imports.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/imports`, body, options }),
      /** Send the next piece of the file. */
      append: (organization_sid: string, import_sid: string, body: Body<'imports.append'>, options?: CallOptions): Promise<Answer<'imports.append'>> => send({ method: 'POST', path: `${at(organization_sid)}/imports/${part(import_sid)}/pieces`, body, options }),
      /** Read how far an upload is, and how its columns are read. */
      get: (organization_sid: string, import_sid: string, options?: CallOptions): Promise<Answer<'imports.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/imports/${part(import_sid)}`, options }),
      /** Try every row without keeping anything: an operation that lists what would become of each. */
      check: (organization_sid: string, import_sid: string, options?: CallOptions): Promise<Answer<'imports.check'>> => send({ method: 'POST', path: `${at(organization_sid)}/imports/${part(import_sid)}/check`, options }),
      /** Import the people: an operation that lists what became of each row. */
      run: (organization_sid: string, import_sid: string, body: Body<'imports.run'>, options?: CallOptions): Promise<Answer<'imports.run'>> => send({ method: 'POST', path: `${at(organization_sid)}/imports/${part(import_sid)}/run`, body, options }),
    },
    bulkChanges: {
      /** Try a change to many people without keeping anything: an operation that lists what would become of each. */
      check: (organization_sid: string, body: Body<'bulkChanges.check'>, options?: CallOptions): Promise<Answer<'bulkChanges.check'>> => send({ method: 'POST', path: `${at(organization_sid)}/bulk-changes/check`, body, options }),
      /** Change many people at once: an operation that lists what became of each. */
      run: (organization_sid: string, body: Body<'bulkChanges.run'>, options?: CallOptions): Promise<Answer<'bulkChanges.run'>> => send({ method: 'POST', path: `${at(organization_sid)}/bulk-changes`, body, options }),
    },
    domainPeople: {
      /** How many people and accounts already use each proven domain. */
      count: (organization_sid: string, options?: CallOptions): Promise<Answer<'domainPeople.count'>> => send({ method: 'GET', path: `${at(organization_sid)}/domain-people`, options }),
      /** List independent people with an address in exactly a proven domain. */
      list: (organization_sid: string, domain_sid: string, query?: Query<'domainPeople.list'>, options?: CallOptions): Promise<Answer<'domainPeople.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/domains/${part(domain_sid)}/people`, query, options }),
      /** Take the people of a domain out as a CSV file that is safe to open in a spreadsheet. */
      export: (organization_sid: string, domain_sid: string, body: Body<'domainPeople.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/domains/${part(domain_sid)}/people/export`, body, options, file: true }),
      /** Try an import of people of a domain without keeping anything: an operation that lists what would become of each. */
      check: (organization_sid: string, domain_sid: string, body: Body<'domainPeople.check'>, options?: CallOptions): Promise<Answer<'domainPeople.check'>> => send({ method: 'POST', path: `${at(organization_sid)}/domains/${part(domain_sid)}/people/check`, body, options }),
      /** Ask people of a domain to join: an operation that lists what became of each. */
      ask: (organization_sid: string, domain_sid: string, body: Body<'domainPeople.ask'>, options?: CallOptions): Promise<Answer<'domainPeople.ask'>> => send({ method: 'POST', path: `${at(organization_sid)}/domains/${part(domain_sid)}/people/ask`, body, options }),
      /** Take people of a domain in without asking them, where the operator allows it. */
      capture: (organization_sid: string, domain_sid: string, body: Body<'domainPeople.capture'>, options?: CallOptions): Promise<Answer<'domainPeople.capture'>> => send({ method: 'POST', path: `${at(organization_sid)}/domains/${part(domain_sid)}/people/capture`, body, options }),
    },
    savedViews: {
      /** List your views of lists, and those that are shared. */
      list: (organization_sid: string, query?: Query<'savedViews.list'>, options?: CallOptions): Promise<Answer<'savedViews.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/saved-views`, query, options }),
      /** Keep a view of a list under a name. */
      create: (organization_sid: string, body: Body<'savedViews.create'>, options?: CallOptions): Promise<Answer<'savedViews.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/saved-views`, body, options }),
      /** Rename a view, change what it shows, pin it, or share it. */
      update: (organization_sid: string, saved_view_sid: string, body: Body<'savedViews.update'>, options?: CallOptions): Promise<Answer<'savedViews.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/saved-views/${part(saved_view_sid)}`, body, options }),
      /** Delete a view; the rows of the list stay as they are. */
      delete: (organization_sid: string, saved_view_sid: string, options?: CallOptions): Promise<Answer<'savedViews.delete'>> => send({ method: 'DELETE', path: `${at(organization_sid)}/saved-views/${part(saved_view_sid)}`, options }),
    },
    editions: {
      /** List the editions of this instance, and what an edition can hold. */
      list: (options?: CallOptions): Promise<Answer<'editions.list'>> => send({ method: 'GET', path: `/v1/operator/editions`, options }),
      /** Read an edition. */
      get: (edition_sid: string, options?: CallOptions): Promise<Answer<'editions.get'>> => send({ method: 'GET', path: `/v1/operator/editions/${part(edition_sid)}`, options }),
      /** Create an edition. */
      create: (body: Body<'editions.create'>, options?: CallOptions): Promise<Answer<'editions.create'>> => send({ method: 'POST', path: `/v1/operator/editions`, body, options }),
      /** Change an edition for all organizations that have it. */
      update: (edition_sid: string, body: Body<'editions.update'>, options?: CallOptions): Promise<Answer<'editions.update'>> => send({ method: 'PATCH', path: `/v1/operator/editions/${part(edition_sid)}`, body, options }),
      /** What it would change; changes nothing. */
      updateDryRun: (edition_sid: string, body: Body<'editions.update'>, options?: CallOptions): Promise<Impact> => send({ method: 'PATCH', path: `/v1/operator/editions/${part(edition_sid)}`, body, options, query: { dry_run: true } }),
      /** Retire an edition that no organization has; the past keeps it. */
      retire: (edition_sid: string, options?: CallOptions): Promise<Answer<'editions.retire'>> => send({ method: 'DELETE', path: `/v1/operator/editions/${part(edition_sid)}`, options }),
      /** List the organizations that have an edition now. */
      listOrganizations: (edition_sid: string, query?: Query<'editions.listOrganizations'>, options?: CallOptions): Promise<Answer<'editions.listOrganizations'>> => send({ method: 'GET', path: `/v1/operator/editions/${part(edition_sid)}/organizations`, query, options }),
    },
    editionSettings: {
      /** Say which edition is the default, and whom organizations ask for another. */
      update: (body: Body<'editionSettings.update'>, options?: CallOptions): Promise<Answer<'editionSettings.update'>> => send({ method: 'PATCH', path: `/v1/operator/edition-settings`, body, options }),
      /** What it would change; changes nothing. */
      updateDryRun: (body: Body<'editionSettings.update'>, options?: CallOptions): Promise<Impact> => send({ method: 'PATCH', path: `/v1/operator/edition-settings`, body, options, query: { dry_run: true } }),
    },
    editionAssignments: {
      /** List the editions that an organization has, had and will have. */
      list: (organization_sid: string, query?: Query<'editionAssignments.list'>, options?: CallOptions): Promise<Answer<'editionAssignments.list'>> => send({ method: 'GET', path: `/v1/operator/organizations/${part(organization_sid)}/edition-assignments`, query, options }),
      /** Give an organization an edition, from now or a later moment on. */
      create: (organization_sid: string, body: Body<'editionAssignments.create'>, options?: CallOptions): Promise<Answer<'editionAssignments.create'>> => send({ method: 'POST', path: `/v1/operator/organizations/${part(organization_sid)}/edition-assignments`, body, options }),
      /** What it would change; changes nothing. */
      createDryRun: (organization_sid: string, body: Body<'editionAssignments.create'>, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/organizations/${part(organization_sid)}/edition-assignments`, body, options, query: { dry_run: true } }),
      /** End the edition of an organization now; what was planned is off too. */
      withdraw: (organization_sid: string, options?: CallOptions): Promise<Answer<'editionAssignments.withdraw'>> => send({ method: 'POST', path: `/v1/operator/organizations/${part(organization_sid)}/edition-assignments/withdraw`, options }),
      /** What it would change; changes nothing. */
      withdrawDryRun: (organization_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `/v1/operator/organizations/${part(organization_sid)}/edition-assignments/withdraw`, options, query: { dry_run: true } }),
    },
    usage: {
      /** Read the edition of an organization and what is used of it. */
      get: (organization_sid: string, options?: CallOptions): Promise<Answer<'usage.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/usage`, options }),
      /** Take the usage of an organization out as a CSV file. */
      download: (organization_sid: string, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/usage/file`, options, file: true }),
    },
    operatorPasskeys: {
      /** Begin to add a passkey of an operator. */
      challenge: (options?: CallOptions): Promise<Answer<'operatorPasskeys.challenge'>> => send({ method: 'POST', path: `/v1/operator/passkeys/challenge`, options }),
      /** Add a passkey or security key to your operator login. */
      create: (body: Body<'operatorPasskeys.create'>, options?: CallOptions): Promise<Answer<'operatorPasskeys.create'>> => send({ method: 'POST', path: `/v1/operator/passkeys`, body, options }),
      /** Rename a passkey of your operator login. */
      update: (passkey_sid: string, body: Body<'operatorPasskeys.update'>, options?: CallOptions): Promise<Answer<'operatorPasskeys.update'>> => send({ method: 'PATCH', path: `/v1/operator/passkeys/${part(passkey_sid)}`, body, options }),
      /** Remove a passkey of your operator login: every other session of yours ends. */
      delete: (passkey_sid: string, options?: CallOptions): Promise<Answer<'operatorPasskeys.delete'>> => send({ method: 'DELETE', path: `/v1/operator/passkeys/${part(passkey_sid)}`, options }),
    },
    operatorAuthenticatorApp: {
      /** Begin to add an authenticator app to your operator login. */
      create: (options?: CallOptions): Promise<Answer<'operatorAuthenticatorApp.create'>> => send({ method: 'POST', path: `/v1/operator/authenticator-app`, options }),
      /** Add the authenticator app to your operator login, by a code that it shows. */
      confirm: (body: Body<'operatorAuthenticatorApp.confirm'>, options?: CallOptions): Promise<Answer<'operatorAuthenticatorApp.confirm'>> => send({ method: 'POST', path: `/v1/operator/authenticator-app/confirm`, body, options }),
      /** Remove the authenticator app of your operator login: every other session of yours ends. */
      delete: (options?: CallOptions): Promise<Answer<'operatorAuthenticatorApp.delete'>> => send({ method: 'DELETE', path: `/v1/operator/authenticator-app`, options }),
    },
    operatorRecoveryCodes: {
      /** Make ten recovery codes of your operator login; earlier ones end. */
      create: (options?: CallOptions): Promise<Answer<'operatorRecoveryCodes.create'>> => send({ method: 'POST', path: `/v1/operator/recovery-codes`, options }),
    },
    operatorFactors: {
      /** Read how you sign in as operator, beside your password. */
      get: (options?: CallOptions): Promise<Answer<'operatorFactors.get'>> => send({ method: 'GET', path: `/v1/operator/factors`, options }),
      /** Have a passkey of an operator asked, as a fresh proof. */
      challenge: (options?: CallOptions): Promise<Answer<'operatorFactors.challenge'>> => send({ method: 'POST', path: `/v1/operator/session/step-up/challenge`, options }),
      /** Prove again that it is you, by the second factor of an operator. */
      stepUp: (body: Body<'operatorFactors.stepUp'>, options?: CallOptions): Promise<Answer<'operatorFactors.stepUp'>> => send({ method: 'POST', path: `/v1/operator/session/step-up`, body, options }),
    },
    instance: {
      /** How this instance is doing. */
      getHealth: (options?: CallOptions): Promise<Answer<'instance.getHealth'>> => send({ method: 'GET', path: `/v1/operator/health`, options }),
      /** List the organizations of this instance. */
      listOrganizations: (query?: Query<'instance.listOrganizations'>, options?: CallOptions): Promise<Answer<'instance.listOrganizations'>> => send({ method: 'GET', path: `/v1/operator/organizations`, query, options }),
      /** The newest mails and what became of them. */
      listMails: (query?: Query<'instance.listMails'>, options?: CallOptions): Promise<Answer<'instance.listMails'>> => send({ method: 'GET', path: `/v1/operator/mails`, query, options }),
      /** The jobs that are not done, and when scheduled ones last ran. */
      listJobs: (options?: CallOptions): Promise<Answer<'instance.listJobs'>> => send({ method: 'GET', path: `/v1/operator/jobs`, options }),
      /** Look at what can be wrong with this instance, and what to do about it. */
      listChecks: (options?: CallOptions): Promise<Answer<'instance.listChecks'>> => send({ method: 'GET', path: `/v1/operator/checks`, options }),
    },
    apiKeys: {
      /** What can an API key be given?. */
      listPermissions: (organization_sid: string, options?: CallOptions): Promise<Answer<'apiKeys.listPermissions'>> => send({ method: 'GET', path: `${at(organization_sid)}/api-key-permissions`, options }),
      /** Create an API key; its secret is shown once. */
      create: (organization_sid: string, body: Body<'apiKeys.create'>, options?: CallOptions): Promise<Answer<'apiKeys.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/api-keys`, body, options }),
      /** List the API keys of an organization. */
      list: (organization_sid: string, query?: Query<'apiKeys.list'>, options?: CallOptions): Promise<Answer<'apiKeys.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/api-keys`, query, options }),
      /** List the API keys of an organization, as a CSV file. */
      export: (organization_sid: string, body: Body<'apiKeys.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/api-keys/export`, body, options, file: true }),
      /** Read an API key, with what it is worth now. */
      get: (organization_sid: string, api_key_sid: string, options?: CallOptions): Promise<Answer<'apiKeys.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/api-keys/${part(api_key_sid)}`, options }),
      /** Rename an API key. */
      update: (organization_sid: string, api_key_sid: string, body: Body<'apiKeys.update'>, options?: CallOptions): Promise<Answer<'apiKeys.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/api-keys/${part(api_key_sid)}`, body, options }),
      /** Give an API key a new secret; the old one works on for up to a day. */
      roll: (organization_sid: string, api_key_sid: string, body: Body<'apiKeys.roll'>, options?: CallOptions): Promise<Answer<'apiKeys.roll'>> => send({ method: 'POST', path: `${at(organization_sid)}/api-keys/${part(api_key_sid)}/roll`, body, options }),
      /** Revoke an API key: it is dead from this moment on. */
      revoke: (organization_sid: string, api_key_sid: string, options?: CallOptions): Promise<Answer<'apiKeys.revoke'>> => send({ method: 'POST', path: `${at(organization_sid)}/api-keys/${part(api_key_sid)}/revoke`, options }),
      /** What it would change; changes nothing. */
      revokeDryRun: (organization_sid: string, api_key_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/api-keys/${part(api_key_sid)}/revoke`, options, query: { dry_run: true } }),
    },
    machine: {
      /** Which machine is calling, and what may it do?. */
      get: (options?: CallOptions): Promise<Answer<'machine.get'>> => send({ method: 'GET', path: `/v1/machine`, options }),
    },
    oauthApps: {
      /** What can an OAuth app be given?. */
      listPermissions: (organization_sid: string, options?: CallOptions): Promise<Answer<'oauthApps.listPermissions'>> => send({ method: 'GET', path: `${at(organization_sid)}/oauth-app-permissions`, options }),
      /** Create an OAuth app; its secret is shown once. */
      create: (organization_sid: string, body: Body<'oauthApps.create'>, options?: CallOptions): Promise<Answer<'oauthApps.create'>> => send({ method: 'POST', path: `${at(organization_sid)}/oauth-apps`, body, options }),
      /** List the OAuth apps of an organization. */
      list: (organization_sid: string, query?: Query<'oauthApps.list'>, options?: CallOptions): Promise<Answer<'oauthApps.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/oauth-apps`, query, options }),
      /** List the OAuth apps of an organization, as a CSV file. */
      export: (organization_sid: string, body: Body<'oauthApps.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/oauth-apps/export`, body, options, file: true }),
      /** Read an OAuth app, with what it is worth now. */
      get: (organization_sid: string, oauth_app_sid: string, options?: CallOptions): Promise<Answer<'oauthApps.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/oauth-apps/${part(oauth_app_sid)}`, options }),
      /** Change an OAuth app: its words, its permissions, how long its tokens work. */
      update: (organization_sid: string, oauth_app_sid: string, body: Body<'oauthApps.update'>, options?: CallOptions): Promise<Answer<'oauthApps.update'>> => send({ method: 'PATCH', path: `${at(organization_sid)}/oauth-apps/${part(oauth_app_sid)}`, body, options }),
      /** Give an OAuth app a new secret; the old one works on for up to a day. */
      roll: (organization_sid: string, oauth_app_sid: string, body: Body<'oauthApps.roll'>, options?: CallOptions): Promise<Answer<'oauthApps.roll'>> => send({ method: 'POST', path: `${at(organization_sid)}/oauth-apps/${part(oauth_app_sid)}/roll`, body, options }),
      /** Revoke an OAuth app: it and its tokens are dead from this moment on. */
      revoke: (organization_sid: string, oauth_app_sid: string, options?: CallOptions): Promise<Answer<'oauthApps.revoke'>> => send({ method: 'POST', path: `${at(organization_sid)}/oauth-apps/${part(oauth_app_sid)}/revoke`, options }),
      /** What it would change; changes nothing. */
      revokeDryRun: (organization_sid: string, oauth_app_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/oauth-apps/${part(oauth_app_sid)}/revoke`, options, query: { dry_run: true } }),
      /** End what people allowed an OAuth app: it acts for nobody from this moment on. */
      endGrants: (organization_sid: string, oauth_app_sid: string, options?: CallOptions): Promise<Answer<'oauthApps.endGrants'>> => send({ method: 'POST', path: `${at(organization_sid)}/oauth-apps/${part(oauth_app_sid)}/end-grants`, options }),
      /** What it would change; changes nothing. */
      endGrantsDryRun: (organization_sid: string, oauth_app_sid: string, options?: CallOptions): Promise<Impact> => send({ method: 'POST', path: `${at(organization_sid)}/oauth-apps/${part(oauth_app_sid)}/end-grants`, options, query: { dry_run: true } }),
    },
    oauthConsents: {
      /** What does the program that led you here ask for?. */
      check: (query?: Query<'oauthConsents.check'>, options?: CallOptions): Promise<Answer<'oauthConsents.check'>> => send({ method: 'GET', path: `/v1/user/oauth-request`, query, options }),
      /** Agree to what a program asks for. */
      give: (body: Body<'oauthConsents.give'>, options?: CallOptions): Promise<Answer<'oauthConsents.give'>> => send({ method: 'POST', path: `/v1/user/oauth-consents`, body, options }),
      /** Let a program in that you agreed to: the address holds a code for it. */
      letIn: (body: Body<'oauthConsents.letIn'>, options?: CallOptions): Promise<Answer<'oauthConsents.letIn'>> => send({ method: 'POST', path: `/v1/user/oauth-codes`, body, options }),
    },
    connectedApps: {
      /** List the apps that may act for you. */
      list: (options?: CallOptions): Promise<Answer<'connectedApps.list'>> => send({ method: 'GET', path: `/v1/user/connected-apps`, options }),
      /** Stop an app from acting for you: its tokens for you are dead from this moment on. */
      end: (oauth_app_sid: string, options?: CallOptions): Promise<Answer<'connectedApps.end'>> => send({ method: 'DELETE', path: `/v1/user/connected-apps/${part(oauth_app_sid)}`, options }),
    },
    auditEvents: {
      /** Read the audit log of an organization, newest first. */
      list: (organization_sid: string, query?: Query<'auditEvents.list'>, options?: CallOptions): Promise<Answer<'auditEvents.list'>> => send({ method: 'GET', path: `${at(organization_sid)}/audit-events`, query, options }),
      /** Read one audit event. */
      get: (organization_sid: string, audit_event_sid: string, options?: CallOptions): Promise<Answer<'auditEvents.get'>> => send({ method: 'GET', path: `${at(organization_sid)}/audit-events/${part(audit_event_sid)}`, options }),
      /** Export audit events as a file, newest first. */
      export: (organization_sid: string, body: Body<'auditEvents.export'>, options?: CallOptions): Promise<Response> => send({ method: 'POST', path: `${at(organization_sid)}/audit-events/export`, body, options, file: true }),
      /** List every event that can stand in an audit log. */
      listNames: (options?: CallOptions): Promise<Answer<'auditEvents.listNames'>> => send({ method: 'GET', path: `/v1/audit-event-names`, options }),
    },
    accountAuditEvents: {
      /** Read what happened in an account, newest first. */
      list: (account_sid: string, query?: Query<'accountAuditEvents.list'>, options?: CallOptions): Promise<Answer<'accountAuditEvents.list'>> => send({ method: 'GET', path: `/v1/accounts/${part(account_sid)}/audit-events`, query, options }),
    },
    auditLog: {
      /** Read how far the audit log is sealed, and the public keys of the seals. */
      getSeal: (organization_sid: string, options?: CallOptions): Promise<Answer<'auditLog.getSeal'>> => send({ method: 'GET', path: `${at(organization_sid)}/audit-log/seal`, options }),
      /** Compare the audit log with its seals. */
      verify: (organization_sid: string, body: Body<'auditLog.verify'>, options?: CallOptions): Promise<Answer<'auditLog.verify'>> => send({ method: 'POST', path: `${at(organization_sid)}/audit-log/verify`, body, options }),
    },
    operatedAuditLogs: {
      /** Compare the audit logs of the whole instance with their seals. */
      verify: (body: Body<'operatedAuditLogs.verify'>, options?: CallOptions): Promise<Answer<'operatedAuditLogs.verify'>> => send({ method: 'POST', path: `/v1/operator/audit-log/verify`, body, options }),
    },
  };
}

export type SignedInOperations = ReturnType<typeof createSignedInOperations>;
