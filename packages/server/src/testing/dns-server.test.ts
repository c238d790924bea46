import { Resolver } from 'node:dns/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDnsClient } from '../kernel/dns.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';

let server: DnsServer;
let resolver: Resolver;
const client = () => createDnsClient({ servers: [server.address], timeoutMs: 300 });

beforeAll(async () => {
  server = await startDnsServer();
  resolver = new Resolver({ timeout: 300, tries: 1 });
  resolver.setServers([server.address]);
});
afterAll(() => server.stop());

describe('what a test DNS server answers to resolvers it does not know', () => {
  it('gives records, and the strings of one record apart', async () => {
    server.set('one.test', 'TXT', ['first', ['sec', 'ond'], 'x'.repeat(300)], 42);
    server.set('one.test', 'A', ['127.0.0.1']);
    server.set('one.test', 'AAAA', ['::1']);
    const texts = await resolver.resolveTxt('One.Test');
    expect(texts.toSorted()).toEqual([
      ['first'],
      ['sec', 'ond'],
      ['x'.repeat(255), 'x'.repeat(45)],
    ]);
    expect(await resolver.resolve4('one.test')).toEqual(['127.0.0.1']);
    expect(await resolver.resolve6('one.test')).toEqual(['::1']);
  });

  it('tells a name without the record from no name at all', async () => {
    server.set('deep.inside.two.test', 'A', ['127.0.0.1']);
    await expect(resolver.resolveTxt('deep.inside.two.test')).rejects.toMatchObject({
      code: 'ENODATA',
    });
    await expect(resolver.resolveTxt('inside.two.test')).rejects.toMatchObject({ code: 'ENODATA' });
    await expect(resolver.resolveTxt('outside.two.test')).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
    server.del('deep.inside.two.test', 'A');
    await expect(resolver.resolveTxt('inside.two.test')).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
  });

  it('follows aliases, to the end or as far as they go', async () => {
    server.set('alias.three.test', 'CNAME', ['middle.three.test']);
    server.set('middle.three.test', 'CNAME', ['end.three.test']);
    server.set('end.three.test', 'TXT', ['arrived']);
    expect(await resolver.resolveTxt('alias.three.test')).toEqual([['arrived']]);
    expect(await resolver.resolveCname('alias.three.test')).toEqual(['middle.three.test']);
    server.set('loop.three.test', 'CNAME', ['pool.three.test']);
    server.set('pool.three.test', 'CNAME', ['loop.three.test']);
    expect(await client().lookupTxt('loop.three.test')).toMatchObject({ reason: 'alias_loop' });
  });

  it('lets a wildcard speak for names that are not there only', async () => {
    server.set('*.four.test', 'TXT', ['anything']);
    server.set('known.four.test', 'A', ['127.0.0.1']);
    expect(await resolver.resolveTxt('whatever.four.test')).toEqual([['anything']]);
    expect(await resolver.resolveTxt('a.b.four.test')).toEqual([['anything']]);
    await expect(resolver.resolveTxt('known.four.test')).rejects.toMatchObject({ code: 'ENODATA' });
    await expect(resolver.resolveTxt('a.known.four.test')).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
  });
});

describe('how a test DNS server fails', () => {
  it.each([
    ['servfail', 'server_failure'],
    ['refused', 'refused'],
    ['timeout', 'timeout'],
    ['unreadable', 'unreadable'],
  ] as const)('%s, until it is told otherwise', async (failure, reason) => {
    const name = `${failure}.five.test`;
    server.set(name, 'TXT', ['there']);
    server.fail(name, failure);
    expect(await client().lookupTxt(name)).toMatchObject({ kind: 'unknown', reason });
    server.fail(name, undefined);
    expect(await client().lookupTxt(name)).toMatchObject({ kind: 'found', records: ['there'] });
  });

  it('wants to be asked over TCP, by order or because the answer is too long', async () => {
    server.set('order.six.test', 'TXT', ['short']);
    server.fail('order.six.test', 'truncated_udp');
    server.set('long.six.test', 'TXT', ['y'.repeat(4_000)]);
    expect(await resolver.resolveTxt('order.six.test')).toEqual([['short']]);
    expect((await resolver.resolveTxt('long.six.test')).flat().join('')).toBe('y'.repeat(4_000));
    const asked = server.queries.filter((query) => query.name.endsWith('six.test'));
    expect(asked.map((query) => `${query.transport} ${query.name}`)).toEqual([
      'udp order.six.test',
      'tcp order.six.test',
      'udp long.six.test',
      'tcp long.six.test',
    ]);
  });

  it('holds an answer back until it is let go', async () => {
    server.set('held.seven.test', 'TXT', ['now']);
    const release = server.hold('held.seven.test');
    let isAnswered = false;
    const patient = new Resolver({ timeout: 20_000, tries: 1 });
    patient.setServers([server.address]);
    const answer = patient.resolveTxt('held.seven.test').finally(() => {
      isAnswered = true;
    });
    await resolver.resolveTxt('held.seven.test').catch(() => undefined);
    expect(isAnswered).toBe(false);
    release();
    expect(await answer).toEqual([['now']]);
  });
});
