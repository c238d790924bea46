/** One request as any client may send it, and what came of it, whatever the form of the answer. */
import type { TestApp } from './app.ts';

export interface Outcome {
  /** `done`, or the code of the refusal. */
  readonly code: string;
  /** The whole answer to a refusal: the reason, and who can change it, stand in it. */
  readonly text: string;
}

export const done: Outcome = { code: 'done', text: '' };

/** Problems have their code in a field, tokens and SCIM the address of its page. */
export function outcomeOfAnswer(status: number, text: string): Outcome {
  if (status < 300) return done;
  const named = /errors\/([a-z_]+\.[a-z_]+)/.exec(text)?.[1];
  return { code: named ?? String(status), text };
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** From where it comes. */
  readonly address?: string | undefined;
}

export async function ask(app: TestApp, path: string, asked: Asked = {}): Promise<Outcome> {
  const { status, text } = await send(app, path, asked);
  return outcomeOfAnswer(status, text);
}

export async function send(app: TestApp, path: string, { method, headers, body, address }: Asked) {
  const answer = await fetch(`${app.url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...headers,
      ...(address === undefined ? {} : { 'x-forwarded-for': address }),
      ...(body === undefined || body instanceof URLSearchParams
        ? {}
        : { 'content-type': 'application/json' }),
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}
