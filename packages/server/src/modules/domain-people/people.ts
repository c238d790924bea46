/** One batch of an import of people of a domain: each is asked or captured, or listed with the reason. */
import type { Authorizer } from '../../kernel/authorization.ts';
import { AppError } from '../../kernel/errors.ts';
import { sid } from '../../kernel/ids.ts';
import { collectImpact, type ImpactLine } from '../../kernel/impact.ts';
import type { Kernel } from '../../kernel/module.ts';
import { inSavepoint } from '../../kernel/savepoint.ts';
import { say } from '../../kernel/text.ts';
import { type ChosenPerson, listPeopleAfter } from '../bulk-changes/index.ts';
import { invitationPermissions, invite, makeOrganizationOffer } from '../invitations/index.ts';
import type { Batch, BatchResult, OperationKind, ResultRow } from '../operations/index.ts';
import { getOrganization } from '../organizations/index.ts';
import { type RoleCatalogue, roleSids } from '../roles/index.ts';
import { capture } from './capturing.ts';
import { type Allowed, type ImportArguments, importKind } from './importing.ts';
import { cannotJoin, isSoAlready, whyNoCapture, whyNot } from './rules.ts';
import { type Domain, getProvenDomain, standingOf } from './service.ts';
import { type ChosenRow, readChosen } from './store.ts';
import { domainPeopleErrors, domainPeoplePermissions } from './vocabulary.ts';

const peopleAtOnce = 50;

interface Tools extends Allowed {
  readonly kernel: Kernel;
  readonly catalogue: RoleCatalogue;
  readonly authorizer: Authorizer;
}

/** One of the people, as they are at the beginning of the batch. */
interface Candidate {
  readonly position: number;
  readonly userId: string;
  readonly row: ChosenRow | undefined;
}

interface Done {
  readonly row: ResultRow;
  readonly changes: readonly ImpactLine[];
}

const doneRow = (
  { position, userId, row }: Candidate,
  outcome: ResultRow['outcome'],
  more: Partial<ResultRow> = {},
): ResultRow => ({
  rowNumber: position,
  key: row?.email ?? sid('US', userId),
  outcome,
  columnName: null,
  value: null,
  reason: null,
  targetSid: null,
  ...more,
});

function refused(candidate: Candidate, error: AppError): Done {
  const reason = error.detail;
  if (isSoAlready(error)) return { row: doneRow(candidate, 'UNCHANGED', { reason }), changes: [] };
  return { row: doneRow(candidate, 'ERROR', { reason, code: error.code }), changes: [] };
}

const nobody = (domain: Domain) =>
  domainPeopleErrors.not_in_domain(
    say('Nobody with an address at {domain} has this SID.', { domain: domain.name }),
  );

/** Why somebody cannot be asked, as they are now. */
function whyNotAsked(batch: Batch, domain: Domain, row: ChosenRow | undefined) {
  if (row === undefined) return nobody(domain);
  const { organizationId, state, declinedAt } = row;
  const facts = { organizationId, state, declinedAt, standing: standingOf(row), isOperator: false };
  return whyNot('ask', facts, batch.scope.organizationId);
}

const asked = (row: ChosenRow): ImpactLine[] => [
  {
    what: 'people_asked',
    label: say('people are asked; nothing changes for them before they accept'),
    count: 1,
    names: [row.name],
  },
  {
    what: 'accounts_would_join',
    label: say('accounts that they own would come along'),
    count: row.ownedAccounts,
  },
];

