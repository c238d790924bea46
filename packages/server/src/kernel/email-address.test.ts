import { describe, expect, it } from 'vitest';
import { EmailAddressError, parseEmailAddress } from './email-address.ts';

describe('parseEmailAddress', () => {
  it.each([
    ['ada@corp.com', 'ada@corp.com'],
    ['Ada.Okafor@CORP.com', 'ada.okafor@corp.com'],
    ['a+b@corp.com', 'a+b@corp.com'],
    ["o'hara@corp.com", "o'hara@corp.com"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    [`${'a'.repeat(64)}@corp.com`, `${'a'.repeat(64)}@corp.com`],
  ])('%s is %s', (typed, normal) => {
    expect(parseEmailAddress(typed)).toMatchObject({ normal, asTyped: typed });
  });

  it.each([
    '',
    'ada',
    '@corp.com',
    'ada@',
    'ada@corp',
    'ada@localhost',
    'ada@[1.2.3.4]',
    'ada@1.2.3.4',
    'ada@@corp.com',
    'ada@evil.com@corp.com',
    '"ada"@corp.com',
    '"a@evil.com x"@corp.com',
    'ada(comment)@corp.com',
    'ada@corp.com(comment)',
    'Ada <ada@corp.com>',
    '<ada@corp.com>',
    'ada@corp.com, eve@evil.com',
    'group:ada@corp.com;',
    'ada%evil.com@corp.com',
    'evil.com!ada@corp.com',
    '@evil.com:ada@corp.com',
    '=?utf-7?q?ada?=@corp.com',
    '=?x?b?YWRh?=@corp.com',
    'ada @corp.com',
    ' ada@corp.com',
    'ada@corp.com ',
    'ada@corp.com\n',
    'ada\r\nRCPT TO:<eve@evil.com>@corp.com',
    'ada\0@corp.com',
    '.ada@corp.com',
    'ada.@corp.com',
    'a..b@corp.com',
    'admın@corp.com',
    'ádá@corp.com',
    'ada@corp.com.evil..io',
    `${'a'.repeat(65)}@corp.com`,
    `ada@${'a'.repeat(250)}.com`,
    'ada@*.corp.com',
    'ada@corp.com:25',
    'ada@-corp.com',
    '\u202eada@corp.com',
    // Short as typed, but longer than 254 as it is sent.
    `${'a'.repeat(60)}@${`${'ü'.repeat(35)}.`.repeat(5)}com`,
    'ada@i❤.ws',
    'ada@corp.com.',
    'ada@corp。com',
    'ada;eve@corp.com',
    'ada,eve@corp.com',
    'ada\\@corp.com',
    'ada:eve@corp.com',
    'ada[1]@corp.com',
    '=?iso-8859-1?q?=61=62=63?=ada@corp.com',
    'ada@=?utf-8?q?corp.com?=',
    'xn--ada=?=@corp.com',
    'ada@corp.com\t',
    'ada\u00a0@corp.com',
    'ada\u200b@corp.com',
    'ada@\uff43orp.com',
    '\u212a@corp.com',
    '\u017f@corp.com',
  ])('%j is refused, never repaired', (typed) => {
    expect(() => parseEmailAddress(typed)).toThrow(EmailAddressError);
  });

  it('keeps plus and dots apart: they are other people', () => {
    const normal = (typed: string) => parseEmailAddress(typed).normal;
    expect(new Set(['ab@c.com', 'a.b@c.com', 'ab+1@c.com'].map(normal)).size).toBe(3);
  });
});
