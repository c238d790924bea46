/**
 * Random walks through the lives of things, for the tests `model.*.test.ts`: each step foretells its outcome, what the
 * API shows afterwards is compared with the model, and the invariants are asked for again and again. `MODEL_STEPS` sets
 * how many steps, `MODEL_SEED` which ones.
 */
import type { BailiwickClient } from '@bailiwick/sdk';
import pg from 'pg';
import { expect } from 'vitest';
import type { Lifecycle } from '../kernel/lifecycle.ts';
import { createTestApp, type TestApp, type TestAppOptions } from './app.ts';
import { brokenInvariants } from './invariants.ts';
import { signInOperator } from './operator.ts';
import { randomFrom } from './random.ts';
import { outcomeOf } from './refusal.ts';

export const seed = Number(process.env['MODEL_SEED'] ?? 20261124);
export const stepsOr = (usual: number) => Number(process.env['MODEL_STEPS'] ?? usual);
export const timeoutFor = (steps: number) => Math.max(120_000, steps * 2_000);

export const random = randomFrom(seed);
export const chance = (probability: number) => random() < probability;
export const pick = <T>(items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
};

/** What every step of a walk works with. */
export interface World {
  readonly app: TestApp;
  readonly operator: BailiwickClient;
  readonly database: pg.Client;
}

let built: World | undefined;

export async function buildWorld(options: TestAppOptions = {}): Promise<World> {
  const app = await createTestApp(options);
  const operator = await signInOperator(app);
  const database = new pg.Client({ connectionString: app.database.url });
  await database.connect();
  built = { app, operator, database };
  return built;
}

export function world(): World {
  if (built === undefined) throw new Error('there is no world yet');
  return built;
}

export async function leaveWorld(): Promise<void> {
  await world().database.end();
  await world().app.close();
}

/** The table of a noun, as the product publishes it. */
export function published(noun: string): Lifecycle {
  const lives = world().app.app.modules.flatMap((module) => module.lifecycles ?? []);
  const found = lives.find((life) => life.noun === noun);
  if (found === undefined) throw new Error(`the life of a ${noun} is not published`);
  return found;
}

const happened = new Set<string>();

/** Where an event leads, by the table; one that the table does not know is a mistake of the model. */
export function step(noun: string, state: string, event: string): string {
  const life = published(noun);
  const to = life.next(state, event);
  if (to === undefined) throw new Error(`${noun}: ${event} does not happen in ${state}`);
  happened.add(`${noun} ${event}`);
  return to;
}

const stepsThatReachEverything = 2_000;

/** A walk that is long enough has gone every way that the table shows. */
export function expectEveryEvent(steps: number, ...nouns: readonly string[]): void {
  if (steps < stepsThatReachEverything) return;
  const all = nouns.flatMap((noun) =>
    published(noun).transitions.map(({ event }) => `${noun} ${event}`),
  );
  expect(all.filter((one) => !happened.has(one))).toEqual([]);
}

export interface Step {
  readonly name: string;
  readonly call: () => Promise<unknown>;
  /** The refusal foretold, or what it changes in the model. */
  readonly outcome: string | ((answer: unknown) => void);
}

/** Does it, and expects what was foretold. */
export async function take(step: Step, told = step.name): Promise<string> {
  let answered: unknown;
  const outcome = await outcomeOf(
    step.call().then((value) => {
      answered = value;
    }),
  );
  expect(outcome, told).toBe(typeof step.outcome === 'string' ? step.outcome : 'done');
  if (typeof step.outcome !== 'string') step.outcome(answered);
  return outcome;
}

export interface Walk {
  readonly steps: number;
  /** The next step, and of what in which state. */
  readonly next: () => Promise<readonly [Step, string]> | readonly [Step, string];
  /** What the step was about, as the API shows it now, against the model. */
  readonly compare: (told: string) => Promise<void>;
  /** How many different outcomes there have to be: steps that were all refused, or all done, would show nothing. */
  readonly atLeast: { readonly done: number; readonly refused: number };
}

const stepsBetweenLooks = 50;

export async function walk({ steps, next, compare, atLeast }: Walk): Promise<void> {
  const { database } = world();
  const seen = new Map<string, number>();
  for (let step = 0; step < steps; step += 1) {
    const [taken, about] = await next();
    const told = `step ${step}: ${taken.name}, of ${about}`;
    const outcome = await take(taken, told);
    await compare(told);
    const kind = `${taken.name} ${outcome}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (step % stepsBetweenLooks !== 0) continue;
    await staySignedIn(database);
    expect(await brokenInvariants(database), told).toEqual({});
  }
  expect(await brokenInvariants(database)).toEqual({});
  const done = [...seen.keys()].filter((kind) => kind.endsWith(' done')).length;
  expect({ done, refused: seen.size - done }, [...seen.keys()].join(', ')).toEqual({
    done: expect.toSatisfy((count: number) => count >= atLeast.done),
    refused: expect.toSatisfy((count: number) => count >= atLeast.refused),
  });
}

/** A long walk takes longer than a proof of the password counts as recent. */
async function staySignedIn(database: pg.Client): Promise<void> {
  await database.query('update sessions set authenticated_at = now() where ended_at is null');
}

/** Waits until the jobs that follow from a step have run; those for later stay. */
export async function settled(...names: readonly string[]): Promise<void> {
  const { app } = world();
  for (let look = 0; look < 1_000; look += 1) {
    const { rowCount } = await app.superuser.query(
      'select 1 from graphile_worker.jobs where task_identifier like any($1) and run_at <= now() limit 1',
      [names],
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${names.join(', ')} did not come to an end within seconds`);
}
