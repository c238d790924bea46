/**
 * The command line over the SDK: signing in, and the everyday questions and acts. A table on a terminal, JSON when
 * piped. Exit codes: 0 ok, 1 failed, 2 wrong usage, 4 not signed in or not allowed, 8 not found, 9 conflict.
 */
import { BailiwickError, ConnectionError, createClient } from '@bailiwick/sdk';
import { FailedCheck, UsageError } from './command.ts';
import { commands, findCommand, readersOf, readWords } from './commands.ts';
import { print } from './print.ts';
import { loadProfile } from './profile.ts';

function usage(): string {
  const lines = commands.map(
    (command) => `  bailiwick ${command.usage.padEnd(74)} ${command.summary}`,
  );
  return `Bailiwick from the command line\n\n${lines.join('\n')}

  --url URL     the instance (or BAILIWICK_URL, or as you signed in)
  --token TOKEN an API key or the token of a session (or BAILIWICK_TOKEN, or as you signed in)
  --dry-run     for what reaches far: only show what it would change
  --yes         for what reaches far: do it without asking
  --json        JSON, also on a terminal
  --help        this page
`;
}

function exitCodeOf(error: BailiwickError): number {
  if (error.status === 401 || error.status === 403) return 4;
  if (error.status === 404) return 8;
  return error.status === 409 || error.status === 412 ? 9 : 1;
}

/** What went wrong, for people; answers the exit code. */
function explain(error: unknown): number {
  if (error instanceof BailiwickError) {
    const { problem } = error;
    const fields =
      problem.errors?.map((field) => `\n  ${field.pointer}: ${field.detail}`).join('') ?? '';
    const who = problem.who_can === undefined ? '' : `\nWho can: ${problem.who_can}.`;
    process.stderr.write(
      `${problem.title}. ${problem.detail}${fields}${who}\n${problem.remedy} (${problem.code}, request ${problem.request_id})\n`,
    );
    return exitCodeOf(error);
  }
  if (error instanceof FailedCheck) {
    print(error.findings, { json: !process.stdout.isTTY });
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  process.stderr.write(
    error instanceof ConnectionError
      ? `${error.message}: is it running, and is --url right?\n`
      : `${String(error)}\n`,
  );
  return 1;
}

/** @returns the exit code */
export async function run(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const command = findCommand(words);
    if (command === undefined) {
      const asked = words.length === 0 || words.includes('--help') || words.includes('-h');
      if (!asked)
        throw new UsageError(
          `There is no command “${words.join(' ')}”. bailiwick --help lists them.`,
        );
      process.stdout.write(usage());
      return 0;
    }
    const { values, positionals } = readWords(command, words);
    if (values['help'] === true) {
      process.stdout.write(`bailiwick ${command.usage}\n\n${command.summary}\n`);
      return 0;
    }
    const profile = await loadProfile(environment);
    const { option: text, flag } = readersOf(values);
    const url =
      text('url') ?? environment['BAILIWICK_URL'] ?? profile?.url ?? 'http://127.0.0.1:7420';
    const token = text('token') ?? environment['BAILIWICK_TOKEN'] ?? profile?.token;
    const client = createClient({ baseUrl: url, ...(token === undefined ? {} : { token }) });
    const result = await command.run({
      client,
      url,
      environment,
      args: positionals,
      option: text,
      flag,
    });
    print(result, { json: values['json'] === true || !process.stdout.isTTY });
    return 0;
  } catch (error) {
    const isUsage =
      error instanceof TypeError &&
      'code' in error &&
      String(error.code).startsWith('ERR_PARSE_ARGS');
    return explain(
      isUsage ? new UsageError(`${error.message}. bailiwick --help lists what there is.`) : error,
    );
  }
}
