/**
 * Every policy against every credential, in every state of a policy: off, asked, eased and asked again while credentials live, ended,
 * at one account alone, and from a moment on. Who complies gets in by everything, always; who does not is refused with the code,
 * the reason and who can change it, by everything that the policy is about. The rows stand in `policy-matrix.policies.ts`, the
 * credentials in `policy-matrix.credentials.ts`; the last tests here see to it that neither lacks one.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';
import { here } from './networks.ts';
import { planIsDue, policyOrigin } from './policies.ts';
import type { Outcome } from './policy-matrix.asking.ts';
import type { Cells } from './policy-matrix.cells.ts';
import {
  type CredentialKind,
  type CredentialName,
  credentials,
} from './policy-matrix.credentials.ts';
import type { Act, Holder, Use, World } from './policy-matrix.holders.ts';
import { type Choice, type PolicyRow, policies } from './policy-matrix.policies.ts';
import { buildWorld, whoComplies } from './policy-matrix.worlds.ts';
import { outcomeOf } from './refusal.ts';
import { methodsOfSessions, placesOfSecrets, purposesOfTokens } from './secrets-kept.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ publicUrl: policyOrigin, trustedProxies: [here] });
});
afterAll(() => app.close());

const names = Object.keys(credentials) as CredentialName[];
const kinds: Readonly<Record<CredentialName, CredentialKind>> = credentials;
type Uses = Partial<Record<CredentialName, Use>>;

async function giveAll(
  world: World,
  holder: Holder,
  cells: Cells,
  isFailing: boolean,
): Promise<Uses> {
  const uses: Uses = {};
  for (const name of names) {
    const cell = cells[name];
    if ('meaningless' in cell) continue;
    const given = kinds[name].give(world, holder);
    if (isFailing && 'none' in cell) await expect(given, name).rejects.toThrow();
    else uses[name] = await given;
  }
  return uses;
}

async function tryAll(uses: Uses, act: Act): Promise<Partial<Record<CredentialName, Outcome>>> {
  const outcomes: Partial<Record<CredentialName, Outcome>> = {};
  for (const name of names) {
    const outcome = await uses[name]?.(act);
    if (outcome !== undefined) outcomes[name] = outcome;
  }
  return outcomes;
}

const codesOf = (outcomes: Awaited<ReturnType<typeof tryAll>>) =>
  Object.fromEntries(Object.entries(outcomes).map(([name, { code }]) => [name, code]));
const everythingWorks = (uses: Uses) =>
  Object.fromEntries(Object.keys(uses).map((name) => [name, 'done']));
/** @param isOver the policy was asked for, and is not any more */
const expected = (uses: Uses, cells: Cells, isOver: boolean) =>
  Object.fromEntries(
    names
      .filter((name) => uses[name] !== undefined)
      .map((name) => {
        const cell = cells[name];
        const refused = 'code' in cell && (!isOver || cell.isForGood === true);
        return [name, refused ? cell.code : 'done'];
      }),
  );

