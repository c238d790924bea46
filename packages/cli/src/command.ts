/** What a command is, and what commands share: reading their words, whose organization, acts that reach far. */
import { createInterface } from 'node:readline/promises';
import { type BailiwickClient, BailiwickError, type Impact } from '@bailiwick/sdk';

/** What was looked at is not as it should be; `findings` says what. */
export class FailedCheck extends Error {
  readonly findings: readonly Readonly<Record<string, string>>[];
  constructor(findings: readonly Readonly<Record<string, string>>[]) {
    super('The check failed.');
    this.findings = findings;
  }
}

/** The words do not fit the command. */
export class UsageError extends Error {}

export interface CommandInput {
  readonly client: BailiwickClient;
  readonly url: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What stands behind the command's words. */
  readonly args: readonly string[];
  readonly option: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

export interface Command {
  readonly words: readonly string[];
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  run(input: CommandInput): Promise<unknown>;
}

export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;

/** For commands about an organization: one's own unless another is named. */
export const inOrganization = { organization: text };
/** For commands that reach far. */
export const farReachingOptions = { 'dry-run': flag, yes: flag };

export function command(
  usage: string,
  summary: string,
  run: Command['run'],
  options: Command['options'] = {},
): Command {
  const words = usage.split(' ').filter((word) => /^[a-z-]+$/.test(word) && !word.startsWith('-'));
  return { words, usage, summary, run, options };
}

export function need(args: readonly string[], index: number, what: string): string {
  const word = args[index];
  if (word === undefined) throw new UsageError(`${what} is missing.`);
  return word;
}

/** What a person is answered; a machine, whose token is no session, what it is itself. */
export async function asPersonOrMachine<P, M>(
  client: BailiwickClient,
  person: () => Promise<P>,
  machine: (self: Awaited<ReturnType<BailiwickClient['machine']['get']>>) => M,
): Promise<P | M> {
  try {
    return await person();
  } catch (error) {
    if (!(error instanceof BailiwickError) || error.code !== 'request.not_for_machines')
      throw error;
    return machine(await client.machine.get());
  }
}

/** The organization that was named, else one's own. */
export async function organizationOf({ client, option }: CommandInput): Promise<string> {
  const named = option('organization');
  if (named !== undefined) return named;
  const organization = await asPersonOrMachine(
    client,
    async () => (await client.user.getOrganization()).organization,
    (self) => ({ sid: self.organization_sid }),
  );
  if (organization === null)
    throw new UsageError('Your login belongs to no organization. Name one by --organization.');
  return organization.sid;
}

/** Asks on the terminal, or reads a line of what is piped in; never on stdout, which is for results. */
export async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

/** The ledger of an impact, as rows. */
function impactRows(impact: Impact) {
  return impact.changes.map(({ count, label, names }) => ({ count, what: label, names }));
}

function impactText(impact: Impact): string {
  const lines = impactRows(impact).map(
    ({ count, what, names }) =>
      `${String(count).padStart(7)}  ${what}${names.length === 0 ? '' : `: ${names.join(', ')}`}`,
  );
  const undo = impact.undo === null ? 'This cannot be undone.' : impact.undo.sentence;
  return [...lines, ...impact.you.map((sentence) => `You: ${sentence}`), undo].join('\n');
}

/**
 * Does what reaches far: `--dry-run` only shows what it would change; on a terminal that is shown and asked about first;
 * elsewhere it needs `--yes`.
 */
export async function farReaching<T>(
  input: CommandInput,
  act: { preview: () => Promise<Impact>; run: () => Promise<T> },
): Promise<T | ReturnType<typeof impactRows>> {
  if (input.flag('dry-run')) return impactRows(await act.preview());
  if (!input.flag('yes')) {
    if (!process.stdin.isTTY)
      throw new UsageError('This reaches far: look at it by --dry-run, then add --yes.');
    process.stderr.write(`${impactText(await act.preview())}\n`);
    if ((await ask('Go on? Type yes: ')).trim() !== 'yes')
      throw new UsageError('Nothing was changed.');
  }
  return act.run();
}

/** Undefined: nothing was said. */
export function numberOf(word: string | undefined, option: string): number | undefined {
  if (word === undefined) return undefined;
  if (!/^\d{1,4}$/.test(word)) throw new UsageError(`--${option} takes a whole number.`);
  return Number(word);
}
