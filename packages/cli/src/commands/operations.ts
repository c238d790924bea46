/** Commands about what takes longer than a request. */
import { type BailiwickClient, waitForOperation } from '@bailiwick/sdk';
import {
  type CommandInput,
  command,
  inOrganization,
  need,
  organizationOf,
  text,
} from '../command.ts';
import { printFile } from '../print.ts';

type Operation = Awaited<ReturnType<BailiwickClient['operations']['get']>>;
type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'ERROR';

export const shownOperation = (operation: Operation) => ({
  sid: operation.sid,
  what: operation.label,
  dry_run: operation.dry_run,
  state: operation.state,
  rows: `${operation.done_rows}${operation.total_rows === null ? '' : ` of ${operation.total_rows}`}`,
  ...operation.outcomes,
  stopped_because: operation.error?.detail ?? null,
});

async function one(input: CommandInput) {
  const organization = await organizationOf(input);
  return [organization, need(input.args, 0, 'The SID of the operation')] as const;
}

export const operationsCommands = [
  command(
    'operations list [--organization OR…]',
    'imports and changes to many people, newest first',
    async (input) => {
      const { items } = await input.client.operations.list(await organizationOf(input), {
        page_size: 50,
      });
      return items.map(shownOperation);
    },
    inOrganization,
  ),
  command(
    'operations wait OP… [--organization OR…]',
    'wait until an operation is over',
    async (input) => {
      const [organization, sid] = await one(input);
      return shownOperation(await waitForOperation(input.client, organization, sid));
    },
    inOrganization,
  ),
  command(
    'operations refusals OP… [--organization OR…]',
    'why rows of an operation were refused',
    async (input) => (await input.client.operations.listRefusals(...(await one(input)))).items,
    inOrganization,
  ),
  command(
    'operations rows OP… [--outcome CREATED|UPDATED|UNCHANGED|ERROR] [--organization OR…]',
    'what became of each row, as CSV on stdout',
    async (input) => {
      const outcome = input.option('outcome') as Outcome | undefined;
      const body = outcome === undefined ? {} : { outcome };
      await printFile(await input.client.operations.exportRows(...(await one(input)), body));
    },
    { ...inOrganization, outcome: text },
  ),
  command(
    'operations cancel OP… [--organization OR…]',
    'stop an operation; what was done stays done',
    async (input) => shownOperation(await input.client.operations.cancel(...(await one(input)))),
    inOrganization,
  ),
];
