/**
 * Who has more than a password to give. Another module keeps the factors; every door that takes a password asks here, once
 * the password is right and not before, so that nobody learns by a guess who has one.
 */
import type { PrepareContext } from '../../kernel/bind.ts';
import { createQuestion } from '../../kernel/hooks.ts';
import type { Kernel } from '../../kernel/module.ts';
import type { RouteDefinition } from '../../kernel/route.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import type { UserRow } from '../users/index.ts';
import { sessionErrors } from './vocabulary.ts';

/** What somebody can prove themselves by, beside their password. */
export interface SecondFactors {
  readonly authenticatorApp: boolean;
  readonly passkey: boolean;
  readonly recoveryCode: boolean;
  /** An administrator lets them go on without what they lost, by a code to their address. */
  readonly mailedCode: boolean;
}

export interface TypedProof {
  readonly kind: 'authenticator_app' | 'recovery_code';
  readonly code: string;
}

/** A proof that was looked at. It counts when it is used, once, whoever else has it at the same moment. */
export interface CheckedFactor {
  readonly kind: 'authenticator_app' | 'recovery_code' | 'passkey' | 'mailed_code';
  /** In the transaction of what it is for. What it answers goes into the audit event. */
  use(work: Work): Promise<Readonly<Record<string, string | number | boolean>>>;
}

export type CheckingContext = Pick<
  PrepareContext<RouteDefinition>,
  'db' | 'addressPrefix' | 'denied'
>;

interface Checked {
  readonly kernel: Kernel;
  readonly context: CheckingContext;
  readonly user: UserRow;
  readonly proof: TypedProof;
}

/** Undefined: the password is all they have. */
export const secondFactors = createQuestion<{ readonly userId: string }, SecondFactors>();
/** @throws session.factor_refused, request.too_many */
export const checkedFactor = createQuestion<Checked, CheckedFactor>();

/** The password is right, and not enough. Tells with what to go on. */
export function factorRequired(factors: SecondFactors) {
  return sessionErrors.factor_required(
    say('The password is right. Now prove it by your second factor too.'),
    {
      facts: {
        authenticator_app: factors.authenticatorApp,
        passkey: factors.passkey,
        recovery_code: factors.recoveryCode,
        mailed_code: factors.mailedCode,
      },
    },
  );
}
