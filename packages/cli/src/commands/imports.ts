/** Importing people from a file, from the command line. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type BailiwickClient,
  type components,
  type Impact,
  uploadImport,
  waitForOperation,
} from '@bailiwick/sdk';
import {
  type CommandInput,
  command,
  FailedCheck,
  farReaching,
  farReachingOptions,
  flag,
  inOrganization,
  need,
  organizationOf,
  UsageError,
} from '../command.ts';
import { shownOperation } from './operations.ts';

type Operation = components['schemas']['Operation'];

const rowsShown = 200;

/** One line of stderr that is written over; where nobody looks, nothing. */
function sayProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}`);
}
const endProgress = () => sayProgress('\r');

/** Looks until it is over, and says how far it is. */
export async function follow(
  client: BailiwickClient,
  organization: string,
  sid: string,
): Promise<Operation> {
  const operation = await waitForOperation(client, organization, sid, {
    onLook: ({ state, done_rows: done, total_rows: total }) =>
      sayProgress(
        `${state.toLowerCase().replace('_', ' ')}: ${done}${total === null ? '' : ` of ${total}`} rows`,
      ),
  });
  endProgress();
  return operation;
}

/** The rows that are wrong, each with what is wrong and how to mend it, on stderr. */
export async function explainRows(
  client: BailiwickClient,
  organization: string,
  operation: Operation,
): Promise<void> {
  if (operation.outcomes.error === 0) return;
  const { items } = await client.operations.listRows(organization, operation.sid, {
    outcome: 'ERROR',
    page_size: rowsShown,
  });
  for (const row of items) {
    const where = row.column === null ? '' : ` ${row.column}`;
    const value = row.value === null || row.value === '' ? '' : ` “${row.value}”`;
    const hint = row.suggestion === null ? '' : `. ${row.suggestion}`;
    process.stderr.write(
      `row ${row.row_number}, ${row.key}:${where}${value} ${row.reason ?? ''}${hint}\n`,
    );
  }
  const more = operation.outcomes.error - items.length;
  if (more > 0)
    process.stderr.write(
      `and ${more} more: bailiwick operations rows ${operation.sid} --outcome ERROR\n`,
    );
}

/** @throws UsageError when there is no such file */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

async function upload(input: CommandInput, organization: string) {
  const path = need(input.args, 0, 'The CSV file');
  const file = await uploadImport(input.client, organization, {
    name: basename(path),
    text: await readText(path),
    onPiece: ({ received_bytes: done, size_bytes: size }) =>
      sayProgress(`sent: ${Math.floor((done / size) * 100)} %`),
  });
  endProgress();
  if (file.problem !== null) throw new FailedCheck([{ file: path, problem: file.problem }]);
  const columns = file.columns.map(({ heading, field }) => `${heading} as ${field ?? 'nothing'}`);
  process.stderr.write(`Columns are read: ${columns.join(', ')}\n`);
  return file;
}

const counted = (label: string, count: number) => ({ what: label, label, count, names: [] });

/** @throws FailedCheck when the trial stopped before the end */
function impactOf(trial: Operation): Impact {
  if (trial.error !== null) throw new FailedCheck([{ ...trial.error }]);
  const { unchanged, error } = trial.outcomes;
  return {
    dry_run: true,
    operation: trial.kind,
    changes: [
      ...trial.changes,
      counted('people are as their row says already', unchanged),
      counted('rows are wrong and left out', error),
    ],
    you: [],
    undo: { sentence: 'Invitations can be revoked until they are accepted.', until: null },
  };
}

export const importsCommands = [
  command(
    'users import FILE [--notify] [--dry-run] [--yes] [--organization OR…]',
    'import people from a CSV file; --notify mails every invitation',
    async (input) => {
      const { client } = input;
      const organization = await organizationOf(input);
      const file = await upload(input, organization);
      return farReaching(input, {
        preview: async () => {
          const { sid } = await client.imports.check(organization, file.sid);
          const trial = await follow(client, organization, sid);
          await explainRows(client, organization, trial);
          return impactOf(trial);
        },
        run: async () => {
          const notify = input.flag('notify');
          const { sid } = await client.imports.run(organization, file.sid, { notify });
          const done = await follow(client, organization, sid);
          await explainRows(client, organization, done);
          return shownOperation(done);
        },
      });
    },
    { ...farReachingOptions, ...inOrganization, notify: flag },
  ),
];
