import { describe, expect, it } from 'vitest';
import { AppError, requestErrors } from './errors.ts';
import { renderProblem } from './problem.ts';
import { anyOf, dateOf, dayOf, known, listOf, minuteOf, readText, say, sayAll } from './text.ts';

const bare = (words: string) => words.replaceAll(/[\u2068\u2069]/g, '');
const lapses = (days: number) =>
  say('{name} lapses in {days, plural, one {# day} other {# days}}', { name: 'corp.com', days });

describe('a text', () => {
  it.each([
    ['en', 1, 'corp.com lapses in 1 day'],
    ['en', 7, 'corp.com lapses in 7 days'],
    ['de', 1, 'corp.com verfällt in 1 Tag'],
    ['de', 7, 'corp.com verfällt in 7 Tagen'],
    ['ar', 1, 'يسقط corp.com بعد يوم واحد'],
    ['ar', 2, 'يسقط corp.com بعد يومين'],
    ['ar', 7, 'يسقط corp.com بعد 7 أيام'],
    ['ar', 11, 'يسقط corp.com بعد 11 يومًا'],
    ['ar', 100, 'يسقط corp.com بعد 100 يوم'],
  ] as const)('is said in %s with its number: %i', (language, days, said) => {
    expect(bare(lapses(days).in(language))).toBe(said);
  });

  it('sets a name apart where the words run the other way, and nowhere else', () => {
    expect(lapses(1).in('ar')).toContain('\u2068corp.com\u2069');
    expect(lapses(1).in('de')).not.toMatch(/[\u2068\u2069]/);
  });

  it('holds other texts, moments and lists, each in the same language', () => {
    const at = new Date('2026-12-24T12:30:00Z');
    const roles = [known('Developer'), known('Support')];
    const text = say('{first} or {rest}', { first: listOf([...roles, 'Ada']), rest: dayOf(at) });
    expect(text.in('en')).toBe('Developer, Support, Ada or 2026-12-24');
    expect(text.in('de')).toBe('Entwickler, Support, Ada oder 24. Dezember 2026');
    expect(bare(text.in('ar'))).toBe('مطوّر، دعم، Ada أو 24 ديسمبر 2026');
    expect(say('{first} or {rest}', { first: minuteOf(at), rest: dateOf(at) }).in('en')).toBe(
      '2026-12-24 12:30 UTC or December 24, 2026',
    );
    expect(say('{roles}', { roles: anyOf(['A', 'B', 'C']) }).in('de')).toBe('A oder B oder C');
  });

  it('leaves what somebody typed as it is, whatever it looks like', () => {
    const name = "{days, plural} <b>'{x}'</b> # Owner";
    expect(say('{name} is free', { name }).in('de')).toBe(`${name} ist frei`);
    expect(say('{name} is free', { name: 'Owner' }).in('de')).toBe('Owner ist frei');
  });

  it('is the same after it was kept', () => {
    const text = say('{name} becomes yours. {invitedBy} stays as an Administrator of it.', {
      name: 'A & "B"',
      invitedBy: say('{first} or {rest}', {
        first: listOf([1, known('Owner')]),
        rest: dayOf(new Date(0)),
      }),
    });
    const kept = readText(JSON.parse(JSON.stringify(text)) as never);
    for (const language of ['en', 'de', 'ar'] as const)
      expect(kept.in(language)).toBe(text.in(language));
  });

  it('that was kept before there were languages is said as far as it is known', () => {
    expect(readText('nobody answered').in('de')).toBe('niemand hat geantwortet');
    expect(readText('{ not a message').in('de')).toBe('{ not a message');
  });
});

describe('an answer', () => {
  it('has its texts said, and is no copy without any', () => {
    const without = { items: [{ name: 'Owner', of: null }], count: 1 };
    expect(sayAll(without, 'de')).toBe(without);
    const answer = { items: [{ name: 'Owner', role: known('Owner') }, without], count: 1 };
    expect(sayAll(answer, 'de')).toEqual({
      items: [{ name: 'Owner', role: 'Inhaber' }, without],
      count: 1,
    });
    expect(answer.items[0]).toMatchObject({ role: known('Owner') });
  });
});

describe('a problem', () => {
  it('is said whole in the language of its reader, with English for the log', () => {
    const error = requestErrors.invalid(
      say('{pointer} {detail}', { pointer: '/name', detail: say('must not be empty') }),
      {
        errors: [{ pointer: '/name', detail: say('must not be empty') }],
        whoCan: say('The Owner of {organization}', { organization: 'Northwind' }),
      },
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error.message).toBe('/name must not be empty');
    const reader = { requestId: 'r', language: 'de', errorsUrl: 'https://x/' } as const;
    expect(renderProblem(error, reader)).toMatchObject({
      headers: { 'content-language': 'de' },
      body: {
        title: 'Die Anfrage passt nicht zu ihrer Beschreibung',
        remedy: 'Berichtigen Sie die Felder, die `errors` nennt, und senden Sie es noch einmal.',
        detail: '/name darf nicht leer sein',
        errors: [{ pointer: '/name', detail: 'darf nicht leer sein' }],
        who_can: 'The Owner of Northwind',
      },
    });
  });
});
