/**
 * Bulk (RFC 7644 §3.7): each operation is answered by the route that answers it alone, so that transaction, ceiling, brake, trial
 * and refusals are the same. One that is refused changes nothing, and hinders none but those that refer to it.
 */
import type { CallPart, CommandBinding, PartAnswer } from '../../../kernel/bind.ts';
import { AppError, requestErrors } from '../../../kernel/errors.ts';
import type { Exchange } from '../../../kernel/face.ts';
import type { Kernel } from '../../../kernel/module.ts';
import { bugOf, type ProblemReader } from '../../../kernel/problem.ts';
import { say } from '../../../kernel/text.ts';
import { countRequest, recordExchange } from '../../provisioning-connections/index.ts';
import { type BulkOperation, orderOf, readBulk, resolved, resolvedText } from '../protocol/bulk.ts';
import { scimBase, scimFace, scimPrefix } from '../protocol/face.ts';
import { type JsonObject, urns } from '../protocol/schema.ts';
import { scimErrors } from '../vocabulary.ts';

export interface BulkCall {
  readonly kernel: Kernel;
  readonly actor: Exchange['actor'];
  readonly reader: ProblemReader;
  /** The routes that operations are for. */
  readonly routes: readonly CommandBinding[];
  readonly answer: (route: CommandBinding, part: CallPart) => Promise<PartAnswer>;
}

/** Somebody else holds what it needs for too long; everything else that is no refusal is a mistake of ours. */
function refusalOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const { code = '' } = error as { code?: string };
  if (!['55P03', '57014', '53300'].includes(code)) return undefined;
  return requestErrors.busy(say('Somebody else is changing the same thing. Nothing was changed.'), {
    retryAfterSeconds: 2,
  });
}

/** What has been made, by what it is referred to. */
type Made = Map<string, string>;

function findMade(made: Made, bulkId: string): string {
  const id = made.get(bulkId);
  if (id !== undefined) return id;
  throw scimErrors.unresolved(
    say('bulkId:{id} stands for nothing that was made.', { id: bulkId.slice(0, 100) }),
  );
}

interface Asked {
  readonly operation: BulkOperation;
  readonly isCircular: boolean;
}

/** As it is answered alone. */
async function run(
  call: BulkCall,
  made: Made,
  { operation, isCircular }: Asked,
): Promise<PartAnswer> {
  const { kernel, actor, routes, answer } = call;
  const { method, resource, version } = operation;
  await countRequest(kernel, kernel.database.db, {
    connectionId: actor.machineId,
    name: actor.name,
  });
  if (isCircular)
    throw scimErrors.unresolved(say('It is referred to by what it refers to: a circle.'));
  const find = (bulkId: string) => findMade(made, bulkId);
  const id = operation.id === undefined ? undefined : resolvedText(operation.id, find);
  const path = `${scimPrefix}/${resource}${id === undefined ? '' : '/{id}'}`;
  const route = routes.find(
    ({ definition }) => definition.method === method && definition.path === path,
  );
  if (route === undefined) throw new Error(`no route for ${method} ${path}`);
  return answer(route, {
    params: id === undefined ? {} : { id },
    // Nobody reads the resource: members of a large group are not looked for.
    query: { attributes: 'id' },
    body: resolved(operation.data, find),
    ifMatch: version,
  });
}

/** The answer of one operation, and whether it is a refusal. */
interface Outcome {
  readonly shown: JsonObject;
  readonly isRefused: boolean;
}

const named = ({ method, bulkId }: BulkOperation): JsonObject => ({
  method,
  ...(bulkId === undefined ? {} : { bulkId }),
});

function done(call: BulkCall, made: Made, operation: BulkOperation, answer: PartAnswer): Outcome {
  const { bulkId, resource } = operation;
  const { id } = JSON.parse(answer.body ?? '{}') as { id?: string };
  if (operation.method === 'POST' && bulkId !== undefined && id !== undefined) made.set(bulkId, id);
  const at =
    id ??
    (operation.id === undefined ? '' : resolvedText(operation.id, (one) => findMade(made, one)));
  return {
    isRefused: false,
    shown: {
      ...named(operation),
      location: `${scimBase(call.kernel.publicUrl)}/${resource}/${at}`,
      ...(answer.etag === undefined ? {} : { version: answer.etag }),
      status: String(answer.status === 200 || answer.status === 201 ? answer.status : 204),
    },
  };
}

/** Each refusal stands in the log of the connection, and so does what the brake holds. */
async function refused(
  call: BulkCall,
  operation: BulkOperation,
  error: AppError,
  milliseconds: number,
): Promise<Outcome> {
  const { kernel, actor, reader } = call;
  const { status, body } = scimFace.renderProblem(error, reader);
  const { method, resource, id, data } = operation;
  const url = `${scimPrefix}/${resource}${id === undefined ? '' : `/${id}`}`;
  await recordExchange(kernel, {
    actor,
    requestId: reader.requestId,
    method,
    url,
    body: data,
    status,
    answer: JSON.stringify(body),
    refusal: error.code,
    milliseconds,
  });
  const hasPlace = id !== undefined && !id.startsWith('bulkId:');
  const location = hasPlace ? { location: `${scimBase(kernel.publicUrl)}/${resource}/${id}` } : {};
  return {
    isRefused: true,
    shown: {
      ...named(operation),
      ...location,
      status: String(status),
      response: body as JsonObject,
    },
  };
}

async function perform(call: BulkCall, made: Made, asked: Asked): Promise<Outcome> {
  const began = performance.now();
  try {
    return done(call, made, asked.operation, await run(call, made, asked));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined)
      call.kernel.logger.error(
        { err: error, requestId: call.reader.requestId, route: 'scim.bulk' },
        'an operation failed',
      );
    const milliseconds = Math.round(performance.now() - began);
    return refused(call, asked.operation, refusal ?? bugOf(), milliseconds);
  }
}

/** Answers in the order in which the operations were sent; those that were not reached are left out. */
export async function runBulk(call: BulkCall, body: JsonObject): Promise<JsonObject> {
  const { failOnErrors, operations } = readBulk(body);
  const { order, circular } = orderOf(operations);
  const made: Made = new Map();
  const outcomes = new Map<number, Outcome>();
  let refusals = 0;
  for (const place of order) {
    const operation = operations[place];
    if (operation === undefined) continue;
    const outcome = await perform(call, made, { operation, isCircular: circular.has(place) });
    outcomes.set(place, outcome);
    if (outcome.isRefused) refusals += 1;
    if (failOnErrors !== undefined && refusals >= failOnErrors) break;
  }
  const shown = operations.flatMap((_operation, place) => outcomes.get(place)?.shown ?? []);
  return { schemas: [urns.bulkResponse], Operations: shown };
}
