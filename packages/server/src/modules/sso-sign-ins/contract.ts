/** Signing in, testing and signing out through an identity provider: the routes of pages, and the addresses of providers. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, leadTo, oneLine, pageOf, prose, route } from '../../kernel/route.ts';
import { invitationErrors, invitationEvents } from '../invitations/index.ts';
import { sessionEvents, startedSession } from '../sessions/index.ts';
import {
  oneProfile,
  ssoCheck,
  ssoProfileErrors,
  ssoProfilePermissions,
} from '../sso-profiles/index.ts';
import { emailText, userErrors } from '../users/index.ts';
import { ssoSignInErrors, ssoSignInEvents, ssoTestEvents } from './vocabulary.ts';

const perAddress = (name: string, limit: number) => [{ name, limit, windowSeconds: 900 }];

const returnTo = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/, 'must be a path of this instance')
  .meta({ description: 'Where to go afterwards', example: '/console' });

const begun = z
  .strictObject({
    location: z.string().meta({ description: 'Where the browser has to go now' }),
    expires_at: instant('Until when it can be finished'),
  })
  .meta({ id: 'SsoStart', description: 'A browser that is on its way to an identity provider' });

export const startSsoSignIn = route({
  id: 'ssoSignIns.start',
  method: 'POST',
  path: '/v1/sso-sign-ins',
  summary: 'Begin to sign in through the identity provider of a domain',
  description:
    'By an address, its domain, or the profile that a link names. Only the domain counts, so the answer tells nothing about logins. The answer sets a cookie: it has to be finished in the same browser.',
  access: access.public('asked before signing in'),
  body: z
    .strictObject({
      email: emailText.optional(),
      domain: oneLine('A domain', { max: 253 }).optional().meta({ example: 'corp.com' }),
      sso_profile_sid: sidInput('JB').optional(),
      return_to: returnTo.optional(),
      reauthenticate: z.boolean().default(false).meta({
        description: 'The provider asks again who it is: for acts that want a fresh proof',
      }),
    })
    .refine(
      ({ email, domain, sso_profile_sid }) =>
        [email, domain, sso_profile_sid].filter((way) => way !== undefined).length === 1,
      'must hold exactly one of email, domain, sso_profile_sid',
    ),
  response: { status: 200, schema: begun },
  errors: [ssoSignInErrors.not_offered, ssoSignInErrors.refused, userErrors.email_not_accepted],
  audit: [ssoSignInEvents.begun],
  answersSecret: true,
  limits: perAddress('sso-start', 300),
});

export const completeSsoSignIn = route({
  id: 'ssoSignIns.complete',
  method: 'POST',
  path: '/v1/sso-sign-ins/complete',
  summary: 'Finish signing in, or a test, with what the identity provider answered',
  description:
    'Sent by our own page, which holds the cookie of the beginning. With SAML the page gets a one-time word after `#answer=`; with OpenID Connect it sends on the query that it was called with. Refusals say `facts.fault`, an entry of the catalogue of faults.',
  access: access.public('the answer of the identity provider is the credential'),
  body: z
    .strictObject({
      answer: z
        .string()
        .min(20)
        .max(200)
        .optional()
        .meta({ description: 'SAML: the one-time word', example: 'the-word-after-the-sign' }),
      sso_profile_sid: sidInput('JB').optional(),
      query: z
        .string()
        .max(20_000)
        .optional()
        .meta({ description: 'OpenID Connect: from the ? on', example: '?code=…&state=…' }),
    })
    .refine(
      ({ answer, query, sso_profile_sid }) =>
        answer === undefined
          ? query !== undefined && sso_profile_sid !== undefined
          : query === undefined && sso_profile_sid === undefined,
      'must hold answer, or sso_profile_sid and query',
    ),
  response: {
    status: 200,
    schema: z
      .strictObject({
        outcome: z.enum(['signed_in', 'tested']).meta({ description: 'What it was' }),
        return_to: z.string().nullable().meta({ description: 'Where to go now' }),
        session: startedSession.nullable().meta({ description: 'null: it was a test' }),
        test: z
          .strictObject({
            sid: sidOutput('JT'),
            organization_sid: sidOutput('OR'),
            sso_profile_sid: sidOutput('JB'),
            state: z.enum(['successful', 'failed']).meta({ description: 'How it ended' }),
          })
          .nullable()
          .meta({ description: 'null: somebody signed in' }),
      })
      .meta({ id: 'SsoCompleted', description: 'What came of the answer of a provider' }),
  },
  errors: [
    ssoSignInErrors.refused,
    userErrors.email_taken,
    invitationErrors.link_dead,
    invitationErrors.inviter_lost_right,
    invitationErrors.domain_not_verified,
  ],
  audit: [sessionEvents.started, invitationEvents.accepted, ssoTestEvents.finished],
  answersSecret: true,
  limits: perAddress('sso-complete', 300),
});

export const endSsoSession = route({
  id: 'ssoSignIns.end',
  method: 'POST',
  path: '/v1/sso-sign-ins/end',
  summary: 'Sign out here, and learn where to sign out at the identity provider',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      location: z
        .string()
        .nullable()
        .meta({ description: 'Where the browser goes to sign out there too; null: nowhere' }),
    }),
  },
  audit: [sessionEvents.ended],
  answersSecret: true,
});

const ofProvider = z.object({ sso_profile_sid: sidInput('JB') });
const ofRedirect = (description: string) => z.string().max(20_000).optional().meta({ description });
const maxBytes = 512 * 1024;
const fromProvider = access.public('identity providers have browsers post to it; it is signed');

export const receiveAnswer = route({
  id: 'ssoSignIns.receive',
  method: 'POST',
  path: '/v1/sso/{sso_profile_sid}/acs',
  summary: 'Where SAML responses arrive',
  description:
    'Nothing is believed here: the response is kept, sealed, until our own page, which has the cookie of the beginning, asks for it. One that answers no request of ours begins a sign-in instead.',
  access: fromProvider,
  params: ofProvider,
  body: z.object({
    SAMLResponse: z.string().min(1).max(maxBytes).meta({ description: 'In base64' }),
    RelayState: z.string().max(1_000).optional().meta({ description: 'As we sent it' }),
  }),
  response: { status: 303, schema: leadTo },
  audit: [ssoSignInEvents.unsolicited],
  auditsChangesOnly: true,
  takesForm: { maxBytes },
  answersSecret: true,
  limits: perAddress('sso-acs', 600),
});

export const showForm = route({
  id: 'ssoSignIns.form',
  method: 'GET',
  path: '/v1/sso-forms/{form}',
  summary: 'The form by which a browser takes a message to a provider that wants it posted',
  access: access.public('the word in the address is the credential'),
  params: z.object({ form: z.string().min(20).max(200).meta({ description: 'A one-time word' }) }),
  response: { status: 200, schema: z.string() },
  textOf: 'text/html; charset=utf-8',
  errors: [ssoSignInErrors.refused],
  limits: perAddress('sso-start', 300),
});

export const receiveLogout = route({
  id: 'ssoSignIns.receiveLogout',
  method: 'POST',
  path: '/v1/sso/{sso_profile_sid}/logout',
  summary: 'Where SAML messages about signing out arrive',
  access: fromProvider,
  params: ofProvider,
  body: z.object({
    SAMLRequest: z.string().max(maxBytes).optional().meta({ description: 'In base64' }),
    SAMLResponse: z.string().max(maxBytes).optional().meta({ description: 'In base64' }),
    RelayState: z.string().max(1_000).optional().meta({ description: 'As they sent it' }),
  }),
  response: { status: 303, schema: leadTo },
  audit: [ssoSignInEvents.ended_by_provider],
  auditsChangesOnly: true,
  takesForm: { maxBytes },
  answersSecret: true,
  limits: perAddress('sso-logout', 600),
});

export const followLogout = route({
  id: 'ssoSignIns.followLogout',
  method: 'GET',
  path: '/v1/sso/{sso_profile_sid}/logout',
  summary: 'Where SAML messages about signing out arrive by redirect',
  description:
    'The signature over the query is verified before anything is done; without it nothing is.',
  access: access.public('identity providers lead browsers to it; its query is signed'),
  params: ofProvider,
  query: z.object({
    SAMLRequest: ofRedirect('Deflated, in base64'),
    SAMLResponse: ofRedirect('Deflated, in base64'),
    RelayState: ofRedirect('As they sent it'),
    SigAlg: ofRedirect('How it is signed'),
    Signature: ofRedirect('Over the query as it came'),
  }),
  response: { status: 303, schema: leadTo },
  audit: [ssoSignInEvents.ended_by_provider],
  auditsChangesOnly: true,
  takesSignedQuery: true,
  answersSecret: true,
  limits: perAddress('sso-logout', 600),
});

export const readFault = route({
  id: 'ssoFaults.get',
  method: 'GET',
  path: '/v1/sso-faults/{fault}',
  summary: 'What a fault means, why it comes to it, and what to change',
  access: access.public('whoever could not sign in reads it'),
  params: z.object({
    fault: z
      .string()
      .regex(/^[a-z_]{1,60}$/, 'must be the code of a fault')
      .meta({
        description: 'Its code',
        example: 'saml_audience',
      }),
  }),
  response: {
    status: 200,
    schema: z
      .strictObject({
        fault: z.string().meta({ description: 'Its code' }),
        title: prose({ description: 'What is wrong' }),
        cause: prose({ description: 'Why it comes to this' }),
        cure: prose({ description: 'What to change, and where' }),
      })
      .meta({ id: 'SsoFault', description: 'An entry of the catalogue of faults' }),
  },
  limits: perAddress('sso-faults', 600),
});

const testsPath = '/v1/organizations/{organization_sid}/sso-profiles/{sso_profile_sid}/tests';

export const ssoTest = z
  .strictObject({
    sid: sidOutput('JT'),
    state: z.enum(['in_progress', 'successful', 'failed', 'timed_out']).meta({
      description: 'timed_out: nobody came back within five minutes',
    }),
    sentence: prose({ description: 'What it means' }),
    counts: z.boolean().meta({
      description: 'True: it was of the configuration as it is now',
    }),
    started_by: z.string().meta({ description: 'Who began it' }),
    started_at: instant('When'),
    finished_at: instant('When it ended').nullable(),
    checks: z.array(ssoCheck).meta({ description: 'Everything that was looked at, in order' }),
    person: z
      .strictObject({
        subject: z.string().meta({ description: 'Who it is there: NameID or sub' }),
        email: z.string().nullable().meta({ description: 'The address' }),
        first_name: z.string().nullable().meta({ description: 'As it was mapped' }),
        last_name: z.string().nullable().meta({ description: 'As it was mapped' }),
        groups: z.array(z.string()).meta({ description: 'As they were read' }),
        attributes: z
          .record(z.string(), z.array(z.string()))
          .meta({ description: 'Everything that was sent, by its name' }),
        outcome: prose({ description: 'What would become of a real sign-in' }),
      })
      .nullable()
      .meta({ description: 'null: nobody could be read from the answer' }),
  })
  .meta({ id: 'SsoTest', description: 'A test of an SSO profile' });

export const startSsoTest = route({
  id: 'ssoTests.start',
  method: 'POST',
  path: testsPath,
  summary: 'Test a profile: sign in at the provider in this browser, and see every check',
  description:
    'Makes no session, no login and no link. The answer sets a cookie, as a sign-in does.',
  access: access.organization(ssoProfilePermissions.test),
  params: oneProfile,
  body: z.strictObject({}),
  response: {
    status: 201,
    schema: z.strictObject({
      test: ssoTest,
      location: z.string().meta({ description: 'Where the browser has to go now' }),
    }),
  },
  errors: [ssoProfileErrors.incomplete, ssoProfileErrors.disabled],
  audit: [ssoTestEvents.started],
  answersSecret: true,
});

export const listSsoTests = route({
  id: 'ssoTests.list',
  forMachines: false,
  method: 'GET',
  path: testsPath,
  summary: 'List the tests of a profile, newest first; kept for 30 days',
  access: access.organization(ssoProfilePermissions.read),
  params: oneProfile,
  paged: true,
  response: { status: 200, schema: pageOf(ssoTest) },
});

export const getSsoTest = route({
  id: 'ssoTests.get',
  forMachines: false,
  method: 'GET',
  path: `${testsPath}/{sso_test_sid}`,
  summary: 'Read a test with every check and the decoded message',
  access: access.organization(ssoProfilePermissions.test),
  params: oneProfile.extend({ sso_test_sid: sidInput('JT') }),
  response: {
    status: 200,
    schema: z.strictObject({
      test: ssoTest,
      raw: z
        .string()
        .nullable()
        .meta({ description: 'The message as it came, decoded, secrets cut out' }),
    }),
  },
});
