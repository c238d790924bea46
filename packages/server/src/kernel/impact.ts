/**
 * What a far-reaching command would change, in counts and names. A use case says it while it works; a dry run is the same
 * use case in the same transaction, rolled back at its end, so the two cannot disagree (ADR 0014).
 */
import { z } from 'zod';
import { instant, prose } from './route.ts';
import { type KeptText, readText, Text } from './text.ts';

/** How many names one line shows; the count says how many there are. */
export const namesShown = 20;

export interface ImpactLine {
  /** Stable word for programs: `sessions_ended`. */
  readonly what: string;
  /** For people, to be read after the number: `sessions end`. */
  readonly label: Text;
  readonly count: number;
  /** Of the first of them, in the order in which people look for them. */
  readonly names?: readonly (string | Text)[];
}

/** Collects what a use case says. */
export interface Impact {
  /** True while nothing will be committed: what is only for show need not be read otherwise. */
  readonly isDryRun: boolean;
  /** One line of the ledger. Lines with nothing to count are kept: "0 sessions end" is an answer. */
  line(line: ImpactLine): void;
  /** What changes for the caller, as a sentence. */
  you(sentence: Text): void;
  /** How it is undone, as a sentence, and until when, if there is a limit. */
  undo(sentence: Text, until?: Date): void;
}

/** A line as it was kept. */
export interface KeptLine extends Omit<ImpactLine, 'label' | 'names'> {
  readonly label: KeptText;
  readonly names?: readonly KeptText[];
}

export const readLine = ({ label, names, ...line }: KeptLine): ImpactLine => ({
  ...line,
  label: readText(label),
  // What was kept as a string is a name that somebody typed.
  ...(names === undefined
    ? {}
    : { names: names.map((name) => (typeof name === 'string' ? name : readText(name))) }),
});

/** Translations of a label may depend on the number before it. */
export const presentLine = ({ what, label, count, names = [] }: ImpactLine) => ({
  what,
  label: new Text(label.message, { ...label.values, count }),
  count,
  names: names.slice(0, namesShown),
});

export const impactLine = z.strictObject({
  what: z.string().meta({ description: 'Stable word', example: 'sessions_ended' }),
  label: prose({ description: 'To be read after the number', example: 'sessions end' }),
  count: z.int().meta({ description: 'How many' }),
  names: z.array(prose({})).meta({ description: `The first of them, ${namesShown} at most` }),
});

export const impactSchema = z
  .strictObject({
    dry_run: z.literal(true).meta({ description: 'Always true: nothing was changed' }),
    operation: z.string().meta({ description: 'What was tried', example: 'accounts.close' }),
    changes: z.array(impactLine).meta({ description: 'What would change' }),
    you: z.array(prose({})).meta({ description: 'What would change for you, as sentences' }),
    undo: z
      .strictObject({
        sentence: prose({ description: 'How it is undone' }),
        until: instant('Until when; null: without a limit').nullable(),
      })
      .nullable()
      .meta({ description: 'null: it cannot be undone' }),
  })
  .meta({ id: 'Impact', description: 'What a far-reaching operation would change' });

/** Adds lines up that say the same of several things. */
export function addLines(
  before: readonly ImpactLine[],
  more: readonly ImpactLine[],
): readonly ImpactLine[] {
  const lines = new Map(before.map((line) => [line.what, line]));
  for (const line of more) {
    const { count = 0, names = [] } = lines.get(line.what) ?? {};
    lines.set(line.what, {
      ...line,
      count: count + line.count,
      names: [...names, ...(line.names ?? [])].slice(0, namesShown),
    });
  }
  return [...lines.values()];
}

export interface CollectedImpact {
  readonly lines: readonly ImpactLine[];

  readonly impact: Impact;
  /** As the answer of a dry run. */
  present(operation: string): z.input<typeof impactSchema>;
}

export function collectImpact(isDryRun: boolean): CollectedImpact {
  const lines: ImpactLine[] = [];
  const sentences: Text[] = [];
  let undo: { sentence: Text; until: string | null } | null = null;
  return {
    lines,
    impact: {
      isDryRun,
      line: (line) => void lines.push(line),
      you: (sentence) => void sentences.push(sentence),
      undo: (sentence, until) => {
        undo = { sentence, until: until?.toISOString() ?? null };
      },
    },
    present: (operation) => ({
      dry_run: true,
      operation,
      changes: lines.map(presentLine),
      you: sentences,
      undo,
    }),
  };
}
