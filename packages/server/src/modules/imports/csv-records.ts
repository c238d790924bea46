/**
 * Records of CSV (RFC 4180), read from a window of a file: whole records only, so that reading goes on anywhere by an
 * offset. Quotes are balanced inside a record, so its end is a line end outside them. Pure.
 */
import { parse } from 'csv-parse/sync';
import { known, say, type Text } from '../../kernel/text.ts';

export type Delimiter = ',' | ';' | '\t';

const quote = 0x22;
const lineFeed = 0x0a;

export interface RecordSlice {
  readonly bytes: Buffer;
  /** Where the next record begins, in the window. */
  readonly end: number;
}

/** Whole records from the beginning of the window. @param isEnd the file ends with the window */
export function* sliceRecords(window: Buffer, isEnd: boolean): Generator<RecordSlice> {
  let begin = 0;
  let isQuoted = false;
  for (let at = 0; at < window.length; at += 1) {
    const byte = window[at];
    if (byte === quote) isQuoted = !isQuoted;
    if (byte !== lineFeed || isQuoted) continue;
    yield { bytes: window.subarray(begin, at + 1), end: at + 1 };
    begin = at + 1;
  }
  if (isEnd && begin < window.length) yield { bytes: window.subarray(begin), end: window.length };
}

/** The cells of one record; a text says why it is none. */
export function readRecord(bytes: Buffer, delimiter: Delimiter): readonly string[] | Text {
  try {
    const records: string[][] = parse(bytes, { delimiter, relax_column_count: true });
    return records.length > 1 ? say('is more than one line') : (records[0] ?? []);
  } catch (error) {
    return error instanceof Error ? known(error.message) : say('cannot be read');
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export const lengthOfMark = (file: Buffer) =>
  file.subarray(0, 3).equals(byteOrderMark) ? byteOrderMark.length : 0;

/** Which of the delimiters stands in the first line most often, outside quotes. */
export function findDelimiter(line: Buffer): Delimiter {
  const text = line.toString('utf8').replaceAll(/"[^"]*"/g, '');
  const counted = ([',', ';', '\t'] as const).map((delimiter) => ({
    delimiter,
    count: text.split(delimiter).length,
  }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}
