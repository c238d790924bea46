/** Two organizations that can be merged, for tests: the other one has an Administrator from outside, who founded it. */
import { type Founded, type Person, type TestApp, unique, uniqueDomain } from './app.ts';

export interface Candidate {
  readonly owner: Person;
  readonly organizationSid: string;
  /** The account that its founder brought along. */
  readonly accountSid: string;
}

/** Somebody with an address in a domain founds an organization, before that domain is anybody's. */
export async function foundUnder(
  app: TestApp,
  domain: string,
  name = 'Hopper Labs',
): Promise<Candidate> {
  const owner = await app.signUp(`${unique('grace')}@${domain}`, 'Grace Hopper');
  const { sid: organizationSid } = await owner.client.organizations.create({ friendly_name: name });
  const [account] = (await owner.client.accounts.list()).items;
  return { owner, organizationSid, accountSid: account?.sid ?? '' };
}

/** The ownership passes on, and the old Owner stays as an Administrator. */
export async function handOver(
  app: TestApp,
  { owner, organizationSid }: Pick<Candidate, 'owner' | 'organizationSid'>,
  to: Person,
): Promise<void> {
  await waitForHandOver(app, { owner, organizationSid }, to);
  await app.runJob('ownership_transfers.end_waiting');
}

/** As far as the clock has to come round once. */
export async function waitForHandOver(
  app: TestApp,
  { owner, organizationSid }: Pick<Candidate, 'owner' | 'organizationSid'>,
  to: Person,
): Promise<void> {
  await owner.client.ownershipTransfers.create(organizationSid, { user_sid: to.userSid });
  const [received] = (await to.client.receivedOwnershipTransfers.list()).items;
  await to.client.receivedOwnershipTransfers.accept(received?.sid ?? '');
  await app.superuser.query(
    `update ownership_transfers set effective_at = now() - interval '1 minute'
      where ended_at is null and to_user_id = $1::uuid`,
    [to.userSid.slice(2)],
  );
}

/** Passes an organization to a new person of a domain, which it gives up again: only its Owner is of that domain then. */
export async function passTo(
  app: TestApp,
  from: Pick<Candidate, 'owner' | 'organizationSid'>,
  domain: string,
): Promise<Person> {
  const { owner, organizationSid } = from;
  const domainSid = await app.prove(owner, organizationSid, domain);
  const heir = await app.join({ owner, organizationSid, domain, domainSid, accountSid: '' });
  await handOver(app, from, heir);
  await heir.client.domains.remove(organizationSid, domainSid, { people: 'release' });
  return heir;
}

/** An organization without a domain, owned by somebody of `domain`, founded by somebody from outside it. */
export async function candidateWithOutsider(
  app: TestApp,
  domain: string,
): Promise<Candidate & { readonly outsider: Person }> {
  const founded = await foundUnder(app, uniqueDomain(), 'Many Hands');
  const owner = await passTo(app, founded, domain);
  return { ...founded, owner, outsider: founded.owner };
}

/** The receiving side proves the domain, and offers. */
export async function offerUnder(
  app: TestApp,
  side: Founded,
  asked: { readonly domain: string; readonly email: string },
): Promise<{ domainSid: string; mergeSid: string }> {
  const domainSid = await app.prove(side.owner, side.organizationSid, asked.domain);
  const { sid: mergeSid } = await side.owner.client.organizationMerges.create(
    side.organizationSid,
    { email: asked.email },
  );
  return { domainSid, mergeSid };
}
