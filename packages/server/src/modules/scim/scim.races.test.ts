/** Directories at once: two on one person, on one group, on the Owner, and more out than the brake lets go. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type Founded, type TestApp, unique } from '../../testing/app.ts';
import { brokenInvariants } from '../../testing/invariants.ts';
import { race } from '../../testing/race.ts';
import {
  connectScim,
  createGroupTools,
  createScimTools,
  patchUrn,
  person,
  type ScimAnswer,
  type ScimConnection,
  scimCaller,
  shown,
  shownGroup,
} from '../../testing/scim.ts';
import { snapshotOf } from '../../testing/snapshot.ts';
import { roleSids } from '../roles/index.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 5);
const minutes = 60_000;

let app: TestApp;
let founded: Founded;
/** Two connections, and a second client of the first. */
let one: ScimConnection;
let other: ScimConnection;
let again: Pick<ScimConnection, 'call'>;

beforeAll(async () => {
  app = await createTestApp();
  founded = await app.found();
  [one, other] = [await connectScim(app, founded), await connectScim(app, founded)];
  const { token } = await founded.owner.client.provisioningConnections.createToken(
    founded.organizationSid,
    one.sid,
    {},
  );
  again = { call: scimCaller(app, token) };
});
afterAll(async () => {
  expect(await brokenInvariants(app.superuser)).toEqual({});
  await app.close();
});

type Entrants = readonly (() => Promise<ScimAnswer>)[];

/** The statuses of each round, sorted. */
async function statusesOf(prepare: () => Promise<Entrants>): Promise<number[][]> {
  const outcomes = await race(rounds, prepare);
  return outcomes.map((round) =>
    round.map((settled) => (settled.status === 'fulfilled' ? settled.value.status : 0)).toSorted(),
  );
}

const allAre = (rounds: readonly (readonly number[])[], due: readonly number[]) => {
  for (const round of rounds) expect(round).toEqual(due);
};

const operations = (...Operations: unknown[]) => ({ schemas: [patchUrn], Operations });
const newMail = () => `${unique('grace')}@${founded.domain}`;

describe(`two at once, ${rounds} rounds each: people`, () => {
  it(
    'one person is made once, by two clients of one directory and by two directories',
    async () => {
      for (const second of [again, other])
        allAre(
          await statusesOf(() => {
            const body = person(newMail());
            return Promise.resolve([
              () => one.call('POST', '/Users', body),
              () => second.call('POST', '/Users', body),
            ]);
          }),
          [201, 409],
        );
    },
    10 * minutes,
  );

  it(
    'one person is taken over by one of two directories',
    async () => {
      const outcomes = await statusesOf(async () => {
        const { userSid } = await app.join(founded);
        const change = (externalId: string) =>
          operations({ op: 'add', path: 'externalId', value: externalId });
        return [
          () => one.call('PATCH', `/Users/${userSid}`, change(unique('a'))),
          () => other.call('PATCH', `/Users/${userSid}`, change(unique('b'))),
        ];
      });
      allAre(outcomes, [200, 404]);
    },
    10 * minutes,
  );

  it(
    'of two changes with one version one counts, and the other is told',
    async () => {
      allAre(
        await statusesOf(async () => {
          const made = shown(await one.call('POST', '/Users', person(newMail())));
          return [one, again].map(
            ({ call }, at) =>
              () =>
                call(
                  'PATCH',
                  `/Users/${made.id}`,
                  operations({ op: 'replace', path: 'title', value: String(at) }),
                  { 'if-match': made.meta.version },
                ),
          );
        }),
        [200, 412],
      );
    },
    10 * minutes,
  );

  it(
    'who is kept out and let in at once ends as one of both says, at every door',
    async () => {
      const outcomes = await race(rounds, async () => {
        const member = await app.join(founded);
        const path = `/Users/${member.userSid}`;
        await one.call(
          'PATCH',
          path,
          operations({ op: 'add', path: 'externalId', value: unique('e') }),
        );
        return [false, true].map((active) => async () => {
          const answer = await one.call(
            'PATCH',
            path,
            operations({ op: 'replace', value: { active } }),
          );
          expect(answer.status, answer.text).toBe(200);
          return member;
        });
      });
      for (const round of outcomes) {
        const [settled] = round;
        const member = settled?.status === 'fulfilled' ? settled.value : undefined;
        const { json } = await one.call('GET', `/Users/${member?.userSid ?? ''}`);
        const row = await founded.owner.client.organizationUsers.get(
          founded.organizationSid,
          member?.userSid ?? '',
        );
        expect(row.state).toBe(json['active'] === true ? 'active' : 'inactive');
      }
    },
    10 * minutes,
  );
});

