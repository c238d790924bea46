// Made by `npm run generate` from the declared routes and the commands. Not edited by hand.
import type { CommandTemplate } from '../command-template.ts';

/** Operations that need no credential. */
export const publicOperations: ReadonlySet<string> = new Set([
  "signUps.create",
  "signUps.verify",
  "signUps.complete",
  "signUps.requestToJoin",
  "sessions.options",
  "sessions.create",
  "signInCodes.exchange",
  "passwordResets.create",
  "passwordResets.check",
  "passwordResets.complete",
  "halfSession.challenge",
  "halfSession.mailCode",
  "halfSession.complete",
  "halfSession.end",
  "passkeySignIns.start",
  "passkeySignIns.complete",
  "halfSession.prove",
  "halfSession.newPasskey",
  "halfSession.addPasskey",
  "halfSession.beginApp",
  "halfSession.confirmApp",
  "ownershipTransfers.lookUp",
  "ownershipTransfers.stop",
  "ssoProfiles.metadata",
  "ssoProfiles.jwks",
  "ssoSignIns.start",
  "ssoSignIns.complete",
  "ssoSignIns.form",
  "ssoFaults.get",
  "ssoSetup.lookUp",
  "ssoSetup.checkProvider",
  "ssoSetup.updateProvider",
  "ssoSetup.updateClient",
  "ssoSetup.test",
  "ssoSetup.readTest",
  "emailChanges.undo",
  "invitations.lookUp",
  "invitations.accept",
  "operators.bootstrap",
  "operatorSessions.create",
  "operatorHalfSession.get",
  "operatorHalfSession.challenge",
  "operatorHalfSession.complete",
  "operatorHalfSession.end",
  "operatorEnrolment.challenge",
  "operatorEnrolment.addPasskey",
  "operatorEnrolment.beginApp",
  "operatorEnrolment.addApp",
  "operatorInvitations.accept",
  "operatorResets.complete",
  "operatorRecoveries.complete",
  "oauthServer.getMetadata",
  "oauthServer.listKeys",
  "notifications.unsubscribe"
]);

