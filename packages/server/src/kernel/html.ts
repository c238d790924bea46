/** The few pages that the server renders itself (error texts, the local outbox): plain HTML, every text escaped. */
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of markup, as against text. */
export interface Markup {
  readonly markup: string;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

type Part = string | number | Markup | readonly Markup[];

function render(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  if ('markup' in part) return part.markup;
  return part.map((piece) => piece.markup).join('');
}

/** Template tag: what is put in is text unless it is markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = strings.reduce(
    (before, text, index) => before + render(parts[index - 1] ?? '') + text,
  );
  return { markup };
}

/** Policy of these pages: our own style sheet, nothing else. */
export const plainPagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

interface Written {
  readonly language: string;
  readonly direction: string;
}

export function plainPage(
  title: string,
  body: Markup,
  { language, direction }: Written = { language: 'en', direction: 'ltr' },
): string {
  return html`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Bailiwick</title>
<link rel="stylesheet" href="/docs/plain.css"></head>
<body><main>${body}</main></body></html>
`.markup;
}

export const plainStyle = `:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#142223;--ink-2:#415151;--line:#dfded8;--org:#006058}
@media (prefers-color-scheme:dark){:root{--paper:#0b1416;--ink:#efefe9;--ink-2:#b9c0ba;--line:#2c383a;--org:#6dd3c0}}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/22px 'Atkinson Hyperlegible Next',Verdana,sans-serif;border-inline-start:6px solid var(--org);min-height:100vh;box-sizing:border-box}
main{max-width:68ch;padding:28px;margin:0}
h1{font-size:27px;line-height:34px;font-weight:620}
h2{font-size:18px;line-height:26px}
a{color:var(--org)}
code,pre{font-family:'Atkinson Hyperlegible Mono',Consolas,monospace;font-size:.92em}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:8px;padding:16px}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-size:13px;color:var(--ink-2)}
dt{color:var(--ink-2);margin-top:12px}dd{margin:0}
`;
