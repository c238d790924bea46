/** The published lifecycles name what there is: a route or a job that was renamed would leave a table that nobody can follow. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('each transition happens by routes and jobs that exist', () => {
  const { kernel, modules } = app.app;
  const known = new Set([
    // Operations are of many kinds, each with its own job.
    'the job of its kind',
    ...modules.flatMap((module) => [
      ...module.routes(kernel).map(({ definition }) => definition.id),
      ...Object.keys(module.jobs?.(kernel) ?? {}).map((job) => `job ${job}`),
    ]),
  ]);
  const lives = modules.flatMap((module) => module.lifecycles ?? []);
  const named = lives.flatMap(({ noun, transitions }) =>
    transitions.flatMap(({ event, by }) => by.map((one) => ({ noun, event, by: one }))),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ by }) => !known.has(by))).toEqual([]);
});

it('each state can be reached', () => {
  // A request for a succession starts where an offer does not.
  for (const { noun, states, initial, transitions } of app.app.modules.flatMap(
    (module) => module.lifecycles ?? [],
  )) {
    const reached = new Set([initial, 'requested', ...transitions.map(({ to }) => to)]);
    expect(
      Object.keys(states).filter((state) => !reached.has(state)),
      noun,
    ).toEqual([]);
  }
});
