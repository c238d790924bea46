/** Which mails a person gets: the routes. */
import { z } from 'zod';
import { access, prose, route } from '../../kernel/route.ts';
import { notificationErrors, notificationEvents } from './vocabulary.ts';

const kindName = z.string().min(1).max(64);

const notifications = z
  .strictObject({
    kinds: z
      .array(
        z.strictObject({
          name: z.string().meta({ description: 'Stable name', example: 'roles' }),
          title: prose({ description: 'What the mails are about' }),
          description: prose({ description: 'When they are sent' }),
          is_optional: z.boolean().meta({ description: 'False: they cannot be turned off' }),
          is_on: z.boolean().meta({ description: 'Do you get them?' }),
        }),
      )
      .meta({ description: 'Every kind of mails there is, those that can be turned off first' }),
  })
  .meta({ id: 'Notifications', description: 'Which mails a person gets' });

export const getNotifications = route({
  id: 'user.getNotifications',
  method: 'GET',
  path: '/v1/user/notifications',
  summary: 'Which mails do you get?',
  access: access.self,
  response: { status: 200, schema: notifications },
});

export const updateNotifications = route({
  id: 'user.updateNotifications',
  method: 'PATCH',
  path: '/v1/user/notifications',
  summary: 'Turn kinds of mails off and on',
  access: access.self,
  body: z.strictObject({
    kinds: z
      .array(
        z.strictObject({
          name: kindName.meta({ description: 'Name of the kind' }),
          is_on: z.boolean().meta({ description: 'Do you want them?' }),
        }),
      )
      .min(1)
      .max(50)
      .meta({ description: 'The kinds to change; others stay as they are' }),
  }),
  response: { status: 200, schema: notifications },
  errors: [notificationErrors.unknown_kind, notificationErrors.not_optional],
  audit: [notificationEvents.changed],
});

export const unsubscribe = route({
  id: 'notifications.unsubscribe',
  method: 'POST',
  path: '/v1/unsubscribe',
  summary: 'Turn off the kind of a mail by the link in it',
  description:
    'What the List-Unsubscribe header of a mail leads to (RFC 8058). Works without signing in, as often as it is called, and answers the same each time. It turns mails off and does nothing else.',
  access: access.public('the link in the mail is the credential'),
  query: z.object({
    token: z.string().min(20).max(200).meta({ description: 'As the mail brings it' }),
  }),
  response: {
    status: 200,
    schema: z
      .strictObject({ title: prose({ description: 'What the mails were about' }) })
      .meta({ id: 'TurnedOff', description: 'A kind of mails that was turned off' }),
  },
  errors: [notificationErrors.link_dead],
  audit: [notificationEvents.changed],
  auditsChangesOnly: true,
  limits: [{ name: 'unsubscribe', limit: 60, windowSeconds: 900 }],
});
