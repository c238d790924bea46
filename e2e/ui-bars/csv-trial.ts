/** How long it takes to try a file of 10,000 people, over the API, without keeping anything. */
import { setTimeout as sleep } from 'node:timers/promises';
import { domain } from '../company.ts';
import type { Seed } from './seed.ts';
import type { Bar } from './table.ts';

const rows = 10_000;
const atMostSeconds = 5;
const pieceCharacters = 400_000;
const lookEveryMs = 50;

export async function csvTrialBar({ company }: Seed): Promise<Bar> {
  const { owner, organizationSid } = company;
  const { imports, operations } = owner.client;
  const people = Array.from(
    { length: rows },
    (_, index) => `trial-${index}@${domain},Person,No ${index}`,
  );
  const text = `email,first_name,last_name\n${people.join('\n')}\n`;
  let file = await imports.create(organizationSid, {
    file_name: 'trial.csv',
    size_bytes: Buffer.byteLength(text),
  });
  for (let at = 0; at < text.length; at += pieceCharacters)
    file = await imports.append(organizationSid, file.sid, {
      offset_bytes: at,
      text: text.slice(at, at + pieceCharacters),
    });
  const begin = performance.now();
  let operation = await imports.check(organizationSid, file.sid);
  while (operation.finished_at === null) {
    await sleep(lookEveryMs);
    operation = await operations.get(organizationSid, operation.sid);
  }
  const seconds = (performance.now() - begin) / 1_000;
  const isWhole = operation.state === 'SUCCEEDED' && operation.done_rows === rows;
  return {
    bar: 'B-14',
    measure: 'trial of a CSV file of 10,000 people',
    target: `≤ ${atMostSeconds} s`,
    measured: `${seconds.toFixed(1)} s, ${operation.done_rows} rows, ${operation.state}`,
    isMet: isWhole && seconds <= atMostSeconds,
  };
}
