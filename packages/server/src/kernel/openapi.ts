/** OpenAPI 3.1 from the declared routes: the same declarations that the engine serves and checks. */
import { z } from 'zod';
import { type ErrorDefinition, requestErrors } from './errors.ts';
import { impactSchema } from './impact.ts';
import { takesMachines } from './machines.ts';
import { addExamples, type Story } from './openapi-examples.ts';
import { statusOfKind } from './problem.ts';
import { isForPrograms, isQuery, type RouteDefinition } from './route.ts';

type Json = Record<string, unknown>;

const problemSchema: Json = {
  type: 'object',
  description: 'An error (RFC 9457)',
  required: ['type', 'title', 'status', 'code', 'detail', 'remedy', 'request_id'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Page of this error on this instance' },
    title: { type: 'string', description: 'The same for every occurrence' },
    status: { type: 'integer', description: 'HTTP status' },
    code: { type: 'string', description: 'Stable code, `noun.reason`' },
    detail: { type: 'string', description: 'What happened this time' },
    remedy: { type: 'string', description: 'What to do next' },
    request_id: { type: 'string', description: 'Names this call in logs and audit' },
    errors: {
      type: 'array',
      description: 'The fields that are wrong',
      items: {
        type: 'object',
        description: 'One field that is wrong',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body, or query/name' },
          detail: { type: 'string', description: 'What is wrong with it' },
        },
      },
    },
    missing_permission: { type: 'string', description: 'The permission that the caller lacks' },
    who_can: { type: 'string', description: 'Who can do it, or change the rule' },
    retry_after_seconds: { type: 'integer', description: 'When to try again' },
    facts: {
      type: 'object',
      additionalProperties: true,
      description: 'Typed facts about the refusal',
    },
  },
};

/** JSON Schema of a zod schema; named parts move to `components`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const made = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Json;
  const definitions = (made['$defs'] ?? {}) as Json;
  delete made['$defs'];
  delete made['$schema'];
  const moved = JSON.parse(
    JSON.stringify({ made, definitions }).replaceAll('#/$defs/', '#/components/schemas/'),
  ) as {
    made: Json;
    definitions: Record<string, Json>;
  };
  for (const [name, definition] of Object.entries(moved.definitions)) {
    delete definition['$schema'];
    delete definition['id'];
    components[name] = definition;
  }
  delete moved.made['id'];
  return moved.made;
}

function parametersOf(definition: RouteDefinition, components: Json): Json[] {
  const from = (schema: z.ZodObject | undefined, place: 'path' | 'query') => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input', components) as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      description: property['description'],
      schema: property,
    }));
  };
  const paging = [
    ...(definition.paged === true ? ['PageSize', 'PageToken', 'Count'] : []),
    ...(definition.dryRun === true ? ['DryRun'] : []),
  ];
  const headers = [
    ...(definition.method === 'POST' &&
    !isQuery(definition) &&
    definition.answersSecret !== true &&
    definition.file === undefined &&
    definition.access.kind !== 'public'
      ? ['IdempotencyKey']
      : []),
    ...(definition.takesIfMatch === true ? ['IfMatch'] : []),
  ];
  return [
    ...from(definition.params, 'path'),
    ...from(definition.query, 'query'),
    ...[...paging, ...headers].map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ];
}

function errorsOf(definition: RouteDefinition): ErrorDefinition[] {
  const general: ErrorDefinition[] = [requestErrors.invalid];
  if (definition.access.kind !== 'public') general.push(requestErrors.unauthenticated);
  if (definition.access.kind === 'organization' || definition.access.kind === 'account')
    general.push(requestErrors.forbidden, requestErrors.not_found);
  if (definition.access.kind !== 'public' && !takesMachines(definition))
    general.push(requestErrors.not_for_machines);
  if (definition.stepUp !== undefined) general.push(requestErrors.step_up_required);
  if (definition.takesIfMatch === true) general.push(requestErrors.stale);
  if (definition.limits !== undefined) general.push(requestErrors.too_many);
  return [...general, ...(definition.errors ?? [])];
}

/** A media type of its own in this description only: the answer to a dry run is the impact, whatever the answer is else. */
const impactMediaType = 'application/vnd.bailiwick.impact+json';

function dryRunResponse(components: Json): Json {
  return {
    description: 'With dry_run: what would change',
    content: { [impactMediaType]: { schema: schemaOf(impactSchema, 'output', components) } },
  };
}

