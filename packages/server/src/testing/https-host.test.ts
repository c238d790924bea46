import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDnsClient } from '../kernel/dns.ts';
import { createOutboundHttp, type OutboundError } from '../kernel/outbound-http.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';
import { type HttpsHost, startHttpsHost } from './https-host.ts';

let host: HttpsHost;
let dns: DnsServer;

beforeAll(async () => {
  host = await startHttpsHost();
  dns = await startDnsServer();
  dns.set('*.hosts.test', 'A', ['127.0.0.1']);
});
afterAll(async () => {
  await host.stop();
  await dns.stop();
});

function get(name: string, path: string, timeoutMs = 5_000) {
  const outbound = createOutboundHttp({
    allowPrivateNetwork: [host.address],
    publicUrl: new URL('https://self.test'),
    dns: createDnsClient({ servers: [dns.address], timeoutMs: 1_000 }),
    extraCa: host.caPem,
  });
  return outbound.get(new URL(`https://${name}:${host.port}${path}`), {
    maxBytes: 100_000,
    timeoutMs,
  });
}

describe('what a test HTTPS host serves', () => {
  it('answers by host and path, with a certificate for whatever name it is asked by', async () => {
    host.serve('a.hosts.test', '/file', { body: 'of a', headers: { 'content-type': 'text/x-a' } });
    host.serve('b.hosts.test', '/file', { status: 201, body: 'of b' });
    host.serve('b.hosts.test', '/echo', ({ method, path, host: asked }) => ({
      body: `${method} ${asked}${path}`,
    }));
    const ofA = await get('a.hosts.test', '/file');
    expect({ ...ofA, body: ofA.body.toString() }).toEqual({
      status: 200,
      contentType: 'text/x-a',
      body: 'of a',
      address: '127.0.0.1',
    });
    expect(await get('b.hosts.test', '/file')).toMatchObject({ status: 201 });
    expect((await get('b.hosts.test', '/echo?x=1')).body.toString()).toBe(
      'GET b.hosts.test/echo?x=1',
    );
    expect(host.requests.map((request) => request.path)).toEqual(['/file', '/file', '/echo?x=1']);
    host.remove('a.hosts.test', '/file');
    expect(await get('a.hosts.test', '/file')).toMatchObject({ status: 404 });
  });

  it('redirects, dawdles, floods and hangs up', async () => {
    host.serve('c.hosts.test', '/redirect', { kind: 'redirect', to: 'https://elsewhere.test/' });
    host.serve('c.hosts.test', '/slow', { kind: 'slow' });
    host.serve('c.hosts.test', '/large', { kind: 'large', bytes: 50_000_000 });
    host.serve('c.hosts.test', '/fits', { kind: 'large', bytes: 100_000 });
    host.serve('c.hosts.test', '/drop', { kind: 'drop' });
    expect(await get('c.hosts.test', '/redirect')).toMatchObject({ status: 302 });
    const reason = (path: string, timeoutMs?: number) =>
      get('c.hosts.test', path, timeoutMs).then(
        ({ body }) => body.length,
        (error: unknown) => (error as OutboundError).reason,
      );
    expect(await reason('/slow', 300)).toBe('timeout');
    expect(await reason('/large')).toBe('too_large');
    expect(await reason('/fits')).toBe(100_000);
    expect(await reason('/drop')).toBe('unreachable');
  });

  it.each(['expired', 'wrong_name', 'untrusted'] as const)(
    'shows a certificate that is %s',
    async (fault) => {
      host.serve('d.hosts.test', '/', { body: 'fine' });
      host.breakCertificate('d.hosts.test', fault);
      await expect(get('d.hosts.test', '/')).rejects.toMatchObject({ reason: 'certificate' });
      host.breakCertificate('d.hosts.test', undefined);
      expect(await get('d.hosts.test', '/')).toMatchObject({ status: 200 });
    },
  );
});
