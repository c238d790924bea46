/**
 * Hands one mail to the mail server (SMTP, by nodemailer). The envelope is given explicitly, so that what was
 * checked is what is sent to (IN-09); a "not now" is told from a "never".
 */
import { createTransport } from 'nodemailer';
import type { EmailAddress } from './email-address.ts';

export interface OutgoingMail {
  readonly to: EmailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Of both forms (RFC 3282). */
  readonly language: string;
  /** Where one click of the mail program turns mails of its kind off (RFC 8058). */
  readonly oneClickUrl?: string;
  /** With angle brackets; the same on every try, so that a mail server can drop a double. */
  readonly messageId: string;
}

export type MailOutcome =
  | { readonly kind: 'sent' }
  /** Try again later. */
  | { readonly kind: 'temporary'; readonly reason: string }
  /** The mail server will never take it. */
  | { readonly kind: 'permanent'; readonly reason: string };

export interface Mailer {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): void;
}

function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}

function outcomeOf(error: unknown): MailOutcome {
  const { responseCode, message } = error as { responseCode?: number; message?: string };
  const reason = `${responseCode ?? ''} ${message ?? ''}`
    .replace(/[\r\n]+/g, ' ')
    .trim()
    .slice(0, 300);
  // RFC 5321 §4.2.1: 5yz is permanent. Without a code the server did not speak: that passes.
  return responseCode !== undefined && responseCode >= 500
    ? { kind: 'permanent', reason }
    : { kind: 'temporary', reason };
}

/** RFC 8058 §3.1: both headers, and the address with `https`. */
const oneClick = (url: string | undefined): Record<string, string> =>
  url === undefined
    ? {}
    : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/** @param options.smtpUrl `smtp://user:password@host:587` or `smtps://…` */
export function createMailer(options: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    async send(mail) {
      if (/[\r\n\0]/.test(mail.subject + mail.to.normal + mail.messageId))
        return { kind: 'permanent', reason: 'a header would hold a line break' };
      try {
        await transport.sendMail({
          from: options.from,
          to: { name: '', address: mail.to.normal },
          envelope: { from: addressIn(options.from), to: [mail.to.normal] },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': mail.language,
            ...oneClick(mail.oneClickUrl),
          },
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close() {
      transport.close();
    },
  };
}
