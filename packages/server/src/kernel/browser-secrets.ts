/**
 * What a browser is given to prove later that it began something, and the forms that other sites have it post. The cookies
 * are `SameSite=Strict`: only our own pages have them sent, so an answer that comes from elsewhere is finished by a page of ours.
 */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BrowserSecrets } from './bind.ts';

const nameOf = (name: string, publicUrl: URL) =>
  publicUrl.protocol === 'https:' ? `__Host-bailiwick_${name}` : `bailiwick_${name}`;

export function browserSecrets(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: URL,
): BrowserSecrets {
  return {
    find: (name) => parseCookie(request.headers.cookie ?? '')[nameOf(name, publicUrl)],
    keep(name, secret, lifetimeSeconds) {
      const cookie = stringifySetCookie({
        name: nameOf(name, publicUrl),
        value: secret ?? '',
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: publicUrl.protocol === 'https:',
        maxAge: secret === null ? 0 : lifetimeSeconds,
      });
      void reply.header('set-cookie', cookie);
    },
  };
}

/** The first value of each field. */
export function parseForm(text: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(text)].reverse());
}

/** Which field is in it twice; undefined: none is. */
export function repeatedField(text: string): string | undefined {
  const names = [...new URLSearchParams(text).keys()];
  return names.find((name, place) => names.indexOf(name) !== place);
}
