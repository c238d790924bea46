/**
 * Sign-ups: how a new person gets a login. Owns `sign_ups`.
 * Invariants: the policy of the domain is told first and decided again last; no login exists before its address is
 * proven; the answers never tell whether there is a login.
 */
import { command, preparedCommand } from '../../kernel/bind.ts';
import { defineModule } from '../../kernel/module.ts';
import type { RoleCatalogue } from '../roles/index.ts';
import * as contract from './contract.ts';
import { mailSamples } from './mail-samples.ts';
import { createSignUps } from './migrations/2026-11-24T1040_create_sign_ups.ts';
import * as service from './service.ts';
import { signUpErrors, signUpEvents } from './vocabulary.ts';

interface CompletionBody {
  readonly proof: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly password: string;
  readonly account_name?: string | undefined;
  readonly transport: 'cookie' | 'bearer';
}

const completionOf = (signUpId: string, body: CompletionBody): service.Completion => ({
  signUpId,
  proof: body.proof,
  firstName: body.first_name,
  lastName: body.last_name,
  password: body.password,
  accountName: body.account_name,
  transport: body.transport,
});

export function signUpsModule(catalogue: RoleCatalogue) {
  return defineModule({
    name: 'sign-ups',
    dependsOn: [
      'accounts',
      'editions',
      'join-requests',
      'organizations',
      'role-assignments',
      'roles',
      'sessions',
      'sign-up-policies',
      'users',
    ],
    vocabulary: { errors: signUpErrors, auditEvents: signUpEvents },
    mailSamples,
    migrations: [createSignUps],
    routes: (kernel) => [
      preparedCommand(contract.startSignUp, {
        prepare: ({ db }, { body }) => service.countMail(kernel, db, body.email),
        run: ({ work }, { body }, { mayMail }) => service.start(work, body.email, mayMail),
      }),
      preparedCommand(contract.proveAddress, {
        prepare: ({ db }, { params, body }) => service.checkCode(db, params.sign_up_sid, body.code),
        run: ({ work }, _input, row) => service.prove(work, row),
      }),
      preparedCommand(contract.completeSignUp, {
        prepare: ({ db }, { params, body }) =>
          service.prepareCompletion(kernel, db, completionOf(params.sign_up_sid, body)),
        run: ({ work, reply }, { params, body }, hash) =>
          service.complete(catalogue, work, reply, completionOf(params.sign_up_sid, body), hash),
      }),
      command(contract.requestToJoin, ({ work }, { params, body }) =>
        service.requestToJoin(work, {
          signUpId: params.sign_up_sid,
          proof: body.proof,
          name: `${body.first_name} ${body.last_name}`.trim(),
          note: body.note,
        }),
      ),
    ],
    jobs: (kernel) => ({ 'sign_ups.prune': () => service.pruneOld(kernel.database.db) }),
    schedules: [{ job: 'sign_ups.prune', crontab: '41 3 * * *' }],
  });
}
