import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it.each([
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['\n=1', `"'\n=1"`],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
  [' =1', ' =1'],
  ["'=1", "'=1"],
])('the field %j becomes %s', (value, text) => {
  expect(csvLine([value])).toBe(`${text}\r\n`);
});

it('separates fields by commas and ends with CR LF', () => {
  expect(csvLine(['a', null, '-b'])).toBe("a,,'-b\r\n");
});
