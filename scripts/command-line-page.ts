/** The reference of the command line, from the declared commands. */
import type { Command } from '../packages/cli/src/command.ts';

const around = `Inside the repository it is run by \`npx bailiwick\` or \`npm run bailiwick --\`. On a terminal answers are tables; piped, or with \`--json\`, they are JSON.
Where a command is about an organization, it is your own unless \`--organization\` names another.

| option or variable | meaning |
|---|---|
| \`--url\`, \`BAILIWICK_URL\` | the instance; else the one where you signed in, else \`http://127.0.0.1:7420\` |
| \`--token\`, \`BAILIWICK_TOKEN\` | an API key, or the token of a session; else that of the session that you signed in to |
| \`BAILIWICK_PASSWORD\`, \`BAILIWICK_CODE\` | answers to what \`sign-in\` asks for, where nobody sits at the terminal |
| \`--dry-run\` | for what reaches far: show what it would change, and change nothing |
| \`--yes\` | for what reaches far: do it without asking; needed where nobody can be asked |
| \`--json\` | JSON, also on a terminal |

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | it failed; what and why stands on standard error |
| 2 | the words do not fit the command |
| 4 | not signed in, or not allowed |
| 8 | not found |
| 9 | conflict: something else changed it, or it is in another state |

Tab completes words after \`source <(bailiwick completion bash)\` (or \`zsh\`) in the file that your shell reads at its start; for fish:
\`bailiwick completion fish > ~/.config/fish/completions/bailiwick.fish\`.`;

const cell = (text: string) => text.replaceAll('|', '\\|');

/** @param generated the line that says that nobody edits it */
export function commandLinePage(commands: readonly Command[], generated: string): string {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const noun = command.words.length > 1 ? (command.words[0] ?? '') : 'yourself';
    groups.set(noun, [...(groups.get(noun) ?? []), command]);
  }
  const sections = [...groups].map(([noun, members]) => {
    const rows = members.map(
      ({ usage, summary }) => `| \`bailiwick ${cell(usage)}\` | ${cell(summary)} |`,
    );
    return `## ${noun}\n\n| command | what it does |\n|---|---|\n${rows.join('\n')}`;
  });
  return `# Command line\n\n${generated}\n\n${around}\n\n${sections.join('\n\n')}\n`;
}
