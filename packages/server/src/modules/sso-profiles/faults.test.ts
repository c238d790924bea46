/** The catalogue of faults is whole: each is made by a test, said in every language, and stands in its guide. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { faults } from './faults.ts';
import { oidcFaults } from './oidc/faults.ts';
import { ruleFaults } from './rule-faults.ts';
import { samlFaults } from './saml/faults.ts';

const guide = fileURLToPath(new URL('../../../../../docs/guides/sso-faults.md', import.meta.url));
const places = ['./', './saml/', './oidc/', '../sso-sign-ins/', '../../testing/saml-cases/'];

/** Tests and tables of cases, in which a code stands only as what is expected. */
const fixtures = places
  .flatMap((place) => {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    return readdirSync(folder)
      .filter(
        (name) =>
          place.includes('cases') || (name.endsWith('.test.ts') && name !== 'faults.test.ts'),
      )
      .map((name) => readFileSync(folder + name, 'utf8'));
  })
  .join('\n');

const section = (title: string, table: Readonly<Record<string, Fault>>): string =>
  [
    `## ${title}`,
    ...Object.entries(table).map(
      ([code, { title: name, cause, cure }]) =>
        `### ${name.in('en')}\n\n\`${code}\`\n\n${cause.in('en')}\n\n**What to do.** ${cure.in('en')}`,
    ),
  ].join('\n\n');

const intro = `# What goes wrong with single sign-on

A test sign-in of an SSO profile shows every check with what was expected and what was found. A check that failed carries one of these
codes. Whoever signs in for real is shown the title, and a reference to give to those who set the profile up.`;

describe('the catalogue of faults', () => {
  it('names more than 25, and every one of a protocol', () => {
    const codes = Object.keys(faults);
    expect(codes.length).toBeGreaterThanOrEqual(25);
    expect(Object.keys(samlFaults).every((code) => code.startsWith('saml_'))).toBe(true);
    expect(Object.keys(oidcFaults).every((code) => code.startsWith('oidc_'))).toBe(true);
  });

  it.each(Object.keys(faults))('%s is made by a fixture', (code) => {
    expect(fixtures).toMatch(new RegExp(`['\`]${code}['\`]`));
  });

  it('is the guide', async () => {
    const page = [
      intro,
      section('SAML 2.0', samlFaults),
      section('OpenID Connect', oidcFaults),
      section('Our own rules', ruleFaults),
    ].join('\n\n');
    await expect(`${page}\n`).toMatchFileSnapshot(guide);
  });
});
