/** What the operator sees of mails and jobs, and what the checks say about them. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, unique } from '../../testing/app.ts';
import { signInOperator } from '../../testing/operator.ts';
import { checksOf } from './checks.ts';

let app: TestApp;
let operator: BailiwickClient;
beforeAll(async () => {
  app = await createTestApp();
  operator = await signInOperator(app);
});
afterAll(() => app.close());

const someJob = (name: string, sets = '') =>
  app.superuser.query(
    `select graphile_worker.add_job($1, '{"secret": "what it is about"}'::json, run_at => now() + interval '1 day') ${sets}`,
    [name],
  );

describe('the mail log', () => {
  it('finds mails by their recipient and by what became of them', async () => {
    const founded = await app.found();
    const { email } = founded.owner;
    const own = await operator.instance.listMails({ search: email.toUpperCase() });
    expect(own.items.length).toBeGreaterThan(0);
    expect(own.items.every(({ recipient }) => recipient === email)).toBe(true);
    expect((await operator.instance.listMails({ search: unique('nobody') })).items).toEqual([]);
    await app.superuser.query(
      `update mails set state = 'failed', last_error = '550 no such mailbox' where id = (select id from mails where recipient = $1 limit 1)`,
      [email],
    );
    const failed = await operator.instance.listMails({ search: email, state: 'failed' });
    expect(failed.items).toMatchObject([{ state: 'failed', last_error: '550 no such mailbox' }]);
  });

  it('refuses states that there are not, and whoever is no operator', async () => {
    await expect(operator.instance.listMails({ state: 'lost' as 'failed' })).rejects.toMatchObject({
      status: 400,
    });
    const person = await app.signUp();
    await expect(person.client.instance.listMails()).rejects.toMatchObject({ status: 401 });
  });
});

describe('the list of jobs', () => {
  it('has what waits and what was given up, first, and nothing of what it is about', async () => {
    await someJob('tests.waiting');
    await someJob('tests.failing');
    await app.superuser.query(
      `update graphile_worker._private_jobs j set attempts = max_attempts, last_error = 'it broke'
        from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'tests.failing'`,
    );
    const { items, scheduled } = await operator.instance.listJobs();
    expect(items[0]).toMatchObject({
      name: 'tests.failing',
      state: 'failed',
      last_error: 'it broke',
    });
    expect(items.find(({ name }) => name === 'tests.waiting')).toMatchObject({
      state: 'waiting',
      attempts: 0,
      last_error: null,
    });
    expect(JSON.stringify(items)).not.toContain('what it is about');
    expect(scheduled.map(({ name }) => name)).toContain('editions.tell_ends');
    const checks = await operator.instance.listChecks();
    expect(checks.items.find(({ name }) => name === 'failed_jobs')).toMatchObject({
      outcome: 'warning',
      sentence: '1 job was given up.',
    });
  });

  it('is for the operator alone', async () => {
    const person = await app.signUp();
    await expect(person.client.instance.listJobs()).rejects.toMatchObject({ status: 401 });
    await expect(person.client.instance.listChecks()).rejects.toMatchObject({ status: 401 });
  });
});

describe('the checks', () => {
  const well = {
    mailsWaitSeconds: 10,
    mailsFailed: 0,
    jobsWaitSeconds: null,
    jobsFailed: 0,
    scheduleSeconds: 30,
  };
  const outcomeOf = (delays: Partial<typeof well> | object, name: string, hasMailServer = true) =>
    checksOf({ ...well, ...delays }, hasMailServer).find((check) => check.name === name)?.outcome;

  it('have nothing to say where all is well', () => {
    expect(checksOf(well, true).map(({ outcome, remedy }) => [outcome, remedy])).toEqual(
      Array.from({ length: 5 }, () => ['ok', null]),
    );
  });

  it.each([
    ['mails', { mailsWaitSeconds: 900 }, 'ok'],
    ['mails', { mailsWaitSeconds: 901 }, 'failure'],
    ['mails', { mailsFailed: 1 }, 'warning'],
    ['jobs', { jobsWaitSeconds: 300 }, 'ok'],
    ['jobs', { jobsWaitSeconds: 301 }, 'failure'],
    ['failed_jobs', { jobsFailed: 2 }, 'warning'],
    ['schedule', { scheduleSeconds: 300 }, 'ok'],
    ['schedule', { scheduleSeconds: 301 }, 'failure'],
    ['schedule', { scheduleSeconds: null }, 'warning'],
  ])('say of %s with %o: %s', (name, delays, outcome) => {
    expect(outcomeOf(delays, name)).toBe(outcome);
  });

  it('do not blame mails that stay in the outbox because there is no server', () => {
    expect(outcomeOf({ mailsWaitSeconds: 90_000 }, 'mails', false)).toBe('ok');
    expect(outcomeOf({}, 'mail_server', false)).toBe('warning');
  });
});
