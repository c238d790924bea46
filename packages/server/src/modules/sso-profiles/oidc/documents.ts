/** JSON that a provider serves: fetched by the bounded client, read strictly, an object or nothing. */
import { OutboundError, type OutboundHttp } from '../../../kernel/outbound-http.ts';
import { parseStrictJson } from '../../../kernel/strict-json.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const outboundLimits = { maxBytes: 256 * 1_024, timeoutMs: 10_000 } as const;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws SyntaxError */
export function parseObject(text: string): JsonObject {
  const value = parseStrictJson(text);
  if (!isJsonObject(value)) throw new SyntaxError('it is no object');
  return value;
}

export interface FetchFailure {
  readonly kind: 'unreachable' | 'unreadable';
  readonly found: string;
}

export async function fetchObject(
  http: OutboundHttp,
  url: string,
  headers: { accept?: string; authorization?: string } = {},
): Promise<{ readonly object: JsonObject } | FetchFailure> {
  try {
    const answer = await http.get(new URL(url), {
      ...outboundLimits,
      headers: { accept: 'application/json', ...headers },
    });
    if (answer.status !== 200) return { kind: 'unreachable', found: `status ${answer.status}` };
    return { object: parseObject(answer.body.toString('utf8')) };
  } catch (error) {
    if (error instanceof OutboundError) return { kind: 'unreachable', found: error.message };
    if (error instanceof SyntaxError) return { kind: 'unreadable', found: error.message };
    throw error;
  }
}

export const textOf = (object: JsonObject, name: string): string | undefined => {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
};

export const textsOf = (object: JsonObject, name: string): readonly string[] | undefined => {
  const value = object[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
};
