/**
 * Mails on their way: a row of the transaction that caused it, its content encrypted, sent by a job after the
 * commit. What is kept is in no language yet: it is said in the one that its reader has when it is sent (ADR 0061).
 * Without a mail server the content stays readable for the local outbox page (development only).
 */
import { sql } from 'kysely';
import type { Actor } from './actor.ts';
import { findOrMakeDataKey } from './data-keys.ts';
import type { Db } from './database.ts';
import type { EmailAddress } from './email-address.ts';
import { newId } from './ids.ts';
import { findLanguage, type Language, sourceLanguage } from './languages.ts';
import type { MailKind } from './mail-kinds.ts';
import {
  type MailContent,
  type MailSender,
  type RenderedMail,
  readMailContent,
  renderMail,
} from './mail-layout.ts';
import type { Mailer } from './mailer.ts';
import type { OptOuts } from './opt-outs.ts';
import { platformLogId } from './scope.ts';
import type { Vault } from './secrets.ts';
import { readText, type Text } from './text.ts';

export interface MailMessage {
  readonly to: EmailAddress;
  readonly subject: Text;
  readonly content: MailContent;
  /** Whose business it is, for the mail log. */
  readonly organizationId?: string | null;
  /** Absent: it cannot be turned off. */
  readonly kind?: MailKind;
  /** That its reader asked for it in, where a job writes it; what a request causes brings that along. */
  readonly language?: Language | undefined;
}

/** What a recipient chose; the module that keeps it hands it in. */
export interface MailChoices {
  /** Undefined: nobody with a login has this address, so there is nobody who could choose. */
  find(
    db: Db,
    address: EmailAddress,
    kind: MailKind,
  ): Promise<{ readonly userId: string; readonly isMuted: boolean } | undefined>;
}

/** Which languages may be its reader's; the module that keeps logins hands it in. */
export interface MailLanguages {
  /** Tags, the best first: of the login with the address, of whoever caused it, of the Owner of the organization. */
  find(db: Db, mail: MailParties): Promise<MailTags>;
}

export interface MailParties {
  readonly address: string;
  readonly causedBy: string | null;
  readonly organizationId: string | null;
}

export interface MailTags {
  readonly reader: string | null;
  readonly causer: string | null;
  readonly owner: string | null;
}

/** Who causes a mail, by which call. */
export interface MailCause {
  readonly actor: Actor;
  readonly origin: { readonly language: Language | undefined };
}

export type SealMail = (
  db: Db,
  message: MailMessage,
  cause: MailCause,
) => Promise<{ id: string; statement: { text: string; values: readonly unknown[] } } | undefined>;

interface MailRow {
  id: string;
  log_id: string;
  recipient: string;
  subject: string;
  sealed: Buffer | null;
  state: 'queued' | 'sent' | 'failed';
  attempts: number;
  last_error: string | null;
  created_at: Date;
  finished_at: Date | null;
}

/** A mail for the outbox page and the operator's mail log. */
export interface QueuedMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const tables = (db: Db) => db.$extendTables<{ mails: MailRow }>();

const binding = (id: string) => ({
  table: 'mails',
  column: 'sealed',
  rowId: id,
  organizationId: platformLogId,
});

export interface MailSealing {
  readonly vault: Vault;
  readonly sender: MailSender;
  readonly choices: MailChoices;
  readonly optOuts: OptOuts;
}

/** Where a mail of this kind is turned off; `muted` when it was. */
async function findOptOut(
  { choices, optOuts }: MailSealing,
  db: Db,
  { to, kind }: MailMessage,
): Promise<string | undefined> {
  if (kind?.isOptional !== true) return undefined;
  const choice = await choices.find(db, to, kind);
  if (choice === undefined) return undefined;
  return choice.isMuted ? 'muted' : optOuts.tokenFor({ userId: choice.userId, kind: kind.name });
}

/** The request that causes a mail says the language of its reader only where both are the same person. */
function languageOfReader({ to }: MailMessage, { actor, origin }: MailCause) {
  const isSame = actor.kind === 'anonymous' || (actor.kind === 'user' && actor.email === to.normal);
  return isSame ? origin.language : undefined;
}

/**
 * Encrypts mails before they are stored. The one place that decides whether a mail is sent at all: undefined when the
 * recipient turned its kind off.
 */
export function createMailSealer(sealing: MailSealing): SealMail {
  const { vault, sender } = sealing;
  return async (db, message, cause) => {
    const optOut = await findOptOut(sealing, db, message);
    if (optOut === 'muted') return undefined;
    const id = newId();
    const key = await findOrMakeDataKey(db, vault, platformLogId);
    // A mail that cannot be written is a bug of the use case, and has to fail with it.
    renderMail(message.content, sender, { language: sourceLanguage });
    const stored: StoredMail = {
      to: message.to,
      subject: message.subject,
      content: message.content,
      language: message.language ?? languageOfReader(message, cause) ?? null,
      causedBy: 'userId' in cause.actor ? cause.actor.userId : null,
      organizationId: message.organizationId ?? null,
      optOut: optOut ?? null,
    };
    const sealed = vault.seal(key, JSON.stringify(stored), binding(id));
    return {
      id,
      statement: {
        text: 'insert into mails (id, log_id, recipient, subject, sealed) values ($1, $2, $3, $4, $5)',
        values: [
          id,
          message.organizationId ?? platformLogId,
          message.to.normal,
          message.subject.toString(),
          sealed,
        ],
      },
    };
  };
}

