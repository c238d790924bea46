/** For every test file: connections that would leave this machine are refused, with the host's name in the error. */
import { Socket } from 'node:net';

const connect = Reflect.get(Socket.prototype, 'connect') as (this: Socket, ...parameters: unknown[]) => Socket;

function hostOf(parameters: readonly unknown[]): string | undefined {
  // `net.connect` hands over an array of normalized arguments, `Socket.connect` the arguments themselves.
  const [first, second] = (Array.isArray(parameters[0]) ? parameters[0] : parameters) as [unknown, unknown];
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { path?: string | null; host?: string };
    return typeof path === 'string' ? undefined : (host ?? 'localhost');
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}

function isThisMachine(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|::1|::ffff:127(?:\.\d+){3})$/i.test(host);
}

Socket.prototype.connect = function connectToLoopback(this: Socket, ...parameters: unknown[]): Socket {
  const host = hostOf(parameters);
  if (host === undefined || isThisMachine(host)) return connect.apply(this, parameters);
  this.destroy(new Error(`tests reach nothing but this machine, and this one tried ${host}`));
  return this;
} as typeof Socket.prototype.connect;
