/**
 * Domains: Internet domains that an organization claims and proves. Owns `domains` and `domain_checks`.
 * Invariants: one organization holds a domain (a unique index); only a definite answer counts against one, an outage
 * never; exact names only: corp.com says nothing about eng.corp.com; every look is kept.
 */
import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import * as contract from './contract.ts';
import { checkDue, checkOne } from './jobs.ts';
import { createDomains } from './migrations/2026-11-24T1000_create_domains.ts';
import * as service from './service.ts';
import { domainErrors, domainEvents, domainPermissions } from './vocabulary.ts';

export { findHolder, getDomain, recordLook } from './service.ts';

const routes = (kernel: Kernel) => [
  query(contract.listDomains, ({ db, scope }, { page }) =>
    service.listDomains(kernel, db, scope, page),
  ),
  command(contract.createDomain, async ({ work, scope }, { body }) =>
    service.presentDomain(kernel, await service.addDomain(work, scope, body.name)),
  ),
  query(contract.getDomain, async ({ db, scope, reply }, { params }) => {
    const row = await service.getDomain(db, scope, params.domain_sid);
    reply.version(row.version);
    return service.readDetails(kernel, db, scope, row);
  }),
  query(contract.listDomainChecks, ({ db, scope }, { params, page }) =>
    service.listChecks(db, scope, params.domain_sid, page),
  ),
  preparedCommand(contract.verifyDomain, {
    prepare: ({ db, scope }, { params, body }) =>
      service.look(kernel, db, scope, params.domain_sid, body.method),
    run: async ({ work, scope, actor }, { params }, look) =>
      service.presentDomain(
        kernel,
        await service.recordLook(work, scope, params.domain_sid, look, actor.name),
      ),
  }),
  command(contract.renewDomainChallenge, async ({ work, scope }, { params }) =>
    service.presentDomain(kernel, await service.renewChallenge(work, scope, params.domain_sid)),
  ),
  command(contract.removeDomain, ({ work, scope }, { params }) =>
    service.removeDomain(work, scope, params.domain_sid),
  ),
];

export const domainsModule = defineModule({
  name: 'domains',
  dependsOn: ['users'],
  vocabulary: { permissions: domainPermissions, errors: domainErrors, auditEvents: domainEvents },
  migrations: [createDomains],
  routes,
  jobs: (kernel) => ({
    'domains.check_due': () => checkDue(kernel),
    'domains.check': (payload) => checkOne(kernel, payload),
  }),
  schedules: [{ job: 'domains.check_due', crontab: '* * * * *' }],
});