describe.each(Object.entries(policies))('%s', (_name, row: PolicyRow) => {
  let world: World;
  let failing: Holder;
  let good: Uses;
  let isSpoilt = false;
  const choose = (choice: Choice, when = {}) => row.choose(world.founded, choice, when);
  beforeAll(async () => {
    world = await buildWorld(app);
    failing = await row.failing(world);
    good = await giveAll(world, await whoComplies(world), row.cells, false);
  });
  afterEach(async () => {
    await choose('off');
    if (isSpoilt) await row.mend?.(world, failing);
    isSpoilt = false;
  });

  /** Everything is given while nothing is asked. */
  async function giveAndSpoil(): Promise<Uses> {
    const bad = await giveAll(world, failing, row.cells, true);
    await row.spoil?.(world, failing);
    isSpoilt = true;
    return bad;
  }
  const expectWorks = async (uses: Uses, act = row.act) =>
    expect(codesOf(await tryAll(uses, act))).toEqual(everythingWorks(uses));

  interface How {
    readonly cells?: Cells;
    readonly act?: Act;
    readonly isOver?: boolean;
  }
  async function expectRefused(
    bad: Uses,
    { cells = row.cells, act = row.act, isOver = false }: How = {},
  ) {
    const outcomes = await tryAll(bad, act);
    expect(codesOf(outcomes)).toEqual(expected(bad, cells, isOver));
    for (const { code, text } of Object.values(outcomes)) {
      if (code === 'done') continue;
      expect(text).toMatch(row.says);
      if (row.whoCan !== undefined) expect(text).toMatch(row.whoCan);
    }
  }
  it('holds from the next request on, is eased and asked again while credentials live, and ends', async () => {
    const bad = await giveAndSpoil();
    await choose('asked');
    await Promise.all([expectRefused(bad), expectWorks(good)]);
    await choose('eased');
    await expectRefused(bad, { isOver: true });
    await choose('asked');
    await expectRefused(bad);
    await choose('off');
    await expectRefused(bad, { isOver: true });
  });

  it('begins by itself at its moment, and not before', async () => {
    const bad = await giveAndSpoil();
    await choose('asked', { startsAt: new Date(Date.now() + 3_600_000).toISOString() });
    await expectWorks(bad);
    if (row.isMendedByUse === true) await row.spoil?.(world, failing);
    await planIsDue(app, world.founded);
    await Promise.all([expectRefused(bad), expectWorks(good)]);
  });

  const { atAccount } = row;
  it('is stricter at one account, and nowhere else, or of the whole organization alone', async () => {
    const { accountSid } = world.founded;
    if (atAccount === undefined) {
      expect(await outcomeOf(choose('asked', { accountSid }))).toBe('request.invalid');
      return;
    }
    const act = row.act === 'read' ? 'account' : row.act;
    const bad = await giveAndSpoil();
    await choose('asked', { accountSid });
    await Promise.all([expectRefused(bad, { cells: atAccount, act }), expectWorks(good, act)]);
    if (row.isOfPlace === true) await expectWorks(bad, 'read');
    await choose('off', { accountSid });
    await expectRefused(bad, { cells: atAccount, act, isOver: true });
  });
});

/** What lets nobody in by itself, or is of nobody whom a policy reaches. */
const notHere = new Set([
  // Sets a password or another address, or lifts a factor, and opens nothing: the person signs in afterwards.
  'password_reset',
  'second_factor_reset',
  'email_change',
  'email_change_undo',
  // Of a session that lives, and worth nothing without it.
  'passkey_registration',
  'passkey_step_up',
  'idempotency_keys.request_hash',
  // Of a browser on its way to an identity provider, or back.
  'sso_requests.relay_hash',
  'sso_requests.browser_hash',
  'sso_requests.form_hash',
  'sso_replays.key_hash',
  'sso_logouts.relay_hash',
  'sso_logout_forms.form_hash',
  // Sets up one profile for a company, and is no login.
  'sso_setup',
  'known_browsers.hash',
  'sign_up_decisions.address_hash',
  // Takes an organization out of a stranger's hand; dead when its Owner cannot sign in.
  'ownership_transfer_stop',
  // Operators belong to no organization.
  'operator_bootstrap',
  'operator_recovery',
  'operator_second_factor_reset',
  'operator_half_sessions.secret_hash',
  'operator_invitations.secret_hash',
  'operator_recovery_codes.code_hash',
  'operator_sessions.secret_hash',
  'operators.password_hash',
]);

/** They ask nothing of a credential: what they do to people is an act of administrators, after which `credentials-end.test.ts` looks. */
const actsOnPeople = ['dormantPeople.update'];

describe('the table', () => {
  it('has a row for every route by which a policy is chosen', () => {
    const routes = app.app.modules
      .flatMap((module) => module.routes(app.app.kernel))
      .map(({ definition }) => definition)
      .filter(({ audit }) => audit?.some(({ name }) => name === 'security_policy.changed') === true)
      .map(({ id }) => id);
    const rows = new Set(Object.values(policies).map(({ route }) => route));
    expect(routes.toSorted()).toEqual([...rows, ...actsOnPeople].toSorted());
  });

  it('names every place where a secret is kept that lets somebody in, every purpose, and every way to begin a session', async () => {
    const known = new Set([...names.flatMap((name) => kinds[name].kept), ...notHere]);
    const found = [
      ...(await placesOfSecrets(app.database.url)),
      ...purposesOfTokens(),
      ...methodsOfSessions(),
    ];
    expect(found.filter((one) => !known.has(one))).toEqual([]);
    expect([...known].filter((one) => !found.includes(one))).toEqual([]);
  });
});
