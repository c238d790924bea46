/** The outside world of a test that fetches from it: names that lead to one HTTPS server here, and the product's own bounded client. */
import { createDnsClient } from '../kernel/dns.ts';
import { createOutboundHttp, type OutboundHttp } from '../kernel/outbound-http.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';
import { type HttpsHost, startHttpsHost } from './https-host.ts';

export interface Outside {
  readonly dns: DnsServer;
  readonly host: HttpsHost;
  readonly http: OutboundHttp;
  stop(): Promise<void>;
}

/** @param names lead to the HTTPS server */
export async function startOutside(...names: readonly string[]): Promise<Outside> {
  const [dns, host] = await Promise.all([startDnsServer(), startHttpsHost()]);
  for (const name of names) dns.set(name, 'A', ['127.0.0.1']);
  const http = createOutboundHttp({
    publicUrl: new URL('https://id.vendor-of-things.com'),
    dns: createDnsClient({ servers: [dns.address], timeoutMs: 300 }),
    extraCa: host.caPem,
    allowPrivateNetwork: [host.address],
  });
  return {
    dns,
    host,
    http,
    stop: async () => {
      await Promise.all([dns.stop(), host.stop()]);
    },
  };
}
