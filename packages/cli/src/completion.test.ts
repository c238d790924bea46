/** The scripts in the shells themselves: what Tab would put in. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { completionScript, nextWords, type Shell } from './completion.ts';

const run = promisify(execFile);
const isHere = (name: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, name)));

/** How each shell is asked what would follow `line`. */
const asks: Readonly<Record<Shell, (file: string, words: readonly string[]) => string[]>> = {
  bash: (file, words) => [
    'bash',
    '--norc',
    '-c',
    `source "$1"; shift; COMP_WORDS=(bailiwick "$@"); COMP_CWORD=$#; _bailiwick; printf '%s\\n' "\${COMPREPLY[@]}"`,
    'bash',
    file,
    ...words,
  ],
  zsh: (file, words) => [
    'zsh',
    '-fc',
    // As zsh itself calls functions that were written for bash, and takes of their answer what begins as what is typed.
    `source "$1"; shift
     function asked { emulate -L sh; setopt kshglob noshglob braceexpand
       COMP_WORDS=(bailiwick "$@"); COMP_CWORD=$#; _bailiwick }
     asked "$@"; print -l -- \${(M)COMPREPLY:#$@[-1]*}`,
    'zsh',
    file,
    ...words,
  ],
  fish: (file, words) => [
    'fish',
    '--no-config',
    '-c',
    `source $argv[1]; complete -C (string join ' ' -- bailiwick $argv[2..])`,
    file,
    ...words,
  ],
};

async function completions(shell: Shell, ...words: string[]): Promise<string[]> {
  const place = await mkdtemp(join(tmpdir(), 'bailiwick-completion-'));
  try {
    const file = join(place, 'script');
    await writeFile(file, completionScript(shell, commands));
    const [program = '', ...rest] = asks[shell](file, words);
    const { stdout } = await run(program, rest, {
      cwd: place,
      env: { ...process.env, HOME: place },
    });
    return stdout
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '')
      .filter((word) => word !== '')
      .sort();
  } finally {
    await rm(place, { recursive: true });
  }
}

describe('what can follow', () => {
  const next = nextWords(commands);
  it('is every command, word by word, with its options', () => {
    for (const command of commands) {
      for (const index of command.words.keys()) {
        const typed = command.words.slice(0, index).join(' ');
        expect(next.get(typed)?.map(({ word }) => word)).toContain(command.words[index]);
      }
      const words = next.get(command.words.join(' '))?.map(({ word }) => word);
      for (const option of Object.keys(command.options)) expect(words).toContain(`--${option}`);
    }
  });
});

describe.each(['bash', 'zsh', 'fish'] satisfies Shell[])('in %s', (shell) => {
  it.skipIf(!isHere(shell))('Tab completes commands and options', async () => {
    expect(await completions(shell, 'api')).toEqual(['api-keys']);
    expect(await completions(shell, 'groups', 'd')).toEqual(['delete']);
    expect(await completions(shell, 'users', 'off')).toEqual(['offboard']);
    expect(await completions(shell, 'users', 'offboard', 'US0', '--dr')).toEqual(['--dry-run']);
    expect(await completions(shell, '--json', 'domains', 'lis')).toEqual(['list']);
    expect(await completions(shell, 'nonsense', 'lis')).toEqual([]);
    expect(await completions(shell, 'groups', 'nonsense', 'd')).toEqual([]);
    expect(await completions(shell, 'nonsense', 'us')).toEqual([]);
  });
});
