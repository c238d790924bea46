/** The role resource and its routes. */
import { z } from 'zod';
import { access, prose, route } from '../../kernel/route.ts';

export const role = z
  .strictObject({
    sid: z
      .string()
      .regex(/^IX[0-9a-f]{32}$/)
      .meta({ description: 'SID of the Role', example: 'IX00000000000000000000000000000102' }),
    name: prose({ description: 'What people call it', example: 'Administrator' }),
    description: prose({ description: 'What it is for' }),
    scope: z.enum(['organization', 'account']).meta({ description: 'Where it is held' }),
    grantable: z
      .boolean()
      .meta({ description: 'False for ownership, which is handed over and never granted' }),
    permissions: z
      .array(z.string())
      .meta({ description: 'What it lets one do, as /namespace/product/resource/action' }),
  })
  .meta({ id: 'Role', description: 'A named set of permissions' });

export const listRoles = route({
  id: 'roles.list',
  method: 'GET',
  path: '/v1/roles',
  summary: 'List the role catalogue',
  access: access.self,
  response: {
    status: 200,
    schema: z.strictObject({
      items: z.array(role).meta({ description: 'All roles, highest first' }),
    }),
  },
});
