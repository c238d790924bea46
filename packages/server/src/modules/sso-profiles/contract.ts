/** The SSO profile as a resource, and the routes that make, change and end it. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, pageOf, prose, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import { roleSid } from '../role-assignments/index.ts';
import { providerKindNames } from './provider-kinds.ts';
import { setupSteps } from './rules.ts';
import { ssoProfileErrors, ssoProfileEvents, ssoProfilePermissions } from './vocabulary.ts';

const protocol = z.enum(['saml', 'oidc']).meta({ description: 'Which protocol it speaks' });
const providerKind = z
  .enum(providerKindNames)
  .meta({ description: 'Which identity provider it is', example: 'okta' });
const nameIdFormat = z.enum(['email', 'persistent', 'unspecified']).meta({
  description: 'Which NameID is asked for. persistent: one that stays when the address changes',
});
const attribute = (description: string) =>
  oneLine(description, { max: 255 }).meta({ example: 'email' });

export const check = z
  .strictObject({
    name: z.string().meta({ description: 'Stable word', example: 'signature' }),
    outcome: z.enum(['passed', 'failed', 'warned', 'not_reached']).meta({
      description: 'not_reached: an earlier one failed, so that this was not looked at',
    }),
    expected: z.string().meta({ description: 'What should be there' }),
    found: z.string().meta({ description: 'What is there' }),
    fault: z
      .string()
      .nullable()
      .meta({ description: 'Its entry in the catalogue of faults; null where nothing is wrong' }),
    title: prose({ description: 'What is wrong' }).nullable(),
    cause: prose({ description: 'Why it comes to this' }).nullable(),
    cure: prose({ description: 'What to change, and where' }).nullable(),
  })
  .meta({ id: 'SsoCheck', description: 'One thing that was looked at' });

export const certificate = z
  .strictObject({
    subject: z.string().meta({ description: 'Whose it is' }),
    fingerprint: z.string().meta({ description: 'SHA-256' }),
    algorithm: z.string().meta({ description: 'How it is signed' }),
    ends_at: instant('When it ends'),
    days_left: z.int().meta({ description: 'Days until then; 0 when it has ended' }),
  })
  .meta({ id: 'SsoCertificate', description: 'A certificate of an identity provider' });

const formField = z
  .strictObject({
    value_of: z.string().meta({ description: 'Which of our values', example: 'acs_url' }),
    label: z.string().meta({ description: 'What the provider calls the field' }),
    value: z.string().meta({ description: 'What to paste there' }),
  })
  .meta({ description: 'One field of the form of the provider' });

export const roleMapping = z.strictObject({
  group: oneLine('Name of the group, as the provider sends it', { max: 255 }).meta({
    example: 'billing-team',
  }),
  role_sid: roleSid,
  account_sid: sidInput('AC').nullable().default(null).meta({
    description: 'On which account; null: a role in the organization',
  }),
});

const domainOfProfile = z
  .strictObject({
    domain_sid: sidOutput('DN'),
    name: z.string().meta({ description: 'Domain name', example: 'corp.com' }),
    is_verified: z
      .boolean()
      .meta({ description: 'False: nobody new comes in by it until its proof is back' }),
    mode: z.enum(['offered', 'enforced']).meta({
      description: 'offered: beside the password; enforced: the only way, but for exceptions',
    }),
    enforced_at: instant('Since when').nullable(),
    enforce_at: instant('When that is planned').nullable(),
  })
  .meta({ description: 'A domain whose people sign in through the profile' });

export const ssoProfile = z
  .strictObject({
    sid: sidOutput('JB'),
    name: z.string().meta({ description: 'What people see', example: 'Okta of Northwind' }),
    protocol,
    provider_kind: providerKind,
    provider_title: z.string().meta({ description: 'The provider, by its own name' }),
    state: z.enum(['enabled', 'disabled']).meta({ description: 'disabled: refused everywhere' }),
    sentence: prose({ description: 'Where things stand and whose move it is' }),
    setup: z
      .strictObject({
        step: z.enum(setupSteps).meta({ description: 'The first step that is not done' }),
        missing: z.array(z.enum(['provider', 'client'])).meta({
          description: 'What has to be there before anybody can sign in through it',
        }),
      })
      .meta({ description: 'How far it is set up; it can be left and gone on with at any time' }),
    ours: z
      .strictObject({
        entity_id: z.string().meta({ description: 'SAML: who we are' }),
        metadata_url: z.string().meta({ description: 'SAML: our metadata' }),
        acs_url: z.string().meta({ description: 'SAML: where answers go' }),
        logout_url: z.string().meta({ description: 'SAML: single logout' }),
        redirect_uri: z.string().meta({ description: 'OpenID Connect: where answers go' }),
        logout_redirect_uri: z.string().meta({ description: 'OpenID Connect: after logout' }),
        start_url: z.string().meta({ description: 'A link that begins signing in' }),
        jwks_url: z.string().meta({ description: 'OpenID Connect: our public key' }),
      })
      .meta({ description: 'Our values' }),
    form: z
      .strictObject({
        menu: z.array(z.string()).meta({ description: 'The way through the menus there' }),
        metadata_label: z.string().meta({ description: 'What it calls the address of its side' }),
        fields: z.array(formField).meta({ description: 'In the order of its form' }),
      })
      .meta({ description: 'Our values in the words of the provider' }),
    theirs: z
      .strictObject({
        issuer: z.string().meta({ description: 'Entity ID or issuer' }),
        sign_on_url: z.string().meta({ description: 'Where people are sent' }),
        logout_url: z.string().nullable().meta({ description: 'Where they sign out' }),
        metadata_url: z
          .string()
          .nullable()
          .meta({ description: 'What is read every day; null: it was given once' }),
        certificates: z.array(certificate).meta({ description: 'SAML: any may have signed' }),
        refreshed_at: instant('When it was last read').nullable(),
        refresh_failed_since: instant('Since when it cannot be read').nullable(),
        refresh_problem: prose({ description: 'Why it cannot be read' }).nullable(),
      })
      .nullable()
      .meta({ description: 'What we know about the provider' }),
    client: z
      .strictObject({
        client_id: z.string().meta({ description: 'Who we are there' }),
        authentication: z.enum(['secret', 'private_key']).meta({ description: 'How we prove it' }),
        is_complete: z.boolean().meta({
          description: 'False: the secret has to be entered, for the first time or again',
        }),
      })
      .nullable()
      .meta({ description: 'OpenID Connect: our client there' }),
    keys: z
      .strictObject({
        certificate: z.string().meta({ description: 'Ours, PEM' }),
        previous_certificate: z
          .string()
          .nullable()
          .meta({ description: 'The one before, which still works' }),
      })
      .meta({ description: 'Our public keys' }),
    options: z
      .strictObject({
        sign_requests: z.boolean().meta({ description: 'SAML: requests are signed' }),
        want_encrypted: z.boolean().meta({ description: 'SAML: only encrypted assertions count' }),
        name_id_format: nameIdFormat,
        scopes: z.array(z.string()).meta({ description: 'OpenID Connect: what is asked for' }),
        email_attribute: z.string().nullable().meta({ description: 'null: the usual names' }),
        first_name_attribute: z.string().nullable().meta({ description: 'null: the usual names' }),
        last_name_attribute: z.string().nullable().meta({ description: 'null: the usual names' }),
        creates_people: z.boolean().meta({
          description: 'Logins are made for people who come for the first time',
        }),
      })
      .meta({ description: 'What can be chosen' }),
    groups_attribute: z
      .string()
      .nullable()
      .meta({ description: 'Which attribute holds the groups; null: groups give nothing' }),
    role_mappings: z
      .array(
        z.strictObject({
          group: z.string().meta({ description: 'Name of the group' }),
          role_sid: z.string().meta({ description: 'SID of the role' }),
          role_name: prose({ description: 'Name of the role' }),
          account_sid: sidOutput('AC').nullable(),
        }),
      )
      .meta({ description: 'Which group gives which role' }),
    tested_at: instant('When a test last succeeded').nullable(),
    is_freshly_tested: z.boolean().meta({
      description: 'A test of the configuration as it is succeeded within 24 hours',
    }),
    failing: z
      .strictObject({
        since: instant('When it was noticed'),
        people: z.int().meta({ description: 'How many people tried then', example: 5 }),
      })
      .nullable()
      .meta({
        description:
          'It is the only way at a domain, and nobody gets in; null again with the first who does, a change, or when passwords are open',
      }),
    domains: z.array(domainOfProfile).meta({ description: 'Whose people it is for' }),
    created_by: z.string().meta({ description: 'Who added it' }),
    created_at: instant('When it was added'),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'SsoProfile', description: 'One connection to an identity provider' });

export const inOrganization = z.object({ organization_sid: sidInput('OR') });
export const oneProfile = z.object({
  organization_sid: sidInput('OR'),
  sso_profile_sid: sidInput('JB'),
});
export const path = '/v1/organizations/{organization_sid}/sso-profiles';
export const onePath = `${path}/{sso_profile_sid}` as const;

const name = oneLine('What people see', { max: 64 }).meta({ example: 'Okta of Northwind' });

export const listSsoProfiles = route({
  id: 'ssoProfiles.list',
  method: 'GET',
  path,
  summary: 'List the SSO profiles of an organization',
  access: access.organization(ssoProfilePermissions.read),
  params: inOrganization,
  paged: true,
  response: { status: 200, schema: pageOf(ssoProfile) },
});

export const createSsoProfile = route({
  id: 'ssoProfiles.create',
  method: 'POST',
  path,
  summary: 'Add an SSO profile: it has our values, and waits for those of the provider',
  access: access.organization(ssoProfilePermissions.create),
  params: inOrganization,
  body: z.strictObject({ name, protocol, provider_kind: providerKind }),
  response: { status: 201, schema: ssoProfile },
  errors: [
    editionErrors.feature_missing,
    ssoProfileErrors.limit_reached,
    ssoProfileErrors.wrong_protocol,
  ],
  audit: [ssoProfileEvents.created],
  stepUp: true,
  locksOrganization: true,
});

export const getSsoProfile = route({
  id: 'ssoProfiles.get',
  method: 'GET',
  path: onePath,
  summary: 'Read an SSO profile: how far it is, our values, theirs, its domains',
  access: access.organization(ssoProfilePermissions.read),
  params: oneProfile,
  response: { status: 200, schema: ssoProfile },
});

export const updateSsoProfile = route({
  id: 'ssoProfiles.update',
  method: 'PATCH',
  path: onePath,
  summary: 'Change the name and the options of an SSO profile',
  description:
    'What is not sent stays. Another way to read identities makes earlier tests worth nothing.',
  access: access.organization(ssoProfilePermissions.update),
  params: oneProfile,
  body: z.strictObject({
    name: name.optional(),
    provider_kind: providerKind.optional(),
    sign_requests: z.boolean().optional().meta({ description: 'SAML: requests are signed' }),
    want_encrypted: z
      .boolean()
      .optional()
      .meta({ description: 'SAML: only encrypted assertions count' }),
    name_id_format: nameIdFormat.optional(),
    scopes: z
      .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, 'must be one word'))
      .max(20)
      .optional()
      .meta({
        description: 'OpenID Connect: what is asked for; openid always is',
        example: ['openid', 'email'],
      }),
    email_attribute: attribute('Which attribute is the address').nullable().optional(),
    first_name_attribute: attribute('Which attribute is the first name').nullable().optional(),
    last_name_attribute: attribute('Which attribute is the last name').nullable().optional(),
    creates_people: z.boolean().optional().meta({
      description:
        'Logins are made for people who come for the first time, where the sign-up policy lets them join',
    }),
  }),
  response: { status: 200, schema: ssoProfile },
  errors: [editionErrors.feature_missing, ssoProfileErrors.wrong_protocol],
  audit: [ssoProfileEvents.updated],
  takesIfMatch: true,
  stepUp: true,
});

export const updateRoleMappings = route({
  id: 'ssoProfiles.mapRoles',
  method: 'PUT',
  path: `${onePath}/role-mappings`,
  summary: 'Say which groups of the provider give which roles',
  description:
    'Looked at whenever somebody signs in: who is in the group has the role, who is not any more loses what a group gave. Of several roles in the organization, the first one counts. You cannot map what you could not give yourself, and it counts as long as you could.',
  access: access.organization(ssoProfilePermissions.update),
  params: oneProfile,
  body: z.strictObject({
    groups_attribute: attribute('Which attribute holds the groups')
      .nullable()
      .meta({ example: 'groups' }),
    mappings: z.array(roleMapping).max(200).meta({ description: 'The whole list' }),
  }),
  response: { status: 200, schema: ssoProfile },
  errors: [editionErrors.feature_missing, ssoProfileErrors.mapping_not_allowed],
  audit: [ssoProfileEvents.mappings_changed],
  takesIfMatch: true,
  stepUp: true,
  locksOrganization: true,
});

const about = (summary: string) => ({
  method: 'POST' as const,
  summary,
  params: oneProfile,
  response: { status: 200 as const, schema: ssoProfile },
  stepUp: true as const,
  locksOrganization: true as const,
});

export const disableSsoProfile = route({
  id: 'ssoProfiles.disable',
  path: `${onePath}/disable`,
  access: access.organization(ssoProfilePermissions.update),
  ...about('Disable an SSO profile: it is refused everywhere, and keeps its configuration'),
  errors: [ssoProfileErrors.enforced, ssoProfileErrors.already],
  audit: [ssoProfileEvents.disabled],
});

export const enableSsoProfile = route({
  id: 'ssoProfiles.enable',
  path: `${onePath}/enable`,
  access: access.organization(ssoProfilePermissions.update),
  ...about('Enable an SSO profile that is disabled'),
  errors: [editionErrors.feature_missing, ssoProfileErrors.already],
  audit: [ssoProfileEvents.enabled],
});

export const rotateSsoKeys = route({
  id: 'ssoProfiles.rotateKeys',
  path: `${onePath}/rotate-keys`,
  access: access.organization(ssoProfilePermissions.update),
  ...about('Have a new key made for us; the one before goes on working beside it'),
  errors: [editionErrors.feature_missing],
  audit: [ssoProfileEvents.keys_rotated],
});

export const retireSsoKey = route({
  id: 'ssoProfiles.retirePreviousKey',
  path: `${onePath}/retire-previous-key`,
  access: access.organization(ssoProfilePermissions.update),
  ...about('Retire the key before: what is encrypted for it is refused from now on'),
  errors: [ssoProfileErrors.already],
  audit: [ssoProfileEvents.previous_key_retired],
});

export const deleteSsoProfile = route({
  id: 'ssoProfiles.delete',
  method: 'DELETE',
  path: onePath,
  summary: 'Delete an SSO profile with every identity that was linked by it',
  access: access.organization(ssoProfilePermissions.delete),
  params: oneProfile,
  response: { status: 204, schema: nothing },
  errors: [ssoProfileErrors.enforced],
  audit: [ssoProfileEvents.deleted],
  stepUp: true,
  dryRun: true,
  locksOrganization: true,
});

export const serveMetadata = route({
  id: 'ssoProfiles.metadata',
  method: 'GET',
  path: '/v1/sso/{sso_profile_sid}/metadata',
  summary: 'Our SAML metadata for a profile',
  access: access.public('identity providers read it; it holds nothing secret'),
  params: z.object({ sso_profile_sid: sidInput('JB') }),
  response: { status: 200, schema: z.string() },
  textOf: 'application/samlmetadata+xml',
  limits: [{ name: 'sso-metadata', limit: 600, windowSeconds: 900 }],
});

export const serveJwks = route({
  id: 'ssoProfiles.jwks',
  method: 'GET',
  path: '/v1/sso/{sso_profile_sid}/jwks',
  summary: 'Our public keys for a profile, for client authentication by private_key_jwt',
  access: access.public('identity providers read it; it holds nothing secret'),
  params: z.object({ sso_profile_sid: sidInput('JB') }),
  response: {
    status: 200,
    schema: z.strictObject({
      keys: z
        .array(z.record(z.string(), z.unknown()))
        .meta({ description: 'As RFC 7517 has them' }),
    }),
  },
  limits: [{ name: 'sso-metadata', limit: 600, windowSeconds: 900 }],
});
