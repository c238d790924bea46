import { expect, it } from 'vitest';
import { BusyError, createGate } from './gate.ts';

const gateOf = () => createGate({ what: 'tries', atOnce: 2, waitingAtMost: 1 });
const untilTold = () => Promise.withResolvers<undefined>();

it('lets so many in at once, keeps some waiting in their order, and sends the rest away', async () => {
  const gate = gateOf();
  const begun: number[] = [];
  const ends = [untilTold(), untilTold(), untilTold()];
  const works = ends.map(({ promise }, index) =>
    gate.pass(() => {
      begun.push(index);
      return promise;
    }),
  );
  await expect(gate.pass(() => Promise.resolve())).rejects.toBeInstanceOf(BusyError);
  expect(gate.refusal()).toBeInstanceOf(BusyError);
  expect(begun).toEqual([0, 1]);
  ends[1]?.resolve(undefined);
  await works[1];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve(undefined);
  await Promise.all(works);
});

it('gives the place of work that failed to the next', async () => {
  const gate = gateOf();
  const fail = () => Promise.reject(new Error('no'));
  const outcomes = await Promise.allSettled([
    gate.pass(fail),
    gate.pass(fail),
    gate.pass(() => Promise.resolve(7)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await gate.pass(() => Promise.resolve('in'))).toBe('in');
});
