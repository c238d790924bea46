/** Whether a request fits its route: path, query and body against their schemas, the page and the version that it names. */
import { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Call } from './call.ts';
import { type FieldProblem, requestErrors } from './errors.ts';
import { collectFieldWords, type FieldWords } from './field-words.ts';
import { paramsOf } from './machines.ts';
import { type CursorBinding, openPage, type PageQuery, pageSchema, pageWords } from './paging.ts';
import type { RouteDefinition, RouteInput } from './route.ts';
import { platformLogId } from './scope.ts';
import { say, type Text } from './text.ts';

/** Turns what zod found into field problems with JSON pointers. */
function fieldProblems(error: z.ZodError, root: string, words: FieldWords): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
    const base = root === 'body' ? '' : root;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: [base, ...path, key].join('/'),
        detail: say('is not known here'),
      }));
    }
    return [{ pointer: [base, ...path].join('/'), detail: words.textOf(issue) }];
  });
}

function parse(
  schema: z.ZodType | undefined,
  value: unknown,
  root: string,
  problems: FieldProblem[],
): unknown {
  const words = collectFieldWords();
  const result = (schema ?? z.strictObject({})).safeParse(value, { error: words.error });
  if (result.success) return result.data;
  problems.push(...fieldProblems(result.error, root, words));
  return undefined;
}

export function principalOf(actor: Actor): string {
  if (actor.kind === 'user') return actor.userId;
  if (actor.kind === 'machine') return actor.machineId;
  if (actor.kind === 'operator') return actor.operatorId;
  return platformLogId;
}

const quotedVersion = /^(?:W\/)?"(?<version>\d{1,9})"$/;
const bareVersion = /^(?:W\/)?(?<quote>"?)(?<version>\d{1,9})\k<quote>$/;

function parseIfMatch(definition: RouteDefinition, header: string | undefined): number | undefined {
  if (definition.takesIfMatch !== true || header === undefined || header === '*') return undefined;
  const form = definition.face?.hasBareVersions === true ? bareVersion : quotedVersion;
  const version = form.exec(header)?.groups?.['version'];
  if (version === undefined)
    throw requestErrors.stale(say('If-Match names no version of this resource.'));
  return Number(version);
}

/** The question of a list, in one spelling whatever the order of its parameters. */
function questionOf(params: unknown, query: Record<string, unknown>): string {
  const asked = Object.entries(query).filter(([name]) => !pageWords.includes(name));
  return JSON.stringify([params, asked.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

const dryRunSchema = z.object({ dry_run: z.enum(['true', 'false']).default('false') });

export interface Checked {
  readonly input: RouteInput<RouteDefinition>;
  /** Asked only what would change. */
  readonly isDryRun: boolean;
  /** The path's parts; SIDs are uuids by now. */
  readonly params: Record<string, string>;
  readonly cursor: CursorBinding;
}

/** What the engine itself reads from the query, and what is the route's own. */
function splitQuery(definition: RouteDefinition, query: Record<string, unknown>) {
  const names = [
    ...(definition.paged === true ? pageWords : []),
    ...(definition.dryRun === true ? ['dry_run'] : []),
  ];
  const entries = Object.entries(query);
  return {
    own: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
    ofEngine: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
  };
}

function whatIsWrong(problem: FieldProblem | undefined): Text {
  if (problem === undefined || problem.pointer === '')
    return problem?.detail ?? say('The request cannot be read.');
  return say('{pointer} {detail}', { pointer: problem.pointer, detail: problem.detail });
}

export function check(definition: RouteDefinition, call: Call, cursorKey: Buffer): Checked {
  const problems: FieldProblem[] = [];
  const sent = call.query as Record<string, unknown>;
  const pages = definition.paged === true ? definition.face?.pages : undefined;
  const asked = pages === undefined ? sent : pages.read(sent);
  const places = paramsOf(definition, call);
  const { own, ofEngine } = splitQuery(definition, asked);
  const params = parse(definition.params, places, 'path', problems);
  const query = parse(definition.query, own, 'query', problems);
  const body = parse(definition.body, call.body ?? {}, 'body', problems);
  const paging =
    definition.paged === true ? parse(pageSchema, ofEngine, 'query', problems) : undefined;
  const mode =
    definition.dryRun === true ? parse(dryRunSchema, ofEngine, 'query', problems) : undefined;
  if (problems.length > 0) {
    throw requestErrors.invalid(whatIsWrong(problems[0]), { errors: problems });
  }
  const cursor = {
    principal: principalOf(call.actor),
    routeId: definition.id,
    question: questionOf(call.params, asked),
  };
  const page = openPage(paging as PageQuery | undefined, cursor, cursorKey);
  const ifMatch = parseIfMatch(definition, call.ifMatch);
  const { rawQuery, authorization } = call;
  const input = { params, query, body, page, ifMatch, rawQuery, authorization };
  return {
    input: input as unknown as Checked['input'],
    isDryRun: (mode as z.output<typeof dryRunSchema> | undefined)?.dry_run === 'true',
    params: (params ?? {}) as Record<string, string>,
    cursor,
  };
}
