/**
 * The product as a process of its own, over the database of a test and with its key. It says that it is there, runs each job that
 * a line of its input names, and says from when to when it did.
 */
import { createInterface } from 'node:readline';
import { createApp } from '../app.ts';
import { loadSettings } from '../settings.ts';
import { findJob } from './jobs-of.ts';
import { createQuietLog } from './quiet-log.ts';

const [databaseUrl = '', masterKey = ''] = process.argv.slice(2);
const logger = createQuietLog();
const app = await createApp({
  settings: { ...loadSettings({}), poolSize: 10 },
  databaseUrl,
  masterKey: Buffer.from(masterKey, 'hex'),
  logger,
  rateLimitMultiplier: 10_000,
});
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

async function run(name: string): Promise<void> {
  const began = Date.now();
  try {
    await findJob(app, name)({}, { attempt: 1, maxAttempts: 1 });
    say({ began, ended: Date.now(), warnings: logger.lines });
  } catch (error) {
    say({ problem: String(error) });
  }
}

say({ isReady: true });
for await (const name of createInterface({ input: process.stdin })) await run(name);
await app.close();