function contentOf({ file, textOf, response }: RouteDefinition, components: Json): Json {
  if (textOf !== undefined)
    return { [textOf]: { schema: { type: 'string', description: 'The document' } } };
  if (file === undefined)
    return { 'application/json': { schema: schemaOf(response.schema, 'output', components) } };
  const text = { schema: { type: 'string', description: 'The file' } };
  return Object.fromEntries(file.map((mediaType) => [mediaType, text]));
}

function responsesOf(definition: RouteDefinition, components: Json): Json {
  const { status } = definition.response;
  const success: Json =
    status === 204
      ? { description: 'Done; there is nothing to say' }
      : {
          description: definition.summary,
          content: contentOf(definition, components),
        };
  if (definition.dryRun === true && status === 200)
    success['content'] = {
      ...(success['content'] as Json),
      ...(dryRunResponse(components)['content'] as Json),
    };
  const byStatus = new Map<number, string[]>();
  for (const error of errorsOf(definition)) {
    const code = statusOfKind[error.kind];
    byStatus.set(code, [...(byStatus.get(code) ?? []), `\`${error.code}\`: ${error.title}`]);
  }
  const failures = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([code, lines]) => [
      String(code),
      {
        description: [...new Set(lines)].join('. '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]);
  return {
    ...(definition.dryRun === true ? { '200': dryRunResponse(components) } : {}),
    [String(status)]: success,
    ...(Object.fromEntries(failures) as Json),
  };
}

const limitsOf = (limits: NonNullable<RouteDefinition['limits']>) =>
  limits.map(({ limit, windowSeconds }) => ({ calls: limit, seconds: windowSeconds }));

function operationOf(definition: RouteDefinition, components: Json): Json {
  const { access } = definition;
  const permission = 'permission' in access ? access.permission.name : undefined;
  return {
    operationId: definition.id,
    tags: [definition.id.split('.')[0]],
    summary: definition.summary,
    ...(definition.description === undefined ? {} : { description: definition.description }),
    'x-access': access.kind,
    'x-machines': takesMachines(definition),
    ...(permission === undefined ? {} : { 'x-permission': permission }),
    ...(definition.audit === undefined
      ? {}
      : { 'x-audit-events': definition.audit.map((event) => event.name) }),
    'x-errors': [...new Set(errorsOf(definition).map((error) => error.code))],
    ...(definition.stepUp !== undefined ? { 'x-fresh-proof': true } : {}),
    ...(definition.limits === undefined ? {} : { 'x-limits': limitsOf(definition.limits) }),
    security: access.kind === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    parameters: parametersOf(definition, components),
    ...(definition.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: schemaOf(definition.body, 'input', components) },
            },
          },
        }),
    responses: responsesOf(definition, components),
  };
}

const parameters = (): Record<string, Json> => ({
  PageSize: {
    name: 'page_size',
    in: 'query',
    description: 'How many items, 1 to 200',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  PageToken: {
    name: 'page_token',
    in: 'query',
    description: 'A token of an earlier answer',
    schema: { type: 'string' },
  },
  Count: {
    name: 'count',
    in: 'query',
    description: 'exact: count beyond 10,000 too, which takes longer',
    schema: { type: 'string', enum: ['exact'] },
  },
  DryRun: {
    name: 'dry_run',
    in: 'query',
    description: 'true: answer what would change, and change nothing',
    schema: { type: 'boolean', default: false },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key within 24 hours acts once and answers the same',
    schema: { type: 'string', maxLength: 255 },
    example: 'order-4711',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'ETag that was read: the change is refused when it is no longer the one',
    schema: { type: 'string' },
    example: '"3"',
  },
});

/** The whole description. `serverUrl` is where this instance is reached. */
export function buildOpenApi(
  routes: readonly RouteDefinition[],
  info: { version: string; serverUrl: string; story: Story },
): Json {
  const components: Json = { Problem: problemSchema };
  const paths: Record<string, Json> = {};
  for (const definition of routes.filter(isForPrograms)) {
    const operations = (paths[definition.path] ??= {});
    operations[definition.method.toLowerCase()] = operationOf(definition, components);
  }
  const shared = parameters();
  addExamples({ paths, schemas: components, parameters: shared }, info.story);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bailiwick Organizations API',
      version: info.version,
      description: 'Everything that the Console and the Admin Center do, for programs.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: info.serverUrl }],
    tags: [...new Set(routes.map((definition) => definition.id.split('.')[0] ?? ''))].map(
      (name) => ({ name, description: `Operations on ${name}` }),
    ),
    paths,
    components: {
      schemas: components,
      parameters: shared,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'bailiwick_session',
          description: 'The session of the pages',
        },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A session made with transport `bearer`, or an API key',
        },
      },
    },
  };
}
