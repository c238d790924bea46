/** A process that starts the PostgreSQL of the directory it is given, prints its number, and waits to be killed. */
import { startPostgres } from '../kernel/postgres-server.ts';
import { createQuietLog } from './quiet-log.ts';

const server = await startPostgres({ dataDir: process.argv[2] ?? '', log: createQuietLog() });
process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid })}\n`);
setInterval(() => undefined, 60_000);
