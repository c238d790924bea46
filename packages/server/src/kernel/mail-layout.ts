/**
 * One layout for all mails: plain text and HTML from the same parts, in the language of the reader, every text escaped,
 * links to our own pages only.
 */
import { directionOf, type Language } from './languages.ts';
import { readText, say, type Text } from './text.ts';

export interface MailContent {
  /** What the mail is about, in one line. */
  readonly heading: Text;
  /** The first sentence says what it means for the reader; mail programs show it beside the subject. */
  readonly paragraphs: readonly Text[];
  /** The one thing to do. `url` is a path of this instance: a mail leads nowhere else. */
  readonly action?: { readonly label: Text; readonly url: string };
  /** A short code to type or paste. */
  readonly code?: string;
  /** Facts as a ruled table: what becomes of what. */
  readonly ledger?: readonly { readonly label: Text; readonly value: Text }[];
  /** Why this person gets it, and what to do when it was not them. */
  readonly footer: Text;
}

/** Reads what the content of a mail became as JSON. */
export function readMailContent(kept: MailContent): MailContent {
  const { action, ledger } = kept;
  return {
    ...kept,
    heading: readText(kept.heading),
    paragraphs: kept.paragraphs.map(readText),
    ...(action === undefined ? {} : { action: { ...action, label: readText(action.label) } }),
    ...(ledger === undefined
      ? {}
      : {
          ledger: ledger.map(({ label, value }) => ({
            label: readText(label),
            value: readText(value),
          })),
        }),
    footer: readText(kept.footer),
  };
}

export interface RenderedMail {
  readonly text: string;
  readonly html: string;
}

/** Of which instance a mail is. */
export interface MailSender {
  readonly productName: string;
  readonly publicUrl: URL;
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

export interface MailReader {
  readonly language: Language;
  /** The page where mails of this kind are turned off; absent for those that cannot be. */
  readonly optOut?: string | undefined;
}

export function renderMail(
  content: MailContent,
  sender: MailSender,
  reader: MailReader,
): RenderedMail {
  const letter = letterOf(content, sender, reader);
  return { text: renderText(letter), html: renderHtml(letter) };
}

interface Link {
  readonly label: string;
  readonly href: string;
}

/** A mail in the words of its reader, with its links made, so that both forms say the same. */
interface Letter {
  readonly language: Language;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly code: string | undefined;
  readonly ledger: readonly { readonly label: string; readonly value: string }[] | undefined;
  readonly footer: string;
  readonly action: Link | undefined;
  readonly optOut: Link | undefined;
  readonly productName: string;
}

function letterOf(
  content: MailContent,
  sender: MailSender,
  { language, optOut }: MailReader,
): Letter {
  const said = (text: Text) => text.in(language);
  const link = (label: Text, url: string) => ({ label: said(label), href: linkTo(url, sender) });
  const { action } = content;
  return {
    language,
    heading: said(content.heading),
    paragraphs: content.paragraphs.map(said),
    code: content.code,
    ledger: content.ledger?.map(({ label, value }) => ({ label: said(label), value: said(value) })),
    footer: said(content.footer),
    action: action === undefined ? undefined : link(action.label, action.url),
    optOut: optOut === undefined ? undefined : link(say('Turn off mails of this kind'), optOut),
    productName: sender.productName,
  };
}

/** @throws Error when the path leads away from this instance */
function linkTo(action: string, { publicUrl }: MailSender): string {
  const url = new URL(action, publicUrl);
  if (url.origin !== publicUrl.origin) throw new Error(`a mail must not lead to ${url.origin}`);
  return url.href;
}

function renderText(letter: Letter): string {
  const parts = [letter.heading, ...letter.paragraphs];
  if (letter.code !== undefined) parts.push(`    ${letter.code}`);
  if (letter.ledger !== undefined)
    parts.push(letter.ledger.map((row) => `  ${row.label}: ${row.value}`).join('\n'));
  if (letter.action !== undefined) parts.push(`${letter.action.label}:\n${letter.action.href}`);
  const optOut =
    letter.optOut === undefined ? '' : `\n${letter.optOut.label}: ${letter.optOut.href}`;
  parts.push(`-- \n${letter.footer}${optOut}\n${letter.productName}`);
  return `${parts.join('\n\n')}\n`;
}

const font = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif";
const mono = "'Atkinson Hyperlegible Mono',Consolas,monospace";

/** For mail programs that follow the colours of the device; the others show the light ones, which stand inline. */
const dark = `@media (prefers-color-scheme:dark){
.sheet{background:#0c1417!important;color:#e6eceb!important}.bar{border-color:#6fd6c8!important}
.rule{border-color:#2f3d40!important}.quiet{color:#a5b3b3!important}.button{background:#6fd6c8!important;color:#06231f!important}
.sheet a.plain{color:#6fd6c8!important}}`;

function renderHtml(letter: Letter): string {
  const parts = letter.paragraphs.map(
    (text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`,
  );
  if (letter.code !== undefined)
    parts.push(
      `<p style="margin:0 0 16px;font:600 28px/36px ${mono};letter-spacing:4px">${escapeHtml(letter.code)}</p>`,
    );
  if (letter.ledger !== undefined) parts.push(renderLedger(letter.ledger));
  if (letter.action !== undefined) parts.push(renderAction(letter.action));
  return `<!doctype html>
<html lang="${letter.language}" dir="${directionOf(letter.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(letter.heading)}</title><style>${dark}</style></head>
<body class="sheet" style="margin:0;background:#fbfaf7;color:#142223;${font};font-size:15px;line-height:22px">
<div class="bar" style="max-width:560px;margin:0 auto;padding:32px 16px;border-inline-start:6px solid #006058">
<h1 style="margin:0 0 16px;font-size:22px;line-height:28px;overflow-wrap:anywhere">${escapeHtml(letter.heading)}</h1>
${parts.join('\n')}
${renderFoot(letter)}
</div></body></html>
`;
}

function renderFoot({ footer, optOut, productName }: Letter): string {
  const turnOff =
    optOut === undefined
      ? ''
      : `<br><a class="plain" href="${escapeHtml(optOut.href)}" style="color:#006058">${escapeHtml(optOut.label)}</a>`;
  return `<p class="quiet rule" style="margin:32px 0 0;padding-top:16px;border-top:1px solid #dfded8;color:#586767;font-size:13px;line-height:20px">${escapeHtml(footer)}${turnOff}<br>${escapeHtml(productName)}</p>`;
}

function renderLedger(rows: readonly { label: string; value: string }[]): string {
  const cell = 'padding:6px 0;border-top:1px solid #dfded8;vertical-align:top';
  const lines = rows.map(
    (row) =>
      `<tr><td class="rule" style="${cell}">${escapeHtml(row.label)}</td><td class="rule" style="${cell};padding-inline-start:16px;text-align:end;font-weight:600;overflow-wrap:anywhere">${escapeHtml(row.value)}</td></tr>`,
  );
  return `<table role="presentation" class="rule" style="width:100%;border-collapse:collapse;margin:0 0 16px;border-bottom:1px solid #dfded8">${lines.join('')}</table>`;
}

function renderAction({ label, href }: Link): string {
  const url = escapeHtml(href);
  return `<p style="margin:0 0 16px"><a class="button" href="${url}" style="display:inline-block;background:#006058;color:#ffffff;padding:10px 18px;border-radius:6px;text-decoration:none;font-weight:600">${escapeHtml(label)}</a></p>
<p class="quiet" style="margin:0 0 16px;color:#586767;font-size:13px;line-height:20px;word-break:break-all">${url}</p>`;
}
