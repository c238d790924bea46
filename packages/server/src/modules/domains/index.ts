/**
 * Domains: Internet domains that an organization claims and proves. Owns `domains`, `domain_checks`, `domain_disputes`.
 * Invariants: one organization holds a domain (a unique index); only a definite answer counts against one, an outage
 * never; exact names only: corp.com says nothing about eng.corp.com; every look is kept.
 */

import { command, preparedCommand, query } from '../../kernel/bind.ts';
import { listExport } from '../../kernel/list-export.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { say } from '../../kernel/text.ts';
import { organizationEnded, organizationEnding } from '../organizations/index.ts';
import * as contract from './contract.ts';
import { tellDispute } from './dispute-telling.ts';
import { giveUpAll } from './ending.ts';
import { getDomain } from './holding.ts';
import { checkDue, checkOne } from './jobs.ts';
import { disputeLifecycle, domainLifecycle } from './lifecycle.ts';
import { look, recordLook } from './looking.ts';
import { mailSamples } from './mail-samples.ts';
import { createDomains } from './migrations/2026-11-24T1000_create_domains.ts';
import { domainLives } from './migrations/2026-11-24T1310_domain_lives.ts';
import { presentDomain } from './presenting.ts';
import * as service from './service.ts';
import { settleDisputes } from './settling.ts';
import { listNames, readHoldings } from './store.ts';
import { domainErrors, domainEvents, domainMails, domainPermissions } from './vocabulary.ts';
import { warnLapsing } from './warning.ts';

export { countReleased, domainEnded, domainLost } from './ending.ts';
export { getDomain } from './holding.ts';
export { lapseAfterDays } from './lifecycle.ts';
export { recordLook } from './looking.ts';
export { findHolder } from './service.ts';
export { domainErrors, domainPermissions } from './vocabulary.ts';
export { readHoldings };

const routes = (kernel: Kernel) => [
  query(contract.listDomains, ({ db, scope }, { query: asked, page }) =>
    service.listDomains(kernel, db, scope, { ...asked, page }),
  ),
  listExport(kernel, contract.exportDomains, {
    noun: ['domain', 'domains'],
    list: (db, scope, asked, page) => service.listDomains(kernel, db, scope, { ...asked, page }),
  }),
  command(contract.createDomain, async ({ work, scope }, { body }) =>
    presentDomain(kernel, await service.addDomain(work, scope, body.name)),
  ),
  query(contract.getDomain, async ({ db, scope, reply }, { params }) => {
    const row = await getDomain(db, scope, params.domain_sid);
    reply.version(row.version);
    return service.readDetails(kernel, db, scope, row);
  }),
  query(contract.listDomainChecks, ({ db, scope }, { params, page }) =>
    service.listChecks(db, scope, params.domain_sid, page),
  ),
  preparedCommand(contract.verifyDomain, {
    prepare: ({ db, scope }, { params, body }) =>
      look(kernel, db, scope, { id: params.domain_sid, method: body.method }),
    run: async ({ work, scope, actor }, _input, seen) =>
      presentDomain(
        kernel,
        await recordLook(work, scope, seen, { name: actor.name, isClock: false }),
      ),
  }),
  command(contract.renewDomainChallenge, async ({ work, scope }, { params }) =>
    presentDomain(kernel, await service.renewChallenge(work, scope, params.domain_sid)),
  ),
  command(contract.removeDomain, ({ work, scope }, { params, query: asked }) =>
    service.removeDomain(work, scope, {
      id: params.domain_sid,
      releasesPeople: asked.people === 'release',
    }),
  ),
];

organizationEnding.subscribe(async (work, { scope }) => {
  if (!work.impact.isDryRun) return;
  const names = await listNames(work.db, scope);
  work.impact.line({
    what: 'domains_given_up',
    label: say('domains are given up, with their sign-up policies'),
    count: names.length,
    names,
  });
});
organizationEnded.subscribe((work, { scope }) => giveUpAll(work, scope));

export const domainsModule = defineModule({
  name: 'domains',
  dependsOn: ['editions', 'organizations', 'users'],
  vocabulary: {
    permissions: domainPermissions,
    errors: domainErrors,
    mailKinds: domainMails,
    auditEvents: domainEvents,
  },
  mailSamples,
  migrations: [createDomains, domainLives],
  routes,
  jobs: (kernel) => ({
    'domains.check_due': () => checkDue(kernel),
    'domains.check': (payload) => checkOne(kernel, payload),
    'domains.settle': (payload) => settleDisputes(kernel, payload),
    'domains.tell_dispute': (payload) => tellDispute(kernel, payload),
    'domains.warn': () => warnLapsing(kernel),
  }),
  schedules: [
    { job: 'domains.check_due', crontab: '* * * * *' },
    { job: 'domains.warn', crontab: '7 * * * *' },
  ],
  lifecycles: [domainLifecycle, disputeLifecycle],
});