/** In no language yet. */
interface StoredMail extends MailParts {
  readonly subject: Text;
  readonly content: MailContent;
  readonly language: Language | null;
  readonly causedBy: string | null;
  readonly organizationId: string | null;
  readonly optOut: string | null;
}

interface MailParts {
  readonly to: EmailAddress;
}

/** Kept before there were languages; sent as it was written. */
interface WrittenMail extends MailParts, RenderedMail {
  readonly oneClickUrl?: string;
}

/** A mail in the words of its reader. */
export interface OpenedMail extends MailParts, RenderedMail {
  readonly subject: string;
  readonly language: Language;
  /** Where a mail program turns the kind off (RFC 8058); absent where it cannot be. */
  readonly oneClickUrl?: string;
}

export interface MailReading {
  readonly vault: Vault;
  readonly sender: MailSender;
  readonly languages: MailLanguages;
  /** Where nobody's language is known. */
  readonly defaultLanguage: Language;
}

async function findMailLanguage(
  { languages, defaultLanguage }: MailReading,
  db: Db,
  { to, causedBy, organizationId, language }: StoredMail,
): Promise<Language> {
  const tags = await languages.find(db, { address: to.normal, causedBy, organizationId });
  return (
    findLanguage(tags.reader) ??
    language ??
    findLanguage(tags.causer) ??
    findLanguage(tags.owner) ??
    defaultLanguage
  );
}

/** Opens a mail that is still kept, and says it in the language that its reader has now. */
export async function openMail(
  reading: MailReading,
  db: Db,
  id: string,
): Promise<OpenedMail | undefined> {
  const { vault, sender } = reading;
  const row = await tables(db)
    .selectFrom('mails')
    .select(['sealed', 'subject'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.sealed == null) return undefined;
  const key = await findOrMakeDataKey(db, vault, platformLogId);
  const kept = JSON.parse(vault.open(key, row.sealed, binding(id)).toString('utf8')) as
    | StoredMail
    | WrittenMail;
  if ('html' in kept) return { ...kept, subject: row.subject, language: sourceLanguage };
  const language = await findMailLanguage(reading, db, kept);
  const page = kept.optOut === null ? undefined : `/unsubscribe#token=${kept.optOut}`;
  return {
    ...renderMail(readMailContent(kept.content), sender, { language, optOut: page }),
    to: kept.to,
    subject: readText(kept.subject).in(language),
    language,
    ...(kept.optOut === null
      ? {}
      : { oneClickUrl: new URL(`/v1/unsubscribe?token=${kept.optOut}`, sender.publicUrl).href }),
  };
}

/** The newest mails, for the outbox page and the mail log. */
export interface MailFilter {
  readonly state?: QueuedMail['state'] | undefined;
  /** Text in the address of the recipient. */
  readonly recipient?: string | undefined;
}

export function listMails(
  db: Db,
  limit: number,
  { state, recipient }: MailFilter = {},
): Promise<QueuedMail[]> {
  return tables(db)
    .selectFrom('mails')
    .select([
      'id',
      'recipient',
      'subject',
      'state',
      'attempts',
      'last_error as lastError',
      'created_at as createdAt',
      'finished_at as finishedAt',
    ])
    .$if(state !== undefined, (q) => q.where('state', '=', state ?? 'queued'))
    .$if(recipient !== undefined, (q) =>
      q.where(sql<boolean>`strpos(recipient, lower(${recipient ?? ''})) > 0`),
    )
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
}

/**
 * The job behind every mail. A mail server's "not now" is thrown, so that the job is tried again with growing
 * pauses; its "never" ends the mail as failed.
 */
export function createMailJob(db: Db, reading: MailReading, mailer: Mailer | undefined) {
  const messageIdHost = reading.sender.publicUrl.hostname;
  return async (payload: unknown): Promise<void> => {
    const id = (payload as { mail_id: string }).mail_id;
    const state = await tables(db)
      .selectFrom('mails')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst();
    if (state?.state !== 'queued') return;
    const mail = await openMail(reading, db, id);
    if (mail === undefined) return;
    // Without a mail server the outbox page is the destination.
    if (mailer === undefined) return finish(db, id, 'sent', null, true);
    await tables(db)
      .updateTable('mails')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute();
    const outcome = await mailer.send({
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      language: mail.language,
      ...(mail.oneClickUrl === undefined ? {} : { oneClickUrl: mail.oneClickUrl }),
      messageId: `<${id}@${messageIdHost}>`,
    });
    if (outcome.kind === 'sent') return finish(db, id, 'sent', null, false);
    if (outcome.kind === 'permanent') return finish(db, id, 'failed', outcome.reason, false);
    await tables(db)
      .updateTable('mails')
      .set({ last_error: outcome.reason.slice(0, 500) })
      .where('id', '=', id)
      .execute();
    throw new Error(`the mail server did not take the mail: ${outcome.reason}`);
  };
}

async function finish(
  db: Db,
  id: string,
  state: 'sent' | 'failed',
  error: string | null,
  keep: boolean,
): Promise<void> {
  await tables(db)
    .updateTable('mails')
    .set({
      state,
      last_error: error?.slice(0, 500) ?? null,
      finished_at: sql<Date>`now()`,
      ...(keep ? {} : { sealed: null }),
    })
    .where('id', '=', id)
    .execute();
}
