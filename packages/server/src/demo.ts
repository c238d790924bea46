/**
 * `--demo`: a believable small company to look at, made through the same doors as everything else: over HTTP, with the
 * codes and links of its mails. Only the proof of its domain is given instead of looked up, since nobody owns it.
 */
import type { App } from './app.ts';
import { uuidOfSid } from './kernel/ids.ts';
import { listMails } from './kernel/mail-queue.ts';
import { organizationScope } from './kernel/scope.ts';
import { getDomain, recordLook } from './modules/domains/index.ts';

export const demoPassword = 'seven green lanterns float';
const domain = 'northwind.example';
const administrator = 'IX00000000000000000000000000000002';
const standard = 'IX00000000000000000000000000000003';
const auditor = 'IX00000000000000000000000000000006';
const account = {
  administrator: 'IX00000000000000000000000000000102',
  developer: 'IX00000000000000000000000000000103',
  support: 'IX00000000000000000000000000000105',
};

/** Given name, family name, organization role, accounts with roles. */
const colleagues: readonly (readonly [
  string,
  string,
  string,
  readonly (readonly [number, string])[],
])[] = [
  ['Óscar', 'Piñero', administrator, [[0, account.administrator]]],
  [
    'Imogen',
    'Ilić',
    standard,
    [
      [0, account.developer],
      [1, account.developer],
    ],
  ],
  ['Yuki', 'Tanabe', standard, [[1, account.developer]]],
  [
    'Priya',
    'Raman',
    standard,
    [
      [0, account.support],
      [2, account.administrator],
    ],
  ],
  ['Lillian', 'O’Hara', auditor, []],
  ['نور', 'حداد', standard, [[2, account.developer]]],
];

type Answer = Record<string, unknown> & { readonly sid?: string };

async function call(
  url: string,
  method: string,
  path: string,
  token: string | undefined,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok)
    throw new Error(`the demo could not be made: ${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

async function mailed(app: App, address: string, pattern: RegExp): Promise<string> {
  const { database } = app.kernel;
  const mail = (await listMails(database.db, 100)).find(
    (candidate) => candidate.recipient === address,
  );
  const opened = mail === undefined ? undefined : await app.openMail(mail.id);
  return pattern.exec(opened?.text ?? '')?.[1] ?? '';
}

async function signUp(
  app: App,
  url: string,
  person: { email: string; first: string; last: string; accountName: string },
): Promise<string> {
  const started = await call(url, 'POST', '/v1/sign-ups', undefined, { email: person.email });
  const code = await mailed(app, person.email, /\b(\d{6})\b/);
  const { proof } = await call(url, 'POST', `/v1/sign-ups/${started.sid ?? ''}/verify`, undefined, {
    code,
  });
  const body = {
    proof,
    first_name: person.first,
    last_name: person.last,
    password: demoPassword,
    account_name: person.accountName,
    transport: 'bearer',
  };
  const { token } = await call(
    url,
    'POST',
    `/v1/sign-ups/${started.sid ?? ''}/complete`,
    undefined,
    body,
  );
  return String(token);
}

async function proveDomain(
  app: App,
  url: string,
  token: string,
  organizationSid: string,
): Promise<void> {
  const added = await call(url, 'POST', `/v1/organizations/${organizationSid}/domains`, token, {
    name: domain,
  });
  const scope = organizationScope(uuidOfSid('OR', organizationSid) ?? '');
  const id = uuidOfSid('DN', added.sid ?? '') ?? '';
  const row = await getDomain(app.kernel.database.db, scope, id);
  const { value } = added['record'] as { value: string };
  const proof = {
    method: 'dns' as const,
    outcome: 'match' as const,
    expected: value,
    found: [value],
    reason: null,
    server: 'demo',
    ttlSeconds: 3600,
    httpStatus: null,
  };
  await app.kernel.asSystem('demo', {}, (work) =>
    recordLook(work, scope, { row, proof }, { name: 'the demo', isClock: false }),
  );
}

async function inviteColleagues(
  app: App,
  url: string,
  token: string,
  organizationSid: string,
  accounts: readonly string[],
): Promise<void> {
  for (const [index, [first, last, role, access]] of colleagues.entries()) {
    const email = `colleague${index + 1}@${domain}`;
    await call(url, 'POST', `/v1/organizations/${organizationSid}/invitations`, token, {
      emails: [email],
      organization_role_sid: role,
      accounts: access.map(([place, roleSid]) => ({
        account_sid: accounts[place] ?? '',
        role_sid: roleSid,
      })),
    });
    const link = await mailed(app, email, /#token=(\S+)/);
    await call(url, 'POST', '/v1/invitations/accept', undefined, {
      token: link,
      first_name: first,
      last_name: last,
      password: demoPassword,
      transport: 'bearer',
    });
  }
}

/** Makes the demo company unless this instance is in use already. Answers what to tell the person. */
export async function makeDemo(app: App, url: string): Promise<string> {
  const { email, text } = {
    email: `ada@${domain}`,
    text: (made: string) =>
      `Demo  ${made}  sign in as ada@${domain} with the password: ${demoPassword}`,
  };
  const options = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword, transport: 'bearer' }),
  });
  if (options.ok) return text('is here already;');
  const token = await signUp(app, url, {
    email,
    first: 'Ada',
    last: 'Okafor',
    accountName: 'Production',
  });
  const organization = await call(url, 'POST', '/v1/organizations', token, {
    friendly_name: 'Northwind Traders',
  });
  const organizationSid = organization.sid ?? '';
  const names = ['Staging', 'Analytics'];
  for (const friendly_name of names)
    await call(url, 'POST', `/v1/organizations/${organizationSid}/accounts`, token, {
      friendly_name,
    });
  const listed = (await call(url, 'GET', '/v1/accounts', token)) as unknown as {
    items: { sid: string; friendly_name: string }[];
  };
  const accounts = ['Production', ...names].map(
    (name) => listed.items.find((item) => item.friendly_name === name)?.sid ?? '',
  );
  await proveDomain(app, url, token, organizationSid);
  await inviteColleagues(app, url, token, organizationSid, accounts);
  const guest = await signUp(app, url, {
    email: 'd.vance@brightforge.example',
    first: 'Dmitri',
    last: 'Vance',
    accountName: 'Brightforge',
  });
  await call(url, 'POST', `/v1/accounts/${accounts[0] ?? ''}/invitations`, token, {
    emails: ['d.vance@brightforge.example'],
    role_sid: account.developer,
  });
  const received = (await call(url, 'GET', '/v1/user/invitations', guest)) as unknown as {
    items: { sid: string }[];
  };
  await call(url, 'POST', `/v1/user/invitations/${received.items[0]?.sid ?? ''}/accept`, guest);
  await call(url, 'POST', `/v1/organizations/${organizationSid}/invitations`, token, {
    emails: [`noor.haddad@${domain}`, `tomas.reyes@${domain}`],
  });
  await call(url, 'POST', `/v1/organizations/${organizationSid}/domains`, token, {
    name: 'brightforge.example',
  });
  await call(url, 'PATCH', `/v1/organizations/${organizationSid}/sign-up-policy`, token, {
    policy: 'APPROVAL_REQUIRED',
    contact: `it@${domain}`,
  });
  return text('is ready;');
}