describe(`two at once, ${rounds} rounds each: groups`, () => {
  it(
    'one group is made once',
    async () => {
      for (const second of [again, other])
        allAre(
          await statusesOf(() => {
            const displayName = unique('Same ');
            return Promise.resolve([
              () => one.call('POST', '/Groups', { displayName }),
              () => second.call('POST', '/Groups', { displayName: displayName.toUpperCase() }),
            ]);
          }),
          [201, 409],
        );
    },
    10 * minutes,
  );

  it(
    'a group that people made is taken over by one of two directories, or not at all',
    async () => {
      const { client } = founded.owner;
      allAre(
        await statusesOf(async () => {
          const { sid } = await client.groups.create(founded.organizationSid, {
            friendly_name: unique('By hand '),
          });
          const change = () => operations({ op: 'add', path: 'externalId', value: unique('e') });
          return [one, other].map(
            ({ call }) =>
              () =>
                call('PATCH', `/Groups/${sid}`, change()),
          );
        }),
        [204, 404],
      );
    },
    10 * minutes,
  );

  it(
    'members that two clients add and remove are counted right, none twice',
    async () => {
      const ids: string[] = [];
      for (let made = 0; made < 4; made += 1)
        ids.push(shown(await one.call('POST', '/Users', person(newMail()))).id);
      const { create, membersOf, members } = createGroupTools(one);
      const [a = '', b = '', c = '', d = ''] = ids;
      const groups: string[] = [];
      const outcomes = await statusesOf(async () => {
        const { id } = await create([a, d]);
        groups.push(id);
        const send =
          (by: Pick<ScimConnection, 'call'>, ...all: unknown[]) =>
          () =>
            by.call('PATCH', `/Groups/${id}`, operations(...all));
        return [
          send(one, { op: 'add', path: 'members', value: members([a, b]) }),
          send(again, { op: 'add', path: 'members', value: members([b, c]) }),
          send(one, { op: 'remove', path: `members[value eq "${d}"]` }),
          send(again, { op: 'Remove', path: 'members', value: members([d]) }),
        ];
      });
      allAre(outcomes, [204, 204, 204, 204]);
      for (const id of groups) expect(await membersOf(id)).toEqual([a, b, c].toSorted());
      expect(await brokenInvariants(app.superuser)).toEqual({});
    },
    10 * minutes,
  );

  it(
    'two that replace all members end as one of both says',
    async () => {
      const { create, membersOf, members } = createGroupTools(one);
      const [a, b] = [
        shown(await one.call('POST', '/Users', person(newMail()))).id,
        shown(await one.call('POST', '/Users', person(newMail()))).id,
      ];
      const outcomes = await race(rounds, async () => {
        const { id } = await create();
        return [a, b].map((who, at) => async () => {
          const by = at === 0 ? one : again;
          await by.call('PUT', `/Groups/${id}`, {
            displayName: unique('Put '),
            members: members([who]),
          });
          return id;
        });
      });
      for (const [settled] of outcomes)
        expect([[a], [b]]).toContainEqual(
          await membersOf(settled?.status === 'fulfilled' ? settled.value : ''),
        );
    },
    10 * minutes,
  );

  it(
    'of two changes with one version one counts, and the other is told',
    async () => {
      const { create } = createGroupTools(one);
      allAre(
        await statusesOf(async () => {
          const made = await create();
          return [one, again].map(
            ({ call }) =>
              () =>
                call(
                  'PATCH',
                  `/Groups/${made.id}`,
                  operations({ op: 'replace', path: 'displayName', value: unique('V ') }),
                  { 'if-match': made.meta.version },
                ),
          );
        }),
        [204, 412],
      );
    },
    10 * minutes,
  );

  it(
    'nobody is made an Administrator while the group is just being given that',
    async () => {
      const { client } = founded.owner;
      const { create, members } = createGroupTools(one);
      const outcomes = await race(rounds, async () => {
        const { userSid } = await app.join(founded);
        const { id } = await create();
        const give = () =>
          client.groupRoleAssignments.create(founded.organizationSid, {
            group_sid: id,
            role_sid: roleSids.organizationAdministrator,
          });
        return [
          async () => {
            const answer = await one.call(
              'PATCH',
              `/Groups/${id}`,
              operations({ op: 'add', path: 'members', value: members([userSid]) }),
            );
            return answer.status;
          },
          // A person who gives the role sees who is in the group.
          async () => (await give()).group.members,
        ];
      });
      for (const [added, given] of outcomes) {
        const status = added?.status === 'fulfilled' ? added.value : 0;
        const seen = given?.status === 'fulfilled' ? given.value : -1;
        expect([
          [204, 1],
          [403, 0],
        ]).toContainEqual([status, seen]);
      }
    },
    10 * minutes,
  );
});

