/**
 * A real HTTPS server for tests. It answers for every host name with a certificate of its own authority, and serves
 * what the test sets for a host and path.
 */
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import {
  type CertificateAuthority,
  type CertificateFault,
  createCertificateAuthority,
} from './certificate-authority.ts';

export type HostAnswer =
  | {
      readonly kind?: 'whole';
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Buffer;
    }
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly status?: 301 | 302 | 303 | 307 | 308;
    }
  /** The headers and the first byte come at once, the rest never. */
  | { readonly kind: 'slow' }
  /** That many bytes, without saying so beforehand. */
  | { readonly kind: 'large'; readonly bytes: number }
  /** The connection ends before an answer. */
  | { readonly kind: 'drop' };

export interface HostRequest {
  readonly host: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type HostHandler = (request: HostRequest) => HostAnswer | Promise<HostAnswer>;

export interface HttpsHost extends AsyncDisposable {
  /** `127.0.0.1:port` */
  readonly address: string;
  readonly port: number;
  /** What clients have to trust. */
  readonly caPem: string;
  readonly requests: readonly HostRequest[];
  /** Replaces the answer of that host and path. The path is compared without the query. */
  serve(host: string, path: string, answer: HostAnswer | HostHandler): void;
  /** A whole server stands behind this host: it answers for every path of it. */
  mount(host: string, server: RequestListener): void;
  /** From now on 404, as for all that was never set. */
  remove(host: string, path: string): void;
  /** New connections for this host get such a certificate; undefined ends that. */
  breakCertificate(host: string, fault: CertificateFault | undefined): void;
  stop(): Promise<void>;
}

export interface HttpsHostOptions {
  /** 443 where the client under test takes no port: give each test an address 127.x.y.z of its own then. */
  readonly port?: number;
  readonly address?: string;
}

const chunkBytes = 65_536;

function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Writes as fast as the other side reads, until all is sent or nobody listens. */
async function sendLarge(response: ServerResponse, bytes: number): Promise<void> {
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunkBytes) {
    const chunk = Buffer.alloc(Math.min(chunkBytes, bytes - sent), 'x');
    if (response.write(chunk)) continue;
    await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}

async function send(response: ServerResponse, answer: HostAnswer): Promise<void> {
  switch (answer.kind) {
    case 'redirect':
      response.writeHead(answer.status ?? 302, { location: answer.to }).end();
      return;
    case 'slow':
      response.writeHead(200, { 'content-type': 'text/plain' }).write('.');
      return;
    case 'large':
      response.writeHead(200, { 'content-type': 'text/plain' });
      await sendLarge(response, answer.bytes);
      return;
    case 'drop':
      response.destroy();
      return;
    default:
      response.writeHead(answer.status ?? 200, { 'content-type': 'text/plain', ...answer.headers });
      response.end(answer.body ?? '');
  }
}

/** Certificates are made when a name is first asked for. */
function createContexts(authority: CertificateAuthority) {
  const contexts = new Map<string, Promise<SecureContext>>();
  const faults = new Map<string, CertificateFault>();
  const create = async (host: string): Promise<SecureContext> => {
    const { keyPem, certificatePem } = await authority.issue(host, faults.get(host));
    return createSecureContext({ key: keyPem, cert: certificatePem });
  };
  return {
    get(host: string): Promise<SecureContext> {
      const known = contexts.get(host) ?? create(host);
      contexts.set(host, known);
      return known;
    },
    setFault(host: string, fault: CertificateFault | undefined): void {
      if (fault === undefined) faults.delete(host);
      else faults.set(host, fault);
      contexts.delete(host);
    },
  };
}

export async function startHttpsHost(options: HttpsHostOptions = {}): Promise<HttpsHost> {
  const { port: wantedPort = 0, address = '127.0.0.1' } = options;
  const authority = await createCertificateAuthority();
  const contexts = createContexts(authority);
  const answers = new Map<string, HostAnswer | HostHandler>();
  const mounted = new Map<string, RequestListener>();
  const requests: HostRequest[] = [];
  const keyOf = (host: string, path: string): string =>
    `${nameOf(host)}${path.replace(/\?.*$/, '')}`;

  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '/', headers } = incoming;
    const whole = mounted.get(nameOf(headers.host ?? ''));
    if (whole !== undefined) {
      whole(incoming, response);
      return;
    }
    const body = await readBody(incoming);
    const request = { host: nameOf(headers.host ?? ''), method, path: url, headers, body };
    requests.push(request);
    const answer = answers.get(keyOf(request.host, url)) ?? { status: 404, body: 'not here\n' };
    await send(response, typeof answer === 'function' ? await answer(request) : answer);
  };

  // Who names no host in the handshake asked for the address itself.
  const ownName = await authority.issue(address);
  const server = createServer(
    {
      key: ownName.keyPem,
      cert: ownName.certificatePem,
      SNICallback(host, done) {
        contexts.get(host.toLowerCase()).then(
          (context) => done(null, context),
          (error: unknown) => done(error as Error),
        );
      },
    },
    (incoming, response) => void respond(incoming, response).catch(() => response.destroy()),
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // Clients that refuse a certificate end the handshake: their affair.
  server.on('tlsClientError', () => undefined);
  server.listen(wantedPort, address);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }));
  return {
    address: `${address}:${port}`,
    port,
    caPem: authority.caPem,
    requests,
    serve: (host, path, answer) => void answers.set(keyOf(host, path), answer),
    mount: (host, whole) => void mounted.set(nameOf(host), whole),
    remove: (host, path) => void answers.delete(keyOf(host, path)),
    breakCertificate: (host, fault) => contexts.setFault(nameOf(host), fault),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
