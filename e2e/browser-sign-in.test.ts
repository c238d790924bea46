/** The command line signs in through the browser: whoever sits there lets it in, and nobody else can. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Company,
  enterPasswordAgain,
  expectSound,
  password,
  startCompany,
} from './company.ts';

const program = fileURLToPath(new URL('../packages/cli/bin/bailiwick.mjs', import.meta.url));

let company: Company;
let home: string;
beforeAll(async () => {
  company = await startCompany();
  home = await mkdtemp(join(tmpdir(), 'bailiwick-cli-'));
});
afterAll(async () => {
  await rm(home, { recursive: true });
  await company[Symbol.asyncDispose]();
});

function start(...words: string[]) {
  const env = {
    ...process.env,
    BAILIWICK_URL: company.instance.url,
    BAILIWICK_TOKEN: undefined,
    XDG_CONFIG_HOME: home,
  };
  const { stdout, stderr } = spawn(process.execPath, [program, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Read from the beginning: what nobody reads is gone when the program ends.
  const answer = text(stdout).then((json) => JSON.parse(json) as Readonly<Record<string, unknown>>);
  return { stderr, answer };
}

/** Where the command line says to go. */
function addressOf({ stderr }: ReturnType<typeof start>): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    stderr.on('data', (piece) => {
      said += String(piece);
      const address = /http\S+\/console\/sign-in-program\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    stderr.on('end', () => reject(new Error(`no address in: ${said}`)));
  });
}

it('somebody who is signed in lets it in', async () => {
  const owner = await company.signIn(company.owner.email);
  const { page } = owner;
  const cli = start('sign-in', '--no-open');
  const address = await addressOf(cli);
  await page.goto(address);
  await page.getByText('It is your move', { exact: false }).waitFor();
  await page.getByText(company.owner.email).first().waitFor();
  await expectSound(owner, 'program-sign-in');
  // What comes to the door of the program and was not sent by this page is nothing to it.
  const { searchParams } = new URL(address);
  const door = `http://127.0.0.1:${searchParams.get('port') ?? ''}/`;
  expect((await fetch(`${door}?code=${'x'.repeat(43)}&state=${'y'.repeat(43)}`)).status).toBe(404);
  expect((await fetch(door)).status).toBe(404);
  await company.ageSessions();
  await page.getByRole('button', { name: 'Let it sign in' }).click();
  await enterPasswordAgain(owner, 'program-sign-in-proof');
  await page.getByText('The command line is signed in.', { exact: false }).waitFor();
  await expectSound(owner, 'program-signed-in');
  expect(await cli.answer).toMatchObject({
    signed_in_as: company.owner.email,
    at: company.instance.url,
  });
  const whoami = start('whoami');
  expect(await whoami.answer).toMatchObject({ email: company.owner.email });
  await page.getByRole('link', { name: 'Where you are signed in' }).click();
  await page.getByText('node', { exact: false }).first().waitFor();
  await owner.close();
});

it('somebody who is not, signs in first', async () => {
  const cli = start('sign-in', '--no-open');
  const address = await addressOf(cli);
  const visitor = await company.visit(address);
  const { page } = visitor;
  await page.getByLabel('E-mail address').fill(company.owner.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Let it sign in' }).click();
  await page.getByText('The command line is signed in.', { exact: false }).waitFor();
  expect(await cli.answer).toMatchObject({ signed_in_as: company.owner.email });
  await visitor.close();
});

it('an address that no program made leads nowhere', async () => {
  const owner = await company.signIn(company.owner.email);
  for (const query of [
    '',
    '?port=80&challenge=a&state=b',
    '?port=8080&challenge=evil&state=evil',
  ]) {
    await owner.page.goto(`${company.instance.url}/console/sign-in-program${query}`);
    await owner.page.getByText('this address is not one of its own', { exact: false }).waitFor();
    expect(await owner.page.getByRole('button', { name: 'Let it sign in' }).count()).toBe(0);
  }
  await expectSound(owner, 'program-sign-in-wrong');
  await owner.close();
});
