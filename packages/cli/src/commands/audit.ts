/** Commands about the audit log. */
import type { Answer } from '@bailiwick/sdk';
import {
  type CommandInput,
  command,
  FailedCheck,
  inOrganization,
  organizationOf,
  text,
  UsageError,
} from '../command.ts';
import { printFile } from '../print.ts';
import { loadSeal, saveSeal } from '../seals.ts';

/** Everything that was found fails the command. The newest seal is kept here, so that cutting the log back shows. */
async function verifyAuditLog(input: CommandInput) {
  const organization = await organizationOf(input);
  const place = `${input.url} ${organization}`;
  const known_seal = await loadSeal(input.environment, place);
  const { newest } = await input.client.auditLog.getSeal(organization);
  const findings: { kind: string; sentence: string }[] = [];
  let entries = 0;
  for (let after: string | null | undefined; after !== null; ) {
    const step: Answer<'auditLog.verify'> = await input.client.auditLog.verify(organization, {
      ...(after === undefined ? {} : { after }),
      ...(known_seal === undefined ? {} : { known_seal }),
    });
    entries += step.checked_entries;
    findings.push(...step.findings.map(({ kind, sentence }) => ({ kind, sentence })));
    after = step.next_after;
  }
  if (findings.length > 0) throw new FailedCheck(findings);
  if (newest !== null) {
    const { number, hash } = newest;
    await saveSeal(input.environment, place, { number, hash });
  }
  return {
    verified: true,
    entries,
    sealed_until: newest?.sealed_until ?? null,
    newest_seal: newest === null ? null : `${newest.number} ${newest.hash}`,
  };
}

const filterOptions = {
  search: text,
  event: text,
  actor: text,
  target: text,
  account: text,
  outcome: text,
  from: text,
  to: text,
};
const filterUsage =
  '[--search TEXT] [--event NAME] [--actor US…] [--target SID] [--account AC…] [--outcome done|denied] [--from TIME] [--to TIME]';

/** The filters that were given, as the API calls them. */
function filtersOf({ option }: CommandInput): Readonly<Record<string, string>> & {
  outcome?: 'done' | 'denied';
} {
  const outcome = option('outcome');
  if (outcome !== undefined && outcome !== 'done' && outcome !== 'denied')
    throw new UsageError('--outcome is done or denied.');
  const given = {
    search: option('search'),
    event: option('event'),
    actor_sid: option('actor'),
    target_sid: option('target'),
    account_sid: option('account'),
    from: option('from'),
    to: option('to'),
  };
  const filters = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(filters), ...(outcome === undefined ? {} : { outcome }) };
}

async function exportAuditLog(input: CommandInput): Promise<void> {
  const format = input.option('format') ?? 'csv';
  if (format !== 'csv' && format !== 'ndjson') throw new UsageError('--format is csv or ndjson.');
  const answer = await input.client.auditEvents.export(await organizationOf(input), {
    format,
    ...filtersOf(input),
  });
  await printFile(answer);
}

export const auditCommands = [
  command(
    `audit list ${filterUsage} [--organization OR…]`,
    'who did what, newest first',
    async (input) => {
      const { items } = await input.client.auditEvents.list(await organizationOf(input), {
        page_size: 100,
        ...filtersOf(input),
      });
      return items.map((row) => ({
        when: row.occurred_at,
        what: row.sentence,
        outcome: row.outcome,
        from: row.client_address,
      }));
    },
    { ...filterOptions, ...inOrganization },
  ),
  command(
    'audit export [--format csv|ndjson] [FILTERS] [--organization OR…]',
    'everything that matches the filters, which are those of audit list, to stdout',
    exportAuditLog,
    { format: text, ...filterOptions, ...inOrganization },
  ),
  command(
    'audit verify [--organization OR…]',
    'compare the audit log with its seals, and with the last that was seen here',
    verifyAuditLog,
    inOrganization,
  ),
];
