// Made by `npm run generate`. Not edited by hand.
export interface paths {
    "/v1/sign-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign up: learn what the policy says, and get a code by mail
         * @description Depends on the domain only: the answer never tells whether there is a login with the address.
         */
        post: operations["signUps.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-ups/{sign_up_sid}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove the address by the code of the mail */
        post: operations["signUps.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-ups/{sign_up_sid}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish signing up: makes the login, and for independent people their first account */
        post: operations["signUps.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-ups/{sign_up_sid}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the administrators of the domain to be let in */
        post: operations["signUps.requestToJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask how an address signs in
         * @description Depends on the domain only: the answer never tells whether there is a login.
         */
        post: operations["sessions.options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where you are signed in */
        get: operations["sessions.list"];
        put?: never;
        /** Sign in */
        post: operations["sessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["sessions.getCurrent"];
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["sessions.endCurrent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again that it is you
         * @description The session gets a new secret: with transport bearer the answer holds the new token, and the old one is dead.
         */
        post: operations["sessions.stepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions */
        delete: operations["sessions.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Every other session of yours ends; this one goes on.
         */
        post: operations["user.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password by mail
         * @description Always answers the same; a mail goes out only when there is a login, and to the address that is stored.
         */
        post: operations["passwordResets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does a reset link still work? */
        post: operations["passwordResets.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password by a reset link
         * @description Ends every session. Sign in with the new password afterwards.
         */
        post: operations["passwordResets.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read your own login */
        get: operations["user.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your name, time zone or language */
        patch: operations["user.update"];
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts that you reach */
        get: operations["accounts.list"];
        put?: never;
        /**
         * Create an account that you own
         * @description An account that a managed user creates joins their organization at once.
         */
        post: operations["accounts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an account and what you may do in it */
        get: operations["accounts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename an account */
        patch: operations["accounts.rename"];
        trace?: never;
    };
    "/v1/accounts/{account_sid}/subaccounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the subaccounts of an account */
        get: operations["subaccounts.list"];
        put?: never;
        /** Create a subaccount */
        post: operations["subaccounts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the tags of an account */
        put: operations["accounts.setTags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts of an organization */
        get: operations["organizationAccounts.list"];
        put?: never;
        /**
         * Create an account in an organization
         * @description Its owner is the caller unless another active managed user is named; naming one needs the permission to see the accounts of the organization.
         */
        post: operations["organizationAccounts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts/{account_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an account of an organization, in whatever state it is */
        get: operations["organizationAccounts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts/{account_sid}/change-owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an account of the organization to another owner
         * @description The new owner is an active managed user of the organization. Subaccounts go along; roles of others stay.
         */
        post: operations["organizationAccounts.changeOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend an account: nobody can do anything in it until it is reactivated
         * @description Covers its subaccounts. It can still be seen, reactivated and closed.
         */
        post: operations["accounts.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reactivate a suspended account
         * @description What its organization or the operator suspended is lifted only by them.
         */
        post: operations["accounts.reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an account: it can be restored for 30 days
         * @description Covers its subaccounts. Of an independent account its Owner alone may.
         */
        post: operations["accounts.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore an account that is being closed, to the state it had before */
        post: operations["accounts.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts/{account_sid}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend an account of the organization
         * @description Only the Owner and Administrators of the organization can reactivate it then.
         */
        post: operations["organizationAccounts.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts/{account_sid}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reactivate a suspended account of the organization
         * @description A suspension by the operator stays.
         */
        post: operations["organizationAccounts.reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts/{account_sid}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an account of the organization: it can be restored for 30 days */
        post: operations["organizationAccounts.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts/{account_sid}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore an account of the organization that is being closed */
        post: operations["organizationAccounts.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts that the operator suspended, or look one up */
        get: operations["operatedAccounts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/accounts/{account_sid}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend an account as the operator, whatever its own state is
         * @description Neither its people nor its organization can lift that.
         */
        post: operations["operatedAccounts.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/accounts/{account_sid}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift the suspension by the operator; a suspension by others stays */
        post: operations["operatedAccounts.reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show what creating an organization would change */
        post: operations["organizations.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an organization over the accounts that you own
         * @description The caller becomes its Owner and a managed user; the accounts that the caller owns join it.
         */
        post: operations["organizations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an organization */
        get: operations["organizations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename an organization */
        patch: operations["organizations.rename"];
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete an organization in 30 days; accounts and users live on as independent ones
         * @description Until then the Owner can cancel it. Accounts work as before; in the Admin Center one can read and cancel only.
         */
        post: operations["organizations.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/cancel-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep an organization that was to be deleted */
        post: operations["organizations.cancelDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/organizations/{organization_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an organization as its operator: from outside */
        get: operations["operatedOrganizations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/organizations/{organization_sid}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend an organization: nobody can do anything in it or in its accounts */
        post: operations["operatedOrganizations.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/organizations/{organization_sid}/lift-suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift the suspension of an organization */
        post: operations["operatedOrganizations.liftSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/ownership-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the transfers of the ownership, newest first */
        get: operations["ownershipTransfers.list"];
        put?: never;
        /**
         * Offer the ownership of the organization to one of its people
         * @description They accept or decline; then a waiting time begins in which you can stop it. You become an Administrator.
         */
        post: operations["ownershipTransfers.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/ownership-transfers/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the ownership when the Owner is gone; the operator decides
         * @description The Owner and all Administrators are told, and the Owner can stop it until it takes effect.
         */
        post: operations["ownershipTransfers.request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/ownership-transfers/{ownership_transfer_sid}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a transfer of the ownership: the Owner, or who asked for it */
        post: operations["ownershipTransfers.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ownership-transfers/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the transfer that a link in a mail can stop */
        post: operations["ownershipTransfers.lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ownership-transfers/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a transfer by the link in the mail to the Owner */
        post: operations["ownershipTransfers.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/ownership-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the open transfers that would make you an Owner */
        get: operations["receivedOwnershipTransfers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/ownership-transfers/{ownership_transfer_sid}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept to become the Owner, after the waiting time */
        post: operations["receivedOwnershipTransfers.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/ownership-transfers/{ownership_transfer_sid}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline to become the Owner */
        post: operations["receivedOwnershipTransfers.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/ownership-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the successions that organizations ask for, newest first */
        get: operations["operatedOwnershipTransfers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/ownership-transfers/{ownership_transfer_sid}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a succession: it takes effect after the waiting time */
        post: operations["operatedOwnershipTransfers.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/ownership-transfers/{ownership_transfer_sid}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a succession */
        post: operations["operatedOwnershipTransfers.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/organization-merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the offers to merge another organization in, newest first */
        get: operations["organizationMerges.list"];
        put?: never;
        /**
         * Offer the Owner of another organization to merge it into this one
         * @description They own an organization without a verified domain, and have an address in one of yours. They see what changes, then accept or decline.
         */
        post: operations["organizationMerges.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/organization-merges/{organization_merge_sid}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an offer to merge another organization in back */
        post: operations["organizationMerges.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/organization-merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the open offers to merge the organization that you own into another one */
        get: operations["receivedOrganizationMerges.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/organization-merges/{organization_merge_sid}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept that the organization that you own is merged into another one
         * @description Your organization ends with it. It cannot be undone.
         */
        post: operations["receivedOrganizationMerges.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/organization-merges/{organization_merge_sid}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline that the organization that you own is merged into another one */
        post: operations["receivedOrganizationMerges.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the domains of an organization */
        get: operations["domains.list"];
        put?: never;
        /** Add a domain and get the record that proves it */
        post: operations["domains.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/domains/{domain_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a domain: record, last check, provider, who uses it */
        get: operations["domains.get"];
        put?: never;
        post?: never;
        /**
         * Remove a domain
         * @description Nobody can be added under it any more, and its sign-up policy ends. Refused while people other than the Owner are managed under it, unless they are to be released: they become independent, and the accounts they own pass to the Owner.
         */
        delete: operations["domains.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/domains/{domain_sid}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every look at a domain, newest first */
        get: operations["domains.listChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/domains/{domain_sid}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a domain checked now
         * @description Answers the domain with the check. A look that is younger than 20 seconds is answered again. Writes an audit event when the state changes; every look is kept in the list of checks.
         */
        post: operations["domains.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/domains/{domain_sid}/renew-challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a new record for a domain that is unproven or lapsed; the old one is worth nothing */
        post: operations["domains.renewChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/sign-up-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what happens to new people of your domains */
        get: operations["signUpPolicy.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Decide what happens to new people of your domains */
        patch: operations["signUpPolicy.update"];
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/sign-up-policy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a change of the policy would have meant for the last 90 days */
        post: operations["signUpPolicy.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/sign-up-policy/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would happen to this address? */
        post: operations["signUpPolicy.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the people of an organization */
        get: operations["organizationUsers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/user-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people an organization has */
        get: operations["organizationUsers.count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one of the people of an organization */
        get: operations["organizationUsers.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a managed user */
        patch: operations["organizationUsers.update"];
        trace?: never;
    };
    "/v1/user/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization that manages your login, and what you may do in it */
        get: operations["user.getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deactivate a managed user: sessions end at once, roles are kept */
        post: operations["organizationUsers.deactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a deactivated user back in; earlier sessions stay dead */
        post: operations["organizationUsers.reactivate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all sessions of a managed user */
        post: operations["organizationUsers.endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a link for a new password mailed to a managed user
         * @description The link goes to the person and to nobody else. Their password and their sessions last until they use it.
         */
        post: operations["organizationUsers.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a managed user from the organization: the login lives on outside */
        post: operations["organizationUsers.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a managed user: closed at once, erased after 30 days */
        post: operations["organizationUsers.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/cancel-deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a user who was to be deleted; they stay deactivated */
        post: operations["organizationUsers.cancelDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/offboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deactivate a managed user, hand over what they own and end their roles, in one step */
        post: operations["organizationUsers.offboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find a login by its exact address or SID */
        get: operations["operatedUsers.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/users/{user_sid}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend a login: its organization cannot lift that */
        post: operations["operatedUsers.suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/users/{user_sid}/lift-suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift the suspension of a login */
        post: operations["operatedUsers.liftSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/email-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The change of your address that waits for its code */
        get: operations["user.getEmailChange"];
        put?: never;
        /**
         * Ask for another address: a code goes to the new one, a notice to the old one
         * @description The policy of the new domain holds. Whether the address has a login already is told to its mailbox only.
         */
        post: operations["user.changeEmail"];
        /** Call off the change of your address */
        delete: operations["user.cancelEmailChange"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/email-change/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the new address from now on, by the code that was mailed to it */
        post: operations["user.confirmEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-changes/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the old address back, by the link that was mailed to it
         * @description Works for seven days. Every session of the login ends, and a link for a new password goes to the address.
         */
        post: operations["emailChanges.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/change-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a managed user to take another address of a verified domain
         * @description A code goes to the new address and a notice to the old one. The person enters the code in their profile; until then nothing changes.
         */
        post: operations["organizationUsers.changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/invitations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would become of each address? Sends nothing */
        post: operations["invitations.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations of an organization and its accounts, newest first */
        get: operations["invitations.list"];
        put?: never;
        /**
         * Invite up to 500 people, with their access
         * @description Addresses must be in a proven domain. People who belong here already get the access at once; each address stands by itself.
         */
        post: operations["invitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/invitations/{invitation_sid}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an invitation again; the earlier link is dead */
        post: operations["invitations.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/invitations/{invitation_sid}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke an invitation: its link is dead at once */
        post: operations["invitations.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations of an account, newest first */
        get: operations["accountInvitations.list"];
        put?: never;
        /**
         * Invite up to 500 people to an account
         * @description People of the same organization get the access at once; others are asked, and stay independent.
         */
        post: operations["accountInvitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/invitations/{invitation_sid}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an invitation to an account again; the earlier link is dead */
        post: operations["accountInvitations.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/invitations/{invitation_sid}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke an invitation to an account */
        post: operations["accountInvitations.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/account-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the accounts that wait to join, to leave or to change their owner, newest first */
        get: operations["accountOffers.list"];
        put?: never;
        /**
         * Ask the owner of an existing account to bring it into the organization
         * @description By its SID. The owner is independent, and their address is in a proven domain of the organization; accepting makes their login managed, and all accounts that they own join.
         */
        post: operations["organizationAccounts.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/accounts/{account_sid}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release an account from the organization, to an owner outside who accepts it
         * @description It leaves when they accept: your people lose their roles on it, people outside keep theirs. The new owner is independent.
         */
        post: operations["organizationAccounts.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/account-offers/{invitation_sid}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask again; the earlier link is dead
         * @description A hand-over is sent again by the Owner of the account.
         */
        post: operations["accountOffers.resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/account-offers/{invitation_sid}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke what is asked: its link is dead at once */
        post: operations["accountOffers.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom the account is being handed over */
        get: operations["accounts.getHandOver"];
        put?: never;
        /**
         * Hand your account over to somebody who accepts it; you stay as an Administrator
         * @description One at a time, for seven days. A managed account goes to an active managed user of the same organization; an independent one to anybody with a login.
         */
        post: operations["accounts.handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/hand-over/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the hand-over again; the earlier link is dead */
        post: operations["accounts.resendHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/hand-over/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the hand-over back: its link is dead at once */
        post: operations["accounts.revokeHandOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the invitation of a link, without using it up */
        post: operations["invitations.lookUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation as a new person: makes the login and signs it in */
        post: operations["invitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that wait for your answer */
        get: operations["receivedInvitations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/invitations/{invitation_sid}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation with your login */
        post: operations["receivedInvitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/invitations/{invitation_sid}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline an invitation */
        post: operations["receivedInvitations.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who asks to join, newest first */
        get: operations["joinRequests.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/join-requests/{join_request_sid}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody in: they get an invitation by mail */
        post: operations["joinRequests.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/join-requests/{join_request_sid}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a request; the person is told */
        post: operations["joinRequests.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/role-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who holds which role in an organization and its accounts
         * @description Owners are listed too, without a SID: ownership is handed over, never given or taken.
         */
        get: operations["roleAssignments.list"];
        put?: never;
        /**
         * Give a role on the organization or on one of its accounts
         * @description A managed user has one organization role: giving another replaces it. People who do not belong here yet are invited instead.
         */
        post: operations["roleAssignments.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/role-assignments/{role_assignment_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role away */
        delete: operations["roleAssignments.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the people of an account */
        get: operations["accountMembers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/role-assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give somebody a role on an account
         * @description For people of the same organization and people who reach the account already. Others are invited.
         */
        post: operations["accountMembers.addRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/role-assignments/{role_assignment_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role on an account away */
        delete: operations["accountMembers.removeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Leave an account */
        delete: operations["accountMembers.leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May a user do something on an account or in an organization, and why?
         * @description About oneself always; about others with the permission to see who holds which role on the account or in its organization.
         */
        post: operations["access.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/access-checks/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The access question for up to 1,000 pairs at once */
        post: operations["access.checkBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/users/{user_sid}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which accounts of the organization does a user reach, and why?
         * @description By the roles that they hold, which somebody keeps while deactivated.
         */
        get: operations["access.whatCanUserReach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/access/who-can": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may do something on an account? */
        get: operations["access.whoCan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/access/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People against accounts: who holds what on each
         * @description People are the rows, in pages; the accounts asked about are the columns. Roles on the organization stand once in a row, since they reach every column.
         */
        get: operations["access.matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/access/account-totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people reach each of a set of accounts */
        get: operations["access.accountTotals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/role-assignments/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give and take several roles at once, all or none
         * @description Each change is held to what giving or taking it alone is held to. When one is refused nothing is changed, and `errors` says for each refused one why.
         */
        post: operations["roleAssignments.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the role catalogue */
        get: operations["roles.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What wants attention in an organization
         * @description Each kind only for those who may see what it is about; kinds of which there is nothing are left out.
         */
        get: operations["attention.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/map/account-clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts of an organization in clusters, by letter or by tag, with counts
         * @description With tags, an account with several is counted in each.
         */
        get: operations["organizationMap.clusterAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/map/people-clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of an account, or of the whole organization, in clusters by letter */
        get: operations["organizationMap.clusterPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/map/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of one branch of the map, by name, with their risks */
        get: operations["organizationMap.listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/map/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of one branch of the map, by name, each with all their roles there
         * @description Of an account that is owned outside, only the people whom the organization manages.
         */
        get: operations["organizationMap.listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/sign-in-activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign-ins of the last 30 days, done and refused
         * @description Of the managed users, from the audit log. Days are those of UTC; today is the last.
         */
        get: operations["signInActivity.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List operations, newest first */
        get: operations["operations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/operations/{operation_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an operation: how far it is, and what became of it */
        get: operations["operations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/operations/{operation_sid}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what became of each row, in their order; also while it runs */
        get: operations["operations.listRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/operations/{operation_sid}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the errors that rows met, the most frequent first */
        get: operations["operations.listRefusals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/operations/{operation_sid}/rows/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the rows out as a CSV file that is safe to open in a spreadsheet */
        post: operations["operations.exportRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/operations/{operation_sid}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an operation after its present batch; what was done stays done */
        post: operations["operations.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to upload a CSV file of people
         * @description CSV in UTF-8 with a first line of headings: `email`, and if you like `first_name`, `last_name`, `organization_role` (name or SID), `accounts` (`AC…:Developer|AC…:Support`). Comma, semicolon or tab. At most 35 MB and 150,000 lines; sent in pieces.
         */
        post: operations["imports.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/imports/{import_sid}/pieces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the next piece of the file */
        post: operations["imports.append"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/imports/{import_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how far an upload is, and how its columns are read */
        get: operations["imports.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/imports/{import_sid}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try every row without keeping anything: an operation that lists what would become of each */
        post: operations["imports.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/imports/{import_sid}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import the people: an operation that lists what became of each row
         * @description New people are invited; people who belong here get names, role and accounts as the row says, and an empty cell changes nothing. The same file once more changes nothing.
         */
        post: operations["imports.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/bulk-changes/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a change to many people without keeping anything: an operation that lists what would become of each */
        post: operations["bulkChanges.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/bulk-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many people at once: an operation that lists what became of each
         * @description Up to 10,000 people, one after the other by the rules of the same act on one person. Who cannot be changed is listed with the reason, and the others are changed.
         */
        post: operations["bulkChanges.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/bootstrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become the operator by the link that the first start printed */
        post: operations["operators.bootstrap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in as operator */
        post: operations["operatorSessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in as operator */
        get: operations["operatorSessions.getCurrent"];
        put?: never;
        post?: never;
        /** Sign out as operator */
        delete: operations["operatorSessions.endCurrent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this instance is doing */
        get: operations["instance.getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the organizations of this instance */
        get: operations["instance.listOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest mails and what became of them */
        get: operations["instance.listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which mails do you get? */
        get: operations["user.getNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Turn kinds of mails off and on */
        patch: operations["user.updateNotifications"];
        trace?: never;
    };
    "/v1/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn off the kind of a mail by the link in it
         * @description What the List-Unsubscribe header of a mail leads to (RFC 8058). Works without signing in, as often as it is called, and answers the same each time. It turns mails off and does nothing else.
         */
        post: operations["notifications.unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the audit log of an organization, newest first */
        get: operations["auditEvents.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{account_sid}/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what happened in an account, newest first */
        get: operations["accountAuditEvents.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/audit-events/{audit_event_sid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one audit event */
        get: operations["auditEvents.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/audit-events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export audit events as a file, newest first
         * @description CSV (RFC 4180, UTF-8, texts that a spreadsheet would calculate begin with an apostrophe) or one JSON object a line. At most 1,000,000 events. A transfer that breaks off is not complete.
         */
        post: operations["auditEvents.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-event-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every event that can stand in an audit log */
        get: operations["auditEvents.listNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/audit-log/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how far the audit log is sealed, and the public keys of the seals */
        get: operations["auditLog.getSeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organizations/{organization_sid}/audit-log/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare the audit log with its seals
         * @description Finds entries and seals that were changed, removed, put in, exchanged or cut off, and names them. A long log takes several steps.
         */
        post: operations["auditLog.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator/audit-log/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare the audit logs of the whole instance with their seals
         * @description Also the chain that binds the seals of all logs together.
         */
        post: operations["operatedAuditLogs.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An error (RFC 9457) */
        Problem: {
            /**
             * Format: uri
             * @description Page of this error on this instance
             * @example https://bailiwick.example/docs/errors/domain.not_found
             */
            type: string;
            /**
             * @description The same for every occurrence
             * @example There is no such domain
             */
            title: string;
            /**
             * @description HTTP status
             * @example 404
             */
            status: number;
            /**
             * @description Stable code, `noun.reason`
             * @example domain.not_found
             */
            code: string;
            /**
             * @description What happened this time
             * @example The organization has no domain with this SID.
             */
            detail: string;
            /**
             * @description What to do next
             * @example Look it up in the list of domains.
             */
            remedy: string;
            /**
             * @description Names this call in logs and audit
             * @example a91c5e0b3f7d42668d10b2c94ef7aa53
             */
            request_id: string;
            /** @description The fields that are wrong */
            errors?: {
                /**
                 * @description JSON pointer into the body, or query/name
                 * @example /email
                 */
                pointer: string;
                /**
                 * @description What is wrong with it
                 * @example is not an e-mail address
                 */
                detail: string;
            }[];
            /**
             * @description The permission that the caller lacks
             * @example /bailiwick/organization/domains/create
             */
            missing_permission?: string;
            /**
             * @description Who can do it, or change the rule
             * @example An Owner or Administrator of Northwind Traders
             */
            who_can?: string;
            /**
             * @description When to try again
             * @example 1
             */
            retry_after_seconds?: number;
            /**
             * @description Typed facts about the refusal
             * @example {}
             */
            facts?: {
                [key: string]: unknown;
            };
        };
        /** @description A sign-up on its way */
        SignUp: {
            /**
             * @description SID of the Sign-up
             * @example SU0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Where the code was sent
             * @example ada@northwind.example
             */
            email: string;
            policy: components["schemas"]["SignUpOutcome"];
        };
        /** @description What the sign-up policy says about an address */
        SignUpOutcome: {
            /**
             * @description What happens to a new person with this address
             * @example open
             * @enum {string}
             */
            outcome: "open" | "joins" | "approval" | "refused";
            /**
             * @description The same in words, before anything is filled in
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
            /**
             * @description Who manages the domain
             * @example Northwind Traders
             */
            organization_name: string | null;
            /**
             * @description Whom to ask
             * @example it@northwind.example
             */
            contact: string | null;
        };
        /** @description An address that was proven */
        ProvenAddress: {
            /**
             * @description Shown once: it finishes this sign-up, within an hour
             * @example the-long-secret-of-a-mailed-link
             */
            proof: string;
            /**
             * @description The proven address
             * @example ada@northwind.example
             */
            email: string;
            policy: components["schemas"]["SignUpOutcome"];
        };
        /** @description A session that has just begun */
        StartedSession: {
            /** @description The session */
            session: components["schemas"]["Session"];
            /** @description Who is signed in */
            user: components["schemas"]["User"];
            /**
             * @description The bearer token, shown once; null with transport cookie
             * @example the-long-secret-of-a-mailed-link
             */
            token: string | null;
        };
        /** @description Somebody who is signed in */
        Session: {
            /**
             * @description SID of the Session
             * @example SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Is it the one that asks?
             * @example true
             */
            is_current: boolean;
            /**
             * @description How they signed in
             * @example password
             */
            method: string;
            /**
             * @description How it is carried
             * @example cookie
             * @enum {string}
             */
            transport: "cookie" | "bearer";
            /**
             * @description From which address
             * @example 203.0.113.7
             */
            client_address: string;
            /**
             * @description With which program
             * @example Mozilla/5.0
             */
            user_agent: string;
            /**
             * Format: date-time
             * @description When it began
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute
             * @example 2026-11-24T09:30:00.000Z
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When it ends at the latest
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
        };
        /** @description A login */
        User: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description The organization that manages this login; null: independent
             * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            organization_sid: string | null;
            /**
             * @description Address, as it was typed
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description First name
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name
             * @example Okafor
             */
            last_name: string;
            /**
             * @description Both names
             * @example Ada Okafor
             */
            name: string;
            /**
             * @description Only active users sign in
             * @example active
             * @enum {string}
             */
            state: "active" | "inactive" | "suspended" | "pending_deletion";
            /**
             * @description IANA name; null: as the browser has it
             * @example Europe/Berlin
             */
            time_zone: string | null;
            /**
             * @description BCP 47 tag; null: as the browser has it
             * @example de
             */
            locale: string | null;
            /**
             * Format: date-time
             * @description When the login was made
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description When they last signed in
             * @example 2026-11-24T09:30:00.000Z
             */
            last_sign_in_at: string | null;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description Who is asking */
        CurrentSession: {
            /** @description The session that asks */
            session: components["schemas"]["Session"];
            /** @description Who is signed in */
            user: components["schemas"]["User"];
            /**
             * @description False: far-reaching acts ask for the password again
             * @example true
             */
            recently_authenticated: boolean;
        };
        /** @description An account that you reach */
        ReachableAccount: {
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description What people call it
             * @example Production
             */
            friendly_name: string;
            /**
             * @description Where it is in its life; suspended too while the operator suspends it
             * @example active
             * @enum {string}
             */
            state: "active" | "suspended" | "pending_closure" | "closed";
            /** @description Who suspends it: its own people, its organization, the operator. Each lifts only their own */
            suspended_by: ("account" | "organization" | "operator")[];
            /**
             * @description When it is closed for good; null: it is not being closed
             * @example 2026-11-24T09:30:00.000Z
             */
            closes_at: string | null;
            /**
             * @description The organization that manages it; null: independent
             * @example {
             *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "friendly_name": "Northwind Traders"
             *     }
             */
            organization: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            } | null;
            /**
             * @description The main account of a subaccount
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            parent_account_sid: string | null;
            /**
             * @description State of the main account, which covers its subaccounts
             * @example active
             */
            parent_state: ("active" | "suspended" | "pending_closure" | "closed") | null;
            /** @description Words to find it by, in alphabetical order */
            tags: string[];
            /**
             * @description The one Owner; null: a subaccount, or closed: they have none
             * @example {
             *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "name": "Ada Okafor",
             *       "email": "ada@northwind.example"
             *     }
             */
            owner: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /**
                 * @description Name
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address
                 * @example ada@northwind.example
                 */
                email: string;
            } | null;
            /**
             * Format: date-time
             * @description When it was created
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
            /** @description SIDs of the roles by which you reach it */
            roles: string[];
        };
        /** @description What the vendor sells: products, resources and billing live in it */
        Account: {
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description What people call it
             * @example Production
             */
            friendly_name: string;
            /**
             * @description Where it is in its life; suspended too while the operator suspends it
             * @example active
             * @enum {string}
             */
            state: "active" | "suspended" | "pending_closure" | "closed";
            /** @description Who suspends it: its own people, its organization, the operator. Each lifts only their own */
            suspended_by: ("account" | "organization" | "operator")[];
            /**
             * @description When it is closed for good; null: it is not being closed
             * @example 2026-11-24T09:30:00.000Z
             */
            closes_at: string | null;
            /**
             * @description The organization that manages it; null: independent
             * @example {
             *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "friendly_name": "Northwind Traders"
             *     }
             */
            organization: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            } | null;
            /**
             * @description The main account of a subaccount
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            parent_account_sid: string | null;
            /**
             * @description State of the main account, which covers its subaccounts
             * @example active
             */
            parent_state: ("active" | "suspended" | "pending_closure" | "closed") | null;
            /** @description Words to find it by, in alphabetical order */
            tags: string[];
            /**
             * @description The one Owner; null: a subaccount, or closed: they have none
             * @example {
             *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "name": "Ada Okafor",
             *       "email": "ada@northwind.example"
             *     }
             */
            owner: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /**
                 * @description Name
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address
                 * @example ada@northwind.example
                 */
                email: string;
            } | null;
            /**
             * Format: date-time
             * @description When it was created
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description An account, with what you may do in it */
        OpenAccount: {
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description What people call it
             * @example Production
             */
            friendly_name: string;
            /**
             * @description Where it is in its life; suspended too while the operator suspends it
             * @example active
             * @enum {string}
             */
            state: "active" | "suspended" | "pending_closure" | "closed";
            /** @description Who suspends it: its own people, its organization, the operator. Each lifts only their own */
            suspended_by: ("account" | "organization" | "operator")[];
            /**
             * @description When it is closed for good; null: it is not being closed
             * @example 2026-11-24T09:30:00.000Z
             */
            closes_at: string | null;
            /**
             * @description The organization that manages it; null: independent
             * @example {
             *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "friendly_name": "Northwind Traders"
             *     }
             */
            organization: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            } | null;
            /**
             * @description The main account of a subaccount
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            parent_account_sid: string | null;
            /**
             * @description State of the main account, which covers its subaccounts
             * @example active
             */
            parent_state: ("active" | "suspended" | "pending_closure" | "closed") | null;
            /** @description Words to find it by, in alphabetical order */
            tags: string[];
            /**
             * @description The one Owner; null: a subaccount, or closed: they have none
             * @example {
             *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "name": "Ada Okafor",
             *       "email": "ada@northwind.example"
             *     }
             */
            owner: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /**
                 * @description Name
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address
                 * @example ada@northwind.example
                 */
                email: string;
            } | null;
            /**
             * Format: date-time
             * @description When it was created
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
            /** @description What you may do in it */
            permissions: string[];
        };
        /** @description An account as its organization sees it */
        ManagedAccount: {
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description What people call it
             * @example Production
             */
            friendly_name: string;
            /**
             * @description Where it is in its life; suspended too while the operator suspends it
             * @example active
             * @enum {string}
             */
            state: "active" | "suspended" | "pending_closure" | "closed";
            /** @description Who suspends it: its own people, its organization, the operator. Each lifts only their own */
            suspended_by: ("account" | "organization" | "operator")[];
            /**
             * @description When it is closed for good; null: it is not being closed
             * @example 2026-11-24T09:30:00.000Z
             */
            closes_at: string | null;
            /**
             * @description The organization that manages it; null: independent
             * @example {
             *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "friendly_name": "Northwind Traders"
             *     }
             */
            organization: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            } | null;
            /**
             * @description The main account of a subaccount
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            parent_account_sid: string | null;
            /**
             * @description State of the main account, which covers its subaccounts
             * @example active
             */
            parent_state: ("active" | "suspended" | "pending_closure" | "closed") | null;
            /** @description Words to find it by, in alphabetical order */
            tags: string[];
            /**
             * @description The one Owner; null: a subaccount, or closed: they have none
             * @example {
             *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "name": "Ada Okafor",
             *       "email": "ada@northwind.example"
             *     }
             */
            owner: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /**
                 * @description Name
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address
                 * @example ada@northwind.example
                 */
                email: string;
            } | null;
            /**
             * Format: date-time
             * @description When it was created
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
            /**
             * @description How many subaccounts it has
             * @example 1
             */
            subaccounts: number;
            /**
             * @description How many others than the Owner hold a role on it
             * @example 1
             */
            people: number;
            /**
             * @description How many of them are not managed by the organization
             * @example 1
             */
            independent_people: number;
        };
        /** @description What a far-reaching operation would change */
        Impact: {
            /**
             * @description Always true: nothing was changed
             * @example true
             * @constant
             */
            dry_run: true;
            /**
             * @description What was tried
             * @example accounts.close
             */
            operation: string;
            /** @description What would change */
            changes: {
                /**
                 * @description Stable word
                 * @example sessions_ended
                 */
                what: string;
                /**
                 * @description To be read after the number
                 * @example sessions end
                 */
                label: string;
                /**
                 * @description How many
                 * @example 1
                 */
                count: number;
                /** @description The first of them, 20 at most */
                names: string[];
            }[];
            /** @description What would change for you, as sentences */
            you: string[];
            /**
             * @description null: it cannot be undone
             * @example {
             *       "sentence": "Ada Okafor added the domain northwind.example.",
             *       "until": "2026-11-24T09:30:00.000Z"
             *     }
             */
            undo: {
                /**
                 * @description How it is undone
                 * @example Ada Okafor added the domain northwind.example.
                 */
                sentence: string;
                /**
                 * @description Until when; null: without a limit
                 * @example 2026-11-24T09:30:00.000Z
                 */
                until: string | null;
            } | null;
        };
        /** @description An account as the operator sees it */
        OperatedAccount: {
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Its name
             * @example Northwind Traders
             */
            friendly_name: string;
            /**
             * @description Where it is in its life; suspended too while the operator suspends it
             * @example active
             * @enum {string}
             */
            state: "active" | "suspended" | "pending_closure" | "closed";
            /**
             * @description The organization that manages it; null: independent
             * @example Northwind Traders
             */
            organization_name: string | null;
            /**
             * @description When the operator suspended it
             * @example 2026-11-24T09:30:00.000Z
             */
            suspended_by_operator_at: string | null;
        };
        /** @description What creating an organization would change */
        OrganizationCreationImpact: {
            /** @description The accounts that you own: all of them become managed */
            joins: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the account
                 * @example Northwind Traders
                 */
                friendly_name: string;
                /**
                 * @description How many subaccounts come along
                 * @example 1
                 */
                subaccounts: number;
                /**
                 * @description How many others reach it; they keep their access
                 * @example 1
                 */
                people: number;
            }[];
            /**
             * @description People who reach these accounts; they become independent users
             * @example 1
             */
            people_who_keep_access: number;
            /**
             * @description Who becomes the Owner
             * @example Ada Okafor
             */
            becomes_owner: string;
            /**
             * @description False when something stands against it
             * @example true
             */
            possible: boolean;
            /**
             * @description What stands against it, and what to do
             * @example You own no account yet.
             */
            obstacle: string | null;
        };
        /** @description A company over all the accounts that its people hold */
        Organization: {
            /**
             * @description SID of the Organization
             * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description What people call it
             * @example Northwind Traders
             */
            friendly_name: string;
            /**
             * @description Where it is in its life
             * @example active
             * @enum {string}
             */
            state: "active" | "suspended" | "pending_deletion";
            /** @description The one Owner */
            owner: {
                /**
                 * @description SID of the Owner
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /**
                 * @description Name of the Owner
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address of the Owner
                 * @example ada@northwind.example
                 */
                email: string;
            };
            /**
             * @description When it is deleted, unless that is cancelled
             * @example 2026-11-24T09:30:00.000Z
             */
            deletion_due_at: string | null;
            /**
             * Format: date-time
             * @description When it was created
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description Who is to own an organization next */
        OwnershipTransfer: {
            /**
             * @description SID of the Ownership transfer
             * @example OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /** @description Whose ownership it is about */
            organization: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            };
            /**
             * @description By the Owner, or asked for when the Owner is gone
             * @example hand_over
             * @enum {string}
             */
            kind: "hand_over" | "succession";
            /**
             * @description Where it is
             * @example offered
             * @enum {string}
             */
            state: "offered" | "requested" | "waiting" | "completed" | "declined" | "cancelled" | "expired";
            /** @description The Owner when it began */
            from: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /**
                 * @description Name
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address
                 * @example ada@northwind.example
                 */
                email: string;
            };
            /** @description Who is to be the Owner */
            to: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /**
                 * @description Name
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address
                 * @example ada@northwind.example
                 */
                email: string;
            };
            /**
             * @description Name of who began it
             * @example Ada Okafor
             */
            asked_by: string;
            /**
             * @description Why a succession is asked for
             * @example The Owner left the company.
             */
            reason: string | null;
            /**
             * @description Until when an offer can be answered
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string | null;
            /**
             * @description When it takes effect, unless it is stopped
             * @example 2026-11-24T09:30:00.000Z
             */
            effective_at: string | null;
            /**
             * @description When it ended
             * @example 2026-11-24T09:30:00.000Z
             */
            ended_at: string | null;
            /**
             * @description Why it ended without effect
             * @example The offer was withdrawn.
             */
            ended_because: string | null;
            /**
             * Format: date-time
             * @description When it began
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        /** @description An offer to merge another organization in */
        OrganizationMerge: {
            /**
             * @description SID of the Organization merge
             * @example OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Where it is
             * @example offered
             * @enum {string}
             */
            state: "offered" | "completed" | "declined" | "withdrawn" | "cancelled" | "expired";
            /**
             * @description The address under which its Owner was asked
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description The organization that was merged in; null before its Owner accepts
             * @example {
             *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "friendly_name": "Northwind Traders"
             *     }
             */
            candidate: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            } | null;
            /**
             * @description Name of who offered it
             * @example Ada Okafor
             */
            offered_by: string;
            /**
             * @description What came along; null before its Owner accepts
             * @example {
             *       "accounts": 1,
             *       "people": 1,
             *       "people_outside": 1
             *     }
             */
            joined: {
                /**
                 * @description Main accounts that joined
                 * @example 1
                 */
                accounts: number;
                /**
                 * @description Users who joined, its Owner among them
                 * @example 1
                 */
                people: number;
                /**
                 * @description Users who became independent
                 * @example 1
                 */
                people_outside: number;
            } | null;
            /**
             * Format: date-time
             * @description Until when it can be answered
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
            /**
             * @description When it was answered or ended
             * @example 2026-11-24T09:30:00.000Z
             */
            ended_at: string | null;
            /**
             * @description Why it ended without effect
             * @example The offer was withdrawn.
             */
            ended_because: string | null;
            /**
             * Format: date-time
             * @description When it was offered
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        /** @description The offer to merge your organization into another one */
        ReceivedOrganizationMerge: {
            /**
             * @description SID of the Organization merge
             * @example OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Where it is
             * @example offered
             * @enum {string}
             */
            state: "offered" | "completed" | "declined" | "withdrawn" | "cancelled" | "expired";
            /** @description The organization that offers it */
            organization: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            };
            /** @description Who offers it */
            offered_by: {
                /**
                 * @description Name of its Owner
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address of its Owner
                 * @example ada@northwind.example
                 */
                email: string;
            };
            /** @description Your organization, which would be merged */
            candidate: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name of the organization
                 * @example Northwind Traders
                 */
                friendly_name: string;
            };
            /**
             * Format: date-time
             * @description Until when it can be answered
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
            /**
             * @description When it was answered or ended
             * @example 2026-11-24T09:30:00.000Z
             */
            ended_at: string | null;
            /**
             * Format: date-time
             * @description When it was offered
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        /** @description An Internet domain that an organization claims */
        Domain: {
            /**
             * @description SID of the Domain
             * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Domain name in ASCII form
             * @example corp.com
             */
            name: string;
            /**
             * @description The same in its own letters
             * @example northwind.example
             */
            unicode_name: string;
            /**
             * @description verified_uncertain: the proof is gone; nobody can be added until it is back. lapsed: held no more, its people were released
             * @example unverified
             * @enum {string}
             */
            state: "unverified" | "verified" | "verified_uncertain" | "lapsed";
            /**
             * @description How it was proven
             * @example dns
             */
            method: ("dns" | "https") | null;
            /**
             * @description Where things stand and whose move it is
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
            /**
             * @description Who has to do something for it to go on; theirs: another organization, in a dispute
             * @example yours
             * @enum {string}
             */
            whose_move: "yours" | "ours" | "theirs" | "nobody";
            /** @description The DNS record to add */
            record: {
                /**
                 * @description Type of the record
                 * @example TXT
                 * @constant
                 */
                type: "TXT";
                /**
                 * @description Full name of the record
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description What to enter as name or host at most DNS providers, which append the domain
                 * @example _bailiwick
                 */
                host: string;
                /**
                 * @description The zone that the record goes into
                 * @example northwind.example
                 */
                zone: string;
                /**
                 * @description The whole value
                 * @example bailiwick-verification=3f9c2a71d0be4c58
                 */
                value: string;
                /**
                 * @description A sensible TTL
                 * @example 1
                 */
                ttl_seconds: number;
            };
            /** @description The file to serve instead of the record */
            file: {
                /**
                 * @description Where to put the file
                 * @example https://northwind.example/.well-known/bailiwick.txt
                 */
                url: string;
                /**
                 * @description Its whole content
                 * @example bailiwick-verification=3f9c2a71d0be4c58
                 */
                content: string;
            };
            /**
             * Format: date-time
             * @description Until when an unproven record can be used
             * @example 2026-11-24T09:30:00.000Z
             */
            challenge_expires_at: string;
            /**
             * @description The newest look; null: none yet
             * @example {
             *       "checked_at": "2026-11-24T09:30:00.000Z",
             *       "asked_by": "Ada Okafor",
             *       "method": "dns",
             *       "outcome": "match",
             *       "expected": "bailiwick-verification=3f9c2a71d0be4c58",
             *       "found": [
             *         "bailiwick-verification=3f9c2a71d0be4c58"
             *       ],
             *       "closest": "northwind.example",
             *       "sentence": "Ada Okafor added the domain northwind.example.",
             *       "server": "192.0.2.53",
             *       "ttl_seconds": 1,
             *       "http_status": 1
             *     }
             */
            last_check: components["schemas"]["DomainCheck"] | null;
            /**
             * @description When we look again by ourselves; null: only when asked
             * @example 2026-11-24T09:30:00.000Z
             */
            next_check_at: string | null;
            /**
             * @description True: the proof is right, but another organization holds the domain
             * @example true
             */
            held_by_another: boolean;
            /**
             * @description Two organizations prove one domain. Neither learns who the other is
             * @example {
             *       "side": "holder",
             *       "state": "checking",
             *       "restore_until": "2026-11-24T09:30:00.000Z"
             *     }
             */
            dispute: {
                /**
                 * @description holder: another organization claims your domain; claimant: you claim one
                 * @example holder
                 * @enum {string}
                 */
                side: "holder" | "claimant";
                /**
                 * @description checking: the proof of the holder is looked at; restoring: it is gone, and has a deadline; refused: it stands
                 * @example checking
                 * @enum {string}
                 */
                state: "checking" | "restoring" | "refused" | "passed" | "withdrawn" | "vacated";
                /**
                 * @description Until when the holder may bring its proof back
                 * @example 2026-11-24T09:30:00.000Z
                 */
                restore_until: string | null;
            } | null;
            /**
             * @description Who added it
             * @example Ada Okafor
             */
            added_by: string;
            /**
             * Format: date-time
             * @description When it was added
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description When it was proven
             * @example 2026-11-24T09:30:00.000Z
             */
            verified_at: string | null;
            /**
             * @description Since when the proof is gone
             * @example 2026-11-24T09:30:00.000Z
             */
            uncertain_since: string | null;
            /**
             * @description When it lapses, unless the proof comes back
             * @example 2026-11-24T09:30:00.000Z
             */
            lapses_at: string | null;
            /**
             * @description Days until then, the last one is 1
             * @example 1
             */
            days_left: number | null;
            /**
             * @description When it lapsed
             * @example 2026-11-24T09:30:00.000Z
             */
            lapsed_at: string | null;
            /**
             * @description People who were released when it lapsed
             * @example 1
             */
            people_released: number;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description One look at a domain */
        DomainCheck: {
            /**
             * Format: date-time
             * @description When we looked
             * @example 2026-11-24T09:30:00.000Z
             */
            checked_at: string;
            /**
             * @description Who had it looked at; schedule: nobody
             * @example Ada Okafor
             */
            asked_by: string;
            /**
             * @description Where we looked
             * @example dns
             * @enum {string}
             */
            method: "dns" | "https";
            /**
             * @description unknown: we could not ask, which is held against nobody
             * @example match
             * @enum {string}
             */
            outcome: "match" | "mismatch" | "absent" | "unknown";
            /**
             * @description What should be there
             * @example bailiwick-verification=3f9c2a71d0be4c58
             */
            expected: string;
            /** @description What is there: the records, or the beginning of what the web server answered; of a redirect, where it leads */
            found: string[];
            /**
             * @description Of what was found, the one that is meant to be ours
             * @example northwind.example
             */
            closest: string | null;
            /**
             * @description What it means, and whose move it is
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
            /**
             * @description Who answered
             * @example 192.0.2.53
             */
            server: string | null;
            /**
             * @description How long the answer may be kept by resolvers
             * @example 1
             */
            ttl_seconds: number | null;
            /**
             * @description Status of the web server, with method https
             * @example 1
             */
            http_status: number | null;
        };
        /** @description A domain with what is around it */
        DomainDetails: {
            domain: components["schemas"]["Domain"];
            /**
             * @description The DNS provider, when its name servers are known
             * @example {
             *       "name": "Ada Okafor",
             *       "note": "I joined the payments team on Monday."
             *     }
             */
            provider: {
                /**
                 * @description Who runs the DNS of the domain
<<<<<<< HEAD
                 * @example Ada Okafor
=======
                 * @example Hover
>>>>>>> 904d271 (feat(domains): the record in the form of whoever runs the DNS, what differs sign by sign, every look on a line of time)
                 */
                name: string;
                /**
                 * @description How the record is entered there
                 * @example I joined the payments team on Monday.
                 */
                note: string;
                /**
                 * @description The way through its menus
                 * @example [
                 *       "DNS",
                 *       "Add a record"
                 *     ]
                 */
                menu: string[];
                /** @description What it calls the field of the name */
                host_label: string;
                /** @description What it calls the field of the value */
                value_label: string;
                /** @description True: it appends the zone to what is entered as name */
                appends_zone: boolean;
                /** @description What to enter as TTL there */
                ttl: string;
            } | null;
<<<<<<< HEAD
            /**
             * @description Who uses the domain already; null until it is proven
             * @example {
             *       "total": 1,
             *       "managed": 1,
             *       "independent": 1,
             *       "elsewhere": 1,
             *       "accounts": 1
             *     }
             */
=======
            /** @description The record as it is entered where the DNS of this domain is run */
            entry: {
                /**
                 * @description The zone that answers for it: that of a subdomain, where it has its own
                 * @example corp.com
                 */
                zone: string;
                /**
                 * @description What to paste as name, in the form that the provider wants
                 * @example _bailiwick.eng
                 */
                host: string;
                /** @description What to paste as value, in quotes where it wants them */
                value: string;
            };
            /** @description Who uses the domain already; null until it is proven */
>>>>>>> 904d271 (feat(domains): the record in the form of whoever runs the DNS, what differs sign by sign, every look on a line of time)
            people: {
                /**
                 * @description Logins with an address in this domain
                 * @example 1
                 */
                total: number;
                /**
                 * @description Managed by this organization
                 * @example 1
                 */
                managed: number;
                /**
                 * @description Managed by nobody
                 * @example 1
                 */
                independent: number;
                /**
                 * @description Managed by another organization
                 * @example 1
                 */
                elsewhere: number;
                /**
                 * @description Accounts outside this organization that they own
                 * @example 1
                 */
                accounts: number;
            } | null;
        };
        /** @description What happens to new people who sign up with a domain of the organization */
        SignUpPolicy: {
            /**
             * @description INVITATION_ONLY: refused unless invited. AUTO_MEMBERSHIP: joins as a managed user. APPROVAL_REQUIRED: an administrator decides. NO_MEMBERSHIP: signs up outside the organization
             * @example INVITATION_ONLY
             * @enum {string}
             */
            policy: "INVITATION_ONLY" | "AUTO_MEMBERSHIP" | "APPROVAL_REQUIRED" | "NO_MEMBERSHIP";
            /**
             * @description Whom to ask, shown to people who are turned away
             * @example it@northwind.example
             */
            contact: string | null;
            /**
             * @description May other organizations invite your managed users to their accounts?
             * @example true
             */
            allows_foreign_invitations: boolean;
            /** @description The proven domains */
            domains: {
                /**
                 * @description SID of the Domain
                 * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                domain_sid: string;
                /**
                 * @description Name of the domain
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Its own policy; null: the default holds
                 * @example INVITATION_ONLY
                 */
                policy: ("INVITATION_ONLY" | "AUTO_MEMBERSHIP" | "APPROVAL_REQUIRED" | "NO_MEMBERSHIP") | null;
                /**
                 * @description What holds for it
                 * @example INVITATION_ONLY
                 * @enum {string}
                 */
                effective: "INVITATION_ONLY" | "AUTO_MEMBERSHIP" | "APPROVAL_REQUIRED" | "NO_MEMBERSHIP";
            }[];
            /**
             * @description Set in the answer to a dry run
             * @example {
             *       "tries": 1,
             *       "changed": 1,
             *       "sentence": "Ada Okafor added the domain northwind.example."
             *     }
             */
            impact: components["schemas"]["SignUpPolicyImpact"] | null;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description What the policy would have meant for the last 90 days */
        SignUpPolicyImpact: {
            /**
             * @description People who tried in the last 90 days
             * @example 1
             */
            tries: number;
            /**
             * @description How many of them would have met something else
             * @example 1
             */
            changed: number;
            /**
             * @description The same in words
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
        };
        /** @description What would happen to an address */
        SignUpTest: {
            /**
             * @description What would happen
             * @example open
             * @enum {string}
             */
            outcome: "open" | "joins" | "approval" | "refused";
            /**
             * @description What the person would read
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
            /**
             * @description Which rule decides
             * @example Owner of the account
             */
            because: string;
        };
        /** @description Somebody who can sign in to an account of the organization */
        OrganizationUser: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Name
             * @example Ada Okafor
             */
            name: string;
            /**
             * @description First name
             * @example Ada
             */
            first_name: string;
            /**
             * @description Last name
             * @example Okafor
             */
            last_name: string;
            /**
             * @description Address
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description managed: the login belongs to the organization. independent: a guest with a role on an account
             * @example managed
             * @enum {string}
             */
            kind: "managed" | "independent";
            /**
             * @description Only active users sign in
             * @example active
             * @enum {string}
             */
            state: "active" | "inactive" | "suspended" | "pending_deletion";
            /**
             * @description Their role in the organization; null for guests
             * @example {
             *       "role_sid": "IX00000000000000000000000000000103",
             *       "name": "Ada Okafor"
             *     }
             */
            organization_role: {
                /**
                 * @description SID of the Role
                 * @example IX00000000000000000000000000000103
                 */
                role_sid: string;
                /**
                 * @description Name of the role
                 * @example Ada Okafor
                 */
                name: string;
            } | null;
            /**
             * @description On how many accounts they hold a role of their own, or which they own
             * @example 1
             */
            accounts: number;
            /**
             * @description How many accounts of the organization they own
             * @example 1
             */
            owned_accounts: number;
            /**
             * @description How the login came to be: sign_up, invitation, sign_up_policy, founding
             * @example invitation
             */
            joined_by: string;
            /**
             * @description When they last signed in
             * @example 2026-11-24T09:30:00.000Z
             */
            last_sign_in_at: string | null;
            /**
             * @description When the login is erased, unless that is cancelled
             * @example 2026-11-24T09:30:00.000Z
             */
            deletion_due_at: string | null;
            /**
             * Format: date-time
             * @description When the login was made
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Goes up with each change; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description How many people an organization has */
        UserCounts: {
            /**
             * @description Managed users, counted up to 10,001
             * @example 1
             */
            managed: number;
            /**
             * @description Independent users, counted up to 10,001
             * @example 1
             */
            independent: number;
            /**
             * @description Active Owner and Administrators
             * @example 1
             */
            administrators: number;
            /**
             * @description Deactivated managed users, counted up to 10,001
             * @example 1
             */
            inactive: number;
        };
        /** @description The organization that you belong to */
        OwnOrganization: {
            /**
             * @description null: your login is independent
             * @example {
             *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
             *       "friendly_name": "Northwind Traders",
             *       "is_suspended": true,
             *       "role_names": [
             *         "Administrator"
             *       ],
             *       "permissions": [
             *         "/bailiwick/organization/domains/create"
             *       ],
             *       "opens_admin_center": true
             *     }
             */
            organization: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Its name
                 * @example Northwind Traders
                 */
                friendly_name: string;
                /**
                 * @description The operator stopped it: nobody can do anything in it
                 * @example true
                 */
                is_suspended: boolean;
                /** @description Your roles in it */
                role_names: string[];
                /** @description What you may do in it */
                permissions: string[];
                /**
                 * @description May you open the Admin Center?
                 * @example true
                 */
                opens_admin_center: boolean;
            } | null;
        };
        /** @description What a removal changed */
        RemovedUser: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            user_sid: string;
            /**
             * @description How many accounts have a new owner
             * @example 1
             */
            accounts_handed_over: number;
            /**
             * @description How many accounts left with them
             * @example 1
             */
            accounts_taken_along: number;
            /**
             * @description How many roles ended
             * @example 1
             */
            roles_ended: number;
            /**
             * @description How many sessions ended
             * @example 1
             */
            sessions_ended: number;
        };
        /** @description A login as the operator sees it */
        OperatedUser: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Who manages the login; null: independent
             * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            organization_sid: string | null;
            /**
             * @description Address
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description Name
             * @example Ada Okafor
             */
            name: string;
            /**
             * @description Only active users sign in
             * @example active
             * @enum {string}
             */
            state: "active" | "inactive" | "suspended" | "pending_deletion";
            /**
             * Format: date-time
             * @description When the login was made
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        /** @description A change of address that waits for its code */
        EmailChange: {
            /**
             * @description The new address; a code was mailed to it
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description Who asked for it
             * @example Ada Okafor
             */
            requested_by: string;
            /**
             * @description What the new address means for the login
             * @example You will be a managed user of Northwind Traders.
             */
            consequence: string;
            /**
             * Format: date-time
             * @description Until when the code works
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
        };
        /** @description What became of each address */
        InvitationResults: {
            /** @description One for each address, in their order */
            results: components["schemas"]["InvitationResult"][];
            /**
             * @description How many were invited
             * @example 1
             */
            invited: number;
            /**
             * @description How many have access already
             * @example 1
             */
            granted: number;
            /**
             * @description How many were not invited, and why stands beside each
             * @example 1
             */
            refused: number;
        };
        /** @description What became of one address */
        InvitationResult: {
            /**
             * @description The address as it was sent
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description granted_now: they belong here and have the roles already
             * @example invited
             * @enum {string}
             */
            outcome: "invited" | "granted_now" | "already_invited" | "refused";
            /**
             * @description Why, when refused or already invited
             * @example The Owner left the company.
             */
            reason: string | null;
            /**
             * @description SID of the Invitation
             * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            invitation_sid: string | null;
        };
        /** @description Somebody was asked and has not answered yet */
        Invitation: {
            /**
             * @description SID of the Invitation
             * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description To join the organization, or to reach one account from outside
             * @example organization
             * @enum {string}
             */
            kind: "organization" | "account";
            /**
             * @description Who is invited
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description What became of it
             * @example pending
             * @enum {string}
             */
            state: "pending" | "accepted" | "declined" | "revoked" | "expired";
            /**
             * @description Name of the organization role; null: an invitation to an account
             * @example Standard User
             */
            organization_role: string | null;
            /** @description The roles on accounts that acceptance gives */
            accounts: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
                /**
                 * @description Name of the account
                 * @example Production
                 */
                account_name: string;
                /**
                 * @description SID of the Role
                 * @example IX00000000000000000000000000000103
                 */
                role_sid: string;
                /**
                 * @description Name of the role
                 * @example Developer
                 */
                role_name: string;
            }[];
            /**
             * @description Who invited
             * @example Ada Okafor
             */
            invited_by: string;
            /**
             * Format: date-time
             * @description When
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when it can be accepted
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
            /**
             * @description How often the mail was sent
             * @example 1
             */
            sends: number;
            /**
             * Format: date-time
             * @description When it was sent last
             * @example 2026-11-24T09:30:00.000Z
             */
            last_sent_at: string;
            /**
             * @description May it be sent again now?
             * @example true
             */
            can_resend: boolean;
            /**
             * @description Why not
             * @example resend_throttle
             */
            can_resend_reason: ("resend_throttle" | "resend_expired" | "resend_max_threshold_reached") | null;
        };
        /** @description An account waits for somebody to take it, or give it */
        AccountOffer: {
            /**
             * @description SID of the Invitation
             * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description account_transfer: an independent account is to join. account_hand_over: its Owner names another. account_release: it is to leave, to an Owner outside
             * @example account_transfer
             * @enum {string}
             */
            kind: "account_transfer" | "account_hand_over" | "account_release";
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            account_sid: string;
            /**
             * @description Name of the account; null until a transfer is accepted
             * @example Production
             */
            account_name: string | null;
            /**
             * @description Who is asked
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description What became of it
             * @example pending
             * @enum {string}
             */
            state: "pending" | "accepted" | "declined" | "revoked" | "expired";
            /**
             * @description Who asked
             * @example Ada Okafor
             */
            invited_by: string;
            /**
             * Format: date-time
             * @description When
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when it can be accepted
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
            /**
             * @description How often the mail was sent
             * @example 1
             */
            sends: number;
            /**
             * Format: date-time
             * @description When it was sent last
             * @example 2026-11-24T09:30:00.000Z
             */
            last_sent_at: string;
            /**
             * @description May it be sent again now?
             * @example true
             */
            can_resend: boolean;
            /**
             * @description Why not
             * @example resend_throttle
             */
            can_resend_reason: ("resend_throttle" | "resend_expired" | "resend_max_threshold_reached") | null;
        };
        /** @description An invitation, as the invited person sees it */
        ReceivedInvitation: {
            /**
             * @description SID of the Invitation
             * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description To join an organization, to reach one account; to bring an account along, or to own one
             * @example organization
             * @enum {string}
             */
            kind: "organization" | "account" | "account_transfer" | "account_hand_over" | "account_release";
            /**
             * @description Who is invited
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description The organization, or the account, that invites
             * @example Northwind Traders
             */
            from: string;
            /**
             * @description Who invited
             * @example Ada Okafor
             */
            invited_by: string;
            /** @description What acceptance gives, in words */
            roles: string[];
            /** @description What acceptance changes, in words */
            consequences: string[];
            /**
             * @description Is there a login with this address? Then sign in to accept
             * @example true
             */
            has_login: boolean;
            /**
             * Format: date-time
             * @description Until when it can be accepted
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
        };
        /** @description Somebody asks to join */
        JoinRequest: {
            /**
             * @description SID of the Join request
             * @example JR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Proven address of who asks
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description Name that they gave
             * @example Ada Okafor
             */
            name: string;
            /**
             * @description What they wrote
             * @example I joined the payments team on Monday.
             */
            note: string;
            /**
             * @description What became of it
             * @example pending
             * @enum {string}
             */
            state: "pending" | "approved" | "declined";
            /**
             * Format: date-time
             * @description When they asked
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Who decided
             * @example Ada Okafor
             */
            decided_by: string | null;
            /**
             * @description When it was decided
             * @example 2026-11-24T09:30:00.000Z
             */
            decided_at: string | null;
        };
        /** @description Somebody holds a role somewhere */
        RoleAssignment: {
            /**
             * @description SID of the Role assignment; null: ownership, which is not an assignment
             * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string | null;
            /**
             * @description SID of the Role
             * @example IX00000000000000000000000000000103
             */
            role_sid: string;
            /**
             * @description Name of the role
             * @example Developer
             */
            role_name: string;
            /** @description Who holds it */
            user: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /**
                 * @description Name
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Address
                 * @example ada@northwind.example
                 */
                email: string;
                /**
                 * @description Managed by the organization of the scope
                 * @example true
                 */
                is_managed: boolean;
            };
            /** @description Where it is held */
            scope: {
                /**
                 * @description What it is held on
                 * @example organization
                 * @enum {string}
                 */
                kind: "organization" | "account";
                /**
                 * @description SID of the organization or account
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                sid: string;
                /**
                 * @description Its name
                 * @example Ada Okafor
                 */
                name: string;
            };
            /**
             * @description When it was given
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string | null;
        };
        /** @description Somebody who reaches an account by a role on it */
        Member: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            user_sid: string;
            /**
             * @description Name
             * @example Ada Okafor
             */
            name: string;
            /**
             * @description Address
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description owner: owns the account. managed: of the same organization. independent: from outside
             * @example owner
             * @enum {string}
             */
            kind: "owner" | "managed" | "independent";
            /**
             * @description Only active users sign in
             * @example active
             * @enum {string}
             */
            state: "active" | "inactive" | "suspended" | "pending_deletion";
            /** @description The roles by which they reach the account */
            roles: {
                /**
                 * @description SID of the Role assignment; null: ownership
                 * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                assignment_sid: string | null;
                /**
                 * @description SID of the Role
                 * @example IX00000000000000000000000000000103
                 */
                role_sid: string;
                /**
                 * @description Name of the role
                 * @example Developer
                 */
                role_name: string;
                /**
                 * @description On this account, or on the main account above it
                 * @example account
                 * @enum {string}
                 */
                held_on: "account" | "parent_account";
            }[];
        };
        /** @description The answer to the access question */
        AccessAnswer: {
            /**
             * @description May they?
             * @example true
             */
            allowed: boolean;
            /** @description Everything that gives it */
            because: components["schemas"]["AccessReason"][];
            /**
             * @description What is missing; null when allowed
             * @example {
             *       "sentence": "Ada Okafor added the domain northwind.example.",
             *       "roles_that_would": [
             *         "Administrator"
             *       ]
             *     }
             */
            missing: {
                /**
                 * @description What is missing, in words
                 * @example Ada Okafor added the domain northwind.example.
                 */
                sentence: string;
                /** @description Roles that hold the permission */
                roles_that_would: string[];
            } | null;
        };
        /** @description Why somebody may */
        AccessReason: {
            /**
             * @description What gives it
             * @example organization_owner
             * @enum {string}
             */
            kind: "organization_owner" | "organization_role" | "account_owner" | "account_role";
            /**
             * @description The assignment; null for ownership
             * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            assignment_sid: string | null;
            /**
             * @description SID of the Role
             * @example IX00000000000000000000000000000103
             */
            role_sid: string;
            /**
             * @description Name of the role
             * @example Developer
             */
            role_name: string;
            /**
             * @description Where it is held
             * @example AC1262f377c4b48fed7d465b915dbe381a
             */
            held_on_sid: string;
            /**
             * @description The same in words
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
        };
        /** @description An account that somebody reaches, and why */
        HeldAccess: {
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            account_sid: string;
            /**
             * @description Name of the account
             * @example Production
             */
            account_name: string;
            /** @description Names of the roles by which it is reached */
            roles: string[];
            /** @description In words */
            because: string[];
        };
        /** @description Somebody who may, and why */
        PersonWhoCan: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            user_sid: string;
            /**
             * @description Name
             * @example Ada Okafor
             */
            name: string;
            /**
             * @description Address
             * @example ada@northwind.example
             */
            email: string;
            /** @description Why, in words */
            because: string[];
        };
        /** @description What one person holds on a set of accounts */
        AccessMatrixRow: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            user_sid: string;
            /**
             * @description Name
             * @example Ada Okafor
             */
            name: string;
            /**
             * @description Address
             * @example ada@northwind.example
             */
            email: string;
            /**
             * @description Managed by this organization
             * @example true
             */
            is_managed: boolean;
            /**
             * @description Only active users sign in
             * @example active
             * @enum {string}
             */
            state: "active" | "inactive" | "suspended" | "pending_deletion";
            /** @description What they hold on the organization itself */
            from_organization: {
                /**
                 * @description SID of the Role assignment; null: ownership
                 * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                assignment_sid: string | null;
                /**
                 * @description SID of the Role
                 * @example IX00000000000000000000000000000103
                 */
                role_sid: string;
                /**
                 * @description Name of the role
                 * @example Developer
                 */
                role_name: string;
                /**
                 * @description Does it let them see every account of the organization?
                 * @example true
                 */
                reaches_accounts: boolean;
            }[];
            /** @description The accounts asked about on which, or above which, they hold something */
            cells: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
                /** @description What they hold there */
                holds: {
                    /**
                     * @description Held on the account itself, or on the one above it
                     * @example account_owner
                     * @enum {string}
                     */
                    kind: "account_owner" | "account_role" | "parent_owner" | "parent_role";
                    /**
                     * @description SID of the Role assignment; null: ownership
                     * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    assignment_sid: string | null;
                    /**
                     * @description SID of the Role
                     * @example IX00000000000000000000000000000103
                     */
                    role_sid: string;
                    /**
                     * @description Name of the role
                     * @example Developer
                     */
                    role_name: string;
                }[];
            }[];
            /** @description How many accounts of the whole organization they reach */
            accounts_reached: {
                /**
                 * @description How many
                 * @example 1
                 */
                value: number;
                /**
                 * @description False: there are more
                 * @example true
                 */
                exact: boolean;
            };
        };
        /** @description What was changed */
        ChangedRoles: {
            /**
             * @description How many roles were given
             * @example 1
             */
            given: number;
            /**
             * @description How many roles were taken away or replaced
             * @example 1
             */
            taken: number;
        };
        /** @description A named set of permissions */
        Role: {
            /**
             * @description SID of the Role
             * @example IX00000000000000000000000000000102
             */
            sid: string;
            /**
             * @description What people call it
             * @example Administrator
             */
            name: string;
            /**
             * @description What it is for
             * @example When somebody answers an invitation of yours.
             */
            description: string;
            /**
             * @description Where it is held
             * @example organization
             * @enum {string}
             */
            scope: "organization" | "account";
            /**
             * @description False for ownership, which is handed over and never granted
             * @example true
             */
            grantable: boolean;
            /** @description What it lets one do, as /namespace/product/resource/action */
            permissions: string[];
        };
        /** @description Something that wants attention */
        AttentionItem: {
            /**
             * @description organization_ending: it is deleted then. account_closing: closed for good then. account_owner_inactive: the owner cannot sign in. invitation_expiring: within two days. single_administrator: nobody else could act when they are away
             * @example organization_ending
             * @enum {string}
             */
            kind: "organization_ending" | "account_owner_inactive" | "account_closing" | "domain_uncertain" | "join_request_pending" | "invitation_expiring" | "invitation_expired" | "single_administrator";
            /**
             * @description How many
             * @example 1
             */
            count: number;
            /**
             * @description False: there are more than `count`
             * @example true
             */
            exact: boolean;
            /** @description The most urgent of them, 5 at most */
            subjects: {
                /**
                 * @description SID of the account, domain, invitation …
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                sid: string;
                /**
                 * @description Its name or address
                 * @example Ada Okafor
                 */
                name: string;
                /**
                 * @description Until when something can be done about it
                 * @example 2026-11-24T09:30:00.000Z
                 */
                until: string | null;
            }[];
        };
        /** @description What is too many to be drawn, in heaps */
        MapClusters: {
            /** @description How many there are altogether */
            total: number;
            /** @description At most 60, in the order of names, or the most used tags first. Empty when names do not tell them apart */
            clusters: {
                /** @description The tag that they share; null: they share a range of names */
                tag: string | null;
                /** @description How the first names in it begin */
                first: string;
                /** @description How the last names in it begin */
                last: string;
                /** @description To be asked with; null: by tag */
                from: string | null;
                /** @description To be asked with; null: to the end */
                before: string | null;
                /** @description How many are in it */
                count: number;
                /** @description How many of them have a risk */
                at_risk: number;
            }[];
        };
        /** @description An account, as the map shows it */
        MapAccount: {
            /**
             * @description SID of the Account
             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description What people call it
             * @example Production
             */
            friendly_name: string;
            /**
             * @description Where it is in its life; suspended too while the operator suspends it
             * @enum {string}
             */
            state: "active" | "suspended" | "pending_closure" | "closed";
            /** @description The main account of a subaccount */
            parent: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sid: string;
                /** @description Its name */
                friendly_name: string;
            } | null;
            /** @description The one Owner; null: a subaccount has none of its own */
            owner: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
                /** @description Name */
                name: string;
            } | null;
            /** @description How many subaccounts it has */
            subaccounts: number;
            /** @description How many others than the Owner hold a role on it */
            people: number;
            /** @description What is risky about it */
            risks: ("no_administrator" | "independent_administrator")[];
        };
        /** @description Somebody with what they hold in one place */
        MapPerson: {
            /**
             * @description SID of the User
             * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            user_sid: string;
            /** @description Name */
            name: string;
            /** @description Address */
            email: string;
            /** @description Managed by this organization */
            is_managed: boolean;
            /**
             * @description Only active users sign in
             * @enum {string}
             */
            state: "active" | "inactive" | "suspended" | "pending_deletion";
            /** @description Owns what it is about */
            is_owner: boolean;
            /** @description The roles that they hold right there */
            roles: {
                /**
                 * @description SID of the Role
                 * @example IX00000000000000000000000000000103
                 */
                role_sid: string;
                /** @description Name of the role */
                role_name: string;
                /** @description Does it let them manage the people there? */
                administers: boolean;
            }[];
        };
        /** @description Sign-ins, day by day */
        SignInActivity: {
            /** @description The oldest first; days on which nothing happened are there too */
            days: {
                /**
                 * Format: date
                 * @description The day
                 * @example 2026-11-24
                 */
                date: string;
                /**
                 * @description Sign-ins
                 * @example 1
                 */
                signed_in: number;
                /**
                 * @description Refused ones
                 * @example 1
                 */
                refused: number;
            }[];
            /**
             * @description All of them
             * @example 1
             */
            signed_in: number;
            /**
             * @description All refused ones
             * @example 1
             */
            refused: number;
            /**
             * @description False: a day has more than is counted, 10,000
             * @example true
             */
            exact: boolean;
        };
        /** @description Something that takes longer than a request */
        Operation: {
            /**
             * @description SID of the Operation
             * @example OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description What is done
             * @example imports.run
             */
            kind: string;
            /**
             * @description The same for people
             * @example import people
             */
            label: string;
            /**
             * @description True: every row is tried and taken back
             * @example true
             */
            dry_run: boolean;
            /**
             * @description SUCCEEDED: every row was looked at. FAILED: stopped before the end; see error
             * @example PENDING
             * @enum {string}
             */
            state: "PENDING" | "IN_PROGRESS" | "SUCCEEDED" | "FAILED";
            /**
             * @description Rows that are looked at
             * @example 1
             */
            done_rows: number;
            /**
             * @description null: not known yet
             * @example 1
             */
            total_rows: number | null;
            /** @description What became of the rows so far */
            outcomes: {
                /**
                 * @description Rows that made something
                 * @example 1
                 */
                created: number;
                /**
                 * @description Rows that changed something
                 * @example 1
                 */
                updated: number;
                /**
                 * @description Rows with nothing to do
                 * @example 1
                 */
                unchanged: number;
                /**
                 * @description Rows that were refused
                 * @example 1
                 */
                error: number;
            };
            /** @description What its rows changed so far, or would change, added up */
            changes: {
                /**
                 * @description Stable word
                 * @example sessions_ended
                 */
                what: string;
                /**
                 * @description To be read after the number
                 * @example sessions end
                 */
                label: string;
                /**
                 * @description How many
                 * @example 1
                 */
                count: number;
                /** @description The first of them, 20 at most */
                names: string[];
            }[];
            /**
             * @description Why it stopped; null unless FAILED
             * @example {
             *       "code": "204857",
             *       "detail": "is not an e-mail address"
             *     }
             */
            error: {
                /**
                 * @description Stable code of the error
                 * @example 204857
                 */
                code: string;
                /**
                 * @description What happened
                 * @example is not an e-mail address
                 */
                detail: string;
            } | null;
            /**
             * @description Who asked for it
             * @example Ada Okafor
             */
            asked_by: string;
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description When it began
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string | null;
            /**
             * @description When it ended
             * @example 2026-11-24T09:30:00.000Z
             */
            finished_at: string | null;
            /**
             * @description Goes up with each batch; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description What became of one row of an operation */
        OperationRow: {
            /**
             * @description Number of the row; in a file, its line counted from the header as 1
             * @example 1
             */
            row_number: number;
            /**
             * @description Whom or what the row is about
             * @example imogen@northwind.example
             */
            key: string;
            /**
             * @description CREATED, UPDATED: done (in a dry run: would be). UNCHANGED: it was so already. ERROR: refused, for the reason beside it
             * @example CREATED
             * @enum {string}
             */
            outcome: "CREATED" | "UPDATED" | "UNCHANGED" | "ERROR";
            /**
             * @description The column that the reason is about
             * @example email
             */
            column: string | null;
            /**
             * @description What stands there
             * @example bailiwick-verification=3f9c2a71d0be4c58
             */
            value: string | null;
            /**
             * @description Why, in words
             * @example The Owner left the company.
             */
            reason: string | null;
            /**
             * @description Stable code of the error that it met
             * @example 204857
             */
            code: string | null;
            /**
             * @description SID of what was made or changed
             * @example USa7495f2b9fc611567dd21b0f2293252b
             */
            target_sid: string | null;
        };
        /** @description Why rows of an operation were refused */
        OperationRefusals: {
            /** @description The errors */
            items: {
                /**
                 * @description Stable code of the error
                 * @example 204857
                 */
                code: string;
                /**
                 * @description How many rows met it
                 * @example 1
                 */
                count: number;
                /**
                 * @description As it was said of the first of them
                 * @example The Owner left the company.
                 */
                reason: string;
                /** @description Whom or what the first of them are about */
                keys: string[];
            }[];
        };
        /** @description A file of people, kept for seven days */
        Import: {
            /**
             * @description SID of the Import
             * @example IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Name of the file
             * @example people.csv
             */
            file_name: string;
            /**
             * @description received: the file is whole and can be checked and run
             * @example receiving
             * @enum {string}
             */
            state: "receiving" | "received";
            /**
             * @description How large the file is
             * @example 1
             */
            size_bytes: number;
            /**
             * @description How much of it is here: where to go on
             * @example 1
             */
            received_bytes: number;
            /** @description The columns of a whole file that can be read */
            columns: {
                /**
                 * @description As it stands in the first line
                 * @example E-mail
                 */
                heading: string;
                /**
                 * @description What it is read as; null: the column is not used
                 * @example email
                 */
                field: ("email" | "first_name" | "last_name" | "organization_role" | "accounts") | null;
            }[];
            /**
             * @description Why a whole file cannot be read as a table of people
             * @example is not an e-mail address
             */
            problem: string | null;
            /**
             * Format: date-time
             * @description When the upload began
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Goes up with each piece; also the ETag
             * @example 1
             */
            version: number;
        };
        /** @description An operator who is signed in */
        OperatorSession: {
            /**
             * @description SID of the Operator
             * @example OE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            operator_sid: string;
            /**
             * @description Address of the operator
             * @example ada@northwind.example
             */
            email: string;
        };
        /** @description How this instance is doing */
        InstanceHealth: {
            /**
             * @description Version of Bailiwick
             * @example 0.1.0
             */
            version: string;
            /**
             * @description Version of PostgreSQL
             * @example 18.4
             */
            database_version: string;
            /**
             * @description Size of the database
             * @example 1
             */
            database_bytes: number;
            /** @description How much there is */
            counts: {
                /**
                 * @description Organizations
                 * @example 1
                 */
                organizations: number;
                /**
                 * @description Logins, as the planner estimates them above 10,000
                 * @example 1
                 */
                users: number;
                /**
                 * @description Accounts and subaccounts, likewise
                 * @example 1
                 */
                accounts: number;
            };
            /** @description How mail is doing */
            mails: {
                /**
                 * @description On their way
                 * @example 1
                 */
                queued: number;
                /**
                 * @description Refused by the mail server for good, in the last 30 days
                 * @example 1
                 */
                failed: number;
                /**
                 * @description Where mails go
                 * @example smtp
                 * @enum {string}
                 */
                destination: "smtp" | "local_outbox";
            };
            /**
             * @description Jobs that are due
             * @example 1
             */
            jobs_waiting: number;
        };
        /** @description An organization as the operator sees it */
        OperatedOrganization: {
            /**
             * @description SID of the Organization
             * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description Its name
             * @example Northwind Traders
             */
            friendly_name: string;
            /**
             * @description Where it is in its life
             * @example active
             */
            state: string;
            /**
             * @description Address of its Owner
             * @example ada@northwind.example
             */
            owner_email: string;
            /**
             * Format: date-time
             * @description When it was created
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        /** @description A mail of this instance; its content is not kept */
        QueuedMail: {
            /**
             * @description SID of the Mail
             * @example ML0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * @description To whom
             * @example imogen@northwind.example
             */
            recipient: string;
            /**
             * @description Subject
             * @example Ada Okafor invites you to Northwind Traders
             */
            subject: string;
            /**
             * @description What became of it
             * @example queued
             * @enum {string}
             */
            state: "queued" | "sent" | "failed";
            /**
             * @description How often it was tried
             * @example 1
             */
            attempts: number;
            /**
             * @description What the mail server said last
             * @example The mail server did not answer.
             */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When it was caused
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description When it was sent or given up
             * @example 2026-11-24T09:30:00.000Z
             */
            finished_at: string | null;
        };
        /** @description Which mails a person gets */
        Notifications: {
            /** @description Every kind of mails there is, those that can be turned off first */
            kinds: {
                /**
                 * @description Stable name
                 * @example roles
                 */
                name: string;
                /**
                 * @description What the mails are about
                 * @example Invitations
                 */
                title: string;
                /**
                 * @description When they are sent
                 * @example When somebody answers an invitation of yours.
                 */
                description: string;
                /**
                 * @description False: they cannot be turned off
                 * @example true
                 */
                is_optional: boolean;
                /**
                 * @description Do you get them?
                 * @example true
                 */
                is_on: boolean;
            }[];
        };
        /** @description A kind of mails that was turned off */
        TurnedOff: {
            /**
             * @description What the mails were about
             * @example Invitations
             */
            title: string;
        };
        /** @description One thing that somebody did */
        AuditEvent: {
            /**
             * @description SID of the Audit event
             * @example AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            sid: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the database
             * @example 2026-11-24T09:30:00.000Z
             */
            occurred_at: string;
            /**
             * @description What happened, from a closed list
             * @example domain.verified
             */
            event: string;
            /**
             * @description The same as a sentence
             * @example Ada Okafor renamed the organization Northwind
             */
            sentence: string;
            /**
             * @description denied: it was refused, and nothing changed
             * @example done
             * @enum {string}
             */
            outcome: "done" | "denied";
            /** @description Who did it */
            actor: {
                /**
                 * @description What acted
                 * @example anonymous
                 * @enum {string}
                 */
                kind: "anonymous" | "user" | "operator" | "system";
                /**
                 * @description SID of who acted; null for the system and for people not signed in
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                sid: string | null;
                /**
                 * @description The session they acted in
                 * @example SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                session_sid: string | null;
                /**
                 * @description Their name at that moment
                 * @example Ada Okafor
                 */
                name: string;
            };
            /** @description What it was done to */
            target: {
                /**
                 * @description Kind of object
                 * @example domain
                 */
                type: string;
                /**
                 * @description SID of the object; empty for the instance
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                sid: string;
                /**
                 * @description Its name at that moment
                 * @example Ada Okafor
                 */
                name: string;
            };
            /**
             * @description The account that it concerns
             * @example AC1262f377c4b48fed7d465b915dbe381a
             */
            account_sid: string | null;
            /**
             * @description The changed fields as they were
             * @example {}
             */
            before: {
                [key: string]: components["schemas"]["__schema0"];
            } | null;
            /**
             * @description The changed fields as they became
             * @example {}
             */
            after: {
                [key: string]: components["schemas"]["__schema0"];
            } | null;
            /**
             * @description Why it was refused
             * @example The Owner left the company.
             */
            reason: string | null;
            /**
             * @description From which address
             * @example 203.0.113.7
             */
            client_address: string;
            /**
             * @description With which program
             * @example Mozilla/5.0
             */
            user_agent: string;
            /**
             * @description The call, as answers and logs name it
             * @example a91c5e0b3f7d42668d10b2c94ef7aa53
             */
            request_id: string;
        };
        __schema0: string | number | boolean | null | components["schemas"]["__schema0"][] | {
            [key: string]: components["schemas"]["__schema0"];
        };
        /** @description An event of the closed list */
        AuditEventName: {
            /**
             * @description Stable name
             * @example domain.verified
             */
            name: string;
            /**
             * @description What it says, with {actor} and {target} for the names
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
        };
        /** @description How far the audit log is sealed, and by which keys */
        AuditLogSeal: {
            /**
             * @description The newest seal; keep number and hash elsewhere; null: none yet
             * @example {
             *       "number": 1,
             *       "hash": "4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f",
             *       "sealed_at": "2026-11-24T09:30:00.000Z",
             *       "sealed_until": "2026-11-24T09:30:00.000Z",
             *       "entries": 1
             *     }
             */
            newest: {
                /**
                 * @description Number of the seal in this log, from 1
                 * @example 1
                 */
                number: number;
                /**
                 * @description SHA-256 of the seal, as hex
                 * @example 4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f
                 */
                hash: string;
                /**
                 * Format: date-time
                 * @description When it was made
                 * @example 2026-11-24T09:30:00.000Z
                 */
                sealed_at: string;
                /**
                 * Format: date-time
                 * @description The time of the newest entry that it covers
                 * @example 2026-11-24T09:30:00.000Z
                 */
                sealed_until: string;
                /**
                 * @description How many entries are sealed by now
                 * @example 1
                 */
                entries: number;
            } | null;
            /** @description Entries that no seal covers yet; within a minute one does */
            waiting: {
                /**
                 * @description How many, counted up to 1,000
                 * @example 1
                 */
                entries: number;
                /**
                 * @description Time of the oldest
                 * @example 2026-11-24T09:30:00.000Z
                 */
                since: string | null;
            };
            /**
             * @description After how many days entries are removed; null: kept for ever
             * @example 1
             */
            retention_days: number | null;
            /** @description The keys that sign seals, the newest last */
            public_keys: {
                /**
                 * Format: uuid
                 * @description As seals name it
                 * @example 0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13
                 */
                id: string;
                /**
                 * @description The Ed25519 public key (SPKI, PEM)
                 * @example -----BEGIN PUBLIC KEY-----
                 *     …
                 *     -----END PUBLIC KEY-----
                 */
                pem: string;
                /**
                 * Format: date-time
                 * @description When it was made
                 * @example 2026-11-24T09:30:00.000Z
                 */
                created_at: string;
            }[];
        };
        /** @description The result of one step of verifying */
        AuditLogVerification: {
            /**
             * @description True: nothing was found in this step
             * @example true
             */
            verified: boolean;
            /**
             * @description Entries compared in this step
             * @example 1
             */
            checked_entries: number;
            /**
             * @description Seals compared in this step
             * @example 1
             */
            checked_seals: number;
            /** @description At most 200 of what was found */
            findings: components["schemas"]["AuditLogFinding"][];
            /**
             * @description There were more than 200
             * @example true
             */
            more_findings: boolean;
            /**
             * @description Send as `after` to go on; null: all is done
             * @example 0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13
             */
            next_after: string | null;
        };
        /** @description Something in the audit log that is not as sealed */
        AuditLogFinding: {
            /**
             * @description entry_changed: An entry is not what it was when it was sealed. entry_missing: A sealed entry is gone. entry_inserted: An entry that the application did not write, or that was put in afterwards. seal_missing: A seal is gone. seal_changed: A seal is not what it was. seal_misplaced: A seal does not follow the one before it. seal_forged: A seal is not signed by a key of this instance. cut_off: The newest seals are gone. pruning_forged: The record of what retention removed is not signed by a key of this instance. key_changed: A public key is not the one that belongs to the private key
             * @example entry_changed
             * @enum {string}
             */
            kind: "entry_changed" | "entry_missing" | "entry_inserted" | "seal_missing" | "seal_changed" | "seal_misplaced" | "seal_forged" | "cut_off" | "pruning_forged" | "key_changed";
            /**
             * @description What was found, in words
             * @example Ada Okafor added the domain northwind.example.
             */
            sentence: string;
            /**
             * @description The entry that it is about
             * @example AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
             */
            audit_event_sid: string | null;
            /**
             * @description Time of the entry or the seal
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string | null;
            /**
             * @description The seal that it is about
             * @example 1
             */
            seal_number: number | null;
            /**
             * @description The hex digits of the SID of the organization or account whose log it is; all zero: the instance; all f: the chain over all logs
             * @example 0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13
             */
            log_id: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description How many items, 1 to 200
         * @example 1
         */
        PageSize: number;
        /**
         * @description A token of an earlier answer
         * @example the-token-of-an-earlier-answer
         */
        PageToken: string;
        /**
         * @description true: answer what would change, and change nothing
         * @example true
         */
        DryRun: boolean;
        /**
         * @description The same key within 24 hours acts once and answers the same
         * @example order-4711
         */
        IdempotencyKey: string;
        /**
         * @description ETag that was read: the change is refused when it is no longer the one
         * @example "3"
         */
        IfMatch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "signUps.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Begin to sign up: learn what the policy says, and get a code by mail */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "SU0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "policy": {
                     *         "outcome": "open",
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "organization_name": "Northwind Traders",
                     *         "contact": "it@northwind.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignUp"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signUps.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Sign-up
                 * @example SU0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sign_up_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "042817"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The six digits of the mail
                     * @example 042817
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Prove the address by the code of the mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "proof": "the-long-secret-of-a-mailed-link",
                     *       "email": "ada@northwind.example",
                     *       "policy": {
                     *         "outcome": "open",
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "organization_name": "Northwind Traders",
                     *         "contact": "it@northwind.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProvenAddress"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `sign_up.code_wrong`: The code is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up.code_dead`: The code does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signUps.complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Sign-up
                 * @example SU0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sign_up_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "proof": "the-long-secret-of-a-mailed-link",
                 *       "first_name": "Ada",
                 *       "last_name": "Okafor",
                 *       "password": "seven green lanterns float",
                 *       "account_name": "Production",
                 *       "transport": "cookie"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What proving the address answered
                     * @example the-long-secret-of-a-mailed-link
                     */
                    proof: string;
                    /**
                     * @description First name, 1 to 255 characters
                     * @example Ada
                     */
                    first_name: string;
                    /**
                     * @description Last name, up to 255 characters; may be empty
                     * @example Okafor
                     */
                    last_name: string;
                    /**
                     * Format: password
                     * @description At least 15 characters; up to 1,024 bytes
                     * @example seven green lanterns float
                     */
                    password: string;
                    /**
                     * @description Name of the first account; needed where the outcome is open
                     * @example Production
                     */
                    account_name?: string;
                    /**
                     * @description cookie: for browsers. bearer: the answer holds a token for the Authorization header
                     * @default cookie
                     * @example cookie
                     * @enum {string}
                     */
                    transport?: "cookie" | "bearer";
                };
            };
        };
        responses: {
            /** @description Finish signing up: makes the login, and for independent people their first account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session": {
                     *         "sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "is_current": true,
                     *         "method": "password",
                     *         "transport": "cookie",
                     *         "client_address": "203.0.113.7",
                     *         "user_agent": "Mozilla/5.0",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_seen_at": "2026-11-24T09:30:00.000Z",
                     *         "expires_at": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "user": {
                     *         "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "email": "ada@northwind.example",
                     *         "first_name": "Ada",
                     *         "last_name": "Okafor",
                     *         "name": "Ada Okafor",
                     *         "state": "active",
                     *         "time_zone": "Europe/Berlin",
                     *         "locale": "de",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *         "version": 1
                     *       },
                     *       "token": "the-long-secret-of-a-mailed-link"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `sign_up.account_name_missing`: Your first account needs a name. `user.password_not_accepted`: This password cannot be used */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up.needs_approval`: An administrator decides about this address. `sign_up.invitation_only`: People join by invitation only */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up.proof_dead`: This sign-up has run out */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.email_taken`: There is a login with this address already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signUps.requestToJoin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Sign-up
                 * @example SU0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                sign_up_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "proof": "the-long-secret-of-a-mailed-link",
                 *       "first_name": "Ada",
                 *       "last_name": "Okafor",
                 *       "note": "I joined the payments team on Monday."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What proving the address answered
                     * @example the-long-secret-of-a-mailed-link
                     */
                    proof: string;
                    /**
                     * @description First name, 1 to 255 characters
                     * @example Ada
                     */
                    first_name: string;
                    /**
                     * @description Last name, up to 255 characters; may be empty
                     * @example Okafor
                     */
                    last_name: string;
                    /**
                     * @description A word to the administrators
                     * @default
                     * @example I joined the payments team on Monday.
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Ask the administrators of the domain to be let in */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organization_name": "Northwind Traders"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Who decides
                         * @example Northwind Traders
                         */
                        organization_name: string;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up.proof_dead`: This sign-up has run out */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up.nothing_to_ask`: You need nobody to let you in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Ask how an address signs in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "methods": [
                     *         "password"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Ways to sign in */
                        methods: "password"[];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List where you are signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "is_current": true,
                     *           "method": "password",
                     *           "transport": "cookie",
                     *           "client_address": "203.0.113.7",
                     *           "user_agent": "Mozilla/5.0",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "last_seen_at": "2026-11-24T09:30:00.000Z",
                     *           "expires_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Newest first, at most 100 */
                        items: components["schemas"]["Session"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example",
                 *       "password": "seven green lanterns float",
                 *       "transport": "cookie"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                    /**
                     * Format: password
                     * @description The password
                     * @example seven green lanterns float
                     */
                    password: string;
                    /**
                     * @description cookie: for browsers. bearer: the answer holds a token for the Authorization header
                     * @default cookie
                     * @example cookie
                     * @enum {string}
                     */
                    transport?: "cookie" | "bearer";
                };
            };
        };
        responses: {
            /** @description Sign in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session": {
                     *         "sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "is_current": true,
                     *         "method": "password",
                     *         "transport": "cookie",
                     *         "client_address": "203.0.113.7",
                     *         "user_agent": "Mozilla/5.0",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_seen_at": "2026-11-24T09:30:00.000Z",
                     *         "expires_at": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "user": {
                     *         "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "email": "ada@northwind.example",
                     *         "first_name": "Ada",
                     *         "last_name": "Okafor",
                     *         "name": "Ada Okafor",
                     *         "state": "active",
                     *         "time_zone": "Europe/Berlin",
                     *         "locale": "de",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *         "version": 1
                     *       },
                     *       "token": "the-long-secret-of-a-mailed-link"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session.refused`: The address or the password is not right */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.getCurrent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session": {
                     *         "sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "is_current": true,
                     *         "method": "password",
                     *         "transport": "cookie",
                     *         "client_address": "203.0.113.7",
                     *         "user_agent": "Mozilla/5.0",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_seen_at": "2026-11-24T09:30:00.000Z",
                     *         "expires_at": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "user": {
                     *         "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "email": "ada@northwind.example",
                     *         "first_name": "Ada",
                     *         "last_name": "Okafor",
                     *         "name": "Ada Okafor",
                     *         "state": "active",
                     *         "time_zone": "Europe/Berlin",
                     *         "locale": "de",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *         "version": 1
                     *       },
                     *       "recently_authenticated": true
                     *     }
                     */
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.endCurrent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.stepUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "seven green lanterns float"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: password
                     * @description The password
                     * @example seven green lanterns float
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Prove again that it is you */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session": {
                     *         "sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "is_current": true,
                     *         "method": "password",
                     *         "transport": "cookie",
                     *         "client_address": "203.0.113.7",
                     *         "user_agent": "Mozilla/5.0",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_seen_at": "2026-11-24T09:30:00.000Z",
                     *         "expires_at": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "user": {
                     *         "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "email": "ada@northwind.example",
                     *         "first_name": "Ada",
                     *         "last_name": "Okafor",
                     *         "name": "Ada Okafor",
                     *         "state": "active",
                     *         "time_zone": "Europe/Berlin",
                     *         "locale": "de",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *         "version": 1
                     *       },
                     *       "token": "the-long-secret-of-a-mailed-link"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.password_wrong`: The password is not right */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Session
                 * @example SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                session_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven green lanterns float",
                 *       "new_password": "nine quiet harbours shine"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: password
                     * @description The password
                     * @example seven green lanterns float
                     */
                    current_password: string;
                    /**
                     * Format: password
                     * @description At least 15 characters; up to 1,024 bytes
                     * @example nine quiet harbours shine
                     */
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description. `user.password_not_accepted`: This password cannot be used */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.password_wrong`: The password is not right */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passwordResets.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Ask for a new password by mail */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description The address as it was sent
                         * @example ada@northwind.example
                         */
                        email: string;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passwordResets.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The token of the link in the mail
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Does a reset link still work? */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Whose password it sets
                         * @example ada@northwind.example
                         */
                        email: string;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `password_reset.link_dead`: This link does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "passwordResets.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link",
                 *       "new_password": "nine quiet harbours shine"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The token of the link in the mail
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                    /**
                     * Format: password
                     * @description At least 15 characters; up to 1,024 bytes
                     * @example nine quiet harbours shine
                     */
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Set a new password by a reset link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Whose password was set
                         * @example ada@northwind.example
                         */
                        email: string;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.password_not_accepted`: This password cannot be used */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `password_reset.link_dead`: This link does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read your own login */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "name": "Ada Okafor",
                     *       "state": "active",
                     *       "time_zone": "Europe/Berlin",
                     *       "locale": "de",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag that was read: the change is refused when it is no longer the one
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "first_name": "Ada",
                 *       "last_name": "Okafor",
                 *       "time_zone": "Europe/Berlin",
                 *       "locale": "en"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description First name, 1 to 255 characters
                     * @example Ada
                     */
                    first_name?: string;
                    /**
                     * @description Last name, up to 255 characters; may be empty
                     * @example Okafor
                     */
                    last_name?: string;
                    /**
                     * @description IANA name, or null
                     * @example Europe/Berlin
                     */
                    time_zone?: string | null;
                    /**
                     * @description Language tag, or null
                     * @example en
                     */
                    locale?: string | null;
                };
            };
        };
        responses: {
            /** @description Change your name, time zone or language */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "name": "Ada Okafor",
                     *       "state": "active",
                     *       "time_zone": "Europe/Berlin",
                     *       "locale": "de",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.stale`: It has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.list": {
        parameters: {
            query?: {
                /**
                 * @description Text in the name, a tag, or a SID
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the accounts that you reach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "friendly_name": "Production",
                     *           "state": "active",
                     *           "suspended_by": [
                     *             "account"
                     *           ],
                     *           "closes_at": "2026-11-24T09:30:00.000Z",
                     *           "organization": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "parent_state": "active",
                     *           "tags": [
                     *             "production"
                     *           ],
                     *           "owner": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1,
                     *           "roles": [
                     *             "Developer"
                     *           ]
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["ReachableAccount"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "friendly_name": "Northwind Traders"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What people call the account, 1 to 64 characters
                     * @example Northwind Traders
                     */
                    friendly_name: string;
                };
            };
        };
        responses: {
            /** @description Create an account that you own */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.created_by_organization`: Accounts are created in your organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an account and what you may do in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1,
                     *       "permissions": [
                     *         "/bailiwick/organization/domains/create"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OpenAccount"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.rename": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag that was read: the change is refused when it is no longer the one
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "friendly_name": "Northwind Traders"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What people call the account, 1 to 64 characters
                     * @example Northwind Traders
                     */
                    friendly_name: string;
                };
            };
        };
        responses: {
            /** @description Rename an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.stale`: It has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "subaccounts.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the subaccounts of an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "friendly_name": "Production",
                     *           "state": "active",
                     *           "suspended_by": [
                     *             "account"
                     *           ],
                     *           "closes_at": "2026-11-24T09:30:00.000Z",
                     *           "organization": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "parent_state": "active",
                     *           "tags": [
                     *             "production"
                     *           ],
                     *           "owner": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["Account"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "subaccounts.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "friendly_name": "Northwind Traders"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What people call the account, 1 to 64 characters
                     * @example Northwind Traders
                     */
                    friendly_name: string;
                };
            };
        };
        responses: {
            /** @description Create a subaccount */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.is_subaccount`: A subaccount has no subaccounts */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.setTags": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag that was read: the change is refused when it is no longer the one
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tags": [
                 *         "team:payments"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description All its tags, at most 20 */
                    tags: string[];
                };
            };
        };
        responses: {
            /** @description Replace the tags of an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.stale`: It has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.list": {
        parameters: {
            query?: {
                /**
                 * @description Text in the name, a tag, or a SID
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description Main accounts (when nothing else is said), subaccounts, both; or independent: owned outside, and shared with your managed users
                 * @example all
                 */
                kind?: "all" | "main" | "subaccount" | "independent";
                /**
                 * @description Only accounts of this owner
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                owner_user_sid?: string;
                /**
                 * @description Only in this state
                 * @example active
                 */
                state?: "active" | "suspended" | "pending_closure" | "closed";
                /**
                 * @description Only with this tag
                 * @example team:payments
                 */
                tag?: string;
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `kind` (main, subaccount): main account or subaccount; `state` (active, suspended, pending_closure, closed): where it is in its life; `name` (text): the whole name, or its beginning as name*; `owner` (text or none): owner, by address, name, name* or SID; `person` (text): somebody holds a role on it or owns it; by address, name, name* or SID; `tag` (text): has this tag; `suspended_by` (account, organization, operator): who suspends it; `closes` (time or never): when it is closed for good; `created` (time): when it was created. Words without a field are looked for in name and tags.
                 * @example kind:main
                 */
                q?: string;
                /**
                 * @description Order; - for descending
                 * @example name
                 */
                sort?: "name" | "-name" | "created_at" | "-created_at";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the accounts of an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "friendly_name": "Production",
                     *           "state": "active",
                     *           "suspended_by": [
                     *             "account"
                     *           ],
                     *           "closes_at": "2026-11-24T09:30:00.000Z",
                     *           "organization": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "parent_state": "active",
                     *           "tags": [
                     *             "production"
                     *           ],
                     *           "owner": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1,
                     *           "subaccounts": 1,
                     *           "people": 1,
                     *           "independent_people": 1
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["ManagedAccount"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "friendly_name": "Northwind Traders",
                 *       "owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What people call the account, 1 to 64 characters
                     * @example Northwind Traders
                     */
                    friendly_name: string;
                    /**
                     * @description Who owns it; the caller when absent
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    owner_user_sid?: string;
                };
            };
        };
        responses: {
            /** @description Create an account in an organization */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an account of an organization, in whatever state it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1,
                     *       "subaccounts": 1,
                     *       "people": 1,
                     *       "independent_people": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedAccount"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.changeOwner": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *       "old_owner_stays": true
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Who owns it from now on
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    owner_user_sid: string;
                    /**
                     * @description Does the old owner stay, as an Administrator of the account?
                     * @default true
                     * @example true
                     */
                    old_owner_stays?: boolean;
                };
            };
        };
        responses: {
            /** @description Give an account of the organization to another owner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1,
                     *       "subaccounts": 1,
                     *       "people": 1,
                     *       "independent_people": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedAccount"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.owner_not_eligible`: This person cannot own an account of the organization. `account.already_owner`: They own the account already. `account.subaccount_without_owner`: A subaccount has no owner of its own. `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.suspend": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Suspend an account: nobody can do anything in it until it is reactivated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.reactivate": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reactivate a suspended account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.close": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Close an account: it can be restored for 30 days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.restore": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Restore an account that is being closed, to the state it had before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.suspend": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Suspend an account of the organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1,
                     *       "subaccounts": 1,
                     *       "people": 1,
                     *       "independent_people": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedAccount"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.reactivate": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reactivate a suspended account of the organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1,
                     *       "subaccounts": 1,
                     *       "people": 1,
                     *       "independent_people": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedAccount"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.close": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Close an account of the organization: it can be restored for 30 days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1,
                     *       "subaccounts": 1,
                     *       "people": 1,
                     *       "independent_people": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedAccount"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.restore": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Restore an account of the organization that is being closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Production",
                     *       "state": "active",
                     *       "suspended_by": [
                     *         "account"
                     *       ],
                     *       "closes_at": "2026-11-24T09:30:00.000Z",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "parent_account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "parent_state": "active",
                     *       "tags": [
                     *         "production"
                     *       ],
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1,
                     *       "subaccounts": 1,
                     *       "people": 1,
                     *       "independent_people": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedAccount"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `account.decided_by_organization`: The organization decided this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedAccounts.list": {
        parameters: {
            query?: {
                /**
                 * @description Exactly this account, suspended or not
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the accounts that the operator suspended, or look one up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "friendly_name": "Northwind Traders",
                     *           "state": "active",
                     *           "organization_name": "Northwind Traders",
                     *           "suspended_by_operator_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["OperatedAccount"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedAccounts.suspend": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Suspend an account as the operator, whatever its own state is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "organization_name": "Northwind Traders",
                     *       "suspended_by_operator_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatedAccount"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedAccounts.reactivate": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lift the suspension by the operator; a suspension by others stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "organization_name": "Northwind Traders",
                     *       "suspended_by_operator_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatedAccount"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account.wrong_state`: The account is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizations.preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "friendly_name": "Northwind Traders"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What people call the organization, 1 to 64 characters
                     * @example Northwind Traders
                     */
                    friendly_name?: string;
                };
            };
        };
        responses: {
            /** @description Show what creating an organization would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "joins": [
                     *         {
                     *           "sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "friendly_name": "Northwind Traders",
                     *           "subaccounts": 1,
                     *           "people": 1
                     *         }
                     *       ],
                     *       "people_who_keep_access": 1,
                     *       "becomes_owner": "Ada Okafor",
                     *       "possible": true,
                     *       "obstacle": "You own no account yet."
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationCreationImpact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizations.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "friendly_name": "Northwind Traders"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What people call the organization, 1 to 64 characters
                     * @example Northwind Traders
                     */
                    friendly_name: string;
                };
            };
        };
        responses: {
            /** @description Create an organization over the accounts that you own */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization.already_managed`: Your login already belongs to an organization. `organization.no_owned_account`: You own no account that could join */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizations.rename": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag that was read: the change is refused when it is no longer the one
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "friendly_name": "Northwind Traders"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What people call the organization, 1 to 64 characters
                     * @example Northwind Traders
                     */
                    friendly_name: string;
                };
            };
        };
        responses: {
            /** @description Rename an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.stale`: It has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizations.delete": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete an organization in 30 days; accounts and users live on as independent ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization.not_in_this_state`: The organization is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizations.cancelDeletion": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keep an organization that was to be deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization.not_in_this_state`: The organization is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedOrganizations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an organization as its operator: from outside */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedOrganizations.suspend": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The Owner left the company."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Why: told to the organization
                     * @example The Owner left the company.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Suspend an organization: nobody can do anything in it or in its accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization.not_in_this_state`: The organization is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedOrganizations.liftSuspension": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lift the suspension of an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "friendly_name": "Northwind Traders",
                     *       "state": "active",
                     *       "owner": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Organization"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization.not_in_this_state`: The organization is not in a state for that */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ownershipTransfers.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the transfers of the ownership, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "organization": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "kind": "hand_over",
                     *           "state": "offered",
                     *           "from": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "to": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "asked_by": "Ada Okafor",
                     *           "reason": "The Owner left the company.",
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "effective_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_because": "The offer was withdrawn.",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["OwnershipTransfer"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ownershipTransfers.create": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SID of the User
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    user_sid: string;
                };
            };
        };
        responses: {
            /** @description With dry_run: what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description Offer the ownership of the organization to one of its people */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.not_eligible`: This person cannot become the Owner. `ownership_transfer.already_open`: Another transfer of the ownership is open */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ownershipTransfers.request": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *       "reason": "The Owner left the company."
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Who is to be the Owner; you when absent
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    user_sid?: string;
                    /**
                     * @description Why the Owner cannot do it, 1 to 500 characters
                     * @example The Owner left the company.
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description With dry_run: what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description Ask for the ownership when the Owner is gone; the operator decides */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.not_eligible`: This person cannot become the Owner. `ownership_transfer.already_open`: Another transfer of the ownership is open. `ownership_transfer.owner_may_hand_over`: You are the Owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ownershipTransfers.cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Ownership transfer
                 * @example OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                ownership_transfer_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop a transfer of the ownership: the Owner, or who asked for it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.not_open`: This transfer cannot be answered any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ownershipTransfers.lookUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The token of the link in the mail
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Read the transfer that a link in a mail can stop */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.link_dead`: This link does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ownershipTransfers.stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The token of the link in the mail
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Stop a transfer by the link in the mail to the Owner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.link_dead`: This link does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedOwnershipTransfers.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the open transfers that would make you an Owner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "organization": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "kind": "hand_over",
                     *           "state": "offered",
                     *           "from": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "to": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "asked_by": "Ada Okafor",
                     *           "reason": "The Owner left the company.",
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "effective_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_because": "The offer was withdrawn.",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description One at most is open */
                        items: components["schemas"]["OwnershipTransfer"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedOwnershipTransfers.accept": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Ownership transfer
                 * @example OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                ownership_transfer_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accept to become the Owner, after the waiting time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.not_open`: This transfer cannot be answered any more. `ownership_transfer.not_eligible`: This person cannot become the Owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedOwnershipTransfers.decline": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Ownership transfer
                 * @example OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                ownership_transfer_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decline to become the Owner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.not_open`: This transfer cannot be answered any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedOwnershipTransfers.list": {
        parameters: {
            query?: {
                /**
                 * @description Only those that have not ended
                 * @example open
                 */
                state?: "open" | "all";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the successions that organizations ask for, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "organization": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "kind": "hand_over",
                     *           "state": "offered",
                     *           "from": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "to": {
                     *             "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "asked_by": "Ada Okafor",
                     *           "reason": "The Owner left the company.",
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "effective_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_because": "The offer was withdrawn.",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["OwnershipTransfer"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedOwnershipTransfers.approve": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Ownership transfer
                 * @example OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                ownership_transfer_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Approve a succession: it takes effect after the waiting time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.not_open`: This transfer cannot be answered any more. `ownership_transfer.not_eligible`: This person cannot become the Owner */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedOwnershipTransfers.decline": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Ownership transfer
                 * @example OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                ownership_transfer_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decline a succession */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OT0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "kind": "hand_over",
                     *       "state": "offered",
                     *       "from": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "to": {
                     *         "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "reason": "The Owner left the company.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "effective_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnershipTransfer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ownership_transfer.not_open`: This transfer cannot be answered any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationMerges.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the offers to merge another organization in, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "state": "offered",
                     *           "email": "ada@northwind.example",
                     *           "candidate": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "offered_by": "Ada Okafor",
                     *           "joined": {
                     *             "accounts": 1,
                     *             "people": 1,
                     *             "people_outside": 1
                     *           },
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_because": "The offer was withdrawn.",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["OrganizationMerge"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationMerges.create": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The address of its Owner
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description With dry_run: what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description Offer the Owner of another organization to merge it into this one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "state": "offered",
                     *       "email": "ada@northwind.example",
                     *       "candidate": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "offered_by": "Ada Okafor",
                     *       "joined": {
                     *         "accounts": 1,
                     *         "people": 1,
                     *         "people_outside": 1
                     *       },
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationMerge"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_merge.outside_domains`: The address is not in a verified domain of this organization. `organization_merge.no_candidate`: No organization can be merged in under this address. `organization_merge.already_open`: This organization has been offered it already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationMerges.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Organization merge
                 * @example OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_merge_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an offer to merge another organization in back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "state": "offered",
                     *       "email": "ada@northwind.example",
                     *       "candidate": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "offered_by": "Ada Okafor",
                     *       "joined": {
                     *         "accounts": 1,
                     *         "people": 1,
                     *         "people_outside": 1
                     *       },
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_because": "The offer was withdrawn.",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationMerge"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_merge.not_open`: This offer cannot be answered any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedOrganizationMerges.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the open offers to merge the organization that you own into another one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "state": "offered",
                     *           "organization": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "offered_by": {
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example"
                     *           },
                     *           "candidate": {
                     *             "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "friendly_name": "Northwind Traders"
                     *           },
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "ended_at": "2026-11-24T09:30:00.000Z",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Newest first */
                        items: components["schemas"]["ReceivedOrganizationMerge"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedOrganizationMerges.accept": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization merge
                 * @example OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_merge_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accept that the organization that you own is merged into another one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "state": "offered",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "offered_by": {
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "candidate": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ReceivedOrganizationMerge"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_merge.not_open`: This offer cannot be answered any more. `organization_merge.not_possible`: The organizations cannot be merged as they are. `organization.not_in_this_state`: The organization is not in a state for that. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedOrganizationMerges.decline": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization merge
                 * @example OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_merge_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decline that the organization that you own is merged into another one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "state": "offered",
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "offered_by": {
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example"
                     *       },
                     *       "candidate": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders"
                     *       },
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "ended_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ReceivedOrganizationMerge"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_merge.not_open`: This offer cannot be answered any more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "domains.list": {
        parameters: {
            query?: {
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `state` (unverified, verified, verified_uncertain, lapsed): how far its proof is; `method` (dns, https): how it was proven; `name` (text): the whole name, or its beginning as name*; `added_by` (text): who added it, by address, name, name* or SID; `verified` (time or never): when it was proven; `checked` (time or never): when it was last looked at; `created` (time): when it was added. Words without a field are looked for in the name.
                 * @example state:unverified
                 */
                q?: string;
                /**
                 * @description Order; - for descending
                 * @example name
                 */
                sort?: "name" | "-name" | "created_at" | "-created_at";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the domains of an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "corp.com",
                     *           "unicode_name": "northwind.example",
                     *           "state": "unverified",
                     *           "method": "dns",
                     *           "sentence": "Ada Okafor added the domain northwind.example.",
                     *           "whose_move": "yours",
                     *           "record": {
                     *             "type": "TXT",
                     *             "name": "Ada Okafor",
                     *             "host": "_bailiwick",
                     *             "zone": "northwind.example",
                     *             "value": "bailiwick-verification=3f9c2a71d0be4c58",
                     *             "ttl_seconds": 1
                     *           },
                     *           "file": {
                     *             "url": "https://northwind.example/.well-known/bailiwick.txt",
                     *             "content": "bailiwick-verification=3f9c2a71d0be4c58"
                     *           },
                     *           "challenge_expires_at": "2026-11-24T09:30:00.000Z",
                     *           "last_check": {
                     *             "checked_at": "2026-11-24T09:30:00.000Z",
                     *             "asked_by": "Ada Okafor",
                     *             "method": "dns",
                     *             "outcome": "match",
                     *             "expected": "bailiwick-verification=3f9c2a71d0be4c58",
                     *             "found": [
                     *               "bailiwick-verification=3f9c2a71d0be4c58"
                     *             ],
                     *             "closest": "northwind.example",
                     *             "sentence": "Ada Okafor added the domain northwind.example.",
                     *             "server": "192.0.2.53",
                     *             "ttl_seconds": 1,
                     *             "http_status": 1
                     *           },
                     *           "next_check_at": "2026-11-24T09:30:00.000Z",
                     *           "held_by_another": true,
                     *           "dispute": {
                     *             "side": "holder",
                     *             "state": "checking",
                     *             "restore_until": "2026-11-24T09:30:00.000Z"
                     *           },
                     *           "added_by": "Ada Okafor",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "verified_at": "2026-11-24T09:30:00.000Z",
                     *           "uncertain_since": "2026-11-24T09:30:00.000Z",
                     *           "lapses_at": "2026-11-24T09:30:00.000Z",
                     *           "days_left": 1,
                     *           "lapsed_at": "2026-11-24T09:30:00.000Z",
                     *           "people_released": 1,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["Domain"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "domains.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "corp.com"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A bare domain name
                     * @example corp.com
                     */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Add a domain and get the record that proves it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "corp.com",
                     *       "unicode_name": "northwind.example",
                     *       "state": "unverified",
                     *       "method": "dns",
                     *       "sentence": "Ada Okafor added the domain northwind.example.",
                     *       "whose_move": "yours",
                     *       "record": {
                     *         "type": "TXT",
                     *         "name": "Ada Okafor",
                     *         "host": "_bailiwick",
                     *         "zone": "northwind.example",
                     *         "value": "bailiwick-verification=3f9c2a71d0be4c58",
                     *         "ttl_seconds": 1
                     *       },
                     *       "file": {
                     *         "url": "https://northwind.example/.well-known/bailiwick.txt",
                     *         "content": "bailiwick-verification=3f9c2a71d0be4c58"
                     *       },
                     *       "challenge_expires_at": "2026-11-24T09:30:00.000Z",
                     *       "last_check": {
                     *         "checked_at": "2026-11-24T09:30:00.000Z",
                     *         "asked_by": "Ada Okafor",
                     *         "method": "dns",
                     *         "outcome": "match",
                     *         "expected": "bailiwick-verification=3f9c2a71d0be4c58",
                     *         "found": [
                     *           "bailiwick-verification=3f9c2a71d0be4c58"
                     *         ],
                     *         "closest": "northwind.example",
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "server": "192.0.2.53",
                     *         "ttl_seconds": 1,
                     *         "http_status": 1
                     *       },
                     *       "next_check_at": "2026-11-24T09:30:00.000Z",
                     *       "held_by_another": true,
                     *       "dispute": {
                     *         "side": "holder",
                     *         "state": "checking",
                     *         "restore_until": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "added_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "verified_at": "2026-11-24T09:30:00.000Z",
                     *       "uncertain_since": "2026-11-24T09:30:00.000Z",
                     *       "lapses_at": "2026-11-24T09:30:00.000Z",
                     *       "days_left": 1,
                     *       "lapsed_at": "2026-11-24T09:30:00.000Z",
                     *       "people_released": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Domain"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `domain.not_a_domain`: That is not a domain that can be claimed. `domain.public_suffix`: Under this name others register theirs. `domain.shared_mail`: This domain is shared by people who have nothing to do with each other */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `domain.looks_like_another`: This name cannot be told apart from a domain that somebody holds. `domain.already_added`: The domain is on your list already. `domain.limit_reached`: The organization has as many domains as it may */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "domains.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Domain
                 * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                domain_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read a domain: record, last check, provider, who uses it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "domain": {
                     *         "sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "corp.com",
                     *         "unicode_name": "northwind.example",
                     *         "state": "unverified",
                     *         "method": "dns",
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "whose_move": "yours",
                     *         "record": {
                     *           "type": "TXT",
                     *           "name": "Ada Okafor",
                     *           "host": "_bailiwick",
                     *           "zone": "northwind.example",
                     *           "value": "bailiwick-verification=3f9c2a71d0be4c58",
                     *           "ttl_seconds": 1
                     *         },
                     *         "file": {
                     *           "url": "https://northwind.example/.well-known/bailiwick.txt",
                     *           "content": "bailiwick-verification=3f9c2a71d0be4c58"
                     *         },
                     *         "challenge_expires_at": "2026-11-24T09:30:00.000Z",
                     *         "last_check": {
                     *           "checked_at": "2026-11-24T09:30:00.000Z",
                     *           "asked_by": "Ada Okafor",
                     *           "method": "dns",
                     *           "outcome": "match",
                     *           "expected": "bailiwick-verification=3f9c2a71d0be4c58",
                     *           "found": [
                     *             "bailiwick-verification=3f9c2a71d0be4c58"
                     *           ],
                     *           "closest": "northwind.example",
                     *           "sentence": "Ada Okafor added the domain northwind.example.",
                     *           "server": "192.0.2.53",
                     *           "ttl_seconds": 1,
                     *           "http_status": 1
                     *         },
                     *         "next_check_at": "2026-11-24T09:30:00.000Z",
                     *         "held_by_another": true,
                     *         "dispute": {
                     *           "side": "holder",
                     *           "state": "checking",
                     *           "restore_until": "2026-11-24T09:30:00.000Z"
                     *         },
                     *         "added_by": "Ada Okafor",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "verified_at": "2026-11-24T09:30:00.000Z",
                     *         "uncertain_since": "2026-11-24T09:30:00.000Z",
                     *         "lapses_at": "2026-11-24T09:30:00.000Z",
                     *         "days_left": 1,
                     *         "lapsed_at": "2026-11-24T09:30:00.000Z",
                     *         "people_released": 1,
                     *         "version": 1
                     *       },
                     *       "provider": {
                     *         "name": "Ada Okafor",
                     *         "note": "I joined the payments team on Monday."
                     *       },
                     *       "people": {
                     *         "total": 1,
                     *         "managed": 1,
                     *         "independent": 1,
                     *         "elsewhere": 1,
                     *         "accounts": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DomainDetails"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "domains.remove": {
        parameters: {
            query?: {
                /**
                 * @description When people are managed under it. refuse: it is not removed; release: they become independent
                 * @example refuse
                 */
                people?: "refuse" | "release";
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Domain
                 * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                domain_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With dry_run: what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `domain.people_remain`: People are managed under this domain */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "domains.listChecks": {
        parameters: {
            query?: {
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Domain
                 * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                domain_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every look at a domain, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "checked_at": "2026-11-24T09:30:00.000Z",
                     *           "asked_by": "Ada Okafor",
                     *           "method": "dns",
                     *           "outcome": "match",
                     *           "expected": "bailiwick-verification=3f9c2a71d0be4c58",
                     *           "found": [
                     *             "bailiwick-verification=3f9c2a71d0be4c58"
                     *           ],
                     *           "closest": "northwind.example",
                     *           "sentence": "Ada Okafor added the domain northwind.example.",
                     *           "server": "192.0.2.53",
                     *           "ttl_seconds": 1,
                     *           "http_status": 1
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["DomainCheck"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "domains.verify": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Domain
                 * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                domain_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "method": "dns"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Where to look
                     * @default dns
                     * @example dns
                     * @enum {string}
                     */
                    method?: "dns" | "https";
                };
            };
        };
        responses: {
            /** @description Have a domain checked now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "corp.com",
                     *       "unicode_name": "northwind.example",
                     *       "state": "unverified",
                     *       "method": "dns",
                     *       "sentence": "Ada Okafor added the domain northwind.example.",
                     *       "whose_move": "yours",
                     *       "record": {
                     *         "type": "TXT",
                     *         "name": "Ada Okafor",
                     *         "host": "_bailiwick",
                     *         "zone": "northwind.example",
                     *         "value": "bailiwick-verification=3f9c2a71d0be4c58",
                     *         "ttl_seconds": 1
                     *       },
                     *       "file": {
                     *         "url": "https://northwind.example/.well-known/bailiwick.txt",
                     *         "content": "bailiwick-verification=3f9c2a71d0be4c58"
                     *       },
                     *       "challenge_expires_at": "2026-11-24T09:30:00.000Z",
                     *       "last_check": {
                     *         "checked_at": "2026-11-24T09:30:00.000Z",
                     *         "asked_by": "Ada Okafor",
                     *         "method": "dns",
                     *         "outcome": "match",
                     *         "expected": "bailiwick-verification=3f9c2a71d0be4c58",
                     *         "found": [
                     *           "bailiwick-verification=3f9c2a71d0be4c58"
                     *         ],
                     *         "closest": "northwind.example",
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "server": "192.0.2.53",
                     *         "ttl_seconds": 1,
                     *         "http_status": 1
                     *       },
                     *       "next_check_at": "2026-11-24T09:30:00.000Z",
                     *       "held_by_another": true,
                     *       "dispute": {
                     *         "side": "holder",
                     *         "state": "checking",
                     *         "restore_until": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "added_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "verified_at": "2026-11-24T09:30:00.000Z",
                     *       "uncertain_since": "2026-11-24T09:30:00.000Z",
                     *       "lapses_at": "2026-11-24T09:30:00.000Z",
                     *       "days_left": 1,
                     *       "lapsed_at": "2026-11-24T09:30:00.000Z",
                     *       "people_released": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Domain"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `domain.challenge_expired`: The record is older than seven days. `domain.lapsed`: The domain has lapsed. `domain.changed_meanwhile`: The domain changed while it was checked */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "domains.renewChallenge": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Domain
                 * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                domain_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Get a new record for a domain that is unproven or lapsed; the old one is worth nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "corp.com",
                     *       "unicode_name": "northwind.example",
                     *       "state": "unverified",
                     *       "method": "dns",
                     *       "sentence": "Ada Okafor added the domain northwind.example.",
                     *       "whose_move": "yours",
                     *       "record": {
                     *         "type": "TXT",
                     *         "name": "Ada Okafor",
                     *         "host": "_bailiwick",
                     *         "zone": "northwind.example",
                     *         "value": "bailiwick-verification=3f9c2a71d0be4c58",
                     *         "ttl_seconds": 1
                     *       },
                     *       "file": {
                     *         "url": "https://northwind.example/.well-known/bailiwick.txt",
                     *         "content": "bailiwick-verification=3f9c2a71d0be4c58"
                     *       },
                     *       "challenge_expires_at": "2026-11-24T09:30:00.000Z",
                     *       "last_check": {
                     *         "checked_at": "2026-11-24T09:30:00.000Z",
                     *         "asked_by": "Ada Okafor",
                     *         "method": "dns",
                     *         "outcome": "match",
                     *         "expected": "bailiwick-verification=3f9c2a71d0be4c58",
                     *         "found": [
                     *           "bailiwick-verification=3f9c2a71d0be4c58"
                     *         ],
                     *         "closest": "northwind.example",
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "server": "192.0.2.53",
                     *         "ttl_seconds": 1,
                     *         "http_status": 1
                     *       },
                     *       "next_check_at": "2026-11-24T09:30:00.000Z",
                     *       "held_by_another": true,
                     *       "dispute": {
                     *         "side": "holder",
                     *         "state": "checking",
                     *         "restore_until": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "added_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "verified_at": "2026-11-24T09:30:00.000Z",
                     *       "uncertain_since": "2026-11-24T09:30:00.000Z",
                     *       "lapses_at": "2026-11-24T09:30:00.000Z",
                     *       "days_left": 1,
                     *       "lapsed_at": "2026-11-24T09:30:00.000Z",
                     *       "people_released": 1,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Domain"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `domain.changed_meanwhile`: The domain changed while it was checked */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signUpPolicy.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what happens to new people of your domains */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policy": "INVITATION_ONLY",
                     *       "contact": "it@northwind.example",
                     *       "allows_foreign_invitations": true,
                     *       "domains": [
                     *         {
                     *           "domain_sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "Ada Okafor",
                     *           "policy": "INVITATION_ONLY",
                     *           "effective": "INVITATION_ONLY"
                     *         }
                     *       ],
                     *       "impact": {
                     *         "tries": 1,
                     *         "changed": 1,
                     *         "sentence": "Ada Okafor added the domain northwind.example."
                     *       },
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SignUpPolicy"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signUpPolicy.update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag that was read: the change is refused when it is no longer the one
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "policy": "INVITATION_ONLY",
                 *       "contact": "it@northwind.example",
                 *       "allows_foreign_invitations": true,
                 *       "domains": [
                 *         {
                 *           "domain_sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "policy": "INVITATION_ONLY"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description INVITATION_ONLY: refused unless invited. AUTO_MEMBERSHIP: joins as a managed user. APPROVAL_REQUIRED: an administrator decides. NO_MEMBERSHIP: signs up outside the organization
                     * @example INVITATION_ONLY
                     * @enum {string}
                     */
                    policy?: "INVITATION_ONLY" | "AUTO_MEMBERSHIP" | "APPROVAL_REQUIRED" | "NO_MEMBERSHIP";
                    /**
                     * @description Whom to ask, up to 200 characters
                     * @example it@northwind.example
                     */
                    contact?: string | null;
                    /**
                     * @description May other organizations invite your managed users?
                     * @example true
                     */
                    allows_foreign_invitations?: boolean;
                    /** @description Own policies of single domains */
                    domains?: {
                        /**
                         * @description SID of the Domain
                         * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        domain_sid: string;
                        /**
                         * @description null: the default holds
                         * @example INVITATION_ONLY
                         */
                        policy: ("INVITATION_ONLY" | "AUTO_MEMBERSHIP" | "APPROVAL_REQUIRED" | "NO_MEMBERSHIP") | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Decide what happens to new people of your domains */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policy": "INVITATION_ONLY",
                     *       "contact": "it@northwind.example",
                     *       "allows_foreign_invitations": true,
                     *       "domains": [
                     *         {
                     *           "domain_sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "Ada Okafor",
                     *           "policy": "INVITATION_ONLY",
                     *           "effective": "INVITATION_ONLY"
                     *         }
                     *       ],
                     *       "impact": {
                     *         "tries": 1,
                     *         "changed": 1,
                     *         "sentence": "Ada Okafor added the domain northwind.example."
                     *       },
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SignUpPolicy"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up_policy.domain_not_verified`: The domain is not proven */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.stale`: It has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signUpPolicy.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "policy": "INVITATION_ONLY",
                 *       "contact": "it@northwind.example",
                 *       "allows_foreign_invitations": true,
                 *       "domains": [
                 *         {
                 *           "domain_sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "policy": "INVITATION_ONLY"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description INVITATION_ONLY: refused unless invited. AUTO_MEMBERSHIP: joins as a managed user. APPROVAL_REQUIRED: an administrator decides. NO_MEMBERSHIP: signs up outside the organization
                     * @example INVITATION_ONLY
                     * @enum {string}
                     */
                    policy?: "INVITATION_ONLY" | "AUTO_MEMBERSHIP" | "APPROVAL_REQUIRED" | "NO_MEMBERSHIP";
                    /**
                     * @description Whom to ask, up to 200 characters
                     * @example it@northwind.example
                     */
                    contact?: string | null;
                    /**
                     * @description May other organizations invite your managed users?
                     * @example true
                     */
                    allows_foreign_invitations?: boolean;
                    /** @description Own policies of single domains */
                    domains?: {
                        /**
                         * @description SID of the Domain
                         * @example DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        domain_sid: string;
                        /**
                         * @description null: the default holds
                         * @example INVITATION_ONLY
                         */
                        policy: ("INVITATION_ONLY" | "AUTO_MEMBERSHIP" | "APPROVAL_REQUIRED" | "NO_MEMBERSHIP") | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description What a change of the policy would have meant for the last 90 days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policy": "INVITATION_ONLY",
                     *       "contact": "it@northwind.example",
                     *       "allows_foreign_invitations": true,
                     *       "domains": [
                     *         {
                     *           "domain_sid": "DN0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "Ada Okafor",
                     *           "policy": "INVITATION_ONLY",
                     *           "effective": "INVITATION_ONLY"
                     *         }
                     *       ],
                     *       "impact": {
                     *         "tries": 1,
                     *         "changed": 1,
                     *         "sentence": "Ada Okafor added the domain northwind.example."
                     *       },
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SignUpPolicy"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_up_policy.domain_not_verified`: The domain is not proven */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signUpPolicy.test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description What would happen to this address? */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "open",
                     *       "sentence": "Ada Okafor added the domain northwind.example.",
                     *       "because": "Owner of the account"
                     *     }
                     */
                    "application/json": components["schemas"]["SignUpTest"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.list": {
        parameters: {
            query?: {
                /**
                 * @description Which kind
                 * @example everyone
                 */
                kind?: "everyone" | "managed" | "independent";
                /**
                 * @description Text in name or address, or a SID
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description Only in this state
                 * @example active
                 */
                state?: "active" | "inactive" | "suspended" | "pending_deletion";
                /**
                 * @description Only with this organization role
                 * @example IX00000000000000000000000000000103
                 */
                role_sid?: string;
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `kind` (managed, independent): managed by the organization, or a guest; `state` (active, inactive, suspended, pending_deletion): where the login is in its life; `role` (text or none): organization role, by name or SID; `account` (text): holds a role on the account, or owns it; by name, name* or SID; `name` (text): the whole name, or its beginning as name*; `email` (text): the whole address, or its beginning as address*; `domain` (text): domain of the address; `joined_by` (sign_up, invitation, sign_up_policy, founding): how the login came to be; `last_sign_in` (time or never): last sign-in; `created` (time): when the login was made. Words without a field are looked for in name and address.
                 * @example kind:managed
                 */
                q?: string;
                /**
                 * @description Order; - for descending
                 * @example name
                 */
                sort?: "name" | "-name" | "email" | "-email" | "created_at" | "-created_at";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the people of an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "Ada Okafor",
                     *           "first_name": "Ada",
                     *           "last_name": "Okafor",
                     *           "email": "ada@northwind.example",
                     *           "kind": "managed",
                     *           "state": "active",
                     *           "organization_role": {
                     *             "role_sid": "IX00000000000000000000000000000103",
                     *             "name": "Ada Okafor"
                     *           },
                     *           "accounts": 1,
                     *           "owned_accounts": 1,
                     *           "joined_by": "invitation",
                     *           "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *           "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["OrganizationUser"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.count": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many people an organization has */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "managed": 1,
                     *       "independent": 1,
                     *       "administrators": 1,
                     *       "inactive": 1
                     *     }
                     */
                    "application/json": components["schemas"]["UserCounts"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read one of the people of an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "Ada Okafor",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "email": "ada@northwind.example",
                     *       "kind": "managed",
                     *       "state": "active",
                     *       "organization_role": {
                     *         "role_sid": "IX00000000000000000000000000000103",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "accounts": 1,
                     *       "owned_accounts": 1,
                     *       "joined_by": "invitation",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUser"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.update": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description ETag that was read: the change is refused when it is no longer the one
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "first_name": "Ada",
                 *       "last_name": "Okafor"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description First name, 1 to 255 characters
                     * @example Ada
                     */
                    first_name?: string;
                    /**
                     * @description Last name, up to 255 characters; may be empty
                     * @example Okafor
                     */
                    last_name?: string;
                };
            };
        };
        responses: {
            /** @description Rename a managed user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "Ada Okafor",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "email": "ada@northwind.example",
                     *       "kind": "managed",
                     *       "state": "active",
                     *       "organization_role": {
                     *         "role_sid": "IX00000000000000000000000000000103",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "accounts": 1,
                     *       "owned_accounts": 1,
                     *       "joined_by": "invitation",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUser"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.stale`: It has changed since you read it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.getOrganization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization that manages your login, and what you may do in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "organization": {
                     *         "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "friendly_name": "Northwind Traders",
                     *         "is_suspended": true,
                     *         "role_names": [
                     *           "Administrator"
                     *         ],
                     *         "permissions": [
                     *           "/bailiwick/organization/domains/create"
                     *         ],
                     *         "opens_admin_center": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OwnOrganization"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.deactivate": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deactivate a managed user: sessions end at once, roles are kept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "Ada Okafor",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "email": "ada@northwind.example",
                     *       "kind": "managed",
                     *       "state": "active",
                     *       "organization_role": {
                     *         "role_sid": "IX00000000000000000000000000000103",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "accounts": 1,
                     *       "owned_accounts": 1,
                     *       "joined_by": "invitation",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUser"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.already`: They are in that state already. `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.reactivate": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let a deactivated user back in; earlier sessions stay dead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "Ada Okafor",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "email": "ada@northwind.example",
                     *       "kind": "managed",
                     *       "state": "active",
                     *       "organization_role": {
                     *         "role_sid": "IX00000000000000000000000000000103",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "accounts": 1,
                     *       "owned_accounts": 1,
                     *       "joined_by": "invitation",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUser"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.already`: They are in that state already. `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.endSessions": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End all sessions of a managed user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ended": 1
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description How many sessions ended
                         * @example 1
                         */
                        ended: number;
                    };
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.already`: They are in that state already. `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.resetPassword": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Have a link for a new password mailed to a managed user */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Where the link goes
                         * @example ada@northwind.example
                         */
                        email: string;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.cannot_sign_in`: They cannot sign in at the moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.remove": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "new_owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *       "accounts": [
                 *         {
                 *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "new_owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SID of the User
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    new_owner_user_sid?: string;
                    /** @description Owned accounts with an own new owner; new_owner_user_sid gets the rest */
                    accounts?: {
                        /**
                         * @description SID of the Account
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid: string;
                        /**
                         * @description null: the account leaves the organization with its owner
                         * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        new_owner_user_sid: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Remove a managed user from the organization: the login lives on outside */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "accounts_handed_over": 1,
                     *       "accounts_taken_along": 1,
                     *       "roles_ended": 1,
                     *       "sessions_ended": 1
                     *     }
                     */
                    "application/json": components["schemas"]["RemovedUser"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `organization_user.not_their_account`: They do not own this account */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.already`: They are in that state already. `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in. `organization_user.accounts_need_owner`: The accounts that they own need a new owner. `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.delete": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "new_owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *       "accounts": [
                 *         {
                 *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "new_owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SID of the User
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    new_owner_user_sid?: string;
                    /** @description Owned accounts with an own new owner; new_owner_user_sid gets the rest */
                    accounts?: {
                        /**
                         * @description SID of the Account
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid: string;
                        /**
                         * @description SID of the User
                         * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        new_owner_user_sid: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Delete a managed user: closed at once, erased after 30 days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "Ada Okafor",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "email": "ada@northwind.example",
                     *       "kind": "managed",
                     *       "state": "active",
                     *       "organization_role": {
                     *         "role_sid": "IX00000000000000000000000000000103",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "accounts": 1,
                     *       "owned_accounts": 1,
                     *       "joined_by": "invitation",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUser"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `organization_user.not_their_account`: They do not own this account */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.already`: They are in that state already. `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in. `organization_user.accounts_need_owner`: The accounts that they own need a new owner. `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.cancelDeletion": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keep a user who was to be deleted; they stay deactivated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "Ada Okafor",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "email": "ada@northwind.example",
                     *       "kind": "managed",
                     *       "state": "active",
                     *       "organization_role": {
                     *         "role_sid": "IX00000000000000000000000000000103",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "accounts": 1,
                     *       "owned_accounts": 1,
                     *       "joined_by": "invitation",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUser"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.already`: They are in that state already. `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.offboard": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "new_owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *       "accounts": [
                 *         {
                 *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "new_owner_user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SID of the User
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    new_owner_user_sid?: string;
                    /** @description Owned accounts with an own new owner; new_owner_user_sid gets the rest */
                    accounts?: {
                        /**
                         * @description SID of the Account
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid: string;
                        /**
                         * @description SID of the User
                         * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        new_owner_user_sid: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Deactivate a managed user, hand over what they own and end their roles, in one step */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "name": "Ada Okafor",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "email": "ada@northwind.example",
                     *       "kind": "managed",
                     *       "state": "active",
                     *       "organization_role": {
                     *         "role_sid": "IX00000000000000000000000000000103",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "accounts": 1,
                     *       "owned_accounts": 1,
                     *       "joined_by": "invitation",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "deletion_due_at": "2026-11-24T09:30:00.000Z",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OrganizationUser"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `organization_user.not_their_account`: They do not own this account */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.already`: They are in that state already. `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in. `organization_user.accounts_need_owner`: The accounts that they own need a new owner. `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedUsers.find": {
        parameters: {
            query: {
                /**
                 * @description An address, or the SID of a user
                 * @example imogen
                 */
                search: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Find a login by its exact address or SID */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "email": "ada@northwind.example",
                     *           "name": "Ada Okafor",
                     *           "state": "active",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The login, or nothing */
                        items: components["schemas"]["OperatedUser"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedUsers.suspend": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Suspend a login: its organization cannot lift that */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "name": "Ada Okafor",
                     *       "state": "active",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatedUser"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.not_in_this_state`: This does not happen in the state that the login is in. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedUsers.liftSuspension": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lift the suspension of a login */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "name": "Ada Okafor",
                     *       "state": "active",
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatedUser"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.not_in_this_state`: This does not happen in the state that the login is in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.getEmailChange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change of your address that waits for its code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pending": {
                     *         "email": "ada@northwind.example",
                     *         "requested_by": "Ada Okafor",
                     *         "consequence": "You will be a managed user of Northwind Traders.",
                     *         "expires_at": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description null: none is waiting
                         * @example {
                         *       "email": "ada@northwind.example",
                         *       "requested_by": "Ada Okafor",
                         *       "consequence": "You will be a managed user of Northwind Traders.",
                         *       "expires_at": "2026-11-24T09:30:00.000Z"
                         *     }
                         */
                        pending: components["schemas"]["EmailChange"] | null;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.changeEmail": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Ask for another address: a code goes to the new one, a notice to the old one */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@northwind.example",
                     *       "requested_by": "Ada Okafor",
                     *       "consequence": "You will be a managed user of Northwind Traders.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EmailChange"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `email_change.same`: This is the address already. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.step_up_required`: Prove again that it is you. `email_change.outside_organization`: The address lies outside the organization. `email_change.governed`: Another organization decides about addresses of this domain */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.cancelEmailChange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.confirmEmailChange": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "042817"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The six digits of the mail
                     * @example 042817
                     */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Have the new address from now on, by the code that was mailed to it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "first_name": "Ada",
                     *       "last_name": "Okafor",
                     *       "name": "Ada Okafor",
                     *       "state": "active",
                     *       "time_zone": "Europe/Berlin",
                     *       "locale": "de",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `email_change.same`: This is the address already. `user.email_not_accepted`: This is not an e-mail address that can be used here. `email_change.code_wrong`: The code is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_change.outside_organization`: The address lies outside the organization. `email_change.governed`: Another organization decides about addresses of this domain */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_change.code_dead`: The code does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.email_taken`: There is a login with this address already. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "emailChanges.undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What the link brought
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Have the old address back, by the link that was mailed to it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description The address again
                         * @example ada@northwind.example
                         */
                        email: string;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_change.outside_organization`: The address lies outside the organization. `email_change.governed`: Another organization decides about addresses of this domain */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_change.link_dead`: This link does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.email_taken`: There is a login with this address already. `organization.owner_unusable`: The organization would be left without an Owner who can sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationUsers.changeEmail": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Ask a managed user to take another address of a verified domain */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@northwind.example",
                     *       "requested_by": "Ada Okafor",
                     *       "consequence": "You will be a managed user of Northwind Traders.",
                     *       "expires_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EmailChange"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `email_change.same`: This is the address already. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `email_change.outside_organization`: The address lies outside the organization. `email_change.governed`: Another organization decides about addresses of this domain. `organization_user.above_own`: This person holds more than you do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user.email_taken`: There is a login with this address already. `organization_user.is_owner`: The Owner cannot be deactivated. `organization_user.not_managed`: This login is not yours to manage. `organization_user.cannot_sign_in`: They cannot sign in at the moment */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emails": [
                 *         "ada@northwind.example"
                 *       ],
                 *       "organization_role_sid": "IX00000000000000000000000000000203",
                 *       "accounts": [
                 *         {
                 *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "role_sid": "IX00000000000000000000000000000103"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1 to 500 addresses
                     * @example [
                     *       "ada@northwind.example"
                     *     ]
                     */
                    emails: string[];
                    /**
                     * @description Role in the organization; Standard User when absent
                     * @default IX00000000000000000000000000000003
                     * @example IX00000000000000000000000000000203
                     */
                    organization_role_sid?: string;
                    /** @description Access to accounts in the same step */
                    accounts?: {
                        /**
                         * @description SID of the Account
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid: string;
                        /**
                         * @description SID of the Role
                         * @example IX00000000000000000000000000000103
                         */
                        role_sid: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What would become of each address? Sends nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "email": "ada@northwind.example",
                     *           "outcome": "invited",
                     *           "reason": "The Owner left the company.",
                     *           "invitation_sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                     *         }
                     *       ],
                     *       "invited": 1,
                     *       "granted": 1,
                     *       "refused": 1
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationResults"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.owner_is_fixed`: Ownership is not given or taken as a role */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.list": {
        parameters: {
            query?: {
                /**
                 * @description Only in this state; pending ones when nothing else is said
                 * @example pending
                 */
                state?: "pending" | "expired" | "accepted" | "declined" | "revoked" | "all";
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `state` (pending, expired, accepted, declined, revoked): whether and how it was answered; `email` (text): the whole address, or its beginning as address*; `domain` (text): domain of the address; `role` (text or none): organization role that it offers, by name or SID; `account` (text): account that it gives access to, by name, name* or SID; `invited_by` (text): who sent it, by address, name, name* or SID; `expires` (time): when it ends; `created` (time): when it was first sent. Words without a field are looked for in the address.
                 * @example state:pending
                 */
                q?: string;
                /**
                 * @description Order; - for descending
                 * @example -created_at
                 */
                sort?: "-created_at" | "created_at" | "email" | "-email";
                /**
                 * @description Text in the address
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the invitations of an organization and its accounts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "kind": "organization",
                     *           "email": "ada@northwind.example",
                     *           "state": "pending",
                     *           "organization_role": "Standard User",
                     *           "accounts": [
                     *             {
                     *               "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *               "account_name": "Production",
                     *               "role_sid": "IX00000000000000000000000000000103",
                     *               "role_name": "Developer"
                     *             }
                     *           ],
                     *           "invited_by": "Ada Okafor",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "sends": 1,
                     *           "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *           "can_resend": true,
                     *           "can_resend_reason": "resend_throttle"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["Invitation"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emails": [
                 *         "ada@northwind.example"
                 *       ],
                 *       "organization_role_sid": "IX00000000000000000000000000000203",
                 *       "accounts": [
                 *         {
                 *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "role_sid": "IX00000000000000000000000000000103"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1 to 500 addresses
                     * @example [
                     *       "ada@northwind.example"
                     *     ]
                     */
                    emails: string[];
                    /**
                     * @description Role in the organization; Standard User when absent
                     * @default IX00000000000000000000000000000003
                     * @example IX00000000000000000000000000000203
                     */
                    organization_role_sid?: string;
                    /** @description Access to accounts in the same step */
                    accounts?: {
                        /**
                         * @description SID of the Account
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid: string;
                        /**
                         * @description SID of the Role
                         * @example IX00000000000000000000000000000103
                         */
                        role_sid: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Invite up to 500 people, with their access */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "email": "ada@northwind.example",
                     *           "outcome": "invited",
                     *           "reason": "The Owner left the company.",
                     *           "invitation_sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                     *         }
                     *       ],
                     *       "invited": 1,
                     *       "granted": 1,
                     *       "refused": 1
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationResults"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.owner_is_fixed`: Ownership is not given or taken as a role */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.resend": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send an invitation again; the earlier link is dead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "organization",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "organization_role": "Standard User",
                     *       "accounts": [
                     *         {
                     *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "account_name": "Production",
                     *           "role_sid": "IX00000000000000000000000000000103",
                     *           "role_name": "Developer"
                     *         }
                     *       ],
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_expired`: The invitation has expired. `invitation.resend_max_threshold_reached`: It was sent five times */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_throttle`: It was sent a moment ago */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.revoke": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an invitation: its link is dead at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "organization",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "organization_role": "Standard User",
                     *       "accounts": [
                     *         {
                     *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "account_name": "Production",
                     *           "role_sid": "IX00000000000000000000000000000103",
                     *           "role_name": "Developer"
                     *         }
                     *       ],
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.not_pending`: The invitation was answered already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountInvitations.list": {
        parameters: {
            query?: {
                /**
                 * @description Only in this state; pending ones when nothing else is said
                 * @example pending
                 */
                state?: "pending" | "expired" | "accepted" | "declined" | "revoked" | "all";
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `state` (pending, expired, accepted, declined, revoked): whether and how it was answered; `email` (text): the whole address, or its beginning as address*; `domain` (text): domain of the address; `role` (text or none): organization role that it offers, by name or SID; `account` (text): account that it gives access to, by name, name* or SID; `invited_by` (text): who sent it, by address, name, name* or SID; `expires` (time): when it ends; `created` (time): when it was first sent. Words without a field are looked for in the address.
                 * @example state:pending
                 */
                q?: string;
                /**
                 * @description Order; - for descending
                 * @example -created_at
                 */
                sort?: "-created_at" | "created_at" | "email" | "-email";
                /**
                 * @description Text in the address
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the invitations of an account, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "kind": "organization",
                     *           "email": "ada@northwind.example",
                     *           "state": "pending",
                     *           "organization_role": "Standard User",
                     *           "accounts": [
                     *             {
                     *               "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *               "account_name": "Production",
                     *               "role_sid": "IX00000000000000000000000000000103",
                     *               "role_name": "Developer"
                     *             }
                     *           ],
                     *           "invited_by": "Ada Okafor",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "sends": 1,
                     *           "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *           "can_resend": true,
                     *           "can_resend_reason": "resend_throttle"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["Invitation"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountInvitations.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emails": [
                 *         "ada@northwind.example"
                 *       ],
                 *       "role_sid": "IX00000000000000000000000000000103"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1 to 500 addresses
                     * @example [
                     *       "ada@northwind.example"
                     *     ]
                     */
                    emails: string[];
                    /**
                     * @description SID of the Role
                     * @example IX00000000000000000000000000000103
                     */
                    role_sid: string;
                };
            };
        };
        responses: {
            /** @description Invite up to 500 people to an account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "email": "ada@northwind.example",
                     *           "outcome": "invited",
                     *           "reason": "The Owner left the company.",
                     *           "invitation_sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                     *         }
                     *       ],
                     *       "invited": 1,
                     *       "granted": 1,
                     *       "refused": 1
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationResults"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.owner_is_fixed`: Ownership is not given or taken as a role */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountInvitations.resend": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send an invitation to an account again; the earlier link is dead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "organization",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "organization_role": "Standard User",
                     *       "accounts": [
                     *         {
                     *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "account_name": "Production",
                     *           "role_sid": "IX00000000000000000000000000000103",
                     *           "role_name": "Developer"
                     *         }
                     *       ],
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_expired`: The invitation has expired. `invitation.resend_max_threshold_reached`: It was sent five times */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_throttle`: It was sent a moment ago */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountInvitations.revoke": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an invitation to an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "organization",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "organization_role": "Standard User",
                     *       "accounts": [
                     *         {
                     *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "account_name": "Production",
                     *           "role_sid": "IX00000000000000000000000000000103",
                     *           "role_name": "Developer"
                     *         }
                     *       ],
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.not_pending`: The invitation was answered already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountOffers.list": {
        parameters: {
            query?: {
                /**
                 * @description Only in this state
                 * @example pending
                 */
                state?: "pending" | "expired" | "accepted" | "declined" | "revoked" | "all";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the accounts that wait to join, to leave or to change their owner, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "kind": "account_transfer",
                     *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "account_name": "Production",
                     *           "email": "ada@northwind.example",
                     *           "state": "pending",
                     *           "invited_by": "Ada Okafor",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "expires_at": "2026-11-24T09:30:00.000Z",
                     *           "sends": 1,
                     *           "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *           "can_resend": true,
                     *           "can_resend_reason": "resend_throttle"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["AccountOffer"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.add": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SID of the account
                     * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    account_sid: string;
                };
            };
        };
        responses: {
            /** @description With dry_run: what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description Ask the owner of an existing account to bring it into the organization */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "account_transfer",
                     *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "account_name": "Production",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountOffer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.offer_pending`: Somebody was asked already and has not answered. `invitation.account_not_addable`: This account cannot be added. `invitation.account_is_here`: This account belongs to your organization already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries. `invitation.recipient_throttle`: This person has had five invitations today */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationAccounts.release": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description With dry_run: what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description Release an account from the organization, to an owner outside who accepts it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "account_transfer",
                     *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "account_name": "Production",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountOffer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.offer_pending`: Somebody was asked already and has not answered. `account.subaccount_without_owner`: A subaccount has no owner of its own. `account.wrong_state`: The account is not in a state for that. `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.recipient_throttle`: This person has had five invitations today */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountOffers.resend": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ask again; the earlier link is dead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "account_transfer",
                     *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "account_name": "Production",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountOffer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_expired`: The invitation has expired. `invitation.resend_max_threshold_reached`: It was sent five times */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_throttle`: It was sent a moment ago */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountOffers.revoke": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke what is asked: its link is dead at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "account_transfer",
                     *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "account_name": "Production",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountOffer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.not_pending`: The invitation was answered already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.getHandOver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To whom the account is being handed over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hand_over": {
                     *         "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "kind": "account_transfer",
                     *         "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "account_name": "Production",
                     *         "email": "ada@northwind.example",
                     *         "state": "pending",
                     *         "invited_by": "Ada Okafor",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "expires_at": "2026-11-24T09:30:00.000Z",
                     *         "sends": 1,
                     *         "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *         "can_resend": true,
                     *         "can_resend_reason": "resend_throttle"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description null: to nobody
                         * @example {
                         *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                         *       "kind": "account_transfer",
                         *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                         *       "account_name": "Production",
                         *       "email": "ada@northwind.example",
                         *       "state": "pending",
                         *       "invited_by": "Ada Okafor",
                         *       "created_at": "2026-11-24T09:30:00.000Z",
                         *       "expires_at": "2026-11-24T09:30:00.000Z",
                         *       "sends": 1,
                         *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                         *       "can_resend": true,
                         *       "can_resend_reason": "resend_throttle"
                         *     }
                         */
                        hand_over: components["schemas"]["AccountOffer"] | null;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.handOver": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@northwind.example"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ada@northwind.example
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description With dry_run: what would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description Hand your account over to somebody who accepts it; you stay as an Administrator */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "account_transfer",
                     *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "account_name": "Production",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountOffer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.offer_pending`: Somebody was asked already and has not answered. `account.subaccount_without_owner`: A subaccount has no owner of its own. `account.owner_not_eligible`: This person cannot own an account of the organization. `account.already_owner`: They own the account already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.recipient_throttle`: This person has had five invitations today */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.resendHandOver": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send the hand-over again; the earlier link is dead */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "account_transfer",
                     *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "account_name": "Production",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountOffer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_expired`: The invitation has expired. `invitation.resend_max_threshold_reached`: It was sent five times */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.resend_throttle`: It was sent a moment ago */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accounts.revokeHandOver": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take the hand-over back: its link is dead at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "account_transfer",
                     *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "account_name": "Production",
                     *       "email": "ada@northwind.example",
                     *       "state": "pending",
                     *       "invited_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "expires_at": "2026-11-24T09:30:00.000Z",
                     *       "sends": 1,
                     *       "last_sent_at": "2026-11-24T09:30:00.000Z",
                     *       "can_resend": true,
                     *       "can_resend_reason": "resend_throttle"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountOffer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.not_pending`: The invitation was answered already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.lookUp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The token of the link in the mail
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Read the invitation of a link, without using it up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "organization",
                     *       "email": "ada@northwind.example",
                     *       "from": "Northwind Traders",
                     *       "invited_by": "Ada Okafor",
                     *       "roles": [
                     *         "Developer"
                     *       ],
                     *       "consequences": [
                     *         "You will be a managed user of Northwind Traders."
                     *       ],
                     *       "has_login": true,
                     *       "expires_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ReceivedInvitation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.link_dead`: This invitation does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invitations.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link",
                 *       "first_name": "Ada",
                 *       "last_name": "Okafor",
                 *       "password": "seven green lanterns float",
                 *       "transport": "cookie"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The token of the link in the mail
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                    /**
                     * @description First name, 1 to 255 characters
                     * @example Ada
                     */
                    first_name: string;
                    /**
                     * @description Last name, up to 255 characters; may be empty
                     * @example Okafor
                     */
                    last_name: string;
                    /**
                     * Format: password
                     * @description At least 15 characters; up to 1,024 bytes
                     * @example seven green lanterns float
                     */
                    password: string;
                    /**
                     * @description cookie: for browsers. bearer: the answer holds a token for the Authorization header
                     * @default cookie
                     * @example cookie
                     * @enum {string}
                     */
                    transport?: "cookie" | "bearer";
                };
            };
        };
        responses: {
            /** @description Accept an invitation as a new person: makes the login and signs it in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session": {
                     *         "sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "is_current": true,
                     *         "method": "password",
                     *         "transport": "cookie",
                     *         "client_address": "203.0.113.7",
                     *         "user_agent": "Mozilla/5.0",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_seen_at": "2026-11-24T09:30:00.000Z",
                     *         "expires_at": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "user": {
                     *         "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "organization_sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "email": "ada@northwind.example",
                     *         "first_name": "Ada",
                     *         "last_name": "Okafor",
                     *         "name": "Ada Okafor",
                     *         "state": "active",
                     *         "time_zone": "Europe/Berlin",
                     *         "locale": "de",
                     *         "created_at": "2026-11-24T09:30:00.000Z",
                     *         "last_sign_in_at": "2026-11-24T09:30:00.000Z",
                     *         "version": 1
                     *       },
                     *       "token": "the-long-secret-of-a-mailed-link"
                     *     }
                     */
                    "application/json": components["schemas"]["StartedSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.password_not_accepted`: This password cannot be used */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.foreign_not_allowed`: Your organization does not allow invitations from others. `account.created_by_organization`: Accounts are created in your organization. `invitation.governed`: Your company decides about logins with this address */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.link_dead`: This invitation does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.managed_elsewhere`: This login belongs to another organization. `invitation.domain_not_verified`: The domain of this address is not proven. `invitation.inviter_lost_right`: Whoever invited you may not do that any more. `account.owner_not_eligible`: This person cannot own an account of the organization. `invitation.login_exists`: There is a login with this address already. `user.email_taken`: There is a login with this address already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedInvitations.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invitations that wait for your answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "kind": "organization",
                     *           "email": "ada@northwind.example",
                     *           "from": "Northwind Traders",
                     *           "invited_by": "Ada Okafor",
                     *           "roles": [
                     *             "Developer"
                     *           ],
                     *           "consequences": [
                     *             "You will be a managed user of Northwind Traders."
                     *           ],
                     *           "has_login": true,
                     *           "expires_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description Newest first, at most 50 */
                        items: components["schemas"]["ReceivedInvitation"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedInvitations.accept": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accept an invitation with your login */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "granted": []
                     *     }
                     */
                    "application/json": {
                        /** @description What you hold now, in words */
                        granted: string[];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.foreign_not_allowed`: Your organization does not allow invitations from others. `account.created_by_organization`: Accounts are created in your organization */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.link_dead`: This invitation does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.managed_elsewhere`: This login belongs to another organization. `invitation.domain_not_verified`: The domain of this address is not proven. `invitation.inviter_lost_right`: Whoever invited you may not do that any more. `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "receivedInvitations.decline": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Invitation
                 * @example NF0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                invitation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decline an invitation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "declined": true
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Always true
                         * @example true
                         * @constant
                         */
                        declined: true;
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invitation.link_dead`: This invitation does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "joinRequests.list": {
        parameters: {
            query?: {
                /**
                 * @description Only in this state
                 * @example pending
                 */
                state?: "pending" | "approved" | "declined" | "all";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who asks to join, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "JR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "email": "ada@northwind.example",
                     *           "name": "Ada Okafor",
                     *           "note": "I joined the payments team on Monday.",
                     *           "state": "pending",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "decided_by": "Ada Okafor",
                     *           "decided_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["JoinRequest"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "joinRequests.approve": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Join request
                 * @example JR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                join_request_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organization_role_sid": "IX00000000000000000000000000000203",
                 *       "accounts": [
                 *         {
                 *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "role_sid": "IX00000000000000000000000000000103"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Role in the organization; Standard User when absent
                     * @default IX00000000000000000000000000000003
                     * @example IX00000000000000000000000000000203
                     */
                    organization_role_sid?: string;
                    /** @description Access to accounts in the same step */
                    accounts?: {
                        /**
                         * @description SID of the Account
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid: string;
                        /**
                         * @description SID of the Role
                         * @example IX00000000000000000000000000000103
                         */
                        role_sid: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Let somebody in: they get an invitation by mail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "JR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "name": "Ada Okafor",
                     *       "note": "I joined the payments team on Monday.",
                     *       "state": "pending",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "decided_by": "Ada Okafor",
                     *       "decided_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["JoinRequest"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `join_request.decided`: The request was decided already. `join_request.cannot_invite`: This person cannot be invited at the moment. `role_assignment.owner_is_fixed`: Ownership is not given or taken as a role */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "joinRequests.decline": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Join request
                 * @example JR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                join_request_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Decline a request; the person is told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "JR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example",
                     *       "name": "Ada Okafor",
                     *       "note": "I joined the payments team on Monday.",
                     *       "state": "pending",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "decided_by": "Ada Okafor",
                     *       "decided_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["JoinRequest"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `join_request.decided`: The request was decided already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roleAssignments.list": {
        parameters: {
            query?: {
                /**
                 * @description Only of this user
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid?: string;
                /**
                 * @description Only on this account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid?: string;
                /**
                 * @description Only this role
                 * @example IX00000000000000000000000000000103
                 */
                role_sid?: string;
                /**
                 * @description Only on the organization, or only on accounts
                 * @example organization
                 */
                scope_kind?: "organization" | "account";
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `person` (text): who holds it, by address, name, name* or SID; `account` (text): on which account, by name, name* or SID; `role` (text): which role, by name or SID; `scope` (organization, account): on the organization, or on an account; `kind` (managed, independent): held by a managed user, or by a guest; `since` (time or never): since when; ownerships have no time. Words without a field are looked for in names and addresses of people.
                 * @example person:ada@northwind.example
                 */
                q?: string;
                /**
                 * @description Order, by where it is held; - for the other way round
                 * @example scope
                 */
                sort?: "scope" | "-scope";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who holds which role in an organization and its accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "role_sid": "IX00000000000000000000000000000103",
                     *           "role_name": "Developer",
                     *           "user": {
                     *             "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor",
                     *             "email": "ada@northwind.example",
                     *             "is_managed": true
                     *           },
                     *           "scope": {
                     *             "kind": "organization",
                     *             "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *             "name": "Ada Okafor"
                     *           },
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["RoleAssignment"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roleAssignments.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *       "role_sid": "IX00000000000000000000000000000103",
                 *       "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SID of the User
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    user_sid: string;
                    /**
                     * @description SID of the Role
                     * @example IX00000000000000000000000000000103
                     */
                    role_sid: string;
                    /**
                     * @description The account; absent: the organization
                     * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    account_sid?: string;
                };
            };
        };
        responses: {
            /** @description Give a role on the organization or on one of its accounts */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "role_sid": "IX00000000000000000000000000000103",
                     *       "role_name": "Developer",
                     *       "user": {
                     *         "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example",
                     *         "is_managed": true
                     *       },
                     *       "scope": {
                     *         "kind": "organization",
                     *         "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.not_a_member`: This person does not belong here yet. `role_assignment.owner_is_fixed`: Ownership is not given or taken as a role. `role_assignment.exists`: They hold this role already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roleAssignments.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Role assignment
                 * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                role_assignment_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.only_role`: A managed user keeps one organization role */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountMembers.list": {
        parameters: {
            query?: {
                /**
                 * @description Text in name or address
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the people of an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "Ada Okafor",
                     *           "email": "ada@northwind.example",
                     *           "kind": "owner",
                     *           "state": "active",
                     *           "roles": [
                     *             {
                     *               "assignment_sid": "IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *               "role_sid": "IX00000000000000000000000000000103",
                     *               "role_name": "Developer",
                     *               "held_on": "account"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["Member"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountMembers.addRole": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *       "role_sid": "IX00000000000000000000000000000103"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description SID of the User
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    user_sid: string;
                    /**
                     * @description SID of the Role
                     * @example IX00000000000000000000000000000103
                     */
                    role_sid: string;
                };
            };
        };
        responses: {
            /** @description Give somebody a role on an account */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "role_sid": "IX00000000000000000000000000000103",
                     *       "role_name": "Developer",
                     *       "user": {
                     *         "sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor",
                     *         "email": "ada@northwind.example",
                     *         "is_managed": true
                     *       },
                     *       "scope": {
                     *         "kind": "organization",
                     *         "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "created_at": "2026-11-24T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RoleAssignment"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.not_a_member`: This person does not belong here yet. `role_assignment.owner_is_fixed`: Ownership is not given or taken as a role. `role_assignment.exists`: They hold this role already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountMembers.removeRole": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
                /**
                 * @description SID of the Role assignment
                 * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                role_assignment_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `role_assignment.above_own`: The role reaches further than your own */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.only_role`: A managed user keeps one organization role */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountMembers.leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.owner_is_fixed`: Ownership is not given or taken as a role. `role_assignment.not_a_member`: This person does not belong here yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "access.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_sid": "USa7495f2b9fc611567dd21b0f2293252b",
                 *       "permission": "/bailiwick/account/accounts/update",
                 *       "account_sid": "AC1262f377c4b48fed7d465b915dbe381a"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Who; the caller when absent
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    user_sid?: string;
                    /**
                     * @description A permission
                     * @example /bailiwick/account/credentials/manage
                     */
                    permission: string;
                    /**
                     * @description On which account
                     * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    account_sid?: string;
                    /**
                     * @description Or in which organization
                     * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    organization_sid?: string;
                    /**
                     * Format: date-time
                     * @description As it was at this moment, with the names and what roles allow of today; absent: now
                     * @example 2026-10-03T12:00:00Z
                     */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description May a user do something on an account or in an organization, and why? */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": true,
                     *       "because": [
                     *         {
                     *           "kind": "organization_owner",
                     *           "assignment_sid": "IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "role_sid": "IX00000000000000000000000000000103",
                     *           "role_name": "Developer",
                     *           "held_on_sid": "AC1262f377c4b48fed7d465b915dbe381a",
                     *           "sentence": "Ada Okafor added the domain northwind.example."
                     *         }
                     *       ],
                     *       "missing": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "roles_that_would": [
                     *           "Administrator"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AccessAnswer"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.before_history`: What was so then is not known. `access.in_future`: That moment is still to come */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "access.checkBatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "checks": [
                 *         {
                 *           "user_sid": "USa7495f2b9fc611567dd21b0f2293252b",
                 *           "permission": "/bailiwick/account/accounts/update",
                 *           "account_sid": "AC1262f377c4b48fed7d465b915dbe381a"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The questions */
                    checks: {
                        /**
                         * @description Who; the caller when absent
                         * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        user_sid?: string;
                        /**
                         * @description A permission
                         * @example /bailiwick/account/credentials/manage
                         */
                        permission: string;
                        /**
                         * @description On which account
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid?: string;
                        /**
                         * @description Or in which organization
                         * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        organization_sid?: string;
                    }[];
                    /**
                     * Format: date-time
                     * @description As it was at this moment, with the names and what roles allow of today; absent: now
                     * @example 2026-10-03T12:00:00Z
                     */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description The access question for up to 1,000 pairs at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": [
                     *         true
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description One answer for each question, in their order */
                        allowed: boolean[];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.before_history`: What was so then is not known. `access.in_future`: That moment is still to come */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "access.whatCanUserReach": {
        parameters: {
            query?: {
                /**
                 * @description As it was at this moment, with the names and what roles allow of today; absent: now
                 * @example 2026-10-03T12:00:00Z
                 */
                at?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the User
                 * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                user_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which accounts of the organization does a user reach, and why? */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "account_name": "Production",
                     *           "roles": [
                     *             "Developer"
                     *           ],
                     *           "because": [
                     *             "Owner of the account"
                     *           ]
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["HeldAccess"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.before_history`: What was so then is not known. `access.in_future`: That moment is still to come */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "access.whoCan": {
        parameters: {
            query: {
                /**
                 * @description A permission
                 * @example /bailiwick/account/credentials/manage
                 */
                permission: string;
                /**
                 * @description On which account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
                /**
                 * @description As it was at this moment, with the names and what roles allow of today; absent: now
                 * @example 2026-10-03T12:00:00Z
                 */
                at?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may do something on an account? */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "Ada Okafor",
                     *           "email": "ada@northwind.example",
                     *           "because": [
                     *             "Owner of the account"
                     *           ]
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["PersonWhoCan"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `access.before_history`: What was so then is not known. `access.in_future`: That moment is still to come */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "access.matrix": {
        parameters: {
            query?: {
                /**
                 * @description SIDs of the accounts, with commas between them; 100 at most
                 * @example AC1262f377c4b48fed7d465b915dbe381a
                 */
                account_sids?: string;
                /**
                 * @description Text in name or address
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description Which people
                 * @example everyone
                 */
                kind?: "everyone" | "managed" | "independent";
                /**
                 * @description holders: only people who hold something on the accounts asked about
                 * @example everybody
                 */
                only?: "everybody" | "holders";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People against accounts: who holds what on each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "name": "Ada Okafor",
                     *           "email": "ada@northwind.example",
                     *           "is_managed": true,
                     *           "state": "active",
                     *           "from_organization": [
                     *             {
                     *               "assignment_sid": "IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *               "role_sid": "IX00000000000000000000000000000103",
                     *               "role_name": "Developer",
                     *               "reaches_accounts": true
                     *             }
                     *           ],
                     *           "cells": [
                     *             {
                     *               "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *               "holds": [
                     *                 {
                     *                   "kind": "account_owner",
                     *                   "assignment_sid": "IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *                   "role_sid": "IX00000000000000000000000000000103",
                     *                   "role_name": "Developer"
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "accounts_reached": {
                     *             "value": 1,
                     *             "exact": true
                     *           }
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["AccessMatrixRow"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "access.accountTotals": {
        parameters: {
            query?: {
                /**
                 * @description SIDs of the accounts, with commas between them; 100 at most
                 * @example AC1262f377c4b48fed7d465b915dbe381a
                 */
                account_sids?: string;
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many people reach each of a set of accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "people": 1,
                     *           "direct": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description One for each account of the organization that was asked about */
                        items: {
                            /**
                             * @description SID of the Account
                             * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                             */
                            account_sid: string;
                            /**
                             * @description People who reach it by a role or as an owner, from wherever
                             * @example 1
                             */
                            people: number;
                            /**
                             * @description Of them, those with a role on the account itself
                             * @example 1
                             */
                            direct: number;
                        }[];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roleAssignments.change": {
        parameters: {
            query?: {
                /**
                 * @description true: answer what would change, and change nothing
                 * @example true
                 */
                dry_run?: components["parameters"]["DryRun"];
            };
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "changes": [
                 *         {
                 *           "action": "give",
                 *           "user_sid": "US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                 *           "role_sid": "IX00000000000000000000000000000103",
                 *           "account_sid": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The changes, in the order in which they are made */
                    changes: ({
                        /**
                         * @description Give a role
                         * @example give
                         * @constant
                         */
                        action: "give";
                        /**
                         * @description SID of the User
                         * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        user_sid: string;
                        /**
                         * @description SID of the Role
                         * @example IX00000000000000000000000000000103
                         */
                        role_sid: string;
                        /**
                         * @description The account; absent: the organization
                         * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        account_sid?: string;
                    } | {
                        /**
                         * @description Take a role away
                         * @example take
                         * @constant
                         */
                        action: "take";
                        /**
                         * @description SID of the Role assignment
                         * @example IY0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                         */
                        role_assignment_sid: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Give and take several roles at once, all or none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "given": 1,
                     *       "taken": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedRoles"];
                    /**
                     * @example {
                     *       "dry_run": true,
                     *       "operation": "accounts.close",
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "you": [
                     *         "You keep the Owner role in the organization."
                     *       ],
                     *       "undo": {
                     *         "sentence": "Ada Okafor added the domain northwind.example.",
                     *         "until": "2026-11-24T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/vnd.bailiwick.impact+json": components["schemas"]["Impact"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_assignment.changes_refused`: Nothing was changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "roles.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the role catalogue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "IX00000000000000000000000000000102",
                     *           "name": "Administrator",
                     *           "description": "When somebody answers an invitation of yours.",
                     *           "scope": "organization",
                     *           "grantable": true,
                     *           "permissions": [
                     *             "/bailiwick/organization/domains/create"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description All roles, highest first */
                        items: components["schemas"]["Role"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "attention.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What wants attention in an organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "organization_ending",
                     *           "count": 1,
                     *           "exact": true,
                     *           "subjects": [
                     *             {
                     *               "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *               "name": "Ada Okafor",
                     *               "until": "2026-11-24T09:30:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description The kinds, the most urgent first */
                        items: components["schemas"]["AttentionItem"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationMap.clusterAccounts": {
        parameters: {
            query?: {
                /** @description Subaccounts of this account; absent: main accounts */
                parent_account_sid?: string;
                /** @description Only names from here on, in small letters */
                from?: string;
                /** @description Only names before this, in small letters */
                before?: string;
                /** @description Only with this tag; -: with none of those that are clusters */
                tag?: string | "-";
                /** @description Only people of this kind, or only accounts on which somebody of this kind holds a role; a managed one also by owning it */
                kind?: "managed" | "independent";
                /** @description Only accounts with this risk */
                risk?: "no_administrator" | "independent_administrator";
                /** @description What a cluster has in common */
                by?: "letter" | "tag";
            };
            header?: never;
            path: {
                /** @description SID of the Organization */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts of an organization in clusters, by letter or by tag, with counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapClusters"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationMap.clusterPeople": {
        parameters: {
            query?: {
                /** @description On this account; absent: by a role on the organization that reaches accounts */
                account_sid?: string;
                /** @description Only names from here on, in small letters */
                from?: string;
                /** @description Only names before this, in small letters */
                before?: string;
                /** @description Only people of this kind, or only accounts on which somebody of this kind holds a role; a managed one also by owning it */
                kind?: "managed" | "independent";
            };
            header?: never;
            path: {
                /** @description SID of the Organization */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people of an account, or of the whole organization, in clusters by letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapClusters"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationMap.listAccounts": {
        parameters: {
            query?: {
                /** @description Subaccounts of this account; absent: main accounts */
                parent_account_sid?: string;
                /** @description Only names from here on, in small letters */
                from?: string;
                /** @description Only names before this, in small letters */
                before?: string;
                /** @description Only with this tag; -: with none of those that are clusters */
                tag?: string | "-";
                /** @description Only people of this kind, or only accounts on which somebody of this kind holds a role; a managed one also by owning it */
                kind?: "managed" | "independent";
                /** @description Only accounts with this risk */
                risk?: "no_administrator" | "independent_administrator";
                /** @description Only these, main accounts and subaccounts, with commas between them; 100 at most */
                account_sids?: string;
                /** @description How many items, 1 to 200 */
                page_size?: components["parameters"]["PageSize"];
                /** @description A token of an earlier answer */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /** @description SID of the Organization */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts of one branch of the map, by name, with their risks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["MapAccount"][];
                        /** @description Where this page is */
                        page: {
                            /** @description How many items were asked for */
                            size: number;
                            /** @description Send as page_token for the next page */
                            next_token: string | null;
                            /** @description Send as page_token for the page before */
                            previous_token: string | null;
                            /** @description How many match, counted up to 10,000; null where it is not counted */
                            count: {
                                /** @description How many items match */
                                value: number;
                                /** @description False: there are more than `value` */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "organizationMap.listPeople": {
        parameters: {
            query?: {
                /** @description On this account; absent: by a role on the organization that reaches accounts */
                account_sid?: string;
                /** @description Only names from here on, in small letters */
                from?: string;
                /** @description Only names before this, in small letters */
                before?: string;
                /** @description Only people of this kind, or only accounts on which somebody of this kind holds a role; a managed one also by owning it */
                kind?: "managed" | "independent";
                /** @description How many items, 1 to 200 */
                page_size?: components["parameters"]["PageSize"];
                /** @description A token of an earlier answer */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /** @description SID of the Organization */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people of one branch of the map, by name, each with all their roles there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["MapPerson"][];
                        /** @description Where this page is */
                        page: {
                            /** @description How many items were asked for */
                            size: number;
                            /** @description Send as page_token for the next page */
                            next_token: string | null;
                            /** @description Send as page_token for the page before */
                            previous_token: string | null;
                            /** @description How many match, counted up to 10,000; null where it is not counted */
                            count: {
                                /** @description How many items match */
                                value: number;
                                /** @description False: there are more than `value` */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signInActivity.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign-ins of the last 30 days, done and refused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "days": [
                     *         {
                     *           "date": "2026-11-24",
                     *           "signed_in": 1,
                     *           "refused": 1
                     *         }
                     *       ],
                     *       "signed_in": 1,
                     *       "refused": 1,
                     *       "exact": true
                     *     }
                     */
                    "application/json": components["schemas"]["SignInActivity"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.list": {
        parameters: {
            query?: {
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `state` (PENDING, IN_PROGRESS, SUCCEEDED, FAILED): how far it is; `kind` (text): what is done, or its beginning as kind*; `dry_run` (yes, no): whether its rows are only tried; `asked_by` (text): who asked for it, by address, name, name* or SID; `created` (time): when it was asked for; `finished` (time or never): when it ended. Words without a field are looked for in what is done, and who asked for it.
                 * @example state:PENDING
                 */
                q?: string;
                /**
                 * @description Order; - for descending
                 * @example -created_at
                 */
                sort?: "-created_at" | "created_at";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List operations, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "kind": "imports.run",
                     *           "label": "import people",
                     *           "dry_run": true,
                     *           "state": "PENDING",
                     *           "done_rows": 1,
                     *           "total_rows": 1,
                     *           "outcomes": {
                     *             "created": 1,
                     *             "updated": 1,
                     *             "unchanged": 1,
                     *             "error": 1
                     *           },
                     *           "changes": [
                     *             {
                     *               "what": "sessions_ended",
                     *               "label": "sessions end",
                     *               "count": 1,
                     *               "names": [
                     *                 "Production"
                     *               ]
                     *             }
                     *           ],
                     *           "error": {
                     *             "code": "204857",
                     *             "detail": "is not an e-mail address"
                     *           },
                     *           "asked_by": "Ada Okafor",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "started_at": "2026-11-24T09:30:00.000Z",
                     *           "finished_at": "2026-11-24T09:30:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["Operation"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Operation
                 * @example OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                operation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read an operation: how far it is, and what became of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "imports.run",
                     *       "label": "import people",
                     *       "dry_run": true,
                     *       "state": "PENDING",
                     *       "done_rows": 1,
                     *       "total_rows": 1,
                     *       "outcomes": {
                     *         "created": 1,
                     *         "updated": 1,
                     *         "unchanged": 1,
                     *         "error": 1
                     *       },
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "error": {
                     *         "code": "204857",
                     *         "detail": "is not an e-mail address"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "started_at": "2026-11-24T09:30:00.000Z",
                     *       "finished_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.listRows": {
        parameters: {
            query?: {
                /**
                 * @description Only rows of this outcome
                 * @example CREATED
                 */
                outcome?: "CREATED" | "UPDATED" | "UNCHANGED" | "ERROR";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Operation
                 * @example OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                operation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what became of each row, in their order; also while it runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "row_number": 1,
                     *           "key": "imogen@northwind.example",
                     *           "outcome": "CREATED",
                     *           "column": "email",
                     *           "value": "bailiwick-verification=3f9c2a71d0be4c58",
                     *           "reason": "The Owner left the company.",
                     *           "code": "204857",
                     *           "target_sid": "USa7495f2b9fc611567dd21b0f2293252b"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["OperationRow"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.listRefusals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Operation
                 * @example OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                operation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the errors that rows met, the most frequent first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "204857",
                     *           "count": 1,
                     *           "reason": "The Owner left the company.",
                     *           "keys": [
                     *             "imogen@northwind.example"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OperationRefusals"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.exportRows": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Operation
                 * @example OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                operation_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "CREATED"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Only rows of this outcome
                     * @example CREATED
                     * @enum {string}
                     */
                    outcome?: "CREATED" | "UPDATED" | "UNCHANGED" | "ERROR";
                };
            };
        };
        responses: {
            /** @description Take the rows out as a CSV file that is safe to open in a spreadsheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Operation
                 * @example OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                operation_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancel an operation after its present batch; what was done stays done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "imports.run",
                     *       "label": "import people",
                     *       "dry_run": true,
                     *       "state": "PENDING",
                     *       "done_rows": 1,
                     *       "total_rows": 1,
                     *       "outcomes": {
                     *         "created": 1,
                     *         "updated": 1,
                     *         "unchanged": 1,
                     *         "error": 1
                     *       },
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "error": {
                     *         "code": "204857",
                     *         "detail": "is not an e-mail address"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "started_at": "2026-11-24T09:30:00.000Z",
                     *       "finished_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation.finished`: The operation has ended already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.create": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file_name": "people.csv",
                 *       "size_bytes": 1
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Name of the file
                     * @example people.csv
                     */
                    file_name: string;
                    /**
                     * @description How large it is, in bytes of UTF-8
                     * @example 1
                     */
                    size_bytes: number;
                };
            };
        };
        responses: {
            /** @description Begin to upload a CSV file of people */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "file_name": "people.csv",
                     *       "state": "receiving",
                     *       "size_bytes": 1,
                     *       "received_bytes": 1,
                     *       "columns": [
                     *         {
                     *           "heading": "E-mail",
                     *           "field": "email"
                     *         }
                     *       ],
                     *       "problem": "is not an e-mail address",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries. `import.too_many`: Too many files are kept */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.append": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Import
                 * @example IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                import_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "offset_bytes": 1,
                 *       "text": "email,first_name,last_name\nimogen@northwind.example,Imogen,Ilić\n"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Where the piece begins: `received_bytes` of the import
                     * @example 1
                     */
                    offset_bytes: number;
                    /**
                     * @description The next characters of the file, at most 500,000
                     * @example email,first_name,last_name
                     *     imogen@northwind.example,Imogen,Ilić
                     */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Send the next piece of the file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "file_name": "people.csv",
                     *       "state": "receiving",
                     *       "size_bytes": 1,
                     *       "received_bytes": 1,
                     *       "columns": [
                     *         {
                     *           "heading": "E-mail",
                     *           "field": "email"
                     *         }
                     *       ],
                     *       "problem": "is not an e-mail address",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import.wrong_offset`: The piece does not begin where the file ends so far */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import.too_large`: The file is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Import
                 * @example IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                import_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read how far an upload is, and how its columns are read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "file_name": "people.csv",
                     *       "state": "receiving",
                     *       "size_bytes": 1,
                     *       "received_bytes": 1,
                     *       "columns": [
                     *         {
                     *           "heading": "E-mail",
                     *           "field": "email"
                     *         }
                     *       ],
                     *       "problem": "is not an e-mail address",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.check": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Import
                 * @example IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                import_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try every row without keeping anything: an operation that lists what would become of each */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "imports.run",
                     *       "label": "import people",
                     *       "dry_run": true,
                     *       "state": "PENDING",
                     *       "done_rows": 1,
                     *       "total_rows": 1,
                     *       "outcomes": {
                     *         "created": 1,
                     *         "updated": 1,
                     *         "unchanged": 1,
                     *         "error": 1
                     *       },
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "error": {
                     *         "code": "204857",
                     *         "detail": "is not an e-mail address"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "started_at": "2026-11-24T09:30:00.000Z",
                     *       "finished_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import.incomplete`: The file is not whole yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import.unreadable`: The file cannot be read as a table of people */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation.too_many`: Too many operations are under way */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.run": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Import
                 * @example IM0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                import_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "notify": true
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Mail every invitation? Otherwise they are sent one by one, by resend
                     * @example true
                     */
                    notify: boolean;
                };
            };
        };
        responses: {
            /** @description Import the people: an operation that lists what became of each row */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "imports.run",
                     *       "label": "import people",
                     *       "dry_run": true,
                     *       "state": "PENDING",
                     *       "done_rows": 1,
                     *       "total_rows": 1,
                     *       "outcomes": {
                     *         "created": 1,
                     *         "updated": 1,
                     *         "unchanged": 1,
                     *         "error": 1
                     *       },
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "error": {
                     *         "code": "204857",
                     *         "detail": "is not an e-mail address"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "started_at": "2026-11-24T09:30:00.000Z",
                     *       "finished_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import.incomplete`: The file is not whole yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import.unreadable`: The file cannot be read as a table of people */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation.too_many`: Too many operations are under way */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulkChanges.check": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "act": "deactivate",
                 *       "users": [
                 *         "USa7495f2b9fc611567dd21b0f2293252b"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What is done to each of them, by the rules of the same act on one: `offboard` deactivates, hands over and ends roles; `remove` lets the login live on outside; `give_role` needs `role_sid`
                     * @example deactivate
                     * @enum {string}
                     */
                    act: "deactivate" | "reactivate" | "end_sessions" | "offboard" | "remove" | "delete" | "cancel_deletion" | "give_role";
                    /** @description The people, by SID. Either this or `choice` */
                    users?: string[];
                    /** @description Everybody whom the list of people shows by these words */
                    choice?: {
                        /**
                         * @description Which kind
                         * @default everyone
                         * @example everyone
                         * @enum {string}
                         */
                        kind?: "everyone" | "managed" | "independent";
                        /**
                         * @description Text in name or address, or a SID
                         * @example imogen
                         */
                        search?: string;
                        /**
                         * @description Only in this state
                         * @example active
                         * @enum {string}
                         */
                        state?: "active" | "inactive" | "suspended" | "pending_deletion";
                        /**
                         * @description Only with this organization role
                         * @example IX00000000000000000000000000000103
                         */
                        role_sid?: string;
                        /**
                         * @description Only what fits, in the filter grammar of all lists. Fields: `kind` (managed, independent): managed by the organization, or a guest; `state` (active, inactive, suspended, pending_deletion): where the login is in its life; `role` (text or none): organization role, by name or SID; `account` (text): holds a role on the account, or owns it; by name, name* or SID; `name` (text): the whole name, or its beginning as name*; `email` (text): the whole address, or its beginning as address*; `domain` (text): domain of the address; `joined_by` (sign_up, invitation, sign_up_policy, founding): how the login came to be; `last_sign_in` (time or never): last sign-in; `created` (time): when the login was made. Words without a field are looked for in name and address.
                         * @example kind:managed
                         */
                        q?: string;
                        /**
                         * @description How many you saw: refused when others fit by now
                         * @example 1
                         */
                        expected_count?: number;
                    };
                    /**
                     * @description Who owns their accounts afterwards, for `offboard`, `remove` and `delete`; without it people who own accounts are refused
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    new_owner_user_sid?: string;
                    /**
                     * @description Which role, for `give_role`
                     * @example IX00000000000000000000000000000103
                     */
                    role_sid?: string;
                    /**
                     * @description On which account, for `give_role`; without it: in the organization
                     * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    account_sid?: string;
                };
            };
        };
        responses: {
            /** @description Try a change to many people without keeping anything: an operation that lists what would become of each */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "imports.run",
                     *       "label": "import people",
                     *       "dry_run": true,
                     *       "state": "PENDING",
                     *       "done_rows": 1,
                     *       "total_rows": 1,
                     *       "outcomes": {
                     *         "created": 1,
                     *         "updated": 1,
                     *         "unchanged": 1,
                     *         "error": 1
                     *       },
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "error": {
                     *         "code": "204857",
                     *         "detail": "is not an e-mail address"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "started_at": "2026-11-24T09:30:00.000Z",
                     *       "finished_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bulk_change.selection_changed`: Other people fit the choice than when you looked. `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bulk_change.nobody`: Nobody is chosen. `bulk_change.too_many_people`: Too many people are chosen */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation.too_many`: Too many operations are under way */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulkChanges.run": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same key within 24 hours acts once and answers the same
                 * @example order-4711
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "act": "deactivate",
                 *       "users": [
                 *         "USa7495f2b9fc611567dd21b0f2293252b"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What is done to each of them, by the rules of the same act on one: `offboard` deactivates, hands over and ends roles; `remove` lets the login live on outside; `give_role` needs `role_sid`
                     * @example deactivate
                     * @enum {string}
                     */
                    act: "deactivate" | "reactivate" | "end_sessions" | "offboard" | "remove" | "delete" | "cancel_deletion" | "give_role";
                    /** @description The people, by SID. Either this or `choice` */
                    users?: string[];
                    /** @description Everybody whom the list of people shows by these words */
                    choice?: {
                        /**
                         * @description Which kind
                         * @default everyone
                         * @example everyone
                         * @enum {string}
                         */
                        kind?: "everyone" | "managed" | "independent";
                        /**
                         * @description Text in name or address, or a SID
                         * @example imogen
                         */
                        search?: string;
                        /**
                         * @description Only in this state
                         * @example active
                         * @enum {string}
                         */
                        state?: "active" | "inactive" | "suspended" | "pending_deletion";
                        /**
                         * @description Only with this organization role
                         * @example IX00000000000000000000000000000103
                         */
                        role_sid?: string;
                        /**
                         * @description Only what fits, in the filter grammar of all lists. Fields: `kind` (managed, independent): managed by the organization, or a guest; `state` (active, inactive, suspended, pending_deletion): where the login is in its life; `role` (text or none): organization role, by name or SID; `account` (text): holds a role on the account, or owns it; by name, name* or SID; `name` (text): the whole name, or its beginning as name*; `email` (text): the whole address, or its beginning as address*; `domain` (text): domain of the address; `joined_by` (sign_up, invitation, sign_up_policy, founding): how the login came to be; `last_sign_in` (time or never): last sign-in; `created` (time): when the login was made. Words without a field are looked for in name and address.
                         * @example kind:managed
                         */
                        q?: string;
                        /**
                         * @description How many you saw: refused when others fit by now
                         * @example 1
                         */
                        expected_count?: number;
                    };
                    /**
                     * @description Who owns their accounts afterwards, for `offboard`, `remove` and `delete`; without it people who own accounts are refused
                     * @example US0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    new_owner_user_sid?: string;
                    /**
                     * @description Which role, for `give_role`
                     * @example IX00000000000000000000000000000103
                     */
                    role_sid?: string;
                    /**
                     * @description On which account, for `give_role`; without it: in the organization
                     * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                     */
                    account_sid?: string;
                };
            };
        };
        responses: {
            /** @description Change many people at once: an operation that lists what became of each */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "OP0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "kind": "imports.run",
                     *       "label": "import people",
                     *       "dry_run": true,
                     *       "state": "PENDING",
                     *       "done_rows": 1,
                     *       "total_rows": 1,
                     *       "outcomes": {
                     *         "created": 1,
                     *         "updated": 1,
                     *         "unchanged": 1,
                     *         "error": 1
                     *       },
                     *       "changes": [
                     *         {
                     *           "what": "sessions_ended",
                     *           "label": "sessions end",
                     *           "count": 1,
                     *           "names": [
                     *             "Production"
                     *           ]
                     *         }
                     *       ],
                     *       "error": {
                     *         "code": "204857",
                     *         "detail": "is not an e-mail address"
                     *       },
                     *       "asked_by": "Ada Okafor",
                     *       "created_at": "2026-11-24T09:30:00.000Z",
                     *       "started_at": "2026-11-24T09:30:00.000Z",
                     *       "finished_at": "2026-11-24T09:30:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `role.unknown`: There is no such role. `role.wrong_scope`: The role cannot be held there */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this. `request.step_up_required`: Prove again that it is you */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bulk_change.selection_changed`: Other people fit the choice than when you looked. `account.owner_not_eligible`: This person cannot own an account of the organization */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `bulk_change.nobody`: Nobody is chosen. `bulk_change.too_many_people`: Too many people are chosen */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operation.too_many`: Too many operations are under way */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operators.bootstrap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-secret-of-a-mailed-link",
                 *       "email": "ops@vendor.example",
                 *       "password": "seven green lanterns float"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The token of the link
                     * @example the-long-secret-of-a-mailed-link
                     */
                    token: string;
                    /**
                     * @description E-mail address
                     * @example ops@vendor.example
                     */
                    email: string;
                    /**
                     * @description The password
                     * @example seven green lanterns float
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Become the operator by the link that the first start printed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operator_sid": "OE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatorSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `user.password_not_accepted`: This password cannot be used. `user.email_not_accepted`: This is not an e-mail address that can be used here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator.link_dead`: This operator link does not work any more */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator.exists`: This instance has its operator */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatorSessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ops@vendor.example",
                 *       "password": "seven green lanterns float"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description E-mail address
                     * @example ops@vendor.example
                     */
                    email: string;
                    /**
                     * @description The password
                     * @example seven green lanterns float
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in as operator */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operator_sid": "OE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatorSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `operator.sign_in_refused`: The address or the password is not right */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatorSessions.getCurrent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in as operator */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operator_sid": "OE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "email": "ada@northwind.example"
                     *     }
                     */
                    "application/json": components["schemas"]["OperatorSession"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatorSessions.endCurrent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "instance.getHealth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How this instance is doing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "database_version": "18.4",
                     *       "database_bytes": 1,
                     *       "counts": {
                     *         "organizations": 1,
                     *         "users": 1,
                     *         "accounts": 1
                     *       },
                     *       "mails": {
                     *         "queued": 1,
                     *         "failed": 1,
                     *         "destination": "smtp"
                     *       },
                     *       "jobs_waiting": 1
                     *     }
                     */
                    "application/json": components["schemas"]["InstanceHealth"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "instance.listOrganizations": {
        parameters: {
            query?: {
                /**
                 * @description Text in the name
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the organizations of this instance */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "friendly_name": "Northwind Traders",
                     *           "state": "active",
                     *           "owner_email": "ada@northwind.example",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["OperatedOrganization"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "instance.listMails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest mails and what became of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "ML0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "recipient": "imogen@northwind.example",
                     *           "subject": "Ada Okafor invites you to Northwind Traders",
                     *           "state": "queued",
                     *           "attempts": 1,
                     *           "last_error": "The mail server did not answer.",
                     *           "created_at": "2026-11-24T09:30:00.000Z",
                     *           "finished_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description At most 200, newest first */
                        items: components["schemas"]["QueuedMail"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.getNotifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which mails do you get? */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kinds": [
                     *         {
                     *           "name": "roles",
                     *           "title": "Invitations",
                     *           "description": "When somebody answers an invitation of yours.",
                     *           "is_optional": true,
                     *           "is_on": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "user.updateNotifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kinds": [
                 *         {
                 *           "name": "Ada Okafor",
                 *           "is_on": true
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The kinds to change; others stay as they are */
                    kinds: {
                        /**
                         * @description Name of the kind
                         * @example Ada Okafor
                         */
                        name: string;
                        /**
                         * @description Do you want them?
                         * @example true
                         */
                        is_on: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Turn kinds of mails off and on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kinds": [
                     *         {
                     *           "name": "roles",
                     *           "title": "Invitations",
                     *           "description": "When somebody answers an invitation of yours.",
                     *           "is_optional": true,
                     *           "is_on": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description. `notification.unknown_kind`: There is no such kind of mails */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `notification.not_optional`: Mails of this kind cannot be turned off */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications.unsubscribe": {
        parameters: {
            query: {
                /**
                 * @description As the mail brings it
                 * @example the-long-secret-of-a-mailed-link
                 */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Turn off the kind of a mail by the link in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "title": "Invitations"
                     *     }
                     */
                    "application/json": components["schemas"]["TurnedOff"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `notification.link_dead`: This link turns nothing off */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.list": {
        parameters: {
            query?: {
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `event` (text): what happened, or the beginning of it as noun.*; `actor` (text): who did it, by SID or by exactly their name then; `target` (text): what it was done to, by SID or by exactly its name then; `account` (text): the account that it concerns, by SID; `outcome` (done, denied): done, or refused; `request` (text): the call, as answers and logs name it; `address` (text): from which address; `at` (time): when it happened. Words without a field are looked for in the sentence, the event, and the SID of the target.
                 * @example event:domain.*
                 */
                q?: string;
                /**
                 * @description Words in the sentence, the event, or the SID of the target; all must be found
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description Only this event
                 * @example domain.created
                 */
                event?: string;
                /**
                 * @description Only what this user or operator did
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                actor_sid?: string;
                /**
                 * @description Only what was done to this object
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                target_sid?: string;
                /**
                 * @description Only done, or only refused
                 * @example done
                 */
                outcome?: "done" | "denied";
                /**
                 * @description Only of this call
                 * @example a91c5e0b3f7d42668d10b2c94ef7aa53
                 */
                request_id?: string;
                /**
                 * @description Only from this address
                 * @example 203.0.113.7
                 */
                client_address?: string;
                /**
                 * @description Not before this time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                from?: string;
                /**
                 * @description Before this time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                to?: string;
                /**
                 * @description Only what concerns this account
                 * @example AC1262f377c4b48fed7d465b915dbe381a
                 */
                account_sid?: string;
                /**
                 * @description Order; - for descending
                 * @example -occurred_at
                 */
                sort?: "-occurred_at" | "occurred_at";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the audit log of an organization, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "occurred_at": "2026-11-24T09:30:00.000Z",
                     *           "event": "domain.verified",
                     *           "sentence": "Ada Okafor renamed the organization Northwind",
                     *           "outcome": "done",
                     *           "actor": {
                     *             "kind": "anonymous",
                     *             "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *             "session_sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor"
                     *           },
                     *           "target": {
                     *             "type": "domain",
                     *             "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *             "name": "Ada Okafor"
                     *           },
                     *           "account_sid": "AC1262f377c4b48fed7d465b915dbe381a",
                     *           "before": {},
                     *           "after": {},
                     *           "reason": "The Owner left the company.",
                     *           "client_address": "203.0.113.7",
                     *           "user_agent": "Mozilla/5.0",
                     *           "request_id": "a91c5e0b3f7d42668d10b2c94ef7aa53"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["AuditEvent"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accountAuditEvents.list": {
        parameters: {
            query?: {
                /**
                 * @description Only what fits, in the filter grammar of all lists. Fields: `event` (text): what happened, or the beginning of it as noun.*; `actor` (text): who did it, by SID or by exactly their name then; `target` (text): what it was done to, by SID or by exactly its name then; `account` (text): the account that it concerns, by SID; `outcome` (done, denied): done, or refused; `request` (text): the call, as answers and logs name it; `address` (text): from which address; `at` (time): when it happened. Words without a field are looked for in the sentence, the event, and the SID of the target.
                 * @example event:domain.*
                 */
                q?: string;
                /**
                 * @description Words in the sentence, the event, or the SID of the target; all must be found
                 * @example imogen
                 */
                search?: string;
                /**
                 * @description Only this event
                 * @example domain.created
                 */
                event?: string;
                /**
                 * @description Only what this user or operator did
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                actor_sid?: string;
                /**
                 * @description Only what was done to this object
                 * @example USa7495f2b9fc611567dd21b0f2293252b
                 */
                target_sid?: string;
                /**
                 * @description Only done, or only refused
                 * @example done
                 */
                outcome?: "done" | "denied";
                /**
                 * @description Only of this call
                 * @example a91c5e0b3f7d42668d10b2c94ef7aa53
                 */
                request_id?: string;
                /**
                 * @description Only from this address
                 * @example 203.0.113.7
                 */
                client_address?: string;
                /**
                 * @description Not before this time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                from?: string;
                /**
                 * @description Before this time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                to?: string;
                /**
                 * @description Order; - for descending
                 * @example -occurred_at
                 */
                sort?: "-occurred_at" | "occurred_at";
                /**
                 * @description How many items, 1 to 200
                 * @example 1
                 */
                page_size?: components["parameters"]["PageSize"];
                /**
                 * @description A token of an earlier answer
                 * @example the-token-of-an-earlier-answer
                 */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description SID of the Account
                 * @example AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                account_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read what happened in an account, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "sid": "AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "occurred_at": "2026-11-24T09:30:00.000Z",
                     *           "event": "domain.verified",
                     *           "sentence": "Ada Okafor renamed the organization Northwind",
                     *           "outcome": "done",
                     *           "actor": {
                     *             "kind": "anonymous",
                     *             "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *             "session_sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *             "name": "Ada Okafor"
                     *           },
                     *           "target": {
                     *             "type": "domain",
                     *             "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *             "name": "Ada Okafor"
                     *           },
                     *           "account_sid": "AC1262f377c4b48fed7d465b915dbe381a",
                     *           "before": {},
                     *           "after": {},
                     *           "reason": "The Owner left the company.",
                     *           "client_address": "203.0.113.7",
                     *           "user_agent": "Mozilla/5.0",
                     *           "request_id": "a91c5e0b3f7d42668d10b2c94ef7aa53"
                     *         }
                     *       ],
                     *       "page": {
                     *         "size": 1,
                     *         "next_token": "the-token-of-the-next-page",
                     *         "previous_token": "the-token-of-the-page-before",
                     *         "count": {
                     *           "value": 1,
                     *           "exact": true
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The items of this page, in the order asked for */
                        items: components["schemas"]["AuditEvent"][];
                        /** @description Where this page is */
                        page: {
                            /**
                             * @description How many items were asked for
                             * @example 1
                             */
                            size: number;
                            /**
                             * @description Send as page_token for the next page
                             * @example the-token-of-the-next-page
                             */
                            next_token: string | null;
                            /**
                             * @description Send as page_token for the page before
                             * @example the-token-of-the-page-before
                             */
                            previous_token: string | null;
                            /**
                             * @description How many match, counted up to 10,000; null where it is not counted
                             * @example {
                             *       "value": 1,
                             *       "exact": true
                             *     }
                             */
                            count: {
                                /**
                                 * @description How many items match
                                 * @example 1
                                 */
                                value: number;
                                /**
                                 * @description False: there are more than `value`
                                 * @example true
                                 */
                                exact: boolean;
                            } | null;
                        };
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
                /**
                 * @description SID of the Audit event
                 * @example AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                audit_event_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read one audit event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sid": "AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *       "occurred_at": "2026-11-24T09:30:00.000Z",
                     *       "event": "domain.verified",
                     *       "sentence": "Ada Okafor renamed the organization Northwind",
                     *       "outcome": "done",
                     *       "actor": {
                     *         "kind": "anonymous",
                     *         "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *         "session_sid": "SE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "target": {
                     *         "type": "domain",
                     *         "sid": "USa7495f2b9fc611567dd21b0f2293252b",
                     *         "name": "Ada Okafor"
                     *       },
                     *       "account_sid": "AC1262f377c4b48fed7d465b915dbe381a",
                     *       "before": {},
                     *       "after": {},
                     *       "reason": "The Owner left the company.",
                     *       "client_address": "203.0.113.7",
                     *       "user_agent": "Mozilla/5.0",
                     *       "request_id": "a91c5e0b3f7d42668d10b2c94ef7aa53"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEvent"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "csv",
                 *       "event": "domain.created"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Which kind of file
                     * @example csv
                     * @enum {string}
                     */
                    format: "csv" | "ndjson";
                    /**
                     * @description Only what fits, in the filter grammar of all lists. Fields: `event` (text): what happened, or the beginning of it as noun.*; `actor` (text): who did it, by SID or by exactly their name then; `target` (text): what it was done to, by SID or by exactly its name then; `account` (text): the account that it concerns, by SID; `outcome` (done, denied): done, or refused; `request` (text): the call, as answers and logs name it; `address` (text): from which address; `at` (time): when it happened. Words without a field are looked for in the sentence, the event, and the SID of the target.
                     * @example event:domain.*
                     */
                    q?: string;
                    /**
                     * @description Words in the sentence, the event, or the SID of the target; all must be found
                     * @example imogen
                     */
                    search?: string;
                    /**
                     * @description Only this event
                     * @example domain.created
                     */
                    event?: string;
                    /**
                     * @description Only what this user or operator did
                     * @example USa7495f2b9fc611567dd21b0f2293252b
                     */
                    actor_sid?: string;
                    /**
                     * @description Only what was done to this object
                     * @example USa7495f2b9fc611567dd21b0f2293252b
                     */
                    target_sid?: string;
                    /**
                     * @description Only done, or only refused
                     * @example done
                     * @enum {string}
                     */
                    outcome?: "done" | "denied";
                    /**
                     * @description Only of this call
                     * @example a91c5e0b3f7d42668d10b2c94ef7aa53
                     */
                    request_id?: string;
                    /**
                     * @description Only from this address
                     * @example 203.0.113.7
                     */
                    client_address?: string;
                    /**
                     * Format: date-time
                     * @description Not before this time
                     * @example 2026-11-24T09:30:00.000Z
                     */
                    from?: string;
                    /**
                     * Format: date-time
                     * @description Before this time
                     * @example 2026-11-24T09:30:00.000Z
                     */
                    to?: string;
                    /**
                     * @description Only what concerns this account
                     * @example AC1262f377c4b48fed7d465b915dbe381a
                     */
                    account_sid?: string;
                };
            };
        };
        responses: {
            /** @description Export audit events as a file, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `audit_log.export_too_large`: That is more than one file takes */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.too_many`: Too many tries */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditEvents.listNames": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List every event that can stand in an audit log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "domain.verified",
                     *           "sentence": "Ada Okafor added the domain northwind.example."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @description All of them, by name */
                        items: components["schemas"]["AuditEventName"][];
                    };
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditLog.getSeal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read how far the audit log is sealed, and the public keys of the seals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "newest": {
                     *         "number": 1,
                     *         "hash": "4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f",
                     *         "sealed_at": "2026-11-24T09:30:00.000Z",
                     *         "sealed_until": "2026-11-24T09:30:00.000Z",
                     *         "entries": 1
                     *       },
                     *       "waiting": {
                     *         "entries": 1,
                     *         "since": "2026-11-24T09:30:00.000Z"
                     *       },
                     *       "retention_days": 1,
                     *       "public_keys": [
                     *         {
                     *           "id": "0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13",
                     *           "pem": "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n",
                     *           "created_at": "2026-11-24T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLogSeal"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auditLog.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description SID of the Organization
                 * @example OR0193a1f0c27b7d4e9b1c5a2f8e6d4c3b
                 */
                organization_sid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "after": "AE15a8e363d2081dd27aeca4cac1ea8ac4",
                 *       "known_seal": {
                 *         "number": 1,
                 *         "hash": "4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description next_after of the step before; absent: from the beginning
                     * @example AE15a8e363d2081dd27aeca4cac1ea8ac4
                     */
                    after?: string;
                    /** @description A seal that was seen before: the log must still hold it */
                    known_seal?: {
                        /**
                         * @description Number of the seal in this log, from 1
                         * @example 1
                         */
                        number: number;
                        /**
                         * @description SHA-256 of the seal, as hex
                         * @example 4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f
                         */
                        hash: string;
                    };
                };
            };
        };
        responses: {
            /** @description Compare the audit log with its seals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verified": true,
                     *       "checked_entries": 1,
                     *       "checked_seals": 1,
                     *       "findings": [
                     *         {
                     *           "kind": "entry_changed",
                     *           "sentence": "Ada Okafor added the domain northwind.example.",
                     *           "audit_event_sid": "AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "seal_number": 1,
                     *           "log_id": "0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13"
                     *         }
                     *       ],
                     *       "more_findings": true,
                     *       "next_after": "0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLogVerification"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.forbidden`: Your roles do not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.not_found`: There is nothing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operatedAuditLogs.verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "after": "AE15a8e363d2081dd27aeca4cac1ea8ac4"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description next_after of the step before; absent: from the beginning
                     * @example AE15a8e363d2081dd27aeca4cac1ea8ac4
                     */
                    after?: string;
                };
            };
        };
        responses: {
            /** @description Compare the audit logs of the whole instance with their seals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verified": true,
                     *       "checked_entries": 1,
                     *       "checked_seals": 1,
                     *       "findings": [
                     *         {
                     *           "kind": "entry_changed",
                     *           "sentence": "Ada Okafor added the domain northwind.example.",
                     *           "audit_event_sid": "AE0193a1f0c27b7d4e9b1c5a2f8e6d4c3b",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "seal_number": 1,
                     *           "log_id": "0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13"
                     *         }
                     *       ],
                     *       "more_findings": true,
                     *       "next_after": "0190f3a1-7c52-7d6e-9a41-5b0c2f6e8d13"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLogVerification"];
                };
            };
            /** @description `request.invalid`: The request does not fit its description */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request.unauthenticated`: You are not signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
