/** Set-up links as a resource, and what can be done with one. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import {
  clientInput,
  oneProfile,
  providerSource,
  ssoProfile,
  ssoProfileErrors,
  ssoProfileEvents,
  ssoProfilePermissions,
  ssoProviderCheck,
} from '../sso-profiles/index.ts';
import { ssoTest, ssoTestEvents } from '../sso-sign-ins/index.ts';
import { emailText, userErrors } from '../users/index.ts';
import { setupLinkErrors, setupLinkEvents } from './vocabulary.ts';

const path = '/v1/organizations/{organization_sid}/sso-profiles/{sso_profile_sid}/setup-links';

const setupLink = z
  .strictObject({
    sid: sidOutput('JL'),
    email: z.string().nullable().meta({ description: 'Whom it was mailed to; null: nobody' }),
    state: z.enum(['open', 'expired', 'revoked']).meta({ description: 'Does it work?' }),
    created_by: z.string().meta({ description: 'Who made it' }),
    created_at: instant('When'),
    expires_at: instant('Until when it works'),
    last_used_at: instant('When it was last used').nullable(),
  })
  .meta({ id: 'SsoSetupLink', description: 'Somebody without a login sets up one SSO profile' });

export const createSetupLink = route({
  id: 'ssoSetupLinks.create',
  method: 'POST',
  path,
  summary: 'Have somebody without a login set up and test this profile, for seven days',
  description:
    'Whoever has the link sees our values, brings those of the provider, enters the client and tests. Nothing else, and nothing any more once a domain is under the profile.',
  access: access.organization(ssoProfilePermissions.delegate),
  params: oneProfile,
  body: z.strictObject({
    email: emailText.optional().meta({ description: 'Whom the link is mailed to' }),
  }),
  response: {
    status: 201,
    schema: z.strictObject({
      link: setupLink,
      url: z.string().meta({ description: 'The link, shown once' }),
    }),
  },
  errors: [editionErrors.feature_missing, setupLinkErrors.in_use, userErrors.email_not_accepted],
  audit: [setupLinkEvents.created],
  stepUp: true,
  answersSecret: true,
});

export const listSetupLinks = route({
  id: 'ssoSetupLinks.list',
  method: 'GET',
  path,
  summary: 'List the set-up links of a profile, newest first',
  access: access.organization(ssoProfilePermissions.read),
  params: oneProfile,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(setupLink).meta({ description: 'The newest hundred' }),
    }),
  },
});

export const revokeSetupLink = route({
  id: 'ssoSetupLinks.revoke',
  method: 'DELETE',
  path: `${path}/{sso_setup_link_sid}`,
  summary: 'Revoke a set-up link: it is dead from this moment on',
  access: access.organization(ssoProfilePermissions.delegate),
  params: oneProfile.extend({ sso_setup_link_sid: sidInput('JL') }),
  response: { status: 204, schema: nothing },
  errors: [setupLinkErrors.dead],
  audit: [setupLinkEvents.revoked],
});

const token = z.string().min(20).max(200).meta({ description: 'What the link brought' });
const byLink = access.public('the link is the credential');
const limits = [{ name: 'sso-setup', limit: 300, windowSeconds: 900 }];

/** Without what is nobody's business outside: roles, and who else is where. */
const setupProfile = ssoProfile
  .pick({
    sid: true,
    name: true,
    protocol: true,
    provider_kind: true,
    provider_title: true,
    sentence: true,
    setup: true,
    ours: true,
    form: true,
    theirs: true,
    client: true,
    keys: true,
    options: true,
    is_freshly_tested: true,
  })
  .meta({ id: 'SsoSetup', description: 'What a set-up link shows of a profile' });

export const lookUpSetup = route({
  id: 'ssoSetup.lookUp',
  method: 'POST',
  path: '/v1/sso-setup/look-up',
  summary: 'What a set-up link is about',
  access: byLink,
  readOnly: true,
  body: z.strictObject({ token }),
  response: {
    status: 200,
    schema: z.strictObject({
      organization_name: z.string().meta({ description: 'For whom it is set up' }),
      expires_at: instant('Until when the link works'),
      can_change: z.boolean().meta({
        description: 'False: a domain is under the profile, so only administrators change it',
      }),
      profile: setupProfile,
    }),
  },
  errors: [setupLinkErrors.dead],
  limits,
});

export const checkSetupProvider = route({
  id: 'ssoSetup.checkProvider',
  method: 'POST',
  path: '/v1/sso-setup/check-provider',
  summary: 'Read what an identity provider publishes, by a set-up link',
  access: byLink,
  readOnly: true,
  body: z.strictObject({
    token,
    source: providerSource.meta({ description: 'What the provider publishes, in exactly one way' }),
  }),
  response: { status: 200, schema: ssoProviderCheck },
  errors: [setupLinkErrors.dead, ssoProfileErrors.wrong_protocol],
  limits,
});

const changing = [setupLinkErrors.dead, setupLinkErrors.in_use, editionErrors.feature_missing];

export const updateSetupProvider = route({
  id: 'ssoSetup.updateProvider',
  method: 'POST',
  path: '/v1/sso-setup/provider',
  summary: 'Bring the values of the provider, by a set-up link',
  access: byLink,
  body: z.strictObject({
    token,
    source: providerSource.meta({ description: 'What the provider publishes, in exactly one way' }),
  }),
  response: { status: 200, schema: setupProfile },
  errors: [...changing, ssoProfileErrors.wrong_protocol, ssoProfileErrors.provider_unreadable],
  audit: [ssoProfileEvents.provider_changed],
  answersSecret: true,
  limits,
});

export const updateSetupClient = route({
  id: 'ssoSetup.updateClient',
  method: 'POST',
  path: '/v1/sso-setup/client',
  summary: 'Enter our client at the provider, by a set-up link',
  access: byLink,
  body: z.strictObject({ token, ...clientInput }),
  response: { status: 200, schema: setupProfile },
  errors: [...changing, ssoProfileErrors.wrong_protocol],
  audit: [ssoProfileEvents.client_changed],
  answersSecret: true,
  limits,
});

export const startSetupTest = route({
  id: 'ssoSetup.test',
  method: 'POST',
  path: '/v1/sso-setup/tests',
  summary: 'Test the profile in this browser, by a set-up link',
  access: byLink,
  body: z.strictObject({ token }),
  response: {
    status: 201,
    schema: z.strictObject({
      test: ssoTest,
      location: z.string().meta({ description: 'Where the browser has to go now' }),
    }),
  },
  errors: [setupLinkErrors.dead, ssoProfileErrors.incomplete, ssoProfileErrors.disabled],
  audit: [ssoTestEvents.started],
  answersSecret: true,
  limits,
});

export const readSetupTest = route({
  id: 'ssoSetup.readTest',
  method: 'POST',
  path: '/v1/sso-setup/tests/read',
  summary: 'Read a test with every check, by a set-up link',
  access: byLink,
  readOnly: true,
  body: z.strictObject({ token, sso_test_sid: sidInput('JT') }),
  response: {
    status: 200,
    schema: z.strictObject({
      test: ssoTest,
      raw: z.string().nullable().meta({ description: 'The message as it came, decoded' }),
    }),
  },
  errors: [setupLinkErrors.dead],
  limits,
});
