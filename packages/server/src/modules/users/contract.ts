/** The user resource and the routes for one's own login. */
import { z } from 'zod';
import { sidOutput } from '../../kernel/ids.ts';
import { access, instant, nothing, oneLine, prose, route } from '../../kernel/route.ts';
import { userErrors, userEvents } from './vocabulary.ts';

/** Parts of a name: first name required, last name may be empty. */
export const firstName = oneLine('First name, 1 to 255 characters', { max: 255 });
export const lastName = oneLine('Last name, up to 255 characters; may be empty', {
  min: 0,
  max: 255,
});
export const emailText = z
  .string()
  .min(1)
  .max(320)
  .meta({ description: 'E-mail address', example: 'ada@northwind.example' });
/** Checked for length and commonness by the use case, which can say why. */
export const newPassword = z.string().min(1).max(4096).meta({
  description: 'At least 15 characters, or as many as the organization asks for; up to 1,024 bytes',
  format: 'password',
});
export const typedPassword = z
  .string()
  .min(1)
  .max(4096)
  .meta({ description: 'The password', format: 'password' });

/** As forms say it before anything is typed. */
export const passwordRule = z
  .strictObject({
    minimum_characters: z.int().meta({ description: 'Shorter ones are refused', example: 20 }),
    sentence: prose({
      description: 'The same in words, and who asks for it',
      example: 'At least 20 characters: Northwind Traders asks for that.',
    }),
  })
  .meta({ id: 'PasswordRule', description: 'How long a new password has to be' });

/** Where a login is in its life; erased ones are never shown. */
export const userState = z.enum(['active', 'inactive', 'suspended', 'pending_deletion']);

export const user = z
  .strictObject({
    sid: sidOutput('US'),
    organization_sid: sidOutput(
      'OR',
      'The organization that manages this login; null: independent',
    ).nullable(),
    email: z.string().meta({ description: 'Address, as it was typed' }),
    first_name: z.string().meta({ description: 'First name' }),
    last_name: z.string().meta({ description: 'Last name' }),
    name: z.string().meta({ description: 'Both names' }),
    state: userState.meta({ description: 'Only active users sign in' }),
    time_zone: z
      .string()
      .nullable()
      .meta({ description: 'IANA name; null: as the browser has it', example: 'Europe/Berlin' }),
    locale: z
      .string()
      .nullable()
      .meta({ description: 'BCP 47 tag; null: as the browser has it', example: 'de' }),
    created_at: instant('When the login was made'),
    last_sign_in_at: instant('When they last signed in').nullable(),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  })
  .meta({ id: 'User', description: 'A login' });

const timeZone = z
  .string()
  .max(64)
  .refine(
    (name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC',
    'must be an IANA time zone, like Europe/Berlin',
  );
const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag, like de or pt-BR')
  .max(35);

export const getSelf = route({
  id: 'user.get',
  method: 'GET',
  path: '/v1/user',
  summary: 'Read your own login',
  access: access.self,
  response: { status: 200, schema: user },
});

export const updateSelf = route({
  id: 'user.update',
  method: 'PATCH',
  path: '/v1/user',
  summary: 'Change your name, time zone or language',
  access: access.self,
  body: z.strictObject({
    first_name: firstName.optional(),
    last_name: lastName.optional(),
    time_zone: timeZone.nullable().optional().meta({ description: 'IANA name, or null' }),
    locale: locale.nullable().optional().meta({ description: 'Language tag, or null' }),
  }),
  response: { status: 200, schema: user },
  takesIfMatch: true,
  audit: [userEvents.profile_changed],
});

export const getPasswordRule = route({
  id: 'user.getPasswordRule',
  method: 'GET',
  path: '/v1/user/password-rule',
  summary: 'Read how long your next password has to be',
  access: access.self,
  response: { status: 200, schema: passwordRule },
});

export const changePassword = route({
  id: 'user.changePassword',
  method: 'POST',
  path: '/v1/user/password',
  summary: 'Change your password',
  description: 'Every other session of yours ends; this one goes on.',
  access: access.self,
  body: z.strictObject({ current_password: typedPassword, new_password: newPassword }),
  response: { status: 204, schema: nothing },
  errors: [userErrors.password_wrong, userErrors.sso_required, userErrors.password_not_accepted],
  audit: [userEvents.password_changed],
  answersSecret: true,
});
