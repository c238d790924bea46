/** What a person does with a mail: type the code, follow the link. Both parts of the mail must say the same. */
import type { ReceivedMail } from './smtp-server.ts';

function theOnly(found: readonly string[], what: string, mail: ReceivedMail): string {
  const different = [...new Set(found)];
  const [only] = different;
  if (only !== undefined && different.length === 1) return only;
  const listed = different.length === 0 ? 'none' : different.join(', ');
  throw new Error(`"${mail.subject}" should hold one ${what} and holds ${listed}`);
}

/** Markup, styles and addresses hold digits that nobody reads. */
function readable(mail: ReceivedMail): string {
  const shown = mail.html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ');
  return `${mail.text}\n${shown}`.replace(/https?:\/\/\S+/g, ' ');
}

/** The code of `digits` digits that the mail shows. @throws Error when there is none, or more than one */
export function codeFrom(mail: ReceivedMail, digits = 6): string {
  const pattern = new RegExp(`(?<![\\w#.-])\\d{${digits}}(?![\\w-])`, 'g');
  return theOnly(
    [...readable(mail).matchAll(pattern)].map(([code]) => code),
    'code',
    mail,
  );
}

/** The link of the mail, or the one that holds `part`. @throws Error when there is none, or more than one */
export function linkFrom(mail: ReceivedMail, part: string | RegExp = ''): string {
  const wanted = mail.links.filter((link) =>
    typeof part === 'string' ? link.includes(part) : part.test(link),
  );
  return theOnly(wanted, 'link', mail);
}