/** Those who can be asked are invited together, as everywhere: one list, one audit event. */
async function askAll(
  tools: Tools,
  batch: Batch,
  domain: Domain,
  candidates: readonly Candidate[],
): Promise<Done[]> {
  const { work, scope, held } = batch;
  const { notify } = batch.arguments as ImportArguments;
  const looked = candidates.map((candidate) => ({
    candidate,
    obstacle: whyNotAsked(batch, domain, candidate.row),
  }));
  const rows = looked.flatMap(({ candidate, obstacle }) =>
    obstacle === undefined && candidate.row !== undefined ? [candidate.row] : [],
  );
  const { friendlyName } = await getOrganization(work.db, scope);
  const offer = await makeOrganizationOffer(tools, work.db, work.actor, scope, held, {
    placeName: friendlyName,
    organizationRoleId: roleSids.standardUser,
    accounts: [],
  });
  const emails = rows.map((row) => row.email);
  const results =
    emails.length === 0 ? [] : (await invite(tools, work, offer, emails, { notify })).results;
  const invited = new Map(rows.map((row, index) => [row.id, results[index]]));
  return looked.map(({ candidate, obstacle }) => {
    const result = invited.get(candidate.userId);
    if (obstacle !== undefined || candidate.row === undefined || result === undefined)
      return refused(candidate, obstacle ?? nobody(domain));
    const { reason } = result;
    if (result.outcome === 'already_invited')
      return { row: doneRow(candidate, 'UNCHANGED', { reason }), changes: [] };
    if (result.outcome !== 'invited')
      return refused(candidate, domainPeopleErrors.not_possible(reason ?? cannotJoin));
    const targetSid = result.invitation_sid;
    return { row: doneRow(candidate, 'CREATED', { targetSid }), changes: asked(candidate.row) };
  });
}

async function captureOne(
  tools: Tools,
  batch: Batch,
  at: { domain: Domain; organizationName: string },
  candidate: Candidate,
): Promise<Done> {
  const { userId, row } = candidate;
  if (row === undefined) return refused(candidate, nobody(at.domain));
  const { catalogue } = tools;
  const { scope } = batch;
  const place = { catalogue, scope, ...at, domain: at.domain.name };
  try {
    const lines = await inSavepoint(batch.work, false, async (part) => {
      const said = collectImpact(batch.isDryRun);
      await capture({ ...part, impact: said.impact }, place, userId);
      return said.lines;
    });
    const targetSid = sid('US', userId);
    return { row: doneRow(candidate, 'UPDATED', { targetSid }), changes: lines };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refused(candidate, error);
  }
}

async function captureAll(
  tools: Tools,
  batch: Batch,
  domain: Domain,
  candidates: readonly Candidate[],
): Promise<Done[]> {
  const obstacle = whyNoCapture(tools.mayCapture, domain.method);
  if (obstacle !== undefined) throw obstacle;
  const { friendlyName } = await getOrganization(batch.work.db, batch.scope);
  const at = { domain, organizationName: friendlyName };
  const done: Done[] = [];
  for (const candidate of candidates) done.push(await captureOne(tools, batch, at, candidate));
  return done;
}

/** The domain is looked at anew in each batch, under the lock of the organization: when it is lost, nothing goes on. */
async function runBatch(tools: Tools, batch: Batch): Promise<BatchResult> {
  const { work, scope, operationId } = batch;
  const { way, domain_id: domainId } = batch.arguments as ImportArguments;
  const domain = await getProvenDomain(work.db, scope, domainId);
  const position = (batch.cursor as number | null) ?? 0;
  const chosen = await listPeopleAfter(work.db, scope, { operationId, position }, peopleAtOnce);
  const candidates = await lookAt(batch, domain, chosen);
  const all = way === 'ask' ? askAll : captureAll;
  const done = await all(tools, batch, domain, candidates);
  return {
    rows: done.map(({ row }) => row),
    changes: done.flatMap(({ changes }) => changes),
    cursor: chosen.at(-1)?.position ?? position,
    isLast: chosen.length < peopleAtOnce,
  };
}

async function lookAt(
  { work, scope }: Batch,
  domain: Domain,
  chosen: readonly ChosenPerson[],
): Promise<Candidate[]> {
  const ids = chosen.map(({ userId }) => userId);
  const rows = await readChosen(work.db, scope, domain.name, ids);
  return chosen.map(({ position, userId }) => ({ position, userId, row: rows.get(userId) }));
}

export const importPeople = (tools: Tools): OperationKind => ({
  kind: importKind,
  permission: (given) =>
    (given as ImportArguments).way === 'ask'
      ? invitationPermissions.create
      : domainPeoplePermissions.capture,
  run: (batch) => runBatch(tools, batch),
});
