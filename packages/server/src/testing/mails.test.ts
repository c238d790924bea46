/** Every mail of the product in every language, with made-up facts: complete, escaped, the same in both forms, and at home. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { directionOf, type Language, languages } from '../kernel/languages.ts';
import { type MailSender, readMailContent, renderMail } from '../kernel/mail-layout.ts';
import { say, Text } from '../kernel/text.ts';
import { productModules } from '../modules/index.ts';
import { buildCatalogue } from '../modules/roles/index.ts';

const sender: MailSender = {
  productName: 'Bailiwick',
  publicUrl: new URL('https://accounts.vendor.example'),
};
const samples = productModules(buildCatalogue(undefined), '').flatMap(
  (module) => module.mailSamples ?? [],
);

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a person reads of the HTML form, with where its links lead. */
const readable = (html: string) =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<a [^>]*href="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&\w+;|&#39;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');

const beginsWithWhy: Readonly<Record<Language, RegExp>> = {
  en: /^You get this because /,
  de: /^Sie erhalten diese E-Mail, weil /,
  ar: /^تصلك هذه الرسالة لأن/,
};

const inAllLanguages = languages.flatMap((language) =>
  samples.map((sample) => [sample.name, language, sample] as const),
);

/** Words that are the same in both. */
const sameWords: Readonly<Record<Language, readonly string[]>> = {
  en: [],
  de: ['Administrator'],
  ar: [],
};

const isolates = /[\u2068\u2069]/g;

/** Everything in a mail that is ours to say; what only holds names is the same in all languages. */
function textsOf(value: unknown): Text[] {
  if (value instanceof Text)
    return [
      ...(/\p{L}/u.test(value.message.replaceAll(/\{\w+\}/g, '')) ? [value] : []),
      ...Object.values(value.values).flatMap(textsOf),
    ];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe.each(inAllLanguages)('%s in %s', (_name, language, sample) => {
  const { content } = sample.message;
  const subject = sample.message.subject.in(language);
  const optOut = '/unsubscribe#token=sample-token';
  const { text, html } = renderMail(content, sender, { language, optOut });

  it('has a subject of one line that fits, a reason why one gets it, and no hole', () => {
    expect(subject.length).toBeGreaterThan(5);
    expect(subject.replaceAll(isolates, '').length).toBeLessThanOrEqual(
      language === 'en' ? 100 : 120,
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(content.footer.in(language)).toMatch(beginsWithWhy[language]);
    expect(content.paragraphs[0]?.in(language)).not.toBe(content.heading.in(language));
    for (const form of [subject, text, readable(html)])
      expect(form).not.toMatch(/undefined|null|NaN|\[object|\$\{|\{\{|Invalid Date|  ?,/);
  });

  it('says the same in both forms', () => {
    const shown = readable(html);
    const lines = text
      .replace('-- \n', '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    for (const line of lines) {
      const [label, ...rest] = line.trim().split(/: |:$/);
      for (const part of rest.length === 0 ? [line.trim()] : [label ?? '', ...rest])
        expect(shown).toContain(part);
    }
    expect(lines.length).toBeGreaterThanOrEqual(4);
  });

  it('says which language it is, and runs its way', () => {
    expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
  });

  it('is said in its language wholly', () => {
    if (language === 'en') return;
    const same = textsOf(sample.message).filter((said) => said.in(language) === said.in('en'));
    expect(same.map(String).filter((said) => !sameWords[language].includes(said))).toEqual([]);
  });

  it('is the same when it was kept until it is sent', () => {
    const kept = JSON.parse(JSON.stringify(content)) as typeof content;
    expect(renderMail(readMailContent(kept), sender, { language, optOut })).toEqual({ text, html });
  });

  it('leads to this instance only, and escapes whatever somebody named', () => {
    const links = [...`${text} ${html}`.matchAll(/https?:\/\/[^\s"<)]+/g)].map(([url]) => url);
    for (const url of links) expect(url).toMatch(/^https:\/\/accounts\.vendor\.example\//);
    expect(html).not.toMatch(/<(Owner|wind|EU|Ilić)>/);
  });
});

it('an address that leads elsewhere is refused', () => {
  const content = { heading: say('Sign in'), paragraphs: [], footer: say('Sign in') };
  for (const url of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)'])
    expect(() =>
      renderMail({ ...content, action: { label: say('Sign in'), url } }, sender, {
        language: 'en',
      }),
    ).toThrow('must not lead');
});

describe('the list of samples', () => {
  const modules = new URL('../modules/', import.meta.url);
  const sources = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|mail-samples\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(new URL(path, modules), 'utf8') }));
  const builders = new Set(samples.map((sample) => sample.builder));

  it('holds every mail that is sent', () => {
    const sent = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bmail\(\s*([\s\S]*?)\);\n/g)]
        .filter(([whole]) => !whole.startsWith('mail(row)'))
        .map(([, argument = '']) => ({
          path,
          names: [...argument.matchAll(/\b(\w+Mail)\(/g)].map(([, name = '']) => name),
          argument,
        })),
    );
    expect(sent.length).toBeGreaterThan(10);
    for (const { path, names, argument } of sent) {
      if (path === 'domains/holding.ts') continue;
      expect(names, `${path}: ${argument}`).not.toEqual([]);
      for (const name of names) expect(builders, path).toContain(name);
    }
  });

  it('holds every mail of domains', () => {
    const { text = '' } = sources.find(({ path }) => path === 'domains/mails.ts') ?? {};
    const written = [...text.matchAll(/\bwrite\(/g)].length;
    const names = new Set(samples.map((sample) => sample.name));
    expect(names.size).toBe(samples.length);
    expect([...names].filter((name) => name.startsWith('domain-')).length).toBeGreaterThanOrEqual(
      written,
    );
  });
});
