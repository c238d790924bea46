/** What policies of every kind have beside their rule, in answers and in requests. */
import { z } from 'zod';
import { sidInput, sidOutput } from '../../kernel/ids.ts';
import { access, instant, prose } from '../../kernel/route.ts';
import { securityPolicyEvents, securityPolicyPermissions } from './vocabulary.ts';

type Rule = Readonly<Record<string, z.ZodType>>;

/** @param example the rule in words */
export function policyOf<R extends Rule>(rule: R, example: string) {
  return z.strictObject({
    account_sid: sidOutput('AC').nullable().meta({
      description: 'Of which account; null: of the organization',
    }),
    account_name: z.string().nullable().meta({ description: 'Name of the account' }),
    ...rule,
    started_at: instant('Since when it holds; null: nothing was ever chosen').nullable(),
    planned: z
      .strictObject({
        ...rule,
        starts_at: instant('When it takes the place of the one above'),
        sentence: prose({ description: 'The same in words', example }),
      })
      .nullable()
      .meta({ description: 'What starts by itself; null: nothing' }),
    sentence: prose({ description: 'The same in words', example }),
    version: z.int().meta({ description: 'Goes up with each change; also the ETag' }),
  });
}

export const inOrganization = z.object({ organization_sid: sidInput('OR') });

export const ofAccount = sidInput('AC')
  .nullable()
  .default(null)
  .meta({ description: 'For one account; null: for the organization', example: null });

export const startsAt = z.iso
  .datetime()
  .nullable()
  .default(null)
  .meta({ description: 'null: now', example: '2026-12-01T08:00:00.000Z' });

/** What every change of a policy has, whatever its kind. */
export const everyChange = {
  method: 'PUT',
  access: access.organization(securityPolicyPermissions.update),
  params: inOrganization,
  audit: [securityPolicyEvents.changed],
  takesIfMatch: true,
  locksOrganization: true,
  stepUp: true,
  dryRun: true,
} as const;
