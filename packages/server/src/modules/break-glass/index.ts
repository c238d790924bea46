/**
 * The emergency access ("break-glass"): the Owner who gets in by a passkey when single sign-on or the networks let nobody in. Owns
 * `break_glass_owners`, `break_glass_uses` and the views over them, which the reading of a session and the question about single sign-on
 * look at. Invariants: it is the Owner, active and with a passkey, at every request; it ends with the passkey and the ownership, in the
 * statement that takes them; a session is let past the networks only where its own sign-in was told.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import { organizationEnded } from '../organizations/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { createBreakGlass } from './migrations/2026-11-28T0720_create_break_glass.ts';
import { endNaming, nameOwner, readBreakGlass, seeUses } from './service.ts';
import { deleteNamings, deleteUses } from './store.ts';
import { answerSessionsAndFactors } from './using.ts';
import {
  breakGlassErrors,
  breakGlassEvents,
  breakGlassMails,
  breakGlassPermissions,
} from './vocabulary.ts';

answerSessionsAndFactors();
organizationEnded.subscribe((work, { scope }) => deleteNamings(work.db, scope));
userErased.subscribe((work, { scope }) => deleteUses(work.db, scope));

const routes = () => [
  query(contract.getBreakGlass, ({ db, scope }) => readBreakGlass(db, scope)),
  command(contract.nameBreakGlassOwner, ({ work, scope }, { params }) =>
    nameOwner(work, scope, params.user_sid),
  ),
  command(contract.endBreakGlassOwner, ({ work, scope }, { params }) =>
    endNaming(work, scope, params.user_sid),
  ),
  command(contract.seeBreakGlassUses, ({ work, scope }, { body }) =>
    seeUses(work, scope, body.used_until),
  ),
];

export const breakGlassModule = defineModule({
  name: 'break-glass',
  dependsOn: ['factors', 'organizations', 'security-policies', 'sessions', 'users'],
  vocabulary: {
    permissions: breakGlassPermissions,
    errors: breakGlassErrors,
    auditEvents: breakGlassEvents,
    mailKinds: breakGlassMails,
  },
  mailSamples,
  migrations: [createBreakGlass],
  routes,
});
