import { describe, expect, it } from 'vitest';
import { Text } from '../../kernel/text.ts';
import { findDelimiter, lengthOfMark, readRecord, sliceRecords } from './csv-records.ts';
import { readHeadings } from './rules.ts';

const slices = (text: string, isEnd = true) =>
  [...sliceRecords(Buffer.from(text), isEnd)].map(({ bytes }) => bytes.toString());

describe('slices of a file', () => {
  it.each([
    ['a,b\r\nc,d\r\n', ['a,b\r\n', 'c,d\r\n']],
    ['a,b\nc,d', ['a,b\n', 'c,d']],
    ['a,"x\ny"\nb', ['a,"x\ny"\n', 'b']],
    ['a,"say ""hi""\n"\nb', ['a,"say ""hi""\n"\n', 'b']],
    ['', []],
  ])('%j', (text, expected) => expect(slices(text)).toEqual(expected));

  it('a record that may go on after the window is left for the next one', () => {
    expect(slices('a,b\nc,d', false)).toEqual(['a,b\n']);
    expect(slices('a,"b\n', false)).toEqual([]);
  });
});

describe('a record', () => {
  it.each([
    ['a;"b;c";d\r\n', ';', ['a', 'b;c', 'd']],
    ['"O""Hara",x\n', ',', ['O"Hara', 'x']],
    ['a\tb', '\t', ['a', 'b']],
  ] as const)('%j', (text, delimiter, cells) =>
    expect(readRecord(Buffer.from(text), delimiter)).toEqual(cells),
  );

  it.each(['a,b"c\n', '"a"b,c\n', '"open,b\n'])('says why %j is none', (text) =>
    expect(readRecord(Buffer.from(text), ',')).toBeInstanceOf(Text),
  );
});

it('finds the delimiter and the mark at the beginning', () => {
  expect(findDelimiter(Buffer.from('email;first_name;"a,b,c,d"'))).toBe(';');
  expect(findDelimiter(Buffer.from('email'))).toBe(',');
  expect(lengthOfMark(Buffer.from('\uFEFFemail'))).toBe(3);
  expect(lengthOfMark(Buffer.from('email'))).toBe(0);
});

describe('headings', () => {
  it('reads the usual spellings, in any order, and passes others over', () => {
    expect(readHeadings(['Last Name', 'E-Mail', 'Shoe size', 'role'])).toEqual([
      'last_name',
      'email',
      null,
      'organization_role',
    ]);
  });
  it.each([[['name', 'phone']], [['email', 'E-mail']], [['']]])('refuses %j', (headings) =>
    expect(readHeadings(headings)).toBeInstanceOf(Text),
  );
});
