import type { BailiwickClient, Impact } from '@bailiwick/sdk';
import { describe, expect, it } from 'vitest';
import { type CommandInput, farReaching, UsageError } from './command.ts';
import { commands, findCommand } from './commands.ts';

const impact: Impact = {
  dry_run: true,
  operation: 'organizationUsers.deactivate',
  changes: [{ what: 'sessions_ended', label: 'sessions end', count: 3, names: [] }],
  you: [],
  undo: null,
};

const inputWith = (...flags: string[]): CommandInput => ({
  client: {} as BailiwickClient,
  url: '',
  environment: {},
  args: [],
  option: () => undefined,
  flag: (name) => flags.includes(name),
});

function recorded() {
  const done: string[] = [];
  const act = {
    preview: () => Promise.resolve(impact),
    run: () => Promise.resolve(done.push('run')),
  };
  return { done, act };
}

describe('a far-reaching command', () => {
  it('only shows the impact with --dry-run, even with --yes beside it', async () => {
    const { done, act } = recorded();
    expect(await farReaching(inputWith('dry-run', 'yes'), act)).toEqual([
      { count: 3, what: 'sessions end', names: [] },
    ]);
    expect(done).toEqual([]);
  });

  it('is done with --yes', async () => {
    const { done, act } = recorded();
    await farReaching(inputWith('yes'), act);
    expect(done).toEqual(['run']);
  });

  it('is refused where nobody can be asked', async () => {
    const { done, act } = recorded();
    await expect(farReaching(inputWith(), act)).rejects.toThrow(UsageError);
    expect(done).toEqual([]);
  });
});

describe('the commands', () => {
  it('are each found by their words', () => {
    for (const command of commands) expect(findCommand(command.words)).toBe(command);
    expect(findCommand(['users'])).toBeUndefined();
  });
});

describe('commands about who owns an organization', () => {
  const transfer = {
    sid: 'OT1',
    organization: { friendly_name: 'Northwind' },
    state: 'waiting',
    from: { name: 'Ada' },
    to: { name: 'Imogen' },
    expires_at: null,
    effective_at: '2026-12-01T00:00:00.000Z',
  };

  it('ask for a reason before anything is sent', async () => {
    const ran = findCommand(['ownership', 'request'])?.run({ ...inputWith(), args: ['US1'] });
    await expect(ran).rejects.toThrow('--reason is missing.');
  });

  it('preview exactly what they do, and say when it takes effect', async () => {
    const asked: string[] = [];
    const client = {
      receivedOwnershipTransfers: {
        acceptDryRun: (sid: string) =>
          Promise.resolve(asked.push(`preview ${sid}`)).then(() => impact),
        accept: (sid: string) => Promise.resolve(asked.push(`accept ${sid}`)).then(() => transfer),
      },
    } as unknown as BailiwickClient;
    const accept = findCommand(['ownership', 'accept']);
    await accept?.run({ ...inputWith('dry-run'), client, args: ['OT1'] });
    expect(asked).toEqual(['preview OT1']);
    expect(await accept?.run({ ...inputWith('yes'), client, args: ['OT1'] })).toMatchObject({
      to: 'Imogen',
      takes_effect: transfer.effective_at,
    });
    expect(asked).toEqual(['preview OT1', 'accept OT1']);
  });
});

describe('commands about merging organizations', () => {
  const merge = {
    sid: 'OM1',
    state: 'offered',
    email: 'grace@corp.example',
    candidate: null,
    expires_at: '2026-12-01T00:00:00.000Z',
    ended_because: null,
  };

  it('preview the offer that they make, and say nothing of the other organization before it is accepted', async () => {
    const asked: string[] = [];
    const client = {
      organizationMerges: {
        createDryRun: (sid: string, { email }: { email: string }) =>
          Promise.resolve(asked.push(`preview ${sid} ${email}`)).then(() => impact),
        create: (sid: string, { email }: { email: string }) =>
          Promise.resolve(asked.push(`create ${sid} ${email}`)).then(() => merge),
      },
    } as unknown as BailiwickClient;
    const offer = findCommand(['merges', 'offer']);
    const given = {
      client,
      args: [merge.email],
      option: (name: string) => (name === 'organization' ? 'OR1' : undefined),
    };
    await offer?.run({ ...inputWith('dry-run'), ...given });
    expect(asked).toEqual([`preview OR1 ${merge.email}`]);
    expect(await offer?.run({ ...inputWith('yes'), ...given })).toMatchObject({
      asked: merge.email,
      organization: null,
    });
    expect(asked).toEqual([`preview OR1 ${merge.email}`, `create OR1 ${merge.email}`]);
  });
});

describe('commands about the audit log and about access', () => {
  const run = (words: string, options: Record<string, string>) =>
    findCommand(words.split(' '))?.run({
      ...inputWith(),
      client: { auditEvents: {}, access: {} } as BailiwickClient,
      args: ['/bailiwick/account/accounts/read'],
      option: (name) => ({ organization: 'OR1', ...options })[name],
    });

  it.each([
    ['audit export', { format: 'xlsx' }, '--format is csv or ndjson.'],
    ['audit list', { outcome: 'maybe' }, '--outcome is done or denied.'],
    ['access who-can', {}, '--account is missing.'],
    [
      'access who-can',
      { account: 'AC1', at: 'then' },
      '--at is a time, like 2026-10-03T12:00:00Z.',
    ],
  ])('%s %j is refused before anything is sent', async (words, options, message) => {
    await expect(run(words, options)).rejects.toThrow(message);
  });
});
