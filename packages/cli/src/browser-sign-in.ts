/**
 * Signing in through the browser, by whatever one signs in with there: passkeys and single sign-on too. The browser brings a
 * code to a door on this computer that stands open for it alone; the code is worth nothing without what is kept here.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@bailiwick/sdk';
import { UsageError } from './command.ts';

const waitMilliseconds = 300_000;

const random = () => randomBytes(32).toString('base64url');

/** Shows the page if this computer has something that does; the address stands on the terminal anyway. */
function openInBrowser(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ['open', address],
    // Not `start`: that one reads `&` in an address as the end of the command.
    win32: ['rundll32', 'url.dll,FileProtocolHandler', address],
  };
  const [program = '', ...args] = openers[process.platform] ?? ['xdg-open', address];
  const opener = spawn(program, args, { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}

interface Door {
  readonly state: string;
  /** Where the browser is led once the code is here. */
  readonly signedIn: URL;
  readonly take: (code: string) => void;
}

function answerBrowser(request: IncomingMessage, response: ServerResponse, door: Door): void {
  const asked = new URL(request.url ?? '/', 'http://127.0.0.1');
  const code = asked.searchParams.get('code');
  response.setHeader('connection', 'close');
  // Whatever else comes to this door was not sent by the page that was opened from here.
  if (code === null || asked.searchParams.get('state') !== door.state) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(303, { location: door.signedIn.href }).end();
  door.take(code);
}

/** @throws UsageError when nobody let it in within five minutes */
export async function signInByBrowser(input: {
  readonly url: string;
  /** False: only say where to go. */
  readonly opens: boolean;
  readonly say: (text: string) => void;
}) {
  const [verifier, state] = [random(), random()];
  const page = new URL('/console/sign-in-program', input.url);
  const signedIn = new URL('?signed_in=1', page);
  const server = createServer();
  const arrived = new Promise<string>((take) => {
    server.on('request', (request, response) =>
      answerBrowser(request, response, { state, signedIn, take }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  page.searchParams.set('port', String((server.address() as AddressInfo).port));
  page.searchParams.set('challenge', createHash('sha256').update(verifier).digest('base64url'));
  page.searchParams.set('state', state);
  input.say(`Let this program sign in, in your browser on this computer:\n\n  ${page.href}\n\n`);
  if (input.opens) openInBrowser(page.href);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new UsageError('Nobody let it in within five minutes. Run it again.')),
      waitMilliseconds,
    );
  });
  try {
    const code = await Promise.race([arrived, late]);
    return await createClient({ baseUrl: input.url }).signInCodes.exchange({ code, verifier });
  } finally {
    clearTimeout(timer);
    server.close();
  }
}
