/** Use cases of signing up. A login is made only after its address was proven. */

import { createHash } from 'node:crypto';
import type { Reply } from '../../kernel/bind.ts';
import type { Db } from '../../kernel/database.ts';
import type { EmailAddress } from '../../kernel/email-address.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { newId, sid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import {
  consumeToken,
  findToken,
  issueCode,
  issueToken,
  tryCode,
} from '../../kernel/one-time-tokens.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import { say } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { makeIndependentAccount } from '../accounts/index.ts';
import { askToJoin } from '../join-requests/index.ts';
import { lockOrganization } from '../organizations/index.ts';
import { getGrantableRole, grantRole } from '../role-assignments/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { assertNoSsoRequired, startSession } from '../sessions/index.ts';
import {
  administratorsOf,
  decideSignUp,
  recordDecision,
  type SignUpDecision,
} from '../sign-up-policies/index.ts';
import {
  type AcceptedPassword,
  acceptPassword,
  createUser,
  findUserByEmail,
  readEmail,
  readPasswordRule,
  userTarget,
} from '../users/index.ts';
import { alreadySignedUpMail, codeMail } from './mails.ts';
import * as store from './store.ts';
import { signUpErrors, signUpEvents } from './vocabulary.ts';

const newcomers = platformScope('who signs up belongs to nobody yet');
const codePurpose = 'sign_up';
const proofPurpose = 'sign_up_proof';
const codeSeconds = 1_800;
const proofSeconds = 3_600;
const perRecipient = { name: 'sign-up-recipient', limit: 5, windowSeconds: 3_600 };

function presentPolicy(decision: SignUpDecision) {
  return {
    outcome: decision.outcome,
    sentence: decision.sentence,
    organization_name: decision.governedBy?.organizationName ?? null,
    contact: decision.governedBy?.contact ?? null,
  };
}

/** Who will manage a login that is made by it; null: nobody. */
const managedBy = ({ outcome, governedBy }: SignUpDecision): string | null =>
  outcome === 'joins' ? (governedBy?.organizationId ?? null) : null;

/** Enough to see a pattern in the log, too little to learn an address (AL-07). */
const hintOf = (email: EmailAddress) => `${email.localPart.slice(0, 2)}…@${email.domain}`;

/** Counts the mail against its recipient, whoever asks for it. */
export async function countMail(
  kernel: Kernel,
  db: Db,
  emailText: string,
): Promise<{ mayMail: boolean }> {
  const subject = createHash('sha256').update(readEmail(emailText).normal).digest('hex');
  return { mayMail: (await kernel.rateLimits.consume(db, perRecipient, subject)).allowed };
}

/** Tells the policy and mails a code; to an address that has a login, a mail that says so instead (IN-12). */
export async function start(work: Work, emailText: string, mayMail: boolean) {
  const email = readEmail(emailText);
  const decision = await decideSignUp(work.db, email);
  const id = newId();
  await store.insertSignUp(work.db, newcomers, {
    id,
    email: email.normal,
    emailAsTyped: email.asTyped,
  });
  await recordDecision(work, email, decision);
  const code = await issueCode(
    work.db,
    { purpose: codePurpose, subjectId: id, address: email.normal },
    codeSeconds,
  );
  const existing = await findUserByEmail(work.db, email);
  if (mayMail)
    work.mail(existing === undefined ? codeMail(email, code) : alreadySignedUpMail(email));
  work.audit({
    event: signUpEvents.started,
    target: { type: 'sign_up', sid: sid('SU', id), name: hintOf(email) },
    organizationId: decision.governedBy?.organizationId ?? null,
    after: { outcome: decision.outcome },
  });
  return { sid: sid('SU', id), email: email.asTyped, policy: presentPolicy(decision) };
}

/** Before the transaction, so that a wrong guess stays counted. @throws sign_up.code_wrong, sign_up.code_dead */
export async function checkCode(db: Db, id: string, code: string): Promise<store.SignUpRow> {
  const row = await store.findSignUp(db, newcomers, id);
  const answer =
    row === undefined ? ({ outcome: 'dead' } as const) : await tryCode(db, codePurpose, id, code);
  if (answer.outcome === 'wrong')
    throw signUpErrors.code_wrong(say('That is not the code of the newest mail.'), {
      errors: [{ pointer: '/code', detail: say('is not the code of the newest mail') }],
    });
  // Somebody who has a login never got the code: a lucky guess must not make a second one.
  const taken =
    row !== undefined && (await findUserByEmail(db, readEmail(row.emailAsTyped))) !== undefined;
  if (row === undefined || answer.outcome === 'dead' || taken)
    throw signUpErrors.code_dead(say('It was used, replaced, tried too often, or has run out.'));
  return row;
}

export async function prove(work: Work, row: store.SignUpRow) {
  const email = readEmail(row.emailAsTyped);
  await store.markProven(work.db, newcomers, row.id);
  const proof = await issueToken(
    work.db,
    { purpose: proofPurpose, subjectId: row.id, address: row.email },
    proofSeconds,
  );
  const decision = await decideSignUp(work.db, email);
  work.audit({
    event: signUpEvents.proven,
    target: { type: 'sign_up', sid: sid('SU', row.id), name: email.asTyped },
    organizationId: decision.governedBy?.organizationId ?? null,
  });
  return {
    proof,
    email: email.asTyped,
    policy: presentPolicy(decision),
    password_rule: await readPasswordRule(work.db, managedBy(decision)),
  };
}

