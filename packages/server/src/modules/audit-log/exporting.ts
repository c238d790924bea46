/**
 * The log as a file: counted and written down first, then sent page by page, so that its size costs no memory. It is in
 * English whoever takes it out: programs read it, and two files of one log must not differ.
 */

import { csvLine } from '../../kernel/csv.ts';
import type { Db } from '../../kernel/database.ts';
import { sid } from '../../kernel/ids.ts';
import { sourceLanguage } from '../../kernel/languages.ts';
import type { FileAnswer } from '../../kernel/route.ts';
import type { OrganizationScope } from '../../kernel/scope.ts';
import { say, sayAll } from '../../kernel/text.ts';
import type { Work } from '../../kernel/unit-of-work.ts';
import { assertFeature } from '../editions/index.ts';
import {
  type AuditEvent,
  type AuditQuery,
  presentAuditEvent,
  type Sentences,
  toFilter,
} from './service.ts';
import { type AuditFilter, countAuditEvents, listAuditEvents } from './store.ts';
import { auditLogErrors, auditLogEvents } from './vocabulary.ts';

export const exportedAtMost = 1_000_000;
const rowsAtOnce = 1_000;

type Format = 'csv' | 'ndjson';
export type ExportQuery = AuditQuery & { readonly format: Format };

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value));

const csvColumns: readonly (readonly [string, (event: AuditEvent) => string | null])[] = [
  ['sid', (event) => event.sid],
  ['occurred_at', (event) => event.occurred_at],
  ['event', (event) => event.event],
  ['sentence', (event) => event.sentence.toString()],
  ['outcome', (event) => event.outcome],
  ['actor_kind', (event) => event.actor.kind],
  ['actor_sid', (event) => event.actor.sid],
  ['actor_name', (event) => event.actor.name],
  ['session_sid', (event) => event.actor.session_sid],
  ['target_type', (event) => event.target.type],
  ['target_sid', (event) => event.target.sid],
  ['target_name', (event) => event.target.name],
  ['account_sid', (event) => event.account_sid],
  ['before', (event) => jsonOrNull(event.before)],
  ['after', (event) => jsonOrNull(event.after)],
  ['reason', (event) => event.reason?.toString() ?? null],
  ['client_address', (event) => event.client_address],
  ['user_agent', (event) => event.user_agent],
  ['request_id', (event) => event.request_id],
];

const formats = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    head: csvLine(csvColumns.map(([name]) => name)),
    line: (event: AuditEvent) => csvLine(csvColumns.map(([, valueOf]) => valueOf(event))),
  },
  ndjson: {
    mediaType: 'application/x-ndjson',
    head: '',
    line: (event: AuditEvent) => `${JSON.stringify(sayAll(event, sourceLanguage))}\n`,
  },
};

interface Source {
  readonly db: Db;
  readonly scope: OrganizationScope;
  readonly sentences: Sentences;
}

async function* piecesOf(
  { db, scope, sentences }: Source,
  filter: AuditFilter,
  format: Format,
): AsyncGenerator<string, void, undefined> {
  const { head, line } = formats[format];
  yield head;
  let last: string | undefined;
  do {
    const page = {
      size: rowsAtOnce,
      ...(last === undefined ? {} : { from: { key: [last], backwards: false } }),
    };
    // One more than a page is read: it says whether there is another.
    const rows = await listAuditEvents(db, scope, filter, page);
    const shown = rows.slice(0, rowsAtOnce);
    if (shown.length > 0)
      yield shown.map((row) => line(presentAuditEvent(sentences, row))).join('');
    last = rows.length > rowsAtOnce ? shown.at(-1)?.id : undefined;
  } while (last !== undefined);
}

/**
 * @param source reads after the commit of `work`
 * @throws audit_log.export_too_large, edition.feature_missing
 */
export async function exportLog(
  work: Work,
  source: Source,
  { format, ...query }: ExportQuery,
): Promise<FileAnswer> {
  const { scope, sentences } = source;
  await assertFeature(work.db, scope, 'audit_log_export');
  const asked = toFilter(sentences, query);
  const { count, through } = await countAuditEvents(work.db, scope, asked, exportedAtMost + 1);
  if (count > exportedAtMost)
    throw auditLogErrors.export_too_large(
      say('More than {exportedAtMost, number} events match.', { exportedAtMost }),
    );
  const filters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : value.source] as const],
  );
  work.audit({
    event: auditLogEvents.exported,
    target: {
      type: 'audit_log',
      sid: sid('OR', scope.organizationId),
      name: `${count.toLocaleString('en')} audit event${count === 1 ? '' : 's'}`,
    },
    organizationId: scope.organizationId,
    after: { format, events: count, ...Object.fromEntries(filters) },
  });
  return {
    name: `audit-events-${work.now.toISOString().slice(0, 10)}.${format}`,
    mediaType: formats[format].mediaType,
    pieces: piecesOf(source, { ...asked, through }, format),
  };
}
