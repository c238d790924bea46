/** Runs `docs/tutorial.md`: its blocks, in their order, as one program against a real instance. And the command line. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Instance, startInstance } from './instance.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));

let instance: Instance;
let lines: string[];
let home: string;

/** What the reader of the tutorial does by hand: asked for by the program, answered by the test over files. */
const helpers = `
const ask = async (question) => {
  const answer = await fetch(process.env.HELPER + '/' + question.map(encodeURIComponent).join('/'));
  return answer.text();
};
const baseUrl = process.env.BASE_URL;
const codeFromMail = (address) => ask(['code', address]);
const tokenFromMail = (address) => ask(['token', address]);
const addTxtRecord = (name, value) => ask(['txt', name, value]);
`;

async function answer(question: readonly string[]): Promise<string> {
  const [what, first = '', second = ''] = question;
  if (what === 'txt') {
    instance.dns.set(first, 'TXT', [second]);
    return 'done';
  }
  const mail = await instance.smtp.waitFor(first);
  const found =
    what === 'code' ? /\b\d{6}\b/.exec(mail.text)?.[0] : /#token=(\S+)/.exec(mail.text)?.[1];
  return found ?? '';
}

async function startHelper(): Promise<{ url: string; close(): void }> {
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    const question = (request.url ?? '').split('/').slice(1).map(decodeURIComponent);
    answer(question)
      .then((text) => response.end(text))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

beforeAll(async () => {
  instance = await startInstance();
  home = await mkdtemp(join(tmpdir(), 'bailiwick-home-'));
  const text = await readFile(join(root, 'docs/tutorial.md'), 'utf8');
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  expect(blocks.length).toBeGreaterThan(6);
  const program = join(root, 'e2e', `tutorial-${process.pid}.generated.ts`);
  const helper = await startHelper();
  // The helpers are JavaScript, the blocks TypeScript: only their types are stripped.
  await writeFile(program, `// @ts-nocheck\n${helpers}\n${blocks.join('\n')}`);
  try {
    const { stdout } = await run(process.execPath, [program], {
      env: { ...process.env, BASE_URL: instance.url, HELPER: helper.url },
      timeout: 60_000,
    });
    lines = stdout.trim().split('\n');
  } finally {
    helper.close();
    await rm(program, { force: true });
  }
});
afterAll(async () => {
  await instance.stop();
  await rm(home, { recursive: true, force: true });
});

it('says what the tutorial says that it says', () => {
  const said = lines.join('\n');
  expect(said).toContain('You can sign up.');
  expect(said).toContain("[ 'Production' ]");
  expect(said).toContain('verified Proven by DNS.');
  expect(said).toContain('imogen@northwind-traders.com invited null');
  expect(said).toContain(
    'stranger@elsewhere.org refused elsewhere.org is not a proven domain of this organization.',
  );
  expect(said).toContain("true [ 'Developer on the account Production' ]");
  expect(said).toContain(
    'approval Addresses at northwind-traders.com are managed by Northwind Traders.',
  );
  expect(said).toContain('request.forbidden /bailiwick/iam/domains/read');
  expect(said).toContain('Ada Okafor created the organization Northwind Traders');
});

async function cli(...words: string[]) {
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: home,
    BAILIWICK_PASSWORD: 'seven green lanterns float',
    BAILIWICK_URL: '',
  };
  try {
    const { stdout } = await run(
      process.execPath,
      [join(root, 'packages/cli/bin/bailiwick.mjs'), ...words],
      { env: { ...env, BAILIWICK_URL: instance.url } },
    );
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, out: stdout };
  }
}

it('the command line signs in, answers in JSON when piped, and ends with telling codes', async () => {
  expect((await cli('sign-in', 'ada@founders-mail.com')).code).toBe(0);
  expect(JSON.parse((await cli('whoami')).out)).toMatchObject({
    email: 'ada@founders-mail.com',
    organization: 'Northwind Traders',
    roles: ['Owner'],
  });
  const users = JSON.parse((await cli('users', 'list')).out) as { email: string }[];
  expect(users.map((user) => user.email).sort()).toEqual([
    'ada@founders-mail.com',
    'imogen@northwind-traders.com',
  ]);
  const added = JSON.parse((await cli('domains', 'create', 'other-northwind.com')).out) as {
    sid: string;
    name: string;
    value: string;
  };
  instance.dns.set(added.name, 'TXT', [added.value]);
  expect(JSON.parse((await cli('domains', 'verify', added.sid)).out)).toMatchObject({
    state: 'verified',
  });
  expect(await cli('domains', 'create', 'co.uk')).toMatchObject({ code: 1 });
  expect(await cli('domains', 'create', 'other-northwind.com')).toMatchObject({ code: 9 });
  expect(await cli('organizations', 'get', '--organization', `OR${'0'.repeat(32)}`)).toMatchObject({
    code: 8,
  });
  expect(await cli('nonsense')).toMatchObject({ code: 2 });
  expect((await cli('sign-out')).code).toBe(0);
  expect(await cli('whoami')).toMatchObject({ code: 4 });
});