/** @throws sign_up.needs_approval, sign_up.invitation_only */
function assertMayComplete(decision: SignUpDecision): void {
  const whoCan = administratorsOf(decision.governedBy);
  if (decision.outcome === 'approval')
    throw signUpErrors.needs_approval(decision.sentence, { whoCan });
  if (decision.outcome === 'refused')
    throw signUpErrors.invitation_only(decision.sentence, { whoCan });
}

export interface Completion {
  readonly signUpId: string;
  readonly proof: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
  readonly accountName: string | undefined;
  readonly transport: 'cookie' | 'bearer';
}

/** @throws sign_up.account_name_missing */
function accountNameOf(input: Completion): string {
  if (input.accountName !== undefined) return input.accountName;
  throw signUpErrors.account_name_missing(say('Name your first account.'), {
    errors: [{ pointer: '/account_name', detail: say('is needed') }],
  });
}

/** Before the transaction: the proof works, the policy lets them in, the password may be one, and is hashed. */
export async function prepareCompletion(
  kernel: Kernel,
  db: Db,
  input: Completion,
): Promise<AcceptedPassword> {
  const found = await findToken(db, proofPurpose, input.proof);
  const row =
    found?.subjectId === input.signUpId
      ? await store.findSignUp(db, newcomers, input.signUpId)
      : undefined;
  if (row === undefined)
    throw signUpErrors.proof_dead(say('It was finished, or is older than an hour.'));
  const email = readEmail(row.emailAsTyped);
  await assertNoSsoRequired(db, { emailDomain: email.domain, user: undefined });
  const decision = await decideSignUp(db, email);
  assertMayComplete(decision);
  if (decision.outcome === 'open') accountNameOf(input);
  return acceptPassword({ db, passwords: kernel.passwords }, input.password, {
    email: row.email,
    names: [input.firstName, input.lastName],
    organizationId: managedBy(decision),
  });
}

/** The proof is used up here. @throws sign_up.proof_dead */
async function useProof(work: Work, signUpId: string, proof: string): Promise<EmailAddress> {
  const used = await consumeToken(work.db, proofPurpose, proof);
  const row =
    used?.subjectId === signUpId ? await store.findSignUp(work.db, newcomers, signUpId) : undefined;
  if (row === undefined || row.email !== used?.address)
    throw signUpErrors.proof_dead(say('It was finished, or is older than an hour.'));
  return readEmail(row.emailAsTyped);
}

/** Who would join waits for whatever is just decided about the organization: its domain may lapse at this moment. */
async function decideUnderLock(work: Work, email: EmailAddress): Promise<SignUpDecision> {
  const decision = await decideSignUp(work.db, email);
  if (decision.outcome !== 'joins' || decision.governedBy === undefined) return decision;
  const { organizationId } = decision.governedBy;
  await lockOrganization(work.db, organizationScope(organizationId));
  const again = await decideSignUp(work.db, email);
  // The domain changed hands meanwhile, to an organization that is not locked.
  if (again.outcome === 'joins' && again.governedBy?.organizationId !== organizationId)
    throw requestErrors.busy(say('The domain is just changing hands.'), { retryAfterSeconds: 1 });
  return again;
}

/** Makes the login, decided once more at this moment, and starts a session. */
export async function complete(
  catalogue: RoleCatalogue,
  work: Work,
  reply: Reply,
  input: Completion,
  password: AcceptedPassword,
) {
  const email = await useProof(work, input.signUpId, input.proof);
  await assertNoSsoRequired(work.db, { emailDomain: email.domain, user: undefined });
  const decision = await decideUnderLock(work, email);
  assertMayComplete(decision);
  const joins = decision.outcome === 'joins' ? decision.governedBy : undefined;
  const user = await createUser(work, {
    email,
    firstName: input.firstName,
    lastName: input.lastName,
    password,
    organizationId: joins?.organizationId ?? null,
    joinedBy: joins === undefined ? 'sign_up' : 'sign_up_policy',
  });
  if (joins !== undefined) {
    const role = getGrantableRole(catalogue, roleSids.standardUser, 'organization');
    await grantRole(work, organizationScope(joins.organizationId), {
      userId: user.id,
      role,
      grantedBy: null,
    });
  }
  const account =
    joins === undefined
      ? await makeIndependentAccount(work, user, accountNameOf(input))
      : undefined;
  work.audit({
    event: signUpEvents.completed,
    target: userTarget(user),
    organizationId: joins?.organizationId ?? null,
    after: {
      outcome: decision.outcome,
      account_sid: account === undefined ? null : sid('AC', account.id),
    },
  });
  return startSession(work, reply, { user, transport: input.transport, method: 'sign_up' });
}

export interface JoinQuestion {
  readonly signUpId: string;
  readonly proof: string;
  readonly name: string;
  readonly note: string;
}

/** @throws sign_up.nothing_to_ask */
export async function requestToJoin(
  work: Work,
  input: JoinQuestion,
): Promise<{ organization_name: string }> {
  const email = await useProof(work, input.signUpId, input.proof);
  const { outcome, governedBy } = await decideSignUp(work.db, email);
  if (governedBy === undefined || outcome === 'open' || outcome === 'joins')
    throw signUpErrors.nothing_to_ask(say('You may sign up without asking anybody.'));
  await askToJoin(work, organizationScope(governedBy.organizationId), {
    email,
    name: input.name,
    note: input.note,
  });
  return { organization_name: governedBy.organizationName };
}

export const pruneOld = (db: Db) => store.pruneSignUps(db, newcomers);
