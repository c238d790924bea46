/** A program of others that asks people in their browser: a library that is not ours, and a little server that waits for the answer. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { oauth } from '../packages/server/src/testing/oauth-library.ts';

/** As the program registers it: its port is free. */
export const programAddress = 'http://127.0.0.1/back';

/** Shows a page when it was answered. @param url of the instance */
export async function startProgram(url: string) {
  const answers: URL[] = [];
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://127.0.0.1');
    if (asked.pathname === '/back') answers.push(asked);
    response.setHeader('content-type', 'text/html').end('<title>Program</title><h1>Answered</h1>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const connect = async (client: { readonly id: string; readonly secret: string }) => {
    const config = await oauth.discovery(new URL(url), client.id, client.secret, undefined, {
      algorithm: 'oauth2',
      execute: [oauth.allowInsecureRequests],
    });
    const begin = async (scope: string) => {
      const verifier = oauth.randomPKCECodeVerifier();
      const state = oauth.randomState();
      const address = oauth.buildAuthorizationUrl(config, {
        redirect_uri: `http://127.0.0.1:${port}/back`,
        scope,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
      });
      const finish = () => {
        const answer = answers.pop();
        if (answer === undefined) throw new Error('the program was not answered');
        const here = new URL(`http://127.0.0.1:${port}${answer.pathname}${answer.search}`);
        return oauth.authorizationCodeGrant(config, here, {
          pkceCodeVerifier: verifier,
          expectedState: state,
        });
      };
      return { address: address.href, finish, answer: () => answers.at(-1) };
    };
    return { begin, renew: (token: string) => oauth.refreshTokenGrant(config, token) };
  };
  return { connect, stop: () => server.close() };
}
