/**
 * Who has more than a password to give. Another module keeps the factors; every door that takes a password asks here, once
 * the password is right and not before, so that nobody learns by a guess who has one.
 */
import type { PrepareContext } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import { createQuestion } from '../../kernel/hooks.ts';
import type { Kernel } from '../../kernel/module.ts';
import { askedBy, whoCanEase } from '../../kernel/owing.ts';
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

/** What was proven, from nothing beside the password to what cannot be phished. */
export type FactorLevel = 0 | 1 | 2;

/** A recovery code stands in for the app; a mailed code removes what there was. */
export const levelOf = (kind: CheckedFactor['kind'] | undefined): FactorLevel => {
  switch (kind) {
    case 'passkey':
      return 2;
    case 'authenticator_app':
    case 'recovery_code':
      return 1;
    case 'mailed_code':
    case undefined:
      return 0;
  }
};

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

/** What a policy asks of somebody. */
export interface FactorDuty {
  readonly level: Exclude<FactorLevel, 0>;
  readonly organizationName: string;
}

/**
 * What a policy asks of somebody now; another module keeps the policies. `everywhere`: by their organization, whatever they
 * do; `anywhere`: at one of its accounts on which they hold a role, too.
 */
export const factorDuty = createQuestion<
  { readonly userId: string; readonly at: 'everywhere' | 'anywhere' },
  FactorDuty
>();

/** As it is refused: which rule, and who can change it. */
export const refusalBy = ({ level, organizationName }: FactorDuty) => {
  const owed = { organizationName, passkey: level === 2 };
  return {
    rule: askedBy(owed),
    whoCan: whoCanEase(owed),
    facts: { organization: organizationName, phishing_resistant: owed.passkey },
  };
};

/** What they proved is right, and less than a policy asks: they add a factor before they are in. */
export function enrolmentRequired(duty: FactorDuty) {
  const { rule, ...extras } = refusalBy(duty);
  return sessionErrors.enrolment_required(say('{rule} Add one to go on.', { rule }), extras);
}

/** @throws session.enrolment_required */
export async function assertFactorIsEnough(
  db: Db,
  userId: string,
  level: FactorLevel,
): Promise<void> {
  const duty = await factorDuty.ask(db, { userId, at: 'everywhere' });
  if (duty !== undefined && level < duty.level) throw enrolmentRequired(duty);
}

/** The password is right, and not enough. Tells with what to go on, what a policy asks for (by less, another factor is added first), and for how long the browser may be remembered. */
export function factorRequired(
  factors: SecondFactors,
  {
    duty,
    rememberedDays = 0,
  }: { readonly duty?: FactorDuty | undefined; readonly rememberedDays?: number | undefined } = {},
) {
  return sessionErrors.factor_required(
    say('The password is right. Now prove it by your second factor too.'),
    {
      facts: {
        authenticator_app: factors.authenticatorApp,
        passkey: factors.passkey,
        recovery_code: factors.recoveryCode,
        mailed_code: factors.mailedCode,
        ...(duty === undefined ? {} : refusalBy(duty).facts),
        ...(rememberedDays === 0 ? {} : { remembered_days: rememberedDays }),
      },
    },
  );
}
