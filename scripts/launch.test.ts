import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const scripts = import.meta.dirname;
const runFile = promisify(execFile);

function lockOf(name: string): string {
  return readFileSync(join(scripts, 'runtime', name, 'package-lock.json'), 'utf8');
}

async function evaluate(
  code: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const { stdout } = await runFile(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import * as launch from ${JSON.stringify(join(scripts, 'launch.mjs'))}; ${code}`,
    ],
    {
      env: environment,
    },
  );
  return stdout.trim();
}

describe('what the launcher gets from npm', () => {
  it.each(readdirSync(join(scripts, 'runtime')))(
    '%s is pinned with a checksum, and names no registry',
    (name) => {
      const lock = JSON.parse(lockOf(name)) as {
        packages: Record<string, { version?: string; integrity?: string }>;
      };
      const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
      expect(packages.length).toBeGreaterThan(0);
      for (const [path, { integrity }] of packages)
        expect([path, integrity?.startsWith('sha512-')]).toEqual([path, true]);
      expect(lockOf(name)).not.toMatch(/https?:\/\/(?!(?:github\.com|opencollective\.com))/);
    },
  );
});

describe('the launcher', () => {
  it('takes the Node it runs on when that is new enough', async () => {
    expect(await evaluate('console.log(launch.findNode())')).toBe(process.execPath);
  });

  it('has npm run by the Node that it chose, also when npm started it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bw-launch-'));
    try {
      const chosen = join(folder, 'node');
      await writeFile(chosen, `#!/bin/sh\necho "$@" > ${join(folder, 'ran')}\n`, { mode: 0o755 });
      const environment = { ...process.env, npm_execpath: '/of/an/older/npm-cli.js' };
      await evaluate(
        `launch.runNpm(['install'], ${JSON.stringify(folder)}, ${JSON.stringify(chosen)})`,
        environment,
      );
      expect(readFileSync(join(folder, 'ran'), 'utf8')).toContain(
        '/of/an/older/npm-cli.js install --ignore-scripts',
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('takes the browser that CHROME_PATH names', async () => {
    const environment = { ...process.env, CHROME_PATH: process.execPath };
    expect(await evaluate('console.log(launch.findBrowser())', environment)).toBe(process.execPath);
  });

  it('says so when CHROME_PATH names nothing', async () => {
    const environment = { ...process.env, CHROME_PATH: '/nowhere/chromium' };
    const code =
      'try { launch.findBrowser() } catch (error) { console.log(error instanceof launch.LaunchError, error.message) }';
    expect(await evaluate(code, environment)).toBe(
      'true CHROME_PATH is /nowhere/chromium, and there is no such file.',
    );
  });

  it('finds the packages of this clone installed', async () => {
    expect(await evaluate('console.log(launch.isInstalled())')).toBe('true');
  });

  it.each([
    ['process.exit(0)', 0],
    ['process.exit(7)', 7],
    ["process.kill(process.pid, 'SIGKILL')", 137],
  ])('ends as its child ends: %s', async (code, exitCode) => {
    expect(
      await evaluate(
        `console.log(await launch.runChild(process.execPath, ['--eval', ${JSON.stringify(code)}]))`,
      ),
    ).toBe(String(exitCode));
  });

  it('passes signals on, and ends when the child has ended', async () => {
    const child =
      "process.on('SIGTERM', () => { console.log('told'); process.exit(3); }); console.log('up'); setInterval(() => {}, 1000)";
    const code = `import { launch, runChild } from ${JSON.stringify(join(scripts, 'launch.mjs'))}; await launch(() => runChild(process.execPath, ['--eval', ${JSON.stringify(child)}]))`;
    const launcher = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    launcher.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said === 'up\n') launcher.kill('SIGTERM');
    });
    const [exitCode] = (await once(launcher, 'close')) as [number];
    expect([said, exitCode]).toEqual(['up\ntold\n', 3]);
  });
});
