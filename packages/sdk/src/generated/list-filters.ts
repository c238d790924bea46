// Made by `npm run generate` from the declared routes. Not edited by hand.

/** A field of the filter of a list. */
export interface ListFilterField {
  readonly kind: 'choice' | 'text' | 'time' | 'number';
  readonly description: string;
  readonly example: string;
  readonly values?: readonly string[];
  readonly absent?: 'none' | 'never';
  readonly isAhead?: boolean;
}

/** What `q` understands, by the list. */
export const listFilters = {
  "organizationAccounts.list": {
    "text": "name and tags",
    "fields": {
      "kind": {
        "kind": "choice",
        "description": "main account or subaccount",
        "values": [
          "main",
          "subaccount"
        ],
        "example": "main"
      },
      "state": {
        "kind": "choice",
        "description": "where it is in its life",
        "values": [
          "active",
          "suspended",
          "pending_closure",
          "closed"
        ],
        "example": "active"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Prod*"
      },
      "owner": {
        "kind": "text",
        "description": "owner, by address, name, name* or SID",
        "example": "ada@northwind.example",
        "absent": "none"
      },
      "person": {
        "kind": "text",
        "description": "somebody holds a role on it or owns it; by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "tag": {
        "kind": "text",
        "description": "has this tag",
        "example": "team:payments"
      },
      "suspended_by": {
        "kind": "choice",
        "description": "who suspends it",
        "values": [
          "account",
          "organization",
          "operator"
        ],
        "example": "account"
      },
      "closes": {
        "kind": "time",
        "description": "when it is closed for good",
        "example": "<7d",
        "absent": "never",
        "isAhead": true
      },
      "created": {
        "kind": "time",
        "description": "when it was created",
        "example": "<90d"
      }
    }
  },
  "domains.list": {
    "text": "the name",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "how far its proof is",
        "values": [
          "unverified",
          "verified",
          "verified_uncertain",
          "lapsed"
        ],
        "example": "unverified"
      },
      "method": {
        "kind": "choice",
        "description": "how it was proven",
        "values": [
          "dns",
          "https"
        ],
        "example": "dns"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "northwind.example"
      },
      "added_by": {
        "kind": "text",
        "description": "who added it, by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "verified": {
        "kind": "time",
        "description": "when it was proven",
        "example": "<90d",
        "absent": "never"
      },
      "checked": {
        "kind": "time",
        "description": "when it was last looked at",
        "example": "<90d",
        "absent": "never"
      },
      "created": {
        "kind": "time",
        "description": "when it was added",
        "example": "<90d"
      }
    }
  },
  "organizationUsers.list": {
    "text": "name and address",
    "fields": {
      "kind": {
        "kind": "choice",
        "description": "managed by the organization, or a guest",
        "values": [
          "managed",
          "independent"
        ],
        "example": "managed"
      },
      "state": {
        "kind": "choice",
        "description": "where the login is in its life",
        "values": [
          "active",
          "inactive",
          "suspended",
          "pending_deletion"
        ],
        "example": "active"
      },
      "role": {
        "kind": "text",
        "description": "organization role, by name or SID",
        "example": "Administrator",
        "absent": "none"
      },
      "account": {
        "kind": "text",
        "description": "holds a role on the account, or owns it; by name, name* or SID",
        "example": "Production"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Ada*"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      },
      "domain": {
        "kind": "text",
        "description": "domain of the address",
        "example": "northwind.example"
      },
      "joined_by": {
        "kind": "choice",
        "description": "how the login came to be",
        "values": [
          "sign_up",
          "invitation",
          "sign_up_policy",
          "founding",
          "sso",
          "scim"
        ],
        "example": "sign_up"
      },
      "last_sign_in": {
        "kind": "time",
        "description": "last sign-in",
        "example": "<90d",
        "absent": "never"
      },
      "created": {
        "kind": "time",
        "description": "when the login was made",
        "example": "<90d"
      }
    }
  },
  "compliance.list": {
    "text": "name and address",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "on hold, asked now, or from a day on",
        "values": [
          "suspended",
          "owing",
          "planned"
        ],
        "example": "suspended"
      },
      "missing": {
        "kind": "choice",
        "description": "what they lack",
        "values": [
          "second_factor",
          "passkey",
          "password",
          "api_key",
          "oauth_app",
          "outside"
        ],
        "example": "second_factor"
      },
      "policy": {
        "kind": "text",
        "description": "account that asks, by name, name* or SID; none: the organization",
        "example": "Production",
        "absent": "none"
      },
      "kind": {
        "kind": "choice",
        "description": "managed by the organization, or a guest",
        "values": [
          "managed",
          "independent"
        ],
        "example": "managed"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Ada*"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      },
      "since": {
        "kind": "time",
        "description": "since when they owe it",
        "example": "<90d"
      },
      "last_sign_in": {
        "kind": "time",
        "description": "last sign-in",
        "example": "<90d",
        "absent": "never"
      },
      "reminded": {
        "kind": "time",
        "description": "last reminder",
        "example": "<90d",
        "absent": "never"
      }
    }
  },
  "dormantPeople.list": {
    "text": "name and address",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "what the rule does: nothing, keeps them, will warn them, or has",
        "values": [
          "no_rule",
          "kept",
          "expected",
          "warned"
        ],
        "example": "no_rule"
      },
      "idle_since": {
        "kind": "time",
        "description": "since when they did not come",
        "example": "<90d"
      },
      "last_active": {
        "kind": "time",
        "description": "when they last came",
        "example": "<90d",
        "absent": "never"
      },
      "through": {
        "kind": "choice",
        "description": "through what they last came",
        "values": [
          "sign_in",
          "session",
          "api_key",
          "oauth_token"
        ],
        "example": "sign_in"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Ada*"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      },
      "warned": {
        "kind": "time",
        "description": "when they were warned",
        "example": "<90d",
        "absent": "never"
      },
      "deactivates": {
        "kind": "time",
        "description": "when they are deactivated",
        "example": "<7d",
        "absent": "never",
        "isAhead": true
      }
    }
  },
  "invitations.list": {
    "text": "the address",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "whether and how it was answered",
        "values": [
          "pending",
          "expired",
          "accepted",
          "declined",
          "revoked"
        ],
        "example": "pending"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      },
      "domain": {
        "kind": "text",
        "description": "domain of the address",
        "example": "northwind.example"
      },
      "role": {
        "kind": "text",
        "description": "organization role that it offers, by name or SID",
        "example": "Administrator",
        "absent": "none"
      },
      "account": {
        "kind": "text",
        "description": "account that it gives access to, by name, name* or SID",
        "example": "Production"
      },
      "invited_by": {
        "kind": "text",
        "description": "who sent it, by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "expires": {
        "kind": "time",
        "description": "when it ends",
        "example": "<7d",
        "isAhead": true
      },
      "created": {
        "kind": "time",
        "description": "when it was first sent",
        "example": "<90d"
      }
    }
  },
  "accountInvitations.list": {
    "text": "the address",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "whether and how it was answered",
        "values": [
          "pending",
          "expired",
          "accepted",
          "declined",
          "revoked"
        ],
        "example": "pending"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      },
      "domain": {
        "kind": "text",
        "description": "domain of the address",
        "example": "northwind.example"
      },
      "role": {
        "kind": "text",
        "description": "organization role that it offers, by name or SID",
        "example": "Administrator",
        "absent": "none"
      },
      "account": {
        "kind": "text",
        "description": "account that it gives access to, by name, name* or SID",
        "example": "Production"
      },
      "invited_by": {
        "kind": "text",
        "description": "who sent it, by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "expires": {
        "kind": "time",
        "description": "when it ends",
        "example": "<7d",
        "isAhead": true
      },
      "created": {
        "kind": "time",
        "description": "when it was first sent",
        "example": "<90d"
      }
    }
  },
  "joinRequests.list": {
    "text": "name, address and what they wrote",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "what became of it",
        "values": [
          "pending",
          "approved",
          "declined"
        ],
        "example": "pending"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      },
      "domain": {
        "kind": "text",
        "description": "domain of the address",
        "example": "northwind.example"
      },
      "decided_by": {
        "kind": "text",
        "description": "who decided, by address, name, name* or SID",
        "example": "ada@northwind.example",
        "absent": "none"
      },
      "created": {
        "kind": "time",
        "description": "when they asked",
        "example": "<90d"
      }
    }
  },
  "roleAssignments.list": {
    "text": "names and addresses of people",
    "fields": {
      "person": {
        "kind": "text",
        "description": "who holds it, by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "account": {
        "kind": "text",
        "description": "on which account, by name, name* or SID",
        "example": "Production"
      },
      "role": {
        "kind": "text",
        "description": "which role, by name or SID",
        "example": "Developer"
      },
      "scope": {
        "kind": "choice",
        "description": "on the organization, or on an account",
        "values": [
          "organization",
          "account"
        ],
        "example": "organization"
      },
      "kind": {
        "kind": "choice",
        "description": "held by a managed user, or by a guest",
        "values": [
          "managed",
          "independent"
        ],
        "example": "managed"
      },
      "since": {
        "kind": "time",
        "description": "since when; ownerships have no time",
        "example": "<90d",
        "absent": "never"
      }
    }
  },
  "groups.list": {
    "text": "name and description",
    "fields": {
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "On-call"
      },
      "origin": {
        "kind": "choice",
        "description": "made by hand, or kept by a directory",
        "values": [
          "manual",
          "provisioned"
        ],
        "example": "manual"
      },
      "member": {
        "kind": "text",
        "description": "who is in it, by address, name, name* or SID",
        "example": "ada@northwind.example",
        "absent": "none"
      },
      "role": {
        "kind": "text",
        "description": "which role it holds, by name or SID",
        "example": "Developer",
        "absent": "none"
      },
      "account": {
        "kind": "text",
        "description": "holds a role on the account; by name, name* or SID",
        "example": "Production"
      },
      "created": {
        "kind": "time",
        "description": "when it was made",
        "example": "<90d"
      }
    }
  },
  "groupMembers.list": {
    "text": "name and address",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "where the login is in its life",
        "values": [
          "active",
          "inactive",
          "suspended",
          "pending_deletion"
        ],
        "example": "active"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Ada*"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      },
      "added": {
        "kind": "time",
        "description": "since when they are in it",
        "example": "<90d"
      }
    }
  },
  "organizationSessions.list": {
    "text": "name and address",
    "fields": {
      "method": {
        "kind": "choice",
        "description": "how they signed in",
        "values": [
          "password",
          "passkey",
          "sso",
          "invitation",
          "sign_up"
        ],
        "example": "password"
      },
      "person": {
        "kind": "text",
        "description": "whose, by address, address* or SID",
        "example": "ada@northwind.example"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Ada*"
      },
      "factor": {
        "kind": "choice",
        "description": "the most that was proven beside a password",
        "values": [
          "none",
          "code",
          "passkey"
        ],
        "example": "none"
      },
      "profile": {
        "kind": "text",
        "description": "single sign-on profile, by name, name* or SID",
        "example": "Okta",
        "absent": "none"
      },
      "address": {
        "kind": "text",
        "description": "from which address: 203.0.113.7, 203.0.113.* or 203.0.113.0/24",
        "example": "203.0.113.*"
      },
      "agent": {
        "kind": "text",
        "description": "what the program says of itself holds it",
        "example": "Firefox"
      },
      "last_used": {
        "kind": "time",
        "description": "last use, to the minute",
        "example": "<90d"
      },
      "begun": {
        "kind": "time",
        "description": "when it began",
        "example": "<90d"
      }
    }
  },
  "operations.list": {
    "text": "what is done, and who asked for it",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "how far it is",
        "values": [
          "PENDING",
          "IN_PROGRESS",
          "SUCCEEDED",
          "FAILED"
        ],
        "example": "PENDING"
      },
      "kind": {
        "kind": "text",
        "description": "what is done, or its beginning as kind*",
        "example": "imports.*"
      },
      "dry_run": {
        "kind": "choice",
        "description": "whether its rows are only tried",
        "values": [
          "yes",
          "no"
        ],
        "example": "yes"
      },
      "asked_by": {
        "kind": "text",
        "description": "who asked for it, by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "created": {
        "kind": "time",
        "description": "when it was asked for",
        "example": "<90d"
      },
      "finished": {
        "kind": "time",
        "description": "when it ended",
        "example": "<90d",
        "absent": "never"
      }
    }
  },
  "domainPeople.list": {
    "text": "name and address",
    "fields": {
      "standing": {
        "kind": "choice",
        "description": "whether they were asked",
        "values": [
          "not_asked",
          "asked",
          "declined"
        ],
        "example": "not_asked"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Ada*"
      },
      "email": {
        "kind": "text",
        "description": "the whole address, or its beginning as address*",
        "example": "ada@*"
      }
    }
  },
  "apiKeys.list": {
    "text": "the name",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "whether it works",
        "values": [
          "active",
          "expired",
          "revoked",
          "ended"
        ],
        "example": "active"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Nightly report"
      },
      "made_by": {
        "kind": "text",
        "description": "who made it, by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "permission": {
        "kind": "text",
        "description": "a permission that it was given, or the beginning of it as name*",
        "example": "/bailiwick/iam/*"
      },
      "expires": {
        "kind": "time",
        "description": "when it ends",
        "example": "<7d",
        "absent": "never",
        "isAhead": true
      },
      "used": {
        "kind": "time",
        "description": "when it was last used",
        "example": "<90d",
        "absent": "never"
      },
      "created": {
        "kind": "time",
        "description": "when it was made",
        "example": "<90d"
      }
    }
  },
  "oauthApps.list": {
    "text": "the name",
    "fields": {
      "state": {
        "kind": "choice",
        "description": "whether it gets tokens",
        "values": [
          "active",
          "revoked",
          "ended"
        ],
        "example": "active"
      },
      "grant_type": {
        "kind": "choice",
        "description": "whether it acts for itself, or for people who agreed to it",
        "values": [
          "client_credentials",
          "authorization_code"
        ],
        "example": "client_credentials"
      },
      "name": {
        "kind": "text",
        "description": "the whole name, or its beginning as name*",
        "example": "Data warehouse"
      },
      "made_by": {
        "kind": "text",
        "description": "who made it, by address, name, name* or SID",
        "example": "ada@northwind.example"
      },
      "permission": {
        "kind": "text",
        "description": "a permission that it was given, or the beginning of it as name*",
        "example": "/bailiwick/iam/*"
      },
      "used": {
        "kind": "time",
        "description": "when it last got a token",
        "example": "<90d",
        "absent": "never"
      },
      "created": {
        "kind": "time",
        "description": "when it was made",
        "example": "<90d"
      }
    }
  },
  "auditEvents.list": {
    "text": "the sentence, the event, and the SID of the target",
    "fields": {
      "event": {
        "kind": "text",
        "description": "what happened, or the beginning of it as noun.*",
        "example": "domain.*"
      },
      "actor": {
        "kind": "text",
        "description": "who did it, by SID or by exactly their name then",
        "example": "Ada Okafor"
      },
      "target": {
        "kind": "text",
        "description": "what it was done to, by SID or by exactly its name then",
        "example": "Production"
      },
      "account": {
        "kind": "text",
        "description": "the account that it concerns, by SID",
        "example": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
      },
      "outcome": {
        "kind": "choice",
        "description": "done, or refused",
        "values": [
          "done",
          "denied"
        ],
        "example": "done"
      },
      "request": {
        "kind": "text",
        "description": "the call, as answers and logs name it",
        "example": "0193a1f0-c27b-4d4e-9b1c-5a2f8e6d4c3b"
      },
      "address": {
        "kind": "text",
        "description": "from which address",
        "example": "203.0.113.7"
      },
      "at": {
        "kind": "time",
        "description": "when it happened",
        "example": "<90d"
      }
    }
  },
  "accountAuditEvents.list": {
    "text": "the sentence, the event, and the SID of the target",
    "fields": {
      "event": {
        "kind": "text",
        "description": "what happened, or the beginning of it as noun.*",
        "example": "domain.*"
      },
      "actor": {
        "kind": "text",
        "description": "who did it, by SID or by exactly their name then",
        "example": "Ada Okafor"
      },
      "target": {
        "kind": "text",
        "description": "what it was done to, by SID or by exactly its name then",
        "example": "Production"
      },
      "account": {
        "kind": "text",
        "description": "the account that it concerns, by SID",
        "example": "AC0193a1f0c27b7d4e9b1c5a2f8e6d4c3b"
      },
      "outcome": {
        "kind": "choice",
        "description": "done, or refused",
        "values": [
          "done",
          "denied"
        ],
        "example": "done"
      },
      "request": {
        "kind": "text",
        "description": "the call, as answers and logs name it",
        "example": "0193a1f0-c27b-4d4e-9b1c-5a2f8e6d4c3b"
      },
      "address": {
        "kind": "text",
        "description": "from which address",
        "example": "203.0.113.7"
      },
      "at": {
        "kind": "time",
        "description": "when it happened",
        "example": "<90d"
      }
    }
  }
} as const satisfies Record<string, { text: string; fields: Record<string, ListFilterField> }>;
