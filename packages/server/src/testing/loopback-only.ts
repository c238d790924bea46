/** For every test file: connections that would leave this machine are refused, with the host's name in the error. */
import { type LookupFunction, Socket } from 'node:net';

const connect = Reflect.get(Socket.prototype, 'connect') as (
  this: Socket,
  ...parameters: unknown[]
) => Socket;

function hostOf(parameters: readonly unknown[]): string | undefined {
  // `net.connect` hands over an array of normalized arguments, `Socket.connect` the arguments themselves.
  const [first, second] = (Array.isArray(parameters[0]) ? parameters[0] : parameters) as [
    unknown,
    unknown,
  ];
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

const refusal = (host: string): Error =>
  new Error(`tests reach nothing but this machine, and this one tried ${host}`);

/** Where a caller finds the address by itself, what it found is judged, not the name. */
function guardLookup(parameters: readonly unknown[]): boolean {
  const [options] = (Array.isArray(parameters[0]) ? parameters[0] : parameters) as [
    { lookup?: LookupFunction } | undefined,
  ];
  const lookup = options?.lookup;
  if (typeof lookup !== 'function') return false;
  const guarded: LookupFunction = (host, lookupOptions, done) => {
    lookup(host, lookupOptions, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      const outside = addresses.find((address) => !isThisMachine(address));
      if (error !== null || outside === undefined) done(error, found, family);
      else done(refusal(`${host} at ${outside}`), found, family);
    });
  };
  Object.assign(options as object, { lookup: guarded });
  return true;
}

Socket.prototype.connect = function connectToLoopback(
  this: Socket,
  ...parameters: unknown[]
): Socket {
  const host = hostOf(parameters);
  if (host === undefined || isThisMachine(host) || guardLookup(parameters))
    return connect.apply(this, parameters);
  // A moment later: who connects still sets the socket up after this returns.
  process.nextTick(() => this.destroy(refusal(host)));
  return this;
};
