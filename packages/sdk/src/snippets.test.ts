import { describe, expect, it } from 'vitest';
import {
  commandOf,
  curlOf,
  hasSecrets,
  recordCall,
  typescriptOf,
  type WrittenCall,
  writeCall,
} from './snippets.ts';

const base = 'https://id.vendor.example';
const organization = `OR${'1'.repeat(32)}`;

function recorded(change: Parameters<typeof recordCall>[0]): WrittenCall {
  const call = recordCall(change);
  if (call === undefined) throw new Error('nothing was recorded');
  return call;
}

describe('recording a change', () => {
  it('takes the first call, and does nothing that stands behind it', async () => {
    let went = false;
    const call = recorded(async (api) => {
      await api.domains.create(organization, { name: 'corp.com' });
      went = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(went).toBe(false);
    expect(call.operation).toBe('domains.create');
    expect(call.args).toEqual([organization, { name: 'corp.com' }]);
    expect(call.request).toMatchObject({
      method: 'POST',
      path: `/v1/organizations/${organization}/domains`,
      body: { name: 'corp.com' },
    });
  });

  it('keeps call options apart', () => {
    const call = recorded((api) =>
      api.organizations.rename(organization, { friendly_name: 'N' }, { ifMatch: 3 }),
    );
    expect(call.args).toEqual([organization, { friendly_name: 'N' }]);
    expect(call.options).toEqual({ ifMatch: 3 });
  });

  it('answers nothing for what asks nothing, or fails before', async () => {
    expect(recordCall(() => undefined)).toBeUndefined();
    expect(recordCall(() => Promise.reject(new Error('no')))).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('refuses operations that there are not', () => {
    expect(() => writeCall('domains.explode', [])).toThrow('there is no operation domains.explode');
  });
});

describe('curl', () => {
  it('quotes what a shell would take apart', () => {
    const call = recorded((api) => api.organizations.create({ friendly_name: `Ada's $(rm) "N"` }));
    expect(curlOf(call, base)).toBe(
      [
        `curl --request POST 'https://id.vendor.example/v1/organizations' \\`,
        `  --header "Authorization: Bearer $BAILIWICK_TOKEN" \\`,
        `  --header 'Content-Type: application/json' \\`,
        `  --data '{`,
        `  "friendly_name": "Ada'\\''s $(rm) \\"N\\""`,
        `}'`,
      ].join('\n'),
    );
  });

  it('sends the version, the query, and no credential where none is needed', () => {
    const renamed = recorded((api) =>
      api.organizations.rename(organization, { friendly_name: 'N' }, { ifMatch: 3 }),
    );
    expect(curlOf(renamed, base)).toContain(`--header 'If-Match: "3"'`);
    const removed = recorded((api) =>
      api.domains.remove(organization, 'DN1', { people: 'release' }),
    );
    expect(curlOf(removed, base)).toContain(`/domains/DN1?people=release'`);
    const signUp = recorded((api) => api.signUps.create({ email: 'ada@corp.com' }));
    expect(curlOf(signUp, base)).not.toContain('Authorization');
  });

  it('brings the cookie and the origin of an operator', () => {
    const call = recorded((api) => api.operatedAccounts.suspend('AC1'));
    const text = curlOf(call, base);
    expect(text).toContain(
      '--header "Cookie: __Host-bailiwick_operator=$BAILIWICK_OPERATOR_SESSION"',
    );
    expect(text).toContain(`--header 'Origin: https://id.vendor.example'`);
    expect(curlOf(call, 'http://127.0.0.1:7420')).toContain('Cookie: bailiwick_operator=');
    expect(typescriptOf(call, base)).toContain('BAILIWICK_OPERATOR_SESSION');
  });
});

describe('secrets', () => {
  it('give way to their names in every language', () => {
    const call = recorded((api) =>
      api.user.changePassword({ current_password: 'old secret', new_password: 'new secret' }),
    );
    expect(hasSecrets(call)).toBe(true);
    for (const text of [curlOf(call, base), typescriptOf(call, base)]) {
      expect(text).not.toContain('secret');
      expect(text).toContain('<current_password>');
      expect(text).toContain('<new_password>');
    }
    expect(commandOf(call)).toBeUndefined();
  });

  it('are not suspected elsewhere', () => {
    expect(hasSecrets(recorded((api) => api.domains.get(organization, 'DN1')))).toBe(false);
  });
});

describe('TypeScript', () => {
  it('is a whole module, with quotes and lines that can be read', () => {
    const call = recorded((api) =>
      api.invitations.create(organization, {
        emails: ["o'hara@corp.com", 'second@corp.com', 'third@corp.com', 'fourth@corp.com'],
        accounts: [],
      }),
    );
    expect(typescriptOf(call, base)).toBe(`import { createClient } from '@bailiwick/sdk';

const bailiwick = createClient({
  baseUrl: 'https://id.vendor.example',
  token: process.env['BAILIWICK_TOKEN'] ?? '',
});
const answer = await bailiwick.invitations.create(
  '${organization}',
  {
    emails: [
      'o\\'hara@corp.com',
      'second@corp.com',
      'third@corp.com',
      'fourth@corp.com',
    ],
    accounts: [],
  },
);
console.log(answer);`);
  });
});

describe('the command', () => {
  it.each([
    [
      'a word and an option',
      recorded((api) => api.domains.create(organization, { name: 'corp.com' })),
      `bailiwick domains create corp.com --organization ${organization}`,
    ],
    [
      'words with spaces',
      recorded((api) => api.organizations.create({ friendly_name: "Ada's Traders" })),
      `bailiwick organizations create 'Ada'\\''s Traders'`,
    ],
    [
      'any number of words',
      recorded((api) =>
        api.invitations.create(organization, { emails: ['a@c.com', 'b@c.com'], accounts: [] }),
      ),
      `bailiwick invitations create a@c.com b@c.com --organization ${organization}`,
    ],
    [
      'what reaches far',
      recorded((api) => api.organizationUsers.remove(organization, 'US1', {})),
      `bailiwick users remove US1 --organization ${organization} --yes`,
    ],
    [
      'an act out of many',
      recorded((api) => api.bulkChanges.run(organization, { act: 'end_sessions', users: ['US1'] })),
      `bailiwick users all end-sessions US1 --organization ${organization} --yes`,
    ],
  ])('takes %s', (_what, call, text) => {
    expect(commandOf(call)).toBe(text);
  });

  it.each([
    ['there is no command', recorded((api) => api.accounts.setTags('AC1', { tags: ['x'] }))],
    [
      'the command cannot say all of it',
      recorded((api) =>
        api.organizationAccounts.changeOwner(organization, 'AC1', {
          owner_user_sid: 'US1',
          old_owner_stays: false,
        }),
      ),
    ],
    [
      'a value would be read as an option',
      recorded((api) => api.organizations.create({ friendly_name: '--yes' })),
    ],
  ])('is not shown where %s', (_why, call) => {
    expect(commandOf(call)).toBeUndefined();
  });
});
