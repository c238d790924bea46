/** Looks at the Internet for the proof of a domain: the DNS record or the file. Writes nothing. */
import type { Kernel } from '../../kernel/module.ts';
import { OutboundError } from '../../kernel/outbound-http.ts';
import { type CheckOutcome, fileFor, judgeFile, judgeRecords, recordFor } from './rules.ts';

export interface Proof {
  readonly method: 'dns' | 'https';
  readonly outcome: CheckOutcome;
  readonly expected: string;
  readonly found: string[];
  readonly reason: string | null;
  readonly server: string | null;
  readonly ttlSeconds: number | null;
  readonly httpStatus: number | null;
}

const shownAtMost = 10;
const shownCharacters = 300;

/** What somebody else published is shown, bounded and on one line. */
const shown = (texts: readonly string[]) =>
  texts
    .slice(0, shownAtMost)
    .map((text) => text.replace(/\p{Cc}/gu, '\uFFFD').slice(0, shownCharacters));

async function lookByDns(
  kernel: Kernel,
  domain: { name: string; challenge: string },
): Promise<Proof> {
  const record = recordFor(kernel.verificationName, domain.name, domain.challenge);
  const answer = await kernel.dns.lookupTxt(record.name);
  const base = {
    method: 'dns' as const,
    expected: record.value,
    found: [],
    reason: null,
    server: answer.server,
    ttlSeconds: null,
    httpStatus: null,
  };
  if (answer.kind === 'unknown') return { ...base, outcome: 'unknown', reason: answer.reason };
  if (answer.kind === 'absent') return { ...base, outcome: 'absent', reason: answer.reason };
  const outcome = judgeRecords(record.value, answer.records, answer.isWildcard);
  return {
    ...base,
    outcome,
    found: shown(answer.records),
    ttlSeconds: answer.ttlSeconds,
    reason: answer.isWildcard ? 'wildcard' : null,
  };
}

async function lookByHttps(
  kernel: Kernel,
  domain: { name: string; challenge: string },
): Promise<Proof> {
  const file = fileFor(kernel.verificationName, domain.name, domain.challenge);
  const base = {
    method: 'https' as const,
    expected: file.content,
    found: [],
    reason: null,
    server: null,
    ttlSeconds: null,
    httpStatus: null,
  };
  try {
    const answer = await kernel.outbound.get(new URL(file.url), {
      maxBytes: 1024,
      timeoutMs: 5_000,
    });
    const body = answer.body.toString('utf8');
    const redirect = answer.status >= 300 && answer.status < 400 ? answer.location : undefined;
    const outcome = judgeFile(file.content, answer.status, body);
    return {
      ...base,
      outcome,
      found: shown([redirect ?? body].filter((text) => text !== '')),
      reason: reasonOf(outcome, redirect),
      server: answer.address,
      httpStatus: answer.status,
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    // Only an answer of the web server itself can say that the file is not there.
    return { ...base, outcome: 'unknown', reason: error.reason };
  }
}

function reasonOf(outcome: CheckOutcome, redirect: string | undefined): string | null {
  if (outcome !== 'unknown') return null;
  return redirect === undefined ? 'http_error' : 'redirected';
}

export function lookForProof(
  kernel: Kernel,
  domain: { name: string; challenge: string },
  method: 'dns' | 'https',
): Promise<Proof> {
  return method === 'dns' ? lookByDns(kernel, domain) : lookByHttps(kernel, domain);
}
