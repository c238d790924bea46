import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DnsServer, startDnsServer } from '../testing/dns-server.ts';
import { type HttpsHost, startHttpsHost } from '../testing/https-host.ts';
import { createDnsClient } from './dns.ts';
import {
  createOutboundHttp,
  isPublicAddress,
  OutboundError,
  type OutboundHttp,
} from './outbound-http.ts';

let dns: DnsServer;
let host: HttpsHost;
let closed: OutboundHttp;
let open: OutboundHttp;

beforeAll(async () => {
  [dns, host] = await Promise.all([startDnsServer(), startHttpsHost()]);
  const options = {
    publicUrl: new URL('https://id.vendor-of-things.com'),
    dns: createDnsClient({ servers: [dns.address], timeoutMs: 300 }),
    extraCa: host.caPem,
  };
  closed = createOutboundHttp({ ...options, allowPrivateNetwork: [] });
  open = createOutboundHttp({ ...options, allowPrivateNetwork: [host.address] });
});
afterAll(async () => {
  await Promise.all([dns.stop(), host.stop()]);
});

const reasonOf = async (client: OutboundHttp, url: string) => {
  try {
    await client.get(new URL(url), { maxBytes: 1024, timeoutMs: 2_000 });
    return 'fetched';
  } catch (error) {
    return error instanceof OutboundError ? error.reason : String(error);
  }
};

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '8.8.8.8', '203.0.114.1', '2606:4700:4700::1111'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.0.170',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:808:808::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '3fff::1',
    '5f00::1',
    'not an address',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('where it does not go', () => {
  it.each([
    'http://corp-of-tests.com/',
    'https://corp-of-tests.com:22/',
    'https://user:pw@corp-of-tests.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://id.vendor-of-things.com/',
    'ftp://corp-of-tests.com/',
    'file:///etc/passwd',
    'gopher://corp-of-tests.com/',
  ])('%s is refused before anything is asked', async (url) => {
    const before = dns.queries.length;
    expect(await reasonOf(closed, url)).toBe('not_allowed');
    expect(dns.queries.length).toBe(before);
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '192.168.0.1'])(
    'a name that leads to %s is refused, and so is one that leads there as well',
    async (address) => {
      dns.set('inside-of-tests.com', 'A', [address]);
      dns.set('both-of-tests.com', 'A', ['1.1.1.1', address]);
      expect(await reasonOf(closed, 'https://inside-of-tests.com/')).toBe('not_allowed');
      expect(await reasonOf(closed, 'https://both-of-tests.com/')).toBe('not_allowed');
    },
  );

  it('tells a name without an address from one that could not be asked for', async () => {
    expect(await reasonOf(closed, 'https://nothing-of-tests.com/')).toBe('no_address');
    dns.fail('silent-of-tests.com', 'servfail');
    await expect(
      closed.get(new URL('https://silent-of-tests.com/'), { maxBytes: 10, timeoutMs: 500 }),
    ).rejects.toMatchObject({ isDefinite: false });
  });
});

describe('what it fetches', () => {
  it('connects to the address that it checked, verifies the name, follows nothing, and reads no more than it may', async () => {
    const [address = ''] = host.address.split(':');
    dns.set('web-of-tests.com', 'A', [address]);
    const base = `https://web-of-tests.com:${host.port}`;
    host.serve('web-of-tests.com', '/file', { status: 200, body: 'hello' });
    host.serve('web-of-tests.com', '/large', { kind: 'large', bytes: 5_000 });
    host.serve('web-of-tests.com', '/moved', {
      kind: 'redirect',
      to: 'https://elsewhere-of-tests.com/',
    });
    const answer = await open.get(new URL(`${base}/file`), { maxBytes: 1024, timeoutMs: 2_000 });
    expect(answer).toMatchObject({ status: 200, address });
    expect(answer.body.toString()).toBe('hello');
    expect(
      (await open.get(new URL(`${base}/moved`), { maxBytes: 1024, timeoutMs: 2_000 })).status,
    ).toBe(302);
    expect(await reasonOf(open, `${base}/large`)).toBe('too_large');
    expect(await reasonOf(closed, `${base}/file`)).toBe('not_allowed');
  });
});

describe('what it posts', () => {
  const form = {
    contentType: 'application/x-www-form-urlencoded',
    body: 'grant_type=authorization_code&code=ü',
    maxBytes: 1_024,
    timeoutMs: 2_000,
  };
  const postTo = async (client: OutboundHttp, url: string, body = form.body) => {
    try {
      const answer = await client.post(new URL(url), { ...form, body });
      return `${answer.status} ${answer.body.toString()}`;
    } catch (error) {
      return error instanceof OutboundError ? error.reason : String(error);
    }
  };

  it('sends the body once, with its type and the headers that were asked for', async () => {
    dns.set('token-of-tests.com', 'A', [host.address.split(':')[0] ?? '']);
    host.serve('token-of-tests.com', '/token', ({ method, headers, body }) => ({
      status: 201,
      body: JSON.stringify([method, headers['content-type'], headers['authorization'], body]),
    }));
    const url = `https://token-of-tests.com:${host.port}/token`;
    const answer = await open.post(new URL(url), {
      ...form,
      headers: { authorization: 'Basic dGVzdA==', accept: 'application/json' },
    });
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.body.toString())).toEqual([
      'POST',
      form.contentType,
      'Basic dGVzdA==',
      form.body,
    ]);
    const sent = host.requests.filter(({ path }) => path === '/token');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers).toMatchObject({
      accept: 'application/json',
      'accept-encoding': 'identity',
      'content-length': String(Buffer.byteLength(form.body)),
    });
  });

  it('goes nowhere that it would not fetch from, follows nothing, and is bounded both ways', async () => {
    dns.set('inside-token.com', 'A', ['10.0.0.1']);
    const before = host.requests.length;
    for (const url of [
      'http://token-of-tests.com/',
      'https://127.0.0.1/',
      'https://id.vendor-of-things.com/',
      'https://user:pw@token-of-tests.com/',
      'https://inside-token.com/',
    ])
      expect(await postTo(closed, url)).toBe('not_allowed');
    expect(host.requests.length).toBe(before);
    const base = `https://token-of-tests.com:${host.port}`;
    host.serve('token-of-tests.com', '/moved', {
      kind: 'redirect',
      to: `${base}/token`,
      status: 307,
    });
    expect(await postTo(open, `${base}/moved`)).toBe('307 ');
    expect(host.requests.at(-1)?.path).toBe('/moved');
    host.serve('token-of-tests.com', '/large', { kind: 'large', bytes: 5_000 });
    expect(await postTo(open, `${base}/large`)).toBe('too_large');
    expect(await postTo(open, `${base}/token`, 'x'.repeat(65_537))).toBe('not_allowed');
    host.serve('token-of-tests.com', '/slow', { kind: 'slow' });
    await expect(
      open.post(new URL(`${base}/slow`), { ...form, timeoutMs: 300 }),
    ).rejects.toMatchObject({ isDefinite: false });
  });
});
