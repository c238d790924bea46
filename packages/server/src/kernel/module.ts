/** What a module is to the rest: its words, its tables, its routes, its jobs. */
import type { UserActor } from './actor.ts';
import type { AuditEventDefinition } from './audit.ts';
import type { Binding } from './bind.ts';
import type { Database, TransactionStart } from './database.ts';
import type { DnsClient } from './dns.ts';
import type { ErrorDefinition } from './errors.ts';
import type { JobHandler } from './jobs.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';
import type { MailKind } from './mail-kinds.ts';
import type { MailMessage } from './mail-queue.ts';
import type { Migration } from './migrate.ts';
import type { OptOuts } from './opt-outs.ts';
import type { OutboundHttp } from './outbound-http.ts';
import type { Passwords } from './passwords.ts';
import type { Permission } from './permissions.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Vault } from './secrets.ts';
import type { Work } from './unit-of-work.ts';

/** The outside world and the storage, as modules get them. */
export interface Kernel {
  readonly publicUrl: URL;
  /** The word in DNS names and values of domain proofs. */
  readonly verificationName: string;
  /** How long a change of an organization's Owner waits before it takes effect. */
  readonly waitingTimes: { readonly handOverHours: number; readonly successionHours: number };
  /** Whether people with a login can be taken into an organization without being asked. */
  readonly mayCapturePeople: boolean;
  readonly database: Database;
  readonly dns: DnsClient;
  readonly outbound: OutboundHttp;
  readonly passwords: Passwords;
  readonly rateLimits: RateLimits;
  readonly vault: Vault;
  readonly optOuts: OptOuts;
  readonly logger: Logger;
  /** How long audit events are kept; null: for ever. */
  readonly auditRetentionDays: number | null;
  /** True when mails stay in the local outbox because no mail server is configured. */
  readonly hasLocalOutbox: boolean;
  /** A transaction of the system itself, with audit, mails and jobs: for jobs and start-up. */
  asSystem<T>(job: string, start: TransactionStart, run: (work: Work) => Promise<T>): Promise<T>;
  /** A transaction of somebody who asked for it earlier: the audit log names them, and the request that they sent. */
  asUser<T>(
    asked: { readonly actor: UserActor; readonly requestId: string },
    start: TransactionStart,
    run: (work: Work & { readonly actor: UserActor }) => Promise<T>,
  ): Promise<T>;
}

export interface Vocabulary {
  readonly permissions?: Readonly<Record<string, Permission>>;
  readonly errors?: Readonly<Record<string, ErrorDefinition>>;
  readonly auditEvents?: Readonly<Record<string, AuditEventDefinition>>;
  readonly mailKinds?: Readonly<Record<string, MailKind>>;
}

export interface Schedule {
  readonly job: string;
  /** Five fields, UTC. */
  readonly crontab: string;
}

/** One of a module's mails with made-up facts: for `npm run mails:preview`, and the test that looks at all of them. */
export interface MailSample {
  /** When it is sent, as the name of a file: `domain-lapsed`. */
  readonly name: string;
  /** The function that writes it. */
  readonly builder: string;
  readonly message: MailMessage;
}

export interface Module {
  readonly name: string;
  /** The modules whose `index.ts` this one imports. A test compares it with the imports. */
  readonly dependsOn: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly migrations: readonly Migration[];
  routes(kernel: Kernel): readonly Binding[];
  jobs?(kernel: Kernel): Readonly<Record<string, JobHandler>>;
  readonly schedules?: readonly Schedule[];
  /** Each of its mails. */
  readonly mailSamples?: readonly MailSample[];
  /** The lives of its nouns, published in the reference. */
  readonly lifecycles?: readonly Lifecycle[];
}

export function defineModule(module: Module): Module {
  return module;
}
