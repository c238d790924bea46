/**
 * What a far-reaching command would change, in counts and names. A use case says it while it works; a dry run is the same
 * use case in the same transaction, rolled back at its end, so the two cannot disagree (ADR 0014).
 */
import { z } from 'zod';
import { instant } from './route.ts';

/** How many names one line shows; the count says how many there are. */
export const namesShown = 20;

export interface ImpactLine {
  /** Stable word for programs: `sessions_ended`. */
  readonly what: string;
  /** For people, to be read after the number: `sessions end`. */
  readonly label: string;
  readonly count: number;
  /** Of the first of them, in the order in which people look for them. */
  readonly names?: readonly string[];
}

/** Collects what a use case says. */
export interface Impact {
  /** True while nothing will be committed: what is only for show need not be read otherwise. */
  readonly isDryRun: boolean;
  /** One line of the ledger. Lines with nothing to count are kept: "0 sessions end" is an answer. */
  line(line: ImpactLine): void;
  /** What changes for the caller, as a sentence. */
  you(sentence: string): void;
  /** How it is undone, as a sentence, and until when, if there is a limit. */
  undo(sentence: string, until?: Date): void;
}

export const impactLine = z.strictObject({
  what: z.string().meta({ description: 'Stable word', example: 'sessions_ended' }),
  label: z.string().meta({ description: 'To be read after the number', example: 'sessions end' }),
  count: z.int().meta({ description: 'How many' }),
  names: z.array(z.string()).meta({ description: `The first of them, ${namesShown} at most` }),
});

export const impactSchema = z
  .strictObject({
    dry_run: z.literal(true).meta({ description: 'Always true: nothing was changed' }),
    operation: z.string().meta({ description: 'What was tried', example: 'accounts.close' }),
    changes: z.array(impactLine).meta({ description: 'What would change' }),
    you: z.array(z.string()).meta({ description: 'What would change for you, as sentences' }),
    undo: z
      .strictObject({
        sentence: z.string().meta({ description: 'How it is undone' }),
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
  present(operation: string): z.output<typeof impactSchema>;
}

export function collectImpact(isDryRun: boolean): CollectedImpact {
  const lines: ImpactLine[] = [];
  const sentences: string[] = [];
  let undo: { sentence: string; until: string | null } | null = null;
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
      changes: lines.map(({ what, label, count, names = [] }) => ({
        what,
        label,
        count,
        names: names.slice(0, namesShown),
      })),
      you: sentences,
      undo,
    }),
  };
}