/** What is written down of requests is no change. */
const records = [
  'provisioning_requests',
  'provisioning_tokens',
  'provisioning_holds',
  'provisioning_group_holds',
];

describe(`the Owner and the brake, ${rounds} rounds each`, () => {
  it(
    'the last who can act as Owner is kept out by no two directories at once, by no way',
    async () => {
      const { userSid } = founded.owner;
      const off = operations({ op: 'Replace', path: 'active', value: 'False' });
      const before = await snapshotOf(app.database.url, records);
      const outcomes = await statusesOf(() =>
        Promise.resolve([
          () => one.call('PATCH', `/Users/${userSid}`, off),
          () => other.call('PATCH', `/Users/${userSid}`, off),
          () => again.call('DELETE', `/Users/${userSid}`),
          () =>
            other.call('PUT', `/Users/${userSid}`, person(founded.owner.email, { active: false })),
        ]),
      );
      allAre(outcomes, [409, 409, 409, 409]);
      expect(await snapshotOf(app.database.url, records)).toBe(before);
      await expect(founded.owner.client.user.get()).resolves.toMatchObject({ state: 'active' });
    },
    10 * minutes,
  );

  it(
    'of nine who are to go at once, out of the directory or out of a group, five go',
    async () => {
      const outcomes: number[][] = [];
      for (let round = 0; round < rounds; round += 1) {
        const here = await app.found(unique('Mass '));
        const mass = await connectScim(app, here, { brake_percent: 10 });
        const tools = createScimTools(mass, here.domain);
        const ids: string[] = [];
        for (let made = 0; made < 9; made += 1) ids.push((await tools.create()).id);
        const own = createGroupTools(mass);
        const group = await own.create(ids);
        await here.owner.client.groupRoleAssignments.create(here.organizationSid, {
          group_sid: group.id,
          role_sid: roleSids.developer,
          account_sid: here.accountSid,
        });
        // By turns out of the organization and out of the group, and everybody at once besides.
        const answers = await Promise.all([
          own.patch(group.id, { op: 'remove', path: 'members' }),
          mass.call('DELETE', `/Groups/${group.id}`),
          ...ids.map((id, at) =>
            at % 2 === 0
              ? tools.patch(id, { op: 'replace', value: { active: false } })
              : own.patch(group.id, { op: 'remove', path: `members[value eq "${id}"]` }),
          ),
        ]);
        outcomes.push(answers.map(({ status }) => status).toSorted());
        const { rows } = await app.superuser.query<{ count: string }>(
          `select count(*) from users u join organizations o on o.id = u.organization_id where o.friendly_name = $1 and u.first_name = 'Grace'
          and u.state = 'active' and exists (select 1 from group_members m where m.user_id = u.id and m.ended_at is null)`,
          [(await here.owner.client.organizations.get(here.organizationSid)).friendly_name],
        );
        expect(Number(rows[0]?.count)).toBe(4);
        expect(shownGroup(await mass.call('GET', `/Groups/${group.id}`)).displayName).toBe(
          group.displayName,
        );
      }
      for (const statuses of outcomes) {
        const went = statuses.filter((status) => status < 300);
        // Whoever waits too long for those before is told to come again.
        const held = statuses.filter((status) => status === 429 || status === 503);
        expect([went.length, held.length], statuses.join()).toEqual([5, 6]);
      }
    },
    20 * minutes,
  );
});