/** The commands that make a call, by its operation. */
export const commandTemplates: Readonly<Record<string, readonly CommandTemplate[]>> = {
  'organizations.create': [
    {"words":"organizations create","args":[{"friendly_name":"{0}"}]},
  ],
  'organizations.get': [
    {"words":"organizations get","args":["{--organization}"]},
  ],
  'organizations.rename': [
    {"words":"organizations rename","args":["{--organization}",{"friendly_name":"{0}"}]},
  ],
  'organizations.delete': [
    {"words":"organizations delete","args":["{--organization}"],"isFarReaching":true},
  ],
  'organizations.cancelDeletion': [
    {"words":"organizations cancel-deletion","args":["{--organization}"]},
  ],
  'ownershipTransfers.list': [
    {"words":"ownership list","args":["{--organization}"]},
  ],
  'ownershipTransfers.create': [
    {"words":"ownership offer","args":["{--organization}",{"user_sid":"{0}"}],"isFarReaching":true},
  ],
  'ownershipTransfers.request': [
    {"words":"ownership request","args":["{--organization}",{"user_sid":"{0}","reason":"{--reason}"}],"isFarReaching":true},
  ],
  'ownershipTransfers.cancel': [
    {"words":"ownership stop","args":["{--organization}","{0}"]},
  ],
  'receivedOwnershipTransfers.list': [
    {"words":"ownership received","args":[]},
  ],
  'receivedOwnershipTransfers.accept': [
    {"words":"ownership accept","args":["{0}"],"isFarReaching":true},
  ],
  'receivedOwnershipTransfers.decline': [
    {"words":"ownership decline","args":["{0}"]},
  ],
  'organizationMerges.list': [
    {"words":"merges list","args":["{--organization}"]},
  ],
  'organizationMerges.create': [
    {"words":"merges offer","args":["{--organization}",{"email":"{0}"}],"isFarReaching":true},
  ],
  'organizationMerges.withdraw': [
    {"words":"merges withdraw","args":["{--organization}","{0}"]},
  ],
  'receivedOrganizationMerges.list': [
    {"words":"merges received","args":[]},
  ],
  'receivedOrganizationMerges.accept': [
    {"words":"merges accept","args":["{0}"],"isFarReaching":true},
  ],
  'receivedOrganizationMerges.decline': [
    {"words":"merges decline","args":["{0}"]},
  ],
  'usage.download': [
    {"words":"usage file","args":["{--organization}"]},
  ],
  'usage.get': [
    {"words":"usage","args":["{--organization}"]},
  ],
  'accounts.list': [
    {"words":"accounts list","args":[{"page_size":200,"search?":"{--search}"}]},
  ],
  'organizationAccounts.create': [
    {"words":"accounts create","args":["{--organization}",{"friendly_name":"{0}"}]},
  ],
  'accounts.create': [
    {"words":"accounts create","args":[{"friendly_name":"{0}"}]},
  ],
  'accounts.suspend': [
    {"words":"accounts suspend","args":["{0}"],"isFarReaching":true},
  ],
  'accounts.reactivate': [
    {"words":"accounts reactivate","args":["{0}"],"isFarReaching":true},
  ],
  'accounts.close': [
    {"words":"accounts close","args":["{0}"],"isFarReaching":true},
  ],
  'accounts.restore': [
    {"words":"accounts restore","args":["{0}"],"isFarReaching":true},
  ],
  'organizationAccounts.changeOwner': [
    {"words":"accounts change-owner","args":["{--organization}","{0}",{"owner_user_sid":"{1}"}],"isFarReaching":true},
  ],
  'accounts.handOver': [
    {"words":"accounts hand-over","args":["{0}",{"email":"{1}"}],"isFarReaching":true},
  ],
  'organizationAccounts.add': [
    {"words":"accounts add","args":["{--organization}",{"account_sid":"{0}"}],"isFarReaching":true},
  ],
  'organizationAccounts.release': [
    {"words":"accounts release","args":["{--organization}","{0}",{"email":"{1}"}],"isFarReaching":true},
  ],
  'organizationUsers.list': [
    {"words":"users list","args":["{--organization}",{"page_size":200,"search?":"{--search}"}]},
  ],
  'organizationUsers.deactivate': [
    {"words":"users deactivate","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
  'organizationUsers.reactivate': [
    {"words":"users reactivate","args":["{--organization}","{0}"]},
  ],
  'userSessions.list': [
    {"words":"users sessions","args":["{--organization}","{0}"]},
  ],
  'userSessions.end': [
    {"words":"users end-session","args":["{--organization}","{0}","{1}"]},
  ],
  'userSignIns.list': [
    {"words":"users sign-ins","args":["{--organization}","{0}"]},
  ],
  'organizationUsers.resetPassword': [
    {"words":"users reset-password","args":["{--organization}","{0}"]},
  ],
  'organizationUsers.remove': [
    {"words":"users remove","args":["{--organization}","{0}",{"new_owner_user_sid?":"{--new-owner}"}],"isFarReaching":true},
  ],
  'organizationUsers.delete': [
    {"words":"users delete","args":["{--organization}","{0}",{"new_owner_user_sid?":"{--new-owner}"}],"isFarReaching":true},
  ],
  'organizationUsers.cancelDeletion': [
    {"words":"users cancel-deletion","args":["{--organization}","{0}"]},
  ],
  'organizationUsers.offboard': [
    {"words":"users offboard","args":["{--organization}","{0}",{"new_owner_user_sid?":"{--new-owner}"}],"isFarReaching":true},
  ],
  'dormantPeople.list': [
    {"words":"dormant-people list","args":["{--organization}",{"page_size":200,"q?":"{--filter}"}]},
  ],
  'dormantPeople.export': [
    {"words":"dormant-people export","args":["{--organization}",{"q?":"{--filter}"}]},
  ],
  'dormantPeople.get': [
    {"words":"dormant-people rule","args":["{--organization}"]},
  ],
  'groups.list': [
    {"words":"groups list","args":["{--organization}",{"page_size":200,"user_sid?":"{--user}"}]},
  ],
  'groups.create': [
    {"words":"groups create","args":["{--organization}",{"description":"{--description}","friendly_name":"{0}"}]},
    {"words":"groups create","args":["{--organization}",{"description":"","friendly_name":"{0}"}]},
  ],
  'groups.update': [
    {"words":"groups update","args":["{--organization}","{0}",{"friendly_name?":"{--name}","description?":"{--description}"}]},
  ],
  'groups.delete': [
    {"words":"groups delete","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
  'groupMembers.list': [
    {"words":"groups members","args":["{--organization}","{0}",{"page_size":200}]},
  ],
  'groupMembers.add': [
    {"words":"groups add","args":["{--organization}","{0}",{"user_sids":["{1...}"]}],"isFarReaching":true},
  ],
  'groupMembers.remove': [
    {"words":"groups remove","args":["{--organization}","{0}","{1}"],"isFarReaching":true},
  ],
  'groupRoleAssignments.list': [
    {"words":"groups roles","args":["{--organization}",{"group_sid":"{0}","page_size":200}]},
  ],
  'groupRoleAssignments.create': [
    {"words":"groups give","args":["{--organization}",{"group_sid":"{0}","role_sid":"{1}","account_sid?":"{--account}"}]},
  ],
  'groupRoleAssignments.delete': [
    {"words":"groups take","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
  'bulkChanges.run': [
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","choice":{"kind":"managed","search":"{--search}","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","choice":{"kind":"managed","search":"{--search}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","choice":{"kind":"managed","state":"{--state}","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","choice":{"kind":"managed","search":"{--search}","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","choice":{"kind":"managed","role_sid":"{--with-role}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","choice":{"kind":"managed","search":"{--search}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","choice":{"kind":"managed","state":"{--state}"},"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all cancel-deletion","args":["{--organization}",{"act":"cancel_deletion","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all end-sessions","args":["{--organization}",{"act":"end_sessions","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all deactivate","args":["{--organization}",{"act":"deactivate","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all reactivate","args":["{--organization}",{"act":"reactivate","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all give-role","args":["{--organization}",{"act":"give_role","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all offboard","args":["{--organization}",{"act":"offboard","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all remove","args":["{--organization}",{"act":"remove","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
    {"words":"users all delete","args":["{--organization}",{"act":"delete","users":["{0...}"],"new_owner_user_sid?":"{--new-owner}","role_sid?":"{--role}","account_sid?":"{--account}"}],"isFarReaching":true},
  ],
  'organizationSessions.list': [
    {"words":"sessions list","args":["{--organization}",{"page_size":200,"q?":"{--filter}"}]},
  ],
  'organizationSessions.end': [
    {"words":"sessions end","args":["{--organization}",{"session_sids":["{0...}"]}],"isFarReaching":true},
  ],
  'organizationSessions.endAll': [
    {"words":"sessions end-all","args":["{--organization}"],"isFarReaching":true},
  ],
  'sessions.endOthers': [
    {"words":"sessions end-others","args":[]},
  ],
  'operations.list': [
    {"words":"operations list","args":["{--organization}",{"page_size":50}]},
  ],
  'operations.listRefusals': [
    {"words":"operations refusals","args":["{--organization}","{0}"]},
  ],
  'operations.exportRows': [
    {"words":"operations rows","args":["{--organization}","{0}",{"outcome?":"{--outcome}"}]},
  ],
  'operations.cancel': [
    {"words":"operations cancel","args":["{--organization}","{0}"]},
  ],
  'domains.list': [
    {"words":"domains list","args":["{--organization}",{"page_size":200}]},
  ],
  'domains.create': [
    {"words":"domains create","args":["{--organization}",{"name":"{0}"}]},
  ],
  'domains.verify': [
    {"words":"domains verify --method https","args":["{--organization}","{0}",{"method":"https"}]},
    {"words":"domains verify","args":["{--organization}","{0}",{"method":"dns"}]},
  ],
  'domainPeople.count': [
    {"words":"domains people count","args":["{--organization}"]},
  ],
  'invitations.create': [
    {"words":"invitations create","args":["{--organization}",{"emails":["{0...}"],"accounts":[{"account_sid":"{--account}","role_sid":"IX00000000000000000000000000000103"}]}]},
    {"words":"invitations create","args":["{--organization}",{"emails":["{0...}"],"accounts":[{"account_sid":"{--account}","role_sid":"{--role}"}]}]},
    {"words":"invitations create","args":["{--organization}",{"emails":["{0...}"],"accounts":[]}]},
  ],
  'access.checkInOrganization': [
    {"words":"access check","args":["{--organization}",{"permission":"{0}","account_sid":"{--account}","user_sid":"{--user}"}]},
  ],
  'access.whoCan': [
    {"words":"access who-can","args":["{--organization}",{"permission":"{0}","account_sid":"{--account}","page_size":200}]},
  ],
  'auditEvents.list': [
    {"words":"audit list","args":["{--organization}",{"page_size":100}]},
  ],
  'auditEvents.export': [
    {"words":"audit export","args":["{--organization}",{"format":"csv"}]},
  ],
  'apiKeys.list': [
    {"words":"api-keys list","args":["{--organization}",{"page_size":200,"q?":"{--filter}"}]},
  ],
  'apiKeys.listPermissions': [
    {"words":"api-keys permissions","args":["{--organization}"]},
  ],
  'apiKeys.create': [
    {"words":"api-keys create","args":["{--organization}",{"name":"{0}","permissions":["{1...}"]}]},
  ],
  'apiKeys.update': [
    {"words":"api-keys rename","args":["{--organization}","{0}",{"name":"{1}"}]},
  ],
  'apiKeys.roll': [
    {"words":"api-keys roll","args":["{--organization}","{0}",{}]},
  ],
  'apiKeys.revoke': [
    {"words":"api-keys revoke","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
  'oauthApps.list': [
    {"words":"oauth-apps list","args":["{--organization}",{"page_size":200,"q?":"{--filter}"}]},
  ],
  'oauthApps.listPermissions': [
    {"words":"oauth-apps permissions","args":["{--organization}"]},
  ],
  'oauthApps.create': [
    {"words":"oauth-apps create","args":["{--organization}",{"name":"{0}","permissions":["{1...}"],"description?":"{--description}","grant_type":"authorization_code","redirect_uris":["{--redirect-uris}"],"company_name?":"{--company}","homepage_url?":"{--homepage}","terms_url?":"{--terms}"}]},
    {"words":"oauth-apps create","args":["{--organization}",{"name":"{0}","permissions":["{1...}"],"description?":"{--description}","company_name?":"{--company}","homepage_url?":"{--homepage}","terms_url?":"{--terms}"}]},
  ],
  'oauthApps.get': [
    {"words":"oauth-apps show","args":["{--organization}","{0}"]},
  ],
  'oauthApps.update': [
    {"words":"oauth-apps update","args":["{--organization}","{0}",{"permissions":["{1...}"]}]},
    {"words":"oauth-apps update","args":["{--organization}","{0}",{}]},
  ],
  'oauthApps.roll': [
    {"words":"oauth-apps roll","args":["{--organization}","{0}",{}]},
  ],
  'oauthApps.revoke': [
    {"words":"oauth-apps revoke","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
  'oauthApps.endGrants': [
    {"words":"oauth-apps end-grants","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
  'provisioningConnections.list': [
    {"words":"provisioning-connections list","args":["{--organization}"]},
  ],
  'provisioningConnections.get': [
    {"words":"provisioning-connections show","args":["{--organization}","{0}"]},
  ],
  'provisioningConnections.create': [
    {"words":"provisioning-connections create --trial no","args":["{--organization}",{"name":"{0}","adopts_people":false,"is_dry_run":false}]},
    {"words":"provisioning-connections create","args":["{--organization}",{"name":"{0}","adopts_people":false,"is_dry_run":true}]},
    {"words":"provisioning-connections create --takes-over yes --trial no","args":["{--organization}",{"name":"{0}","adopts_people":true,"is_dry_run":false}]},
    {"words":"provisioning-connections create --takes-over yes","args":["{--organization}",{"name":"{0}","adopts_people":true,"is_dry_run":true}]},
  ],
  'provisioningConnections.update': [
    {"words":"provisioning-connections update --takes-over no --trial no","args":["{--organization}","{0}",{"name?":"{--name}","adopts_people":false,"is_dry_run":false}]},
    {"words":"provisioning-connections update --takes-over yes --trial no","args":["{--organization}","{0}",{"name?":"{--name}","adopts_people":true,"is_dry_run":false}]},
    {"words":"provisioning-connections update --takes-over no --trial yes","args":["{--organization}","{0}",{"name?":"{--name}","adopts_people":false,"is_dry_run":true}]},
    {"words":"provisioning-connections update --takes-over yes --trial yes","args":["{--organization}","{0}",{"name?":"{--name}","adopts_people":true,"is_dry_run":true}]},
    {"words":"provisioning-connections update --takes-over no","args":["{--organization}","{0}",{"name?":"{--name}","adopts_people":false}]},
    {"words":"provisioning-connections update --takes-over yes","args":["{--organization}","{0}",{"name?":"{--name}","adopts_people":true}]},
    {"words":"provisioning-connections update --trial no","args":["{--organization}","{0}",{"name?":"{--name}","is_dry_run":false}]},
    {"words":"provisioning-connections update --trial yes","args":["{--organization}","{0}",{"name?":"{--name}","is_dry_run":true}]},
    {"words":"provisioning-connections update","args":["{--organization}","{0}",{"name":"{--name}"}]},
  ],
  'provisioningConnections.listRequests': [
    {"words":"provisioning-connections requests","args":["{--organization}","{0}"]},
  ],
  'provisioningConnections.createToken': [
    {"words":"provisioning-connections create-token","args":["{--organization}","{0}",{}]},
  ],
  'provisioningConnections.revokeToken': [
    {"words":"provisioning-connections revoke-token","args":["{--organization}","{0}","{1}"]},
  ],
  'provisioningConnections.release': [
    {"words":"provisioning-connections release","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
  'provisioningConnections.end': [
    {"words":"provisioning-connections end","args":["{--organization}","{0}"],"isFarReaching":true},
  ],
};
