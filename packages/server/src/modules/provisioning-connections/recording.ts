/** Keeps what a connection sent and was answered: without secrets, cut off, for whoever looks why something did not arrive. */
import type { Exchange } from '../../kernel/face.ts';
import { newId, uuidOfSid } from '../../kernel/ids.ts';
import type { Kernel } from '../../kernel/module.ts';
import { organizationScope, platformScope } from '../../kernel/scope.ts';
import { recordHold } from './holding.ts';
import * as store from './store.ts';

export const forgetJob = 'provisioning.forget';
const everyConnection = platformScope('what was sent is forgotten by the clock, whosever it is');
const charactersAtMost = 8_000;
const addressAtMost = 2_000;
const isSecret = (name: string) => /password|secret|token|credential|certificate/i.test(name);

/** What a value is shown as. */
function withoutSecrets(name: string, value: unknown): unknown {
  return name !== '' && isSecret(name) ? '(removed)' : value;
}

const cut = (text: string) =>
  text.length <= charactersAtMost ? text : `${text.slice(0, charactersAtMost)}…`;

function bodyOf(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  return cut(JSON.stringify(body, withoutSecrets));
}

/** Whom it is about: by the address, or by what was made. */
function personOf({ url, answer, method }: Exchange): string | null {
  const inAddress = /\/Users\/(US[0-9a-f]{32})/.exec(url)?.[1];
  const inAnswer =
    method === 'POST' ? /"id":"(US[0-9a-f]{32})"/.exec(answer.slice(0, 2_000))?.[1] : undefined;
  return uuidOfSid('US', inAddress ?? inAnswer ?? '') ?? null;
}

export async function recordExchange(kernel: Kernel, exchange: Exchange): Promise<void> {
  const { db } = kernel.database;
  const { actor, method, url, body, status, answer, refusal, milliseconds, requestId } = exchange;
  const scope = organizationScope(actor.organizationId);
  const userId = personOf(exchange);
  await store.insertRequest(db, scope, {
    id: newId(),
    connectionId: actor.machineId,
    userId,
    requestId,
    method,
    address: url.slice(0, addressAtMost),
    body: bodyOf(body),
    status,
    answer: answer === '' ? null : cut(answer),
    refusal: refusal ?? null,
    milliseconds,
  });
  if (refusal !== 'scim.held') return;
  const groupId = uuidOfSid('GR', /\/Groups\/(GR[0-9a-f]{32})/.exec(url)?.[1] ?? '');
  await recordHold(kernel, scope, { connectionId: actor.machineId, userId, groupId });
}

/** Safe to run twice. */
export const forgetRequests = ({ database }: Kernel): Promise<void> =>
  store.deleteOldRequests(database.db, everyConnection);