describe('what is refused leaves the whole database as it was', () => {
  it('a foreign externalId, a foreign domain, and people elsewhere', async () => {
    const elsewhere = await app.found('Elsewhere');
    const far = await connectScim(app, elsewhere);
    const externalId = unique('00u');
    const theirs = shown(
      await far.call('POST', '/Users', person(`grace@${elsewhere.domain}`, { externalId })),
    );
    const mine = shown(
      await one.call('POST', '/Users', person(newMail(), { externalId: unique('00u') })),
    );
    const second = shown(await one.call('POST', '/Users', person(newMail())));
    const before = await snapshotOf(app.database.url, records);
    const move = (value: string) =>
      operations({ op: 'replace', path: 'emails[type eq "work"].value', value });
    const attempts: [number, () => Promise<ScimAnswer>][] = [
      // What another organization calls somebody is no way to them.
      [404, () => one.call('GET', `/Users/${externalId}`)],
      [404, () => one.call('DELETE', `/Users/${externalId}`)],
      [404, () => one.call('DELETE', `/Users/${theirs.id}`)],
      [
        404,
        () =>
          one.call(
            'PATCH',
            `/Users/${theirs.id}`,
            operations({ op: 'replace', path: 'active', value: false }),
          ),
      ],
      [404, () => one.call('PUT', `/Users/${theirs.id}`, person(newMail(), { externalId }))],
      [
        409,
        () =>
          one.call(
            'PATCH',
            `/Users/${mine.id}`,
            operations({ op: 'replace', path: 'externalId', value: second.externalId }),
          ),
      ],
      [409, () => one.call('POST', '/Users', person(newMail(), { externalId: mine.externalId }))],
      [400, () => one.call('POST', '/Users', person('grace@gmail.com'))],
      [400, () => one.call('POST', '/Users', person(`grace2@${elsewhere.domain}`))],
      [
        400,
        () => one.call('POST', '/Users', person(newMail(), { userName: `x@${elsewhere.domain}` })),
      ],
      [400, () => one.call('PATCH', `/Users/${mine.id}`, move(`grace3@${elsewhere.domain}`))],
      [400, () => one.call('PATCH', `/Users/${mine.id}`, move(`grace@sub.${founded.domain}`))],
      [409, () => one.call('PATCH', `/Users/${mine.id}`, move(second.emails[0]?.value ?? ''))],
      [400, () => one.call('PUT', `/Users/${mine.id}`, person('grace@gmail.com'))],
    ];
    for (const [status, attempt] of attempts) {
      const answer = await attempt();
      expect(answer.status, answer.text).toBe(status);
    }
    expect(await snapshotOf(app.database.url, records)).toBe(before);
    // What one organization calls somebody is free in another.
    const same = await one.call('POST', '/Users', person(newMail(), { externalId }));
    expect(same.status, same.text).toBe(201);
  });
});
