/** The routes by which a profile learns about its identity provider, and about our client there. */
import { z } from 'zod';
import { access, oneLine, route } from '../../kernel/route.ts';
import { editionErrors } from '../editions/index.ts';
import { certificate, check, onePath, oneProfile, ssoProfile } from './contract.ts';
import { ssoProfileErrors, ssoProfileEvents, ssoProfilePermissions } from './vocabulary.ts';

const address = (description: string) =>
  z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .meta({ description, example: 'https://idp.northwind.example/metadata' });

const fields = {
  metadata_url: address('SAML: where the metadata is; read every day from now on').optional(),
  metadata_xml: z
    .string()
    .min(1)
    .max(500_000)
    .optional()
    .meta({ description: 'SAML: the metadata itself', example: '<EntityDescriptor/>' }),
  saml: z
    .strictObject({
      entity_id: oneLine('Entity ID', { max: 1_024 }).meta({
        example: 'https://idp.northwind.example',
      }),
      sign_on_url: address('Where people are sent'),
      logout_url: address('Where they sign out').optional(),
      certificates: z
        .array(z.string().min(1).max(20_000).meta({ description: 'PEM, or base64 alone' }))
        .min(1)
        .max(4)
        .meta({ description: 'Any of them may have signed', example: ['MIIC…'] }),
    })
    .optional()
    .meta({ description: 'SAML: what the provider shows, field by field' }),
  issuer: address('OpenID Connect: the issuer, whose discovery document is read').optional(),
};

const ways = Object.keys(fields);
/** Exactly one of the ways. */
export const providerSource = z
  .strictObject(fields)
  .refine(
    (source) => ways.filter((way) => source[way as keyof typeof source] !== undefined).length === 1,
    'must hold exactly one of metadata_url, metadata_xml, saml, issuer',
  );

export type ProviderSource = z.output<typeof providerSource>;

export const readResult = z
  .strictObject({
    is_usable: z.boolean().meta({ description: 'Nothing failed' }),
    issuer: z.string().nullable().meta({ description: 'Entity ID or issuer, when it was found' }),
    checks: z.array(check).meta({ description: 'Everything that was looked at, in order' }),
    certificates: z.array(certificate).meta({ description: 'SAML: what would be trusted' }),
  })
  .meta({ id: 'SsoProviderCheck', description: 'What an identity provider publishes' });

export const checkProvider = route({
  id: 'ssoProfiles.checkProvider',
  forMachines: false,
  method: 'POST',
  path: `${onePath}/check-provider`,
  summary: 'Read what an identity provider publishes, and change nothing',
  access: access.organization(ssoProfilePermissions.update),
  readOnly: true,
  params: oneProfile,
  body: providerSource,
  response: { status: 200, schema: readResult },
  errors: [ssoProfileErrors.wrong_protocol],
  limits: [{ name: 'sso-provider-check', limit: 120, windowSeconds: 900 }],
});

export const updateProvider = route({
  id: 'ssoProfiles.updateProvider',
  method: 'PUT',
  path: `${onePath}/provider`,
  summary: 'Say which identity provider the profile trusts: it is read and checked before',
  description:
    'Another issuer, other addresses or certificates clear the client secret, end sign-ins that were begun, and make earlier tests worth nothing.',
  access: access.organization(ssoProfilePermissions.update),
  params: oneProfile,
  body: providerSource,
  response: { status: 200, schema: ssoProfile },
  errors: [
    editionErrors.feature_missing,
    ssoProfileErrors.wrong_protocol,
    ssoProfileErrors.provider_unreadable,
  ],
  audit: [ssoProfileEvents.provider_changed],
  takesIfMatch: true,
  stepUp: true,
  dryRun: true,
  limits: [{ name: 'sso-provider-check', limit: 120, windowSeconds: 900 }],
});

export const clientInput = {
  client_id: oneLine('Client ID', { max: 512 }).meta({ example: '0oa1gjh63g214q0Hq0g4' }),
  authentication: z.enum(['secret', 'private_key']).default('secret').meta({
    description: 'private_key: we sign with the key that jwks_url publishes',
  }),
  client_secret: oneLine('Never shown again; not sent: the one that is there stays', {
    max: 1_024,
  })
    .optional()
    .meta({ example: 'the-secret-of-the-client' }),
};

export const updateClient = route({
  id: 'ssoProfiles.updateClient',
  method: 'PUT',
  path: `${onePath}/client`,
  summary: 'Enter our client at the provider (OpenID Connect)',
  access: access.organization(ssoProfilePermissions.update),
  params: oneProfile,
  body: z.strictObject(clientInput),
  response: { status: 200, schema: ssoProfile },
  errors: [editionErrors.feature_missing, ssoProfileErrors.wrong_protocol],
  audit: [ssoProfileEvents.client_changed],
  takesIfMatch: true,
  stepUp: true,
});
