/** Reading the audit log: who did what, as sentences. */

import type { AuditEventDefinition } from '../../kernel/audit.ts';
import type { Db } from '../../kernel/database.ts';
import { requestErrors } from '../../kernel/errors.ts';
import { sid, sidOrNull, uuidOfSid } from '../../kernel/ids.ts';
import { withField } from '../../kernel/list-filter.ts';
import { countFor, toPage } from '../../kernel/paging.ts';
import type { Page, PageRequest } from '../../kernel/route.ts';
import type { AccountScope, OrganizationScope } from '../../kernel/scope.ts';
import { known, say, Text } from '../../kernel/text.ts';
import { sayRefusal, sessionEvents } from '../sessions/index.ts';
import { type AuditTerms, actorIdOf } from './filter-store.ts';
import {
  type AuditEventRow,
  type AuditFilter,
  countAuditEvents,
  findAuditEvent,
  listAuditEvents,
} from './store.ts';

/** The filters as the query has them. */
export interface AuditQuery {
  readonly q?: AuditTerms | undefined;
  readonly sort?: '-occurred_at' | 'occurred_at' | undefined;
  readonly search?: string | undefined;
  readonly event?: string | undefined;
  readonly actor_sid?: string | undefined;
  readonly target_sid?: string | undefined;
  readonly account_sid?: string | undefined;
  readonly outcome?: 'done' | 'denied' | undefined;
  readonly request_id?: string | undefined;
  readonly client_address?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type Sentences = ReadonlyMap<string, AuditEventDefinition>;

/** Of sign-ins a word is kept, and said; what else was refused is kept as whoever refused it wrote it. */
const sayReason = (event: string, reason: string): Text =>
  event === sessionEvents.refused.name ? sayRefusal(reason) : known(reason);

const wordsAtMost = 8;

/** The words of a search, each with the events in whose sentence it stands. */
function wordsOf(sentences: Sentences, search: string | undefined): AuditFilter['words'] {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, wordsAtMost)
    .map((text) => ({ text, events: eventsSaying(sentences, text) }));
}

/** The events in whose sentence a text stands. */
function eventsSaying(sentences: Sentences, text: string): string[] {
  const wanted = text.toLowerCase();
  const said = [...sentences.values()].filter(({ sentence }) =>
    sentence
      .replaceAll(/\{\w+\}/g, ' ')
      .toLowerCase()
      .includes(wanted),
  );
  return said.map((event) => event.name);
}

/** `domain.*` is said as the events that begin so. */
function termsOf(sentences: Sentences, q: AuditTerms | undefined) {
  const named = withField(q, 'event', ({ text, isBeginning }) =>
    isBeginning ? [...sentences.keys()].filter((name) => name.startsWith(text)) : [text],
  );
  const texts = (named?.terms ?? []).flatMap((term) =>
    term.any.flatMap((condition) => (condition.kind === 'contains' ? [condition.text] : [])),
  );
  const saidIn = new Map(texts.map((text) => [text, eventsSaying(sentences, text)]));
  return { q: named, saidIn };
}

export function toFilter(sentences: Sentences, query: AuditQuery): AuditFilter {
  const { actor_sid: actor, account_sid: account } = query;
  return {
    ...termsOf(sentences, query.q),
    isOldestFirst: query.sort === 'occurred_at',
    words: wordsOf(sentences, query.search),
    event: query.event,
    accountId: account === undefined ? undefined : uuidOfSid('AC', account),
    requestId: query.request_id,
    clientAddress: query.client_address,
    actorId: actor === undefined ? undefined : actorIdOf(actor),
    targetSid: query.target_sid,
    outcome: query.outcome,
    from: query.from === undefined ? undefined : new Date(query.from),
    to: query.to === undefined ? undefined : new Date(query.to),
  };
}

function actorSid(row: AuditEventRow): string | null {
  const prefixes = {
    operator: 'OE',
    api_key: 'SK',
    oauth_app: 'OQ',
    provisioning: 'PC',
    user: 'US',
    anonymous: 'US',
    system: 'US',
  } as const;
  return sidOrNull(prefixes[row.actor_kind], row.actor_id);
}

/** A name at the start stays as its owner writes it. The catalogs have the sentences so. */
export const startingLarge = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Fills the names into the sentence of an event; an event that is no longer published is told by its name. */
export function sentenceOf(
  sentences: Sentences,
  row: Pick<AuditEventRow, 'event' | 'actor_kind' | 'actor_name' | 'target_name' | 'outcome'>,
): Text {
  const message = sentences.get(row.event)?.sentence ?? `{actor}: ${row.event} {target}`;
  const sentence = new Text(startingLarge(message), {
    // That nobody was signed in is said by us; every other name is theirs.
    actor: row.actor_kind === 'anonymous' ? known(row.actor_name) : row.actor_name,
    target: row.target_name,
  });
  return row.outcome === 'denied' && row.event !== 'access.denied'
    ? say('Refused: {sentence}', { sentence })
    : sentence;
}

export function presentAuditEvent(sentences: Sentences, row: AuditEventRow) {
  return {
    sid: sid('AE', row.id),
    occurred_at: row.occurred_at.toISOString(),
    event: row.event,
    sentence: sentenceOf(sentences, row),
    outcome: row.outcome,
    actor: {
      kind: row.actor_kind,
      sid: actorSid(row),
      name: row.actor_name,
      session_sid: sidOrNull('SE', row.session_id),
    },
    target: { type: row.target_type, sid: row.target_sid, name: row.target_name },
    account_sid: sidOrNull('AC', row.account_id),
    before: row.before,
    after: row.after,
    reason: row.reason === null ? null : sayReason(row.event, row.reason),
    client_address: row.client_address,
    user_agent: row.user_agent,
    request_id: row.request_id,
  };
}

export type AuditEvent = ReturnType<typeof presentAuditEvent>;

export async function readLog(
  db: Db,
  scope: OrganizationScope | AccountScope,
  query: AuditQuery,
  page: PageRequest,
  sentences: Sentences,
): Promise<Page<AuditEvent>> {
  const filter = toFilter(sentences, query);
  const rows = await listAuditEvents(db, scope, filter, page);
  // Only when somebody asks for it: a log may be long.
  const count = await countFor(
    page,
    async (ceiling) => (await countAuditEvents(db, scope, filter, ceiling + 1)).count,
    0,
  );
  return toPage(
    rows,
    page,
    (row) => [row.id],
    (row) => presentAuditEvent(sentences, row),
    count,
  );
}

/** @throws request.not_found */
export async function readEvent(
  db: Db,
  scope: OrganizationScope,
  id: string,
  sentences: Sentences,
): Promise<AuditEvent> {
  const row = await findAuditEvent(db, scope, id);
  if (row === undefined) throw requestErrors.not_found(say('There is no such audit event.'));
  return presentAuditEvent(sentences, row);
}
