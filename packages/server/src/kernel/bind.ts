/**
 * Ties a declared route to the code that answers it. A query gets a reading handle; a command gets a `Work`, in a
 * transaction that the engine opened after it authorized the caller inside it.
 */
import type { Actor, MachineActor, MemberActor, OperatorActor, UserActor } from './actor.ts';
import type { AuditEntry } from './audit.ts';
import type { Held } from './authorization.ts';
import type { Db } from './database.ts';
import type { RouteDefinition, RouteInput, RouteResult } from './route.ts';
import type { AccountScope, OrganizationScope, UserScope } from './scope.ts';
import type { Origin, Work } from './unit-of-work.ts';

type KindOf<D extends RouteDefinition> = D['access']['kind'];

/** As `takesMachines` decides. */
type TakesMachines<D extends RouteDefinition> = D['forMachines'] extends boolean
  ? D['forMachines']
  : D['method'] extends 'GET'
    ? true
    : D['readOnly'] extends true
      ? true
      : false;

type MemberOf<D extends RouteDefinition> = TakesMachines<D> extends true ? MemberActor : UserActor;

interface ActorByKind<D extends RouteDefinition> {
  readonly public: Actor;
  readonly self: UserActor;
  readonly machine: MachineActor;
  readonly organization: MemberOf<D>;
  readonly account: MemberOf<D>;
  readonly operator: OperatorActor;
}

/** Who the caller is, as far as the route's access says. */
export type ActorOf<D extends RouteDefinition> = ActorByKind<D>[KindOf<D>];

export type ScopeOf<D extends RouteDefinition> =
  KindOf<D> extends 'organization' | 'machine'
    ? OrganizationScope
    : KindOf<D> extends 'account'
      ? AccountScope
      : KindOf<D> extends 'self'
        ? UserScope
        : null;

export interface CallContext<D extends RouteDefinition> {
  readonly actor: ActorOf<D>;
  readonly scope: ScopeOf<D>;
  /** What the caller holds at the scope; nothing outside organizations and accounts. */
  readonly held: Held;
  readonly origin: Origin;
  /** The caller's address as a bucket for limits. */
  readonly addressPrefix: string;
  readonly reply: Reply;
  readonly browser: BrowserSecrets;
}

/** Secrets that bind a browser to what it began. Pages of other sites cannot have them sent (`SameSite=Strict`). */
export interface BrowserSecrets {
  find(name: string): string | undefined;
  /** Null takes it away. */
  keep(name: string, secret: string | null, lifetimeSeconds: number): void;
}

/** What a call that has another route answer asks of it. */
export interface CallPart {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}

/** What the other route answered. */
export interface PartAnswer {
  readonly status: number;
  readonly body: string | undefined;
  readonly etag: string | undefined;
}

export interface QueryContext<D extends RouteDefinition> extends CallContext<D> {
  readonly db: Db;
  /** Where it `callsRoutes`: has one of them answer the same caller. @throws as that route */
  readonly answer: D['callsRoutes'] extends true
    ? (route: CommandBinding, part: CallPart) => Promise<PartAnswer>
    : never;
}

/** Before the transaction: for slow things that must not happen inside one (hashing, DNS, HTTP). */
export interface PrepareContext<D extends RouteDefinition> extends CallContext<D> {
  /** Autocommit: for reads, and for counting tries, which must last when the call is refused. */
  readonly db: Db;
  /** Writes an audit row for a refusal at once, since the call itself will leave nothing. */
  denied(entry: AuditEntry, reason: string): Promise<void>;
}

export interface CommandContext<D extends RouteDefinition> extends CallContext<D> {
  readonly work: Work & { readonly actor: ActorOf<D> };
}

/** What an answer carries beside its body. */
export interface Reply {
  /** Sets the ETag to the version of the row. */
  version(version: number): void;
  /** Where what was made can be read. */
  location(url: string): void;
  /** Sets (or with null clears) the session cookie of the kind. */
  session(kind: 'user' | 'operator', secret: string | null, expiresAt?: Date): void;
  /** By what this browser is known again, for that long from now on: it is handed a new one where it brings none. It is no credential. */
  browserMark(name: string, lifetimeSeconds: number): string;
}

export interface QueryBinding {
  readonly kind: 'query';
  readonly definition: RouteDefinition;
  run(context: QueryContext<RouteDefinition>, input: RouteInput<RouteDefinition>): Promise<unknown>;
}

export interface CommandBinding {
  readonly kind: 'command';
  readonly definition: RouteDefinition;
  prepare?(
    context: PrepareContext<RouteDefinition>,
    input: RouteInput<RouteDefinition>,
  ): Promise<unknown>;
  run(
    context: CommandContext<RouteDefinition>,
    input: RouteInput<RouteDefinition>,
    prepared: unknown,
  ): Promise<unknown>;
}

export type Binding = QueryBinding | CommandBinding;

export function query<D extends RouteDefinition>(
  definition: D,
  run: (context: QueryContext<D>, input: RouteInput<D>) => Promise<RouteResult<D>>,
): QueryBinding {
  return { kind: 'query', definition, run: run };
}

export function command<D extends RouteDefinition>(
  definition: D,
  run: (context: CommandContext<D>, input: RouteInput<D>) => Promise<RouteResult<D>>,
): CommandBinding {
  return { kind: 'command', definition, run: run };
}

/** A command with a part before its transaction. `prepare` runs after a first authorization; `run` after the second. */
export function preparedCommand<D extends RouteDefinition, P>(
  definition: D,
  handler: {
    prepare: (context: PrepareContext<D>, input: RouteInput<D>) => Promise<P>;
    run: (context: CommandContext<D>, input: RouteInput<D>, prepared: P) => Promise<RouteResult<D>>;
  },
): CommandBinding {
  return {
    kind: 'command',
    definition,
    prepare: handler.prepare,
    run: handler.run,
  };
}
