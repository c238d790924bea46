/** The bars: what is measured, how much it may be, what it is, and whether that is met. */
export interface Bar {
  readonly bar: string;
  readonly measure: string;
  readonly target: string;
  readonly measured: string;
  /** undefined: not measured here; `measured` says where. */
  readonly isMet: boolean | undefined;
  /** What missed, one line each. */
  readonly misses?: readonly string[];
}

const missesShown = 40;

const verdictOf = ({ isMet }: Bar) => (isMet === undefined ? '–' : isMet ? 'met' : 'MISSED');

/** The table, and under it whatever missed. */
export function tableOf(bars: readonly Bar[]): string {
  const rows = [
    ['bar', 'measure', 'target', 'measured', 'verdict'],
    ...bars.map((bar) => [bar.bar, bar.measure, bar.target, bar.measured, verdictOf(bar)]),
  ];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join(' | ')} |`,
  );
  const ruler = `|${widths?.map((width) => '-'.repeat(width + 2)).join('|') ?? ''}|`;
  const missed = bars.flatMap(({ bar, misses = [], isMet }) => {
    if (isMet !== false || misses.length === 0) return [];
    const more = misses.length - missesShown;
    return [
      '',
      `${bar}:`,
      ...misses.slice(0, missesShown).map((line) => `  ${line}`),
      ...(more > 0 ? [`  and ${more} more`] : []),
    ];
  });
  return [lines[0], ruler, ...lines.slice(1), ...missed].join('\n');
}

export const isEveryBarMet = (bars: readonly Bar[]): boolean =>
  bars.every(({ isMet }) => isMet !== false);
