/** Another process of the product over the database of a test: what two of them do at once is not what one does twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** When it ran a job, and what it warned of meanwhile. */
export interface Ran {
  readonly began: number;
  readonly ended: number;
  readonly warnings: readonly string[];
}

export interface OtherProcess extends AsyncDisposable {
  readonly pid: number | undefined;
  /** @throws what the job threw */
  runJob(name: string): Promise<Ran>;
  /** Asks it to end, and waits until it has. */
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('./run-jobs.ts', import.meta.url));

export async function startOtherProcess(
  databaseUrl: string,
  masterKey: Buffer,
): Promise<OtherProcess> {
  const child = spawn(process.execPath, [script, databaseUrl, masterKey.toString('hex')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Partial<Ran> & { readonly problem?: string }> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('the other process is gone');
    return JSON.parse(value) as Partial<Ran>;
  };
  const close = async () => {
    child.stdin.end();
    await gone;
  };
  await answer();
  return {
    pid: child.pid,
    async runJob(name) {
      child.stdin.write(`${name}\n`);
      const { began, ended, warnings, problem } = await answer();
      if (began === undefined || ended === undefined || warnings === undefined)
        throw new Error(problem ?? 'the other process said nothing of its job');
      return { began, ended, warnings };
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
