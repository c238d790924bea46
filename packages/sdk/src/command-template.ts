/**
 * How a command asks for its call. In `args`, `{0}` stands for its first word, `{0...}` for all words, `{--role}` for an
 * option; what has a name with `?` may be missing.
 */
export interface CommandTemplate {
  readonly words: string;
  readonly args: readonly unknown[];
  /** It reaches far, and is only done with `--yes`. */
  readonly isFarReaching?: boolean;
}
