/**
 * What wants attention in an organization: one short list over what the other modules keep. Owns no table and changes
 * nothing. Invariant: each kind is shown only to who may see what it is about.
 */
import { query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { getAttention } from './contract.ts';
import { indexAttention } from './migrations/2026-11-24T1500_index_attention.ts';
import { indexEndings } from './migrations/2026-11-24T1520_index_endings.ts';
import { readAttention } from './service.ts';

export function attentionModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'attention',
    dependsOn: [
      'accounts',
      'domains',
      'invitations',
      'join-requests',
      'organizations',
      'provisioning-connections',
      'role-assignments',
      'roles',
      'security-policies',
      'sso-profiles',
    ],
    vocabulary: {},
    migrations: [indexAttention, indexEndings],
    routes: () => [
      query(getAttention, ({ db, scope, held }) => readAttention(catalogue, db, scope, held)),
    ],
  });
}
