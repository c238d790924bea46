/** Reads a stored file from any offset on, a bounded piece at a time. */

import type { Db } from '../../kernel/database.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say, Text } from '../../kernel/text.ts';
import {
  type Delimiter,
  findDelimiter,
  lengthOfMark,
  readRecord,
  sliceRecords,
} from './csv-records.ts';
import { type Field, readHeadings } from './rules.ts';
import { type ImportRow, readWindow } from './store.ts';
import { importErrors } from './vocabulary.ts';

const windowBytes = 65_536;

export interface Head {
  readonly delimiter: Delimiter;
  readonly columns: readonly (Field | null)[];
  readonly headings: readonly { readonly heading: string; readonly field: Field | null }[];
  /** Where the first person begins. */
  readonly end: number;
}

/** The first line; a text says why it cannot be read. */
export async function readHead(
  db: Db,
  scope: OrganizationScope,
  row: ImportRow,
): Promise<Head | Text> {
  const window = await readWindow(db, scope, row.id, { offset: 0, length: windowBytes });
  const mark = lengthOfMark(window);
  const isEnd = window.length === row.sizeBytes;
  const [first] = sliceRecords(window.subarray(mark), isEnd);
  if (first === undefined)
    return say('The first line is longer than 64 KiB, or a quote stays open.');
  const delimiter = findDelimiter(first.bytes);
  const cells = readRecord(first.bytes, delimiter);
  if (cells instanceof Text) return say('The first line: {problem}', { problem: cells });
  const columns = readHeadings(cells);
  if (columns instanceof Text) return columns;
  const headings = cells.map((heading, index) => ({ heading, field: columns[index] ?? null }));
  return { delimiter, columns, headings, end: mark + first.end };
}

export interface RecordRead {
  /** In the file, the line of headings being 1. */
  readonly rowNumber: number;
  readonly cells: readonly string[] | Text;
}

export interface Position {
  readonly offset: number;
  readonly rowNumber: number;
}

export interface RecordsRead {
  readonly records: readonly RecordRead[];
  readonly next: Position;
  readonly isEnd: boolean;
}

const isBlank = (cells: readonly string[] | Text) =>
  !(cells instanceof Text) && cells.every((cell) => cell.trim() === '');

/** At most `atMost` records from a position on; blank lines are counted as lines and are nobody. @throws import.unreadable */
export async function readRecords(
  db: Db,
  scope: OrganizationScope,
  file: { row: ImportRow; delimiter: Delimiter },
  from: Position,
  atMost: number,
): Promise<RecordsRead> {
  const { row, delimiter } = file;
  const window = await readWindow(db, scope, row.id, { offset: from.offset, length: windowBytes });
  const reachesEnd = from.offset + window.length >= row.sizeBytes;
  const records: RecordRead[] = [];
  let { rowNumber } = from;
  let end = 0;
  for (const slice of sliceRecords(window, reachesEnd)) {
    const cells = readRecord(slice.bytes, delimiter);
    if (!isBlank(cells)) records.push({ rowNumber, cells });
    rowNumber += 1;
    end = slice.end;
    if (records.length === atMost) break;
  }
  if (end === 0 && window.length > 0)
    throw importErrors.unreadable(
      say('Row {rowNumber} is longer than 64 KiB, or a quote in it stays open.', { rowNumber }),
    );
  const next = { offset: from.offset + end, rowNumber };
  return { records, next, isEnd: next.offset >= row.sizeBytes };
}
