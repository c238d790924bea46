/** The other proof of a domain: a file on its web server, fetched over HTTPS by the name, and 500 invitations at once. */
import { type BailiwickClient, createClient } from '@bailiwick/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Instance, startInstance } from './instance.ts';

const password = 'seven green lanterns float';
const domain = 'files-of-northwind.com';

let instance: Instance;
let ada: BailiwickClient;
let organizationSid: string;

beforeAll(async () => {
  instance = await startInstance();
  const anybody = createClient({ baseUrl: instance.url });
  const email = 'ada@founders-mail.com';
  const started = await anybody.signUps.create({ email });
  const mail = await instance.smtp.waitFor(email);
  const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? '';
  const { proof } = await anybody.signUps.verify(started.sid, { code });
  const done = await anybody.signUps.complete(started.sid, {
    proof,
    first_name: 'Ada',
    last_name: 'Okafor',
    password,
    account_name: 'Production',
    transport: 'bearer',
  });
  ada = createClient({ baseUrl: instance.url, token: done.token ?? '' });
  organizationSid = (await ada.organizations.create({ friendly_name: 'Northwind' })).sid;
});
afterAll(() => instance.stop());

it('proves a domain by a file, once the web server has it', async () => {
  const [address = '', port] = instance.https.address.split(':');
  const added = await ada.domains.create(organizationSid, { name: domain });
  instance.dns.set(domain, 'A', [address]);
  if (port !== '443') {
    // Proofs are fetched from port 443 only; where a test may not listen there, that is what is seen.
    const seen = await ada.domains.verify(organizationSid, added.sid, { method: 'https' });
    expect(seen.last_check?.outcome).toBe('unknown');
    return;
  }
  const path = new URL(added.file.url).pathname;
  instance.https.serve(domain, path, { body: `${added.file.content}x` });
  const wrong = await ada.domains.verify(organizationSid, added.sid, { method: 'https' });
  expect(wrong).toMatchObject({
    state: 'unverified',
    last_check: { outcome: 'mismatch', http_status: 200 },
  });
  instance.https.serve(domain, path, { body: `${added.file.content}\n` });
  await expect
    .poll(
      async () => (await ada.domains.verify(organizationSid, added.sid, { method: 'https' })).state,
      { timeout: 40_000, interval: 5_000 },
    )
    .toBe('verified');
}, 60_000);

it('invites 500 people at once, each by a mail of their own', async () => {
  const added = await ada.domains.create(organizationSid, { name: 'northwind-traders.com' });
  instance.dns.set(added.record.name, 'TXT', [added.record.value]);
  await ada.domains.verify(organizationSid, added.sid, { method: 'dns' });
  const emails = Array.from({ length: 500 }, (_, index) => `person${index}@northwind-traders.com`);
  const sent = await ada.invitations.create(organizationSid, { emails });
  expect(sent).toMatchObject({ invited: 500, refused: 0 });
  await expect
    .poll(
      () => instance.smtp.inbox.filter((mail) => mail.subject.startsWith('You are invited')).length,
      { timeout: 60_000 },
    )
    .toBe(500);
  const again = await ada.invitations.create(organizationSid, { emails });
  expect(again).toMatchObject({ invited: 0, refused: 500 });
}, 120_000);
