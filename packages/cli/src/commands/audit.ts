/** Commands about the audit log. */
import type { Answer } from '@bailiwick/sdk';
import {
  type CommandInput,
  command,
  FailedCheck,
  inOrganization,
  organizationOf,
  text,
} from '../command.ts';
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

export const auditCommands = [
  command(
    'audit list [--search TEXT] [--organization OR…]',
    'who did what, newest first',
    async (input) => {
      const search = input.option('search');
      const { items } = await input.client.auditEvents.list(await organizationOf(input), {
        page_size: 100,
        ...(search === undefined ? {} : { search }),
      });
      return items.map((row) => ({
        when: row.occurred_at,
        what: row.sentence,
        outcome: row.outcome,
        from: row.client_address,
      }));
    },
    { search: text, ...inOrganization },
  ),
  command(
    'audit verify [--organization OR…]',
    'compare the audit log with its seals, and with the last that was seen here',
    verifyAuditLog,
    inOrganization,
  ),
];
