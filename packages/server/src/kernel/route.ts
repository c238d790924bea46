/**
 * The words routes are written in: one declaration that the engine serves, checks (request *and* answer),
 * guards and documents. Pure: a contract file may import it in a browser or a documentation build.
 */
import { z } from 'zod';
import type { AuditEventDefinition } from './audit.ts';
import type { ErrorDefinition } from './errors.ts';
import type { Face } from './face.ts';
import type { Permission } from './permissions.ts';
import type { Refusals } from './problem.ts';
import type { Text } from './text.ts';

/** Who may call a route. Exactly one of these; there is no default. */
export type Access =
  /** Anybody. `because` says why, and a test lists them all. */
  | { readonly kind: 'public'; readonly because: string }
  /** Any signed-in person, on their own things only. */
  | { readonly kind: 'self' }
  /** Any machine, on what it is itself. */
  | { readonly kind: 'machine' }
  /** `organization_sid` in the path names the organization; the caller needs `permission` in it. */
  | { readonly kind: 'organization'; readonly permission: Permission }
  /** `account_sid` in the path names the account; the caller needs `permission` on it. */
  | { readonly kind: 'account'; readonly permission: Permission }
  /** The staff of whoever runs this instance. */
  | { readonly kind: 'operator' };

/** At most `limit` calls in `windowSeconds` from one address prefix, counted before anything else is done. */
export interface RouteLimit {
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

type Shape = z.ZodType;

export interface RouteDefinition {
  /** `noun.verb`; becomes the operationId and the method of the SDK: `client.noun.verb(…)`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for what is in the path: `/v1/organizations/{organization_sid}/domains`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** A POST that only asks is `true`: it runs without a transaction and leaves no audit event. */
  readonly readOnly?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** 303: the answer is a `leadTo`, and the browser follows it. */
  readonly response: { readonly status: 200 | 201 | 202 | 204 | 303; readonly schema: Shape };
  /** The list answer is a page: the engine adds `page_size`, `page_token` and seals the cursors. */
  readonly paged?: boolean;
  /** Errors beyond those of the engine that it may answer. Others are a bug and answer 500 outside production. */
  readonly errors?: readonly ErrorDefinition[];
  /** What a command writes to the audit log: exactly one of these for each success. */
  readonly audit?: readonly AuditEventDefinition[];
  /** Calls that change nothing that matters (a look that found the same again) write no audit event. */
  readonly auditsChangesOnly?: boolean;
  /** It does several things at once: one of its audit events or more for a success. */
  readonly auditsSeveral?: boolean;
  /** It is about two organizations: exactly one of its audit events for each of their logs. */
  readonly auditsTwoLogs?: boolean;
  /** The command locks the organization's row first, so that what it decides about roles and owners stays true. */
  readonly locksOrganization?: boolean;
  /** The command needs a re-authentication within the last 15 minutes; `just_now`: within 5, for what changes how people prove who they are. */
  readonly stepUp?: true | 'just_now';
  /** The change takes `If-Match`. The handler compares `input.ifMatch` with the row's version. */
  readonly takesIfMatch?: boolean;
  /**
   * May a machine call it, where it holds the permission? Without a word: where nothing is changed. What cannot be undone, what
   * changes how people sign in or what a credential is worth, and what goes on in somebody's name is for people (ADR 0080).
   */
  readonly forMachines?: boolean;
  /** Whose session proves less than a policy asks may call it all the same: it opens nothing. */
  readonly takesOwing?: boolean;
  /** Takes `?dry_run=true`: answers the impact, changes nothing, and asks for no fresh proof. */
  readonly dryRun?: boolean;
  /** The answer is a file of one of these media types, sent in pieces after the commit: the use case answers a `FileAnswer`. */
  readonly file?: readonly string[];
  /** The answer is one text of this media type, sent as it is. */
  readonly textOf?: string;
  /**
   * A page of another site, or a program, posts it as a form, of at most that many bytes: no cookie counts, and it must prove itself
   * otherwise. `once`: a field that is sent twice is refused.
   */
  readonly takesForm?: { readonly maxBytes: number; readonly once?: true };
  /**
   * A page of another site leads a browser here by GET, with a signature over the query: no cookie counts, and it is a command,
   * which changes nothing before it verified that signature over `rawQuery`.
   */
  readonly takesSignedQuery?: boolean;
  /** It speaks the protocol of somebody else: other media types, errors and credentials. */
  readonly face?: Face;
  /** It has a path of ours and errors of another protocol. */
  readonly refusals?: Refusals;
  /** It does nothing itself: it has other routes answer, each with a transaction, an audit event and refusals of its own. */
  readonly callsRoutes?: true;
  /** A change that may be answered by 204 instead: the use case answers undefined. */
  readonly mayAnswerNothing?: true;
  /** The answer holds a secret: it is not kept for `Idempotency-Key`. */
  readonly answersSecret?: boolean;
  readonly limits?: readonly RouteLimit[];
  /** Anybody may have a password computed by it: such calls wait at one gate before anything is done for them, and surplus ones are turned away. */
  readonly hashesForAnybody?: true;
  /** The use case looks at a credential of its own, and counts wrong ones against this; right ones are not held back. */
  readonly countsWrong?: RouteLimit;
}

/** Declares a route; keeps the literal types, so that its handler's input and answer are typed from the schemas. */
export function route<const D extends RouteDefinition>(definition: D): D {
  return definition;
}

export const access = {
  public: (because: string) => ({ kind: 'public', because }) as const,
  self: { kind: 'self' } as const,
  machine: { kind: 'machine' } as const,
  organization: (permission: Permission) => ({ kind: 'organization', permission }) as const,
  account: (permission: Permission) => ({ kind: 'account', permission }) as const,
  operator: { kind: 'operator' } as const,
};

/** Other sites have browsers come here: no cookie counts, and it is no call of a program. */
export const isFromOtherSites = ({ takesForm, takesSignedQuery }: RouteDefinition): boolean =>
  takesForm !== undefined || takesSignedQuery === true;

/** What has a face of its own is described there, and what leads on is for browsers. */
export const isForPrograms = (definition: RouteDefinition): boolean =>
  !isFromOtherSites(definition) &&
  definition.face === undefined &&
  definition.response.status !== 303;

/** Does it change nothing? */
export function isQuery(definition: RouteDefinition): boolean {
  if (definition.takesSignedQuery === true) return false;
  return (
    definition.method === 'GET' || definition.readOnly === true || definition.callsRoutes === true
  );
}

/** Schema of a page of `item`s. Tokens are sealed: they work for the same caller and the same question only. */
export function pageOf<T extends Shape>(item: T) {
  return z.strictObject({
    items: z.array(item).meta({ description: 'The items of this page, in the order asked for' }),
    page: z
      .strictObject({
        size: z.int().meta({ description: 'How many items were asked for' }),
        next_token: z
          .string()
          .nullable()
          .meta({ description: 'Send as page_token for the next page' }),
        previous_token: z
          .string()
          .nullable()
          .meta({ description: 'Send as page_token for the page before' }),
        count: z
          .strictObject({
            value: z.int().meta({ description: 'How many items match' }),
            exact: z.boolean().meta({ description: 'False: there are more than `value`' }),
          })
          .nullable()
          .meta({
            description: 'How many match, counted up to 10,000; null where it is not counted',
          }),
      })
      .meta({ description: 'Where this page is' }),
  });
}

/** Where a browser goes next. */
export const leadTo = z
  .strictObject({ location: z.string().meta({ description: 'The address' }) })
  .meta({ description: 'Where the browser goes next' });

/** An answer without content. */
export const nothing = z.undefined();

/** Time in answers: RFC 3339 in UTC with milliseconds. */
export const instant = (description: string) =>
  z.iso.datetime().meta({ description, example: '2026-11-24T09:30:00.000Z' });

/** What the server says to people in an answer: a `Text` inside, a string in the language of the reader outside. */
export const prose = (meta: { readonly description?: string; readonly example?: string }) =>
  z.string().meta(meta) as unknown as z.ZodType<string, Text | string>;

/** Text that a person types in one line: trimmed by nobody, NFC, no control characters. */
export function oneLine(description: string, limits: { min?: number; max: number }) {
  return z
    .string()
    .min(limits.min ?? 1)
    .max(limits.max)
    .refine((text) => text === text.normalize('NFC'), 'must be in Unicode normal form C')
    .refine(
      (text) => !/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text),
      'must hold no control characters',
    )
    .refine(
      (text) => text === '' || /[^\p{Cc}\p{Cf}\p{Z}]/u.test(text),
      'must hold something that can be seen',
    )
    .refine((text) => text.trim() === text, 'must not begin or end with a space')
    .meta({ description });
}

