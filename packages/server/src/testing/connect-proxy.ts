/**
 * A proxy as companies have them: programs connect through it (CONNECT), it ends TLS for some host names with certificates of its own
 * authority, and leads what they send to one server of ours.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { createCertificateAuthority } from './certificate-authority.ts';

export interface ConnectProxy extends AsyncDisposable {
  /** For `HTTP_PROXY`. */
  readonly url: string;
  /** What programs have to trust. */
  readonly caPem: string;
  /** The hosts that were asked for, in order. */
  readonly asked: readonly string[];
}

/** @param port where the server listens, without TLS, on this machine */
export async function startConnectProxy(
  hosts: readonly string[],
  port: number,
): Promise<ConnectProxy> {
  const authority = await createCertificateAuthority();
  const contexts = new Map(
    await Promise.all(
      hosts.map(async (host) => {
        const { keyPem, certificatePem } = await authority.issue(host);
        return [host, createSecureContext({ key: keyPem, cert: certificatePem })] as const;
      }),
    ),
  );
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Whoever breaks off ends both sides.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((_request, response) => {
    response.writeHead(405).end();
  });
  server.on('connect', (request, _stream, head: Buffer) => {
    const { socket } = request;
    keep(socket);
    const [host = '', wanted] = (request.url ?? '').split(':');
    asked.push(host);
    const secureContext = contexts.get(host);
    if (secureContext === undefined || wanted !== '443') {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    const inside = new TLSSocket(socket, { isServer: true, secureContext });
    const behind = connect(port, '127.0.0.1');
    keep(behind);
    keep(inside);
    inside.pipe(behind).pipe(inside);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caPem: authority.caPem,
    asked,
    [Symbol.asyncDispose]: stop,
  };
}
