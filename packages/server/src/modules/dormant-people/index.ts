/**
 * Dormant people: who has not come for how long, and the rule that deactivates them. Owns `people_activity` (written by triggers),
 * `dormant_warnings`, `dormant_brakes`; its rule is a kind of `security_policies`. Invariants: only managed people, and never the Owner;
 * nobody without 14 whole days of warning by the rule as it is; whoever came since the warning stays; a day lets a bounded number go.
 */
import { command, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { userErased } from '../users/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { createDormantPeople } from './migrations/2026-11-28T1115_create_dormant_people.ts';
import { dormantJob, runDormantPeople } from './running.ts';
import { listDormantPeople, readDormantPeople, updateDormantPeople } from './service.ts';
import { deleteActivity } from './store.ts';
import { dormantPeopleEvents, dormantPeopleMails } from './vocabulary.ts';

userErased.subscribe((work, { scope }) => deleteActivity(work.db, scope));

const routes = (kernel: Kernel) => [
  query(contract.listDormantPeople, ({ db, scope }, { query: asked, page }) =>
    listDormantPeople(db, scope, asked, page),
  ),
  listExport(kernel, contract.exportDormantPeople, {
    noun: ['person with their last time', 'people with their last time'],
    list: (db, scope, asked, page) => listDormantPeople(db, scope, asked, page),
  }),
  query(contract.getDormantPeople, async ({ db, scope, reply }) => {
    const read = await readDormantPeople(db, scope);
    reply.version(read.policy.version);
    return read;
  }),
  command(contract.updateDormantPeople, async ({ work, scope, reply }, { body, ifMatch }) => {
    const policy = await updateDormantPeople(work, scope, { body, ifMatch });
    reply.version(policy.version);
    return policy;
  }),
];

export function dormantPeopleModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'dormant-people',
    dependsOn: ['organization-users', 'organizations', 'roles', 'security-policies', 'users'],
    vocabulary: { auditEvents: dormantPeopleEvents, mailKinds: dormantPeopleMails },
    mailSamples,
    migrations: [createDormantPeople],
    routes,
    jobs: (kernel) => ({ [dormantJob]: () => runDormantPeople(kernel, catalogue) }),
    // `dormant_due` knows the minute.
    schedules: [{ job: dormantJob, crontab: '17 * * * *' }],
  });
}
