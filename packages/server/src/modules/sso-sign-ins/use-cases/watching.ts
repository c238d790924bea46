/** Looks after sign-ins that are the only way: when people try and nobody gets in, somebody is told while they can act. */
import type { Kernel } from '../../../kernel/module.ts';
import { organizationScope, platformScope } from '../../../kernel/scope.ts';
import { noteFailing } from '../../sso-profiles/index.ts';
import * as store from '../store.ts';

const everybody = platformScope('the clock looks at the sign-ins of everybody');

/** One person who mistypes is nobody's outage. */
const enoughPeople = 5;

export async function watch(kernel: Kernel): Promise<void> {
  const { db } = kernel.database;
  await store.clearRecovered(db, everybody);
  for (const { profileId, organizationId, people } of await store.listFailing(
    db,
    everybody,
    enoughPeople,
  ))
    await kernel.asSystem('sso_sign_ins.watch', {}, (work) =>
      noteFailing(work, organizationScope(organizationId), { profileId, people }),
    );
}
