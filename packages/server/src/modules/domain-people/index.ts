/**
 * People who already use a domain: independent logins with an address in exactly a proven domain of the organization.
 * Owns no table. Invariants: whoever has not proven the domain, or not any more, learns nothing; everybody is asked,
 * unless the operator of the instance lets them be captured; nobody whom another organization manages is touched.
 */
import { command, query } from '../../kernel/bind.ts';
import { defineModule, type Kernel } from '../../kernel/module.ts';
import { operationJob, presentOperation } from '../operations/index.ts';
import { createAuthorizer } from '../role-assignments/index.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import { tellHolders, tellJob } from './capturing.ts';
import * as contract from './contract.ts';
import { importKind, startImport } from './importing.ts';
import { mailSamples } from './mail-samples.ts';
import { importPeople } from './people.ts';
import * as service from './service.ts';
import { domainPeopleErrors, domainPeopleEvents, domainPeoplePermissions } from './vocabulary.ts';

const routes = (kernel: Kernel) => [
  query(contract.countDomainPeople, ({ db, scope }) =>
    service.countUses(db, scope, kernel.mayCapturePeople),
  ),
  query(contract.listDomainPeople, ({ db, scope }, { params, query: asked, page }) => {
    const { sort, ...choice } = asked;
    return service.listPeople(db, scope, { domainId: params.domain_sid, choice, sort }, page);
  }),
  command(contract.exportDomainPeople, ({ work, scope }, { params, body: choice }) =>
    service.exportPeople(work, kernel.database.db, scope, { domainId: params.domain_sid, choice }),
  ),
  command(contract.checkDomainPeople, async ({ work, ...by }, { params, body }) =>
    presentOperation(
      await startImport(
        work,
        by,
        { mayCapture: kernel.mayCapturePeople },
        {
          way: body.way,
          domainId: params.domain_sid,
          notify: false,
          isDryRun: true,
          users: body.users,
          choice: body.choice,
        },
      ),
    ),
  ),
  command(contract.askDomainPeople, async ({ work, ...by }, { params, body }) =>
    presentOperation(
      await startImport(
        work,
        by,
        { mayCapture: kernel.mayCapturePeople },
        {
          way: 'ask',
          domainId: params.domain_sid,
          notify: body.notify,
          isDryRun: false,
          users: body.users,
          choice: body.choice,
        },
      ),
    ),
  ),
  command(contract.captureDomainPeople, async ({ work, ...by }, { params, body }) =>
    presentOperation(
      await startImport(
        work,
        by,
        { mayCapture: kernel.mayCapturePeople },
        {
          way: 'capture',
          domainId: params.domain_sid,
          notify: true,
          isDryRun: false,
          users: body.users,
          choice: body.choice,
        },
      ),
    ),
  ),
];

export function domainPeopleModule(catalogue: RoleCatalogue) {
  const authorizer = createAuthorizer(catalogue);
  return defineModule({
    name: 'domain-people',
    dependsOn: [
      'accounts',
      'bulk-changes',
      'domains',
      'invitations',
      'operations',
      'operators',
      'organizations',
      'role-assignments',
      'roles',
      'users',
    ],
    vocabulary: {
      permissions: domainPeoplePermissions,
      errors: domainPeopleErrors,
      auditEvents: domainPeopleEvents,
    },
    mailSamples,
    migrations: [],
    routes,
    jobs: (kernel) => ({
      [importKind]: operationJob(
        kernel,
        authorizer,
        importPeople({ kernel, catalogue, authorizer, mayCapture: kernel.mayCapturePeople }),
      ),
      [tellJob]: (payload) => tellHolders(kernel, payload),
    }),
  });
}
