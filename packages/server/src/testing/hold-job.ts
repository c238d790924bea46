/** A process that takes the job `hold` of the database it is given, says so, and never finishes it. */
import { startWorker } from '../kernel/jobs.ts';
import { createQuietLog } from './quiet-log.ts';

await startWorker({
  url: process.argv[2] ?? '',
  handlers: {
    hold: () => {
      process.stdout.write('held\n');
      return new Promise(() => setInterval(() => undefined, 60_000));
    },
  },
  schedules: [],
  concurrency: 1,
  logger: createQuietLog(),
});
