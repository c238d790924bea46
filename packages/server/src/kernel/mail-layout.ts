/** One layout for all mails: plain text and HTML from the same parts, every text escaped, links to our own pages only. */
export interface MailContent {
  /** What the mail is about, in one line. */
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do. `url` is a path of this instance: a mail leads nowhere else. */
  readonly action?: { readonly label: string; readonly url: string };
  /** A short code to type or paste. */
  readonly code?: string;
  /** Facts as a ruled table: what becomes of what. */
  readonly ledger?: readonly { readonly label: string; readonly value: string }[];
  /** Why this person gets it, and what to do when it was not them. */
  readonly footer: string;
}

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Of which instance a mail is. */
export interface MailSender {
  readonly productName: string;
  readonly publicUrl: URL;
}

export function renderMail(content: MailContent, sender: MailSender): RenderedMail {
  return { text: renderText(content, sender), html: renderHtml(content, sender) };
}

/** @throws Error when the path leads away from this instance */
function linkTo(action: string, { publicUrl }: MailSender): string {
  const url = new URL(action, publicUrl);
  if (url.origin !== publicUrl.origin) throw new Error(`a mail must not lead to ${url.origin}`);
  return url.href;
}

function renderText(content: MailContent, sender: MailSender): string {
  const parts = [content.heading, ...content.paragraphs];
  if (content.code !== undefined) parts.push(`    ${content.code}`);
  if (content.ledger !== undefined)
    parts.push(content.ledger.map((row) => `  ${row.label}: ${row.value}`).join('\n'));
  if (content.action !== undefined)
    parts.push(`${content.action.label}:\n${linkTo(content.action.url, sender)}`);
  parts.push(`-- \n${content.footer}\n${sender.productName}`);
  return `${parts.join('\n\n')}\n`;
}

const font = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif";

function renderHtml(content: MailContent, sender: MailSender): string {
  const paragraph = (text: string, style = '') =>
    `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;
  const parts = content.paragraphs.map((text) => paragraph(text));
  if (content.code !== undefined) {
    parts.push(
      `<p style="margin:0 0 16px;font:600 28px/36px 'Atkinson Hyperlegible Mono',Consolas,monospace;letter-spacing:4px">${escapeHtml(content.code)}</p>`,
    );
  }
  if (content.ledger !== undefined) parts.push(renderLedger(content.ledger));
  if (content.action !== undefined)
    parts.push(renderAction(content.action.label, linkTo(content.action.url, sender)));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(content.heading)}</title></head>
<body style="margin:0;background:#fbfaf7;color:#142223;${font};font-size:15px;line-height:22px">
<div style="max-width:560px;margin:0 auto;padding:32px 16px;border-inline-start:6px solid #006058">
<h1 style="margin:0 0 16px;font-size:22px;line-height:28px">${escapeHtml(content.heading)}</h1>
${parts.join('\n')}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #dfded8;color:#586767;font-size:13px;line-height:20px">${escapeHtml(content.footer)}<br>${escapeHtml(sender.productName)}</p>
</div></body></html>
`;
}

function renderLedger(rows: readonly { label: string; value: string }[]): string {
  const cell = 'padding:6px 0;border-top:1px solid #dfded8';
  const lines = rows.map(
    (row) =>
      `<tr><td style="${cell}">${escapeHtml(row.label)}</td><td style="${cell};text-align:end;font-weight:600">${escapeHtml(row.value)}</td></tr>`,
  );
  return `<table role="presentation" style="width:100%;border-collapse:collapse;margin:0 0 16px;border-bottom:1px solid #dfded8">${lines.join('')}</table>`;
}

function renderAction(label: string, link: string): string {
  const url = escapeHtml(link);
  return `<p style="margin:0 0 16px"><a href="${url}" style="display:inline-block;background:#006058;color:#ffffff;padding:8px 16px;border-radius:6px;text-decoration:none;font-weight:600">${escapeHtml(label)}</a></p>
<p style="margin:0 0 16px;color:#586767;font-size:13px;line-height:20px;word-break:break-all">${url}</p>`;
}
