/** Remembered browsers as a resource, and the routes of whoever they are remembered for. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, route } from '../../kernel/route.ts';
import { programFields } from './contract.ts';
import { rememberedBrowserEvents } from './vocabulary.ts';

export const rememberedBrowser = z
  .strictObject({
    sid: sidOutput('RB'),
    is_current: z.boolean().meta({ description: 'Is it the browser that asks?' }),
    second_factor: z.enum(['authenticator_app', 'passkey']).meta({
      description: 'What was proven in it, and is not asked for again',
      example: 'authenticator_app',
    }),
    client_address: z.string().meta({ description: 'From which address it was proven' }),
    user_agent: z.string().meta({ description: 'As the browser calls itself' }),
    ...programFields,
    remembered_at: instant('When the second factor was proven in it'),
    last_used_at: instant('When it last stood in for the second factor; null: never').nullable(),
    remembered_until: instant('Until when, by the policy of this moment'),
  })
  .meta({
    id: 'RememberedBrowser',
    description: 'A browser in which a password is enough for some days',
  });

export const listRememberedBrowsers = route({
  id: 'rememberedBrowsers.list',
  method: 'GET',
  path: '/v1/remembered-browsers',
  summary: 'List the browsers that do not ask you for your second factor',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      days_allowed: z.int().meta({
        description: 'For how many days your organization lets one be remembered; 0: none',
        example: 14,
      }),
      items: z.array(rememberedBrowser).meta({ description: 'Newest first, at most 20' }),
    }),
  },
});

export const forgetRememberedBrowser = route({
  id: 'rememberedBrowsers.forget',
  method: 'DELETE',
  path: '/v1/remembered-browsers/{remembered_browser_sid}',
  summary: 'Have a browser ask you for your second factor again',
  description: 'Sessions that live go on.',
  access: access.self,
  params: z.object({ remembered_browser_sid: sidInput('RB') }),
  response: { status: 204, schema: nothing },
  audit: [rememberedBrowserEvents.forgotten],
});

export const forgetAllRememberedBrowsers = route({
  id: 'rememberedBrowsers.forgetAll',
  method: 'POST',
  path: '/v1/remembered-browsers/forget-all',
  summary: 'Have every browser ask you for your second factor again',
  description: 'Sessions that live go on.',
  access: access.self,
  response: {
    status: 200,
    schema: z
      .strictObject({
        forgotten: z.int().meta({ description: 'How many were forgotten', example: 2 }),
      })
      .meta({ id: 'ForgottenBrowsers', description: 'What became of your remembered browsers' }),
  },
  audit: [rememberedBrowserEvents.forgotten],
  auditsChangesOnly: true,
});
