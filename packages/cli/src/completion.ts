/**
 * Words that a shell puts in when Tab is pressed. The scripts are made from the declared commands, so that pressing Tab starts
 * no program.
 */
import type { Command } from './command.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export interface Next {
  readonly word: string;
  /** What it does; of a group of commands, which there are. */
  readonly summary: string;
}

/** What every command takes. */
const generalOptions: readonly Next[] = [
  { word: '--help', summary: 'how it is used' },
  { word: '--json', summary: 'JSON, also on a terminal' },
  { word: '--url', summary: 'the instance' },
  { word: '--token', summary: 'an API key or the token of a session' },
];

const fromUsage = (usage: string, name: string): string =>
  new RegExp(`--${name} ([A-Z|]+)`).exec(usage)?.[1]?.toLowerCase() ?? '';

function optionsOf({ options, usage }: Command): readonly Next[] {
  const own = Object.keys(options).map((name) => ({
    word: `--${name}`,
    summary: fromUsage(usage, name),
  }));
  return [...own, ...generalOptions];
}

/** By what is typed so far, the words that can follow: '' is the beginning of the line. */
export function nextWords(commands: readonly Command[]): ReadonlyMap<string, readonly Next[]> {
  const found = new Map<string, Map<string, string>>();
  const note = (typed: string, { word, summary }: Next) => {
    const words = found.get(typed) ?? new Map<string, string>();
    words.set(word, words.get(word) ?? summary);
    found.set(typed, words);
  };
  for (const command of commands) {
    const { words } = command;
    for (const [index, word] of words.entries()) {
      const isLast = index === words.length - 1;
      const typed = words.slice(0, index).join(' ');
      note(typed, { word, summary: isLast ? command.summary : `${word} …` });
    }
    for (const option of optionsOf(command)) note(words.join(' '), option);
  }
  return new Map(
    [...found].map(([typed, words]) => [
      typed,
      [...words].map(([word, summary]) => ({ word, summary })),
    ]),
  );
}

/** Between single quotes a shell takes everything as it stands, but for the quote itself. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A command, and not only the beginning of some: what comes behind its words (a SID, a name) does not change what can follow. */
const isWhole = (words: readonly Next[]): boolean =>
  words.some(({ word }) => word.startsWith('--'));

function bash(next: ReadonlyMap<string, readonly Next[]>): string {
  // The longest first: `case` takes the first that fits.
  const cases = [...next]
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([typed, words]) => {
      const pattern = isWhole(words) ? `${quoted(typed)}|${quoted(`${typed} `)}*` : quoted(typed);
      return `    ${pattern}) echo ${quoted(words.map(({ word }) => word).join(' '))} ;;`;
    });
  return `_bailiwick_next() {
  case "$1" in
${cases.join('\n')}
  esac
}
_bailiwick() {
  local word typed=
  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD - 1))}"; do
    case "$word" in -*) ;; *) typed="$typed\${typed:+ }$word" ;; esac
  done
  COMPREPLY=($(compgen -W "$(_bailiwick_next "$typed")" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _bailiwick bailiwick
`;
}

const zsh = (next: ReadonlyMap<string, readonly Next[]>): string =>
  `(( $+functions[compdef] )) || { autoload -U +X compinit && compinit; }
autoload -U +X bashcompinit && bashcompinit
${bash(next)}`;

function fish(next: ReadonlyMap<string, readonly Next[]>): string {
  const lines = [...next].flatMap(([typed, words]) =>
    words.map(({ word, summary }) => {
      const at = `__bailiwick_at ${quoted(typed)}`;
      return word.startsWith('--')
        ? `complete -c bailiwick -n ${quoted(at)} -l ${word.slice(2)} -d ${quoted(summary)}`
        : `complete -c bailiwick -f -n ${quoted(at)} -a ${word} -d ${quoted(summary)}`;
    }),
  );
  const whole = [...next].filter(([, words]) => isWhole(words));
  return `function __bailiwick_at
    set -l typed
    for word in (commandline -opc)[2..]
        string match -q -- '-*' $word; or set -a typed $word
    end
    set -l line (string join ' ' -- $typed)
    contains -- $argv[1] ${whole.map(([typed]) => quoted(typed)).join(' ')}
    and string match -q -- "$argv[1] *" $line; and return 0
    test "$line" = $argv[1]
end
${lines.join('\n')}
`;
}

/** The script for a shell to read at its start. */
export function completionScript(shell: Shell, commands: readonly Command[]): string {
  return { bash, zsh, fish }[shell](nextWords(commands));
}
