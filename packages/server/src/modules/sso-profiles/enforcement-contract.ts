/** The routes by which domains come under a profile, and by which it becomes the only way to sign in. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, pageOf, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import { organizationErrors } from '../organizations/index.ts';
import { inOrganization, onePath, oneProfile, ssoProfile } from './contract.ts';
import { ssoProfileErrors, ssoProfileEvents, ssoProfilePermissions } from './vocabulary.ts';

const oneDomain = oneProfile.extend({ domain_sid: sidInput('DN') });
const domainPath = `${onePath}/domains/{domain_sid}` as const;

export const addSsoDomain = route({
  id: 'ssoProfiles.addDomain',
  method: 'POST',
  path: `${onePath}/domains`,
  summary: 'Offer single sign-on to the people of a domain, beside what they use now',
  access: access.organization(ssoProfilePermissions.enforce),
  params: oneProfile,
  body: z.strictObject({ domain_sid: sidInput('DN') }),
  response: { status: 200, schema: ssoProfile },
  errors: [
    editionErrors.feature_missing,
    ssoProfileErrors.incomplete,
    ssoProfileErrors.disabled,
    ssoProfileErrors.domain_taken,
    ssoProfileErrors.domain_not_verified,
    ssoProfileErrors.already,
  ],
  audit: [ssoProfileEvents.domain_added],
  stepUp: true,
  locksOrganization: true,
});

export const removeSsoDomain = route({
  id: 'ssoProfiles.removeDomain',
  method: 'DELETE',
  path: domainPath,
  summary: 'Take a domain from a profile: its people sign in otherwise',
  access: access.organization(ssoProfilePermissions.enforce),
  params: oneDomain,
  response: { status: 204, schema: nothing },
  errors: [ssoProfileErrors.not_on_profile, ssoProfileErrors.enforced],
  audit: [ssoProfileEvents.domain_removed],
  stepUp: true,
  locksOrganization: true,
});

const people = (description: string) =>
  z.array(sidInput('US')).max(500).default([]).meta({ description });

export const enforceSso = route({
  id: 'ssoProfiles.enforce',
  method: 'POST',
  path: `${domainPath}/enforce`,
  summary: 'Close every other way to sign in for the managed people of a domain',
  description:
    'Now, or at a time; for all of them, or for some first. The Owner always keeps another way in, and so do those who are exempt. Ask with dry_run who is affected.',
  access: access.organization(ssoProfilePermissions.enforce),
  params: oneDomain,
  body: z.strictObject({
    starts_at: z.iso
      .datetime()
      .nullable()
      .default(null)
      .meta({ description: 'null: now', example: '2026-12-01T08:00:00.000Z' }),
    pilot_user_sids: people(
      'For these only, to begin with; the domain stays as it is for the others',
    ),
    exempt_user_sids: people('Who keeps another way in'),
    exempt_me: z.boolean().default(true).meta({ description: 'You keep another way in' }),
    sessions: z.enum(['keep', 'end']).default('keep').meta({
      description: 'What becomes of sessions that were begun otherwise',
    }),
    announcement: z.string().min(1).max(4_000).nullable().default(null).meta({
      description: 'What everybody affected is mailed; null: no mail',
      example: 'From Monday on you sign in with your Northwind login.',
    }),
  }),
  response: { status: 200, schema: ssoProfile },
  errors: [
    editionErrors.feature_missing,
    ssoProfileErrors.not_on_profile,
    ssoProfileErrors.incomplete,
    ssoProfileErrors.disabled,
    ssoProfileErrors.not_tested,
    ssoProfileErrors.domain_not_verified,
    ssoProfileErrors.person_not_managed,
    ssoProfileErrors.owner_keeps_password,
    ssoProfileErrors.already,
    organizationErrors.owner_unusable,
  ],
  audit: [
    ssoProfileEvents.enforced,
    ssoProfileEvents.enforcement_scheduled,
    ssoProfileEvents.pilot_started,
  ],
  stepUp: true,
  dryRun: true,
  locksOrganization: true,
});

export const withdrawSso = route({
  id: 'ssoProfiles.withdraw',
  method: 'POST',
  path: `${domainPath}/withdraw`,
  summary: 'Open the other ways to sign in again, or call a planned start off',
  access: access.organization(ssoProfilePermissions.enforce),
  params: oneDomain,
  response: { status: 200, schema: ssoProfile },
  errors: [ssoProfileErrors.not_on_profile, ssoProfileErrors.already],
  audit: [ssoProfileEvents.withdrawn],
  stepUp: true,
  dryRun: true,
  locksOrganization: true,
});

const personRule = z
  .strictObject({
    user_sid: sidOutput('US'),
    name: z.string().meta({ description: 'Who it is' }),
    email: z.string().meta({ description: 'Their address' }),
    rule: z.enum(['exempt', 'required', 'by_domain']).meta({
      description:
        'exempt: another way stays open; required: closed already; by_domain: as for all',
    }),
    reason: z.string().meta({ description: 'Why' }),
    set_by: z.string().nullable().meta({ description: 'Who decided it' }),
    set_at: instant('When').nullable(),
  })
  .meta({
    id: 'SsoPersonRule',
    description: 'How one person signs in, whatever their domain does',
  });

export const listPersonRules = route({
  id: 'ssoPersonRules.list',
  method: 'GET',
  path: '/v1/organizations/{organization_sid}/sso-person-rules',
  summary: 'List the people for whom single sign-on is decided one by one',
  access: access.organization(ssoProfilePermissions.read),
  params: inOrganization,
  paged: true,
  response: { status: 200, schema: pageOf(personRule) },
});

export const setPersonRule = route({
  id: 'ssoPersonRules.set',
  method: 'PUT',
  path: '/v1/organizations/{organization_sid}/users/{user_sid}/sso-rule',
  summary: 'Decide how one person signs in',
  access: access.organization(ssoProfilePermissions.enforce),
  params: z.object({ organization_sid: sidInput('OR'), user_sid: sidInput('US') }),
  body: z.strictObject({
    rule: z.enum(['exempt', 'required', 'by_domain']).meta({ description: 'How they sign in' }),
    reason: oneLine('Why', { min: 0, max: 200 }).default('').meta({ example: 'Break-glass' }),
  }),
  response: { status: 200, schema: personRule },
  errors: [
    editionErrors.feature_missing,
    ssoProfileErrors.owner_keeps_password,
    ssoProfileErrors.already,
  ],
  audit: [ssoProfileEvents.person_rule_changed],
  stepUp: true,
  locksOrganization: true,
});

export const unlinkIdentities = route({
  id: 'ssoPersonRules.unlink',
  method: 'DELETE',
  path: '/v1/organizations/{organization_sid}/users/{user_sid}/sso-identities',
  summary:
    'Forget who a person is at the identity providers; they are linked anew when they sign in',
  access: access.organization(ssoProfilePermissions.enforce),
  params: z.object({ organization_sid: sidInput('OR'), user_sid: sidInput('US') }),
  response: { status: 204, schema: nothing },
  audit: [ssoProfileEvents.identity_unlinked],
  auditsChangesOnly: true,
  stepUp: true,
  locksOrganization: true,
});