type InferOr<S, Fallback> = S extends z.ZodType ? z.output<S> : Fallback;

/** What a handler receives. */
export interface RouteInput<D extends RouteDefinition> {
  readonly params: InferOr<D['params'], Record<string, never>>;
  readonly query: InferOr<D['query'], Record<string, never>>;
  readonly body: InferOr<D['body'], Record<string, never>>;
  /** Set on paged routes. */
  readonly page: PageRequest;
  /** The version in `If-Match`, when it was sent. */
  readonly ifMatch: number | undefined;
  /** As it came, byte for byte, without its `?`. */
  readonly rawQuery: string;
  /** The header, for routes that take a form and look at credentials of their own. */
  readonly authorization: string | undefined;
}

type PageItem<S> = S extends z.ZodType
  ? z.input<S> extends { items: (infer I)[] }
    ? I
    : never
  : never;

/** A file that is too large to be held: its pieces are made while it is sent. */
export interface FileAnswer {
  readonly name: string;
  readonly mediaType: string;
  readonly pieces: AsyncIterable<string>;
}

/** What a handler returns: the answer as its schema takes it, or a `Page` of items on paged routes. */
export type RouteResult<D extends RouteDefinition> = D['file'] extends readonly string[]
  ? FileAnswer
  : D['paged'] extends true
    ? Page<PageItem<D['response']['schema']>>
    : z.input<D['response']['schema']> | (D['mayAnswerNothing'] extends true ? undefined : never);

/** A position in a sorted list: the values of the sort columns, the last one being the id. */
export type PageKey = readonly (string | number | null)[];

export interface PageRequest {
  /** 1 to 200 from outside; a file is read in larger pages. */
  readonly size: number;
  /** Up to how many are counted, where it is not the usual: 0 does not count. Lists that do not count by themselves do with it. */
  readonly countAtMost?: number;
  /** Absent: from the beginning. */
  readonly from?: { readonly key: PageKey; readonly backwards: boolean };
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextKey: PageKey | null;
  readonly previousKey: PageKey | null;
  readonly count: { readonly value: number; readonly exact: boolean } | null;
}
