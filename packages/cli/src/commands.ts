/** Every command, in the order in which the help lists them. */
import { parseArgs } from 'node:util';
import { type Command, type CommandInput, command, need, UsageError } from './command.ts';
import { accessCommands } from './commands/access.ts';
import { accountsCommands } from './commands/accounts.ts';
import { apiKeysCommands } from './commands/api-keys.ts';
import { auditCommands } from './commands/audit.ts';
import { bulkChangesCommands } from './commands/bulk-changes.ts';
import { domainPeopleCommands } from './commands/domain-people.ts';
import { domainsCommands } from './commands/domains.ts';
import { dormantPeopleCommands } from './commands/dormant-people.ts';
import { groupsCommands } from './commands/groups.ts';
import { importsCommands } from './commands/imports.ts';
import { invitationsCommands } from './commands/invitations.ts';
import { mergesCommands } from './commands/merges.ts';
import { oauthAppsCommands } from './commands/oauth-apps.ts';
import { operationsCommands } from './commands/operations.ts';
import { organizationsCommands } from './commands/organizations.ts';
import { ownershipCommands } from './commands/ownership.ts';
import { provisioningConnectionsCommands } from './commands/provisioning-connections.ts';
import { sessionCommands } from './commands/session.ts';
import { sessionsCommands } from './commands/sessions.ts';
import { usageCommands } from './commands/usage.ts';
import { usersCommands } from './commands/users.ts';
import { completionScript, shells } from './completion.ts';
import { PlainText } from './print.ts';

export const commands: readonly Command[] = [
  ...sessionCommands,
  ...organizationsCommands,
  ...ownershipCommands,
  ...mergesCommands,
  ...usageCommands,
  ...accountsCommands,
  ...usersCommands,
  ...dormantPeopleCommands,
  ...groupsCommands,
  ...bulkChangesCommands,
  ...sessionsCommands,
  ...importsCommands,
  ...operationsCommands,
  ...domainsCommands,
  ...domainPeopleCommands,
  ...invitationsCommands,
  ...accessCommands,
  ...auditCommands,
  ...apiKeysCommands,
  ...oauthAppsCommands,
  ...provisioningConnectionsCommands,
  command(
    'completion bash|zsh|fish',
    'a script for your shell, so that Tab completes the words of commands',
    ({ args }) => {
      const asked = need(args, 0, 'The shell');
      const shell = shells.find((name) => name === asked);
      if (shell === undefined)
        throw new UsageError(`There is a script for ${shells.join(', ')}, and none for ${asked}.`);
      return Promise.resolve(new PlainText(completionScript(shell, commands)));
    },
  ),
];

/** The command whose words stand first, the longest match. */
export function findCommand(words: readonly string[]): Command | undefined {
  const plain = words.filter((word) => !word.startsWith('-'));
  return commands.find((candidate) =>
    candidate.words.every((word, index) => plain[index] === word),
  );
}

const general = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  token: { type: 'string' },
} as const;

export interface ReadWords {
  readonly values: Readonly<Record<string, unknown>>;
  /** What stands behind the command's words. */
  readonly positionals: readonly string[];
}

/** @throws TypeError of the platform when the words do not fit the options of the command */
export function readWords(command: Command, words: readonly string[]): ReadWords {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { ...general, ...command.options },
    allowPositionals: true,
  });
  return { values, positionals: positionals.slice(command.words.length) };
}

/** How a command looks at its options. */
export function readersOf(values: ReadWords['values']): Pick<CommandInput, 'option' | 'flag'> {
  return {
    option: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}
