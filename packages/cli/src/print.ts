/** Results: a table for people, JSON for programs. */

type Row = Readonly<Record<string, unknown>>;

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object')
    return Array.isArray(value)
      ? value.map(shown).join(', ')
      : Object.values(value).map(shown).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** @param rows all with the columns of the first */
export function table(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return 'nothing\n';
  const columns = Object.keys(first);
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => shown(row[column]).length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[line(columns), ...rows.map((row) => line(columns.map((column) => shown(row[column]))))].join('\n')}\n`;
}

/** A text for another program to read: as it stands, also where it is piped. */
export class PlainText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export function print(result: unknown, { json }: { json: boolean }): void {
  if (result === undefined) return;
  if (result instanceof PlainText) {
    process.stdout.write(result.text);
    return;
  }
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else if (typeof result === 'string') process.stdout.write(`${result}\n`);
  else process.stdout.write(table(Array.isArray(result) ? (result as Row[]) : [result as Row]));
}

/** Waits while whoever reads is slower. */
function written(piece: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(piece, (error) =>
      error === null || error === undefined ? resolve() : reject(error),
    );
  });
}

/** A file goes to stdout piece by piece, as it comes. */
export async function printFile(answer: Response): Promise<void> {
  if (answer.body === null) return;
  const pieces: AsyncIterable<Uint8Array> = answer.body;
  for await (const piece of pieces) await written(piece);
}
