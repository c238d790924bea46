import { describe, expect, it } from 'vitest';
import { BusyError } from './gate.ts';
import { createPasswords } from './passwords.ts';

const person = { email: 'imogen.ilic@northwind.example', names: ['Imogen', 'Ilić'] };
const passwords = createPasswords();

describe('what may be a password', () => {
  it.each([
    'seven green lanterns float',
    'þrettán bláir fuglar syngja',
    '十五文字以上の長いパスワードです',
    '                   spaces only are fine with words',
    '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆',
    'x'.repeat(200) + 'abcdefghij klmnop',
  ])('%j may', (password) => {
    expect(passwords.problem(password, person)).toBeUndefined();
  });

  it.each([
    ['fourteen chars', '15 characters'],
    ['', '15 characters'],
    ['passwordpassword', 'lists'],
    ['password123456789', 'lists'],
    ['iloveyouiloveyou', 'lists'],
    ['aaaaaaaaaaaaaaaaaaaa', 'over and over'],
    ['121212121212121212', 'over and over'],
    ['imogen.ilic@northwind.example', 'name or address'],
    ['Imogen.Ilic2026', 'name or address'],
    ['é'.repeat(600), '1,024 bytes'],
  ])('%j may not: %s', (password, reason) => {
    expect(String(passwords.problem(password, person))).toContain(reason);
  });
});

describe('checking', () => {
  it('takes the whole password: nothing is cut, and two ways of writing a letter are one', async () => {
    const long = `${'a long beginning that many have in common '.repeat(3)}end`;
    const phc = await passwords.hash(long);
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(phc, long)).toBe(true);
    expect(await passwords.verify(phc, `${long}x`)).toBe(false);
    expect(await passwords.verify(phc, long.slice(0, 72))).toBe(false);
    const accented = await passwords.hash('caf\u00e9 au lait et croissant');
    expect(await passwords.verify(accented, 'cafe\u0301 au lait et croissant')).toBe(true);
    expect(await passwords.verify(phc, 'x'.repeat(5_000))).toBe(false);
  });

  it('does the same work for a login that does not exist', async () => {
    const before = passwords.computed;
    await passwords.verifyAgainstNothing('seven green lanterns float');
    expect(passwords.computed - before).toBe(1);
  });

  it('turns away what would only wait, and goes on afterwards', async () => {
    const gate = createPasswords(4);
    const many = await Promise.allSettled(
      Array.from({ length: 90 }, () => gate.verifyAgainstNothing('x')),
    );
    const refused = many.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(90 - 4 - 64);
    expect(refused.every((one) => one.reason instanceof BusyError)).toBe(true);
    await gate.verifyAgainstNothing('x');
  });
});
