/**
 * The words audit events are written in. Writing them is the business of `unit-of-work.ts`: an event is a row of
 * the same transaction as the change that it tells of.
 */
export interface AuditEventDefinition {
  /** `noun.happened`, stable. */
  readonly name: string;
  /** A sentence with {actor} and {target}, for people: "{actor} added the domain {target}". */
  readonly sentence: string;
}

/** What a change was made to. `id` is the uuid, `sidPrefix` its kind, `name` what people call it at that moment. */
export interface AuditTarget {
  readonly type: string;
  readonly sid: string;
  readonly name: string;
}

type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** One event to be written with the change. `before` and `after` hold the changed fields only, never a secret. */
export interface AuditEntry {
  readonly event: AuditEventDefinition;
  readonly target: AuditTarget;
  /** Whose log it belongs to: null for things outside every organization. */
  readonly organizationId: string | null;
  readonly accountId?: string | null;
  readonly before?: Readonly<Record<string, JsonValue>>;
  readonly after?: Readonly<Record<string, JsonValue>>;
}

type SentenceTable = Record<string, string>;

/** The events of one noun: `defineAuditEvents('domain', { added: '{actor} added the domain {target}' })`. */
export function defineAuditEvents<const T extends SentenceTable>(
  noun: string,
  sentences: T,
): { readonly [K in keyof T]: AuditEventDefinition } {
  const entries = Object.entries(sentences).map(
    ([happened, sentence]) => [happened, { name: `${noun}.${happened}`, sentence }] as const,
  );
  return Object.fromEntries(entries) as { readonly [K in keyof T]: AuditEventDefinition };
}
