/** What benchmarks share: calls, their times, and somebody to make them. */
import { Agent, request } from 'node:http';
import { createClient } from '@bailiwick/sdk';
import type { Instance } from './instance.ts';

export const atOnce = 8;
export const password = 'seven green lanterns float';

const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
export const say = (text: string) => process.stdout.write(`${text}\n`);
export const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
export const uuidOf = (sid: string) =>
  sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export interface Target {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly headers?: Record<string, string>;
  readonly body?: () => unknown;
  /** Instead of a body. */
  readonly form?: Readonly<Record<string, string>>;
}

function contentOf({ body, form }: Target): readonly [text: string, type: string] | undefined {
  if (form !== undefined)
    return [new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded'];
  return body === undefined ? undefined : [JSON.stringify(body()), 'application/json'];
}

export function send(target: Target): Promise<void> {
  return new Promise((resolve, reject) => {
    const [text, type] = contentOf(target) ?? [];
    const headers = {
      ...target.headers,
      ...(text === undefined
        ? {}
        : { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
    };
    const call = request(target.url, { method: target.method, agent, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        (response.statusCode ?? 500) < 300
          ? resolve()
          : reject(new Error(`${target.url}: ${response.statusCode ?? ''}`)),
      );
    });
    call.on('error', reject);
    call.end(text);
  });
}

export async function signUp(
  instance: Instance,
  email: string,
): Promise<{ token: string; userSid: string }> {
  const anybody = createClient({ baseUrl: instance.url });
  const started = await anybody.signUps.create({ email });
  const mail = await instance.smtp.waitFor(email);
  const { proof } = await anybody.signUps.verify(started.sid, {
    code: /\b\d{6}\b/.exec(mail.text)?.[0] ?? '',
  });
  const done = await anybody.signUps.complete(started.sid, {
    proof,
    first_name: 'Ada',
    last_name: 'O',
    password,
    account_name: 'First',
    transport: 'bearer',
  });
  return { token: done.token ?? '', userSid: done.user.sid };
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function spread(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** One at a time. */
export async function percentiles(target: Target, calls: number): Promise<Percentiles> {
  const times: number[] = [];
  for (let index = 0; index < calls; index += 1) {
    const before = performance.now();
    await send(target);
    times.push(performance.now() - before);
  }
  return spread(times);
}
