/** Lines of CSV (RFC 4180) that are safe to open in a spreadsheet. Pure. */

/** What a spreadsheet would calculate, wherever somebody typed it, becomes a text (OWASP, CSV injection). */
const calculated = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

function field(value: string | null): string {
  const text = value ?? '';
  const safe = calculated.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line end. */
export function csvLine(values: readonly (string | null)[]): string {
  return `${values.map(field).join(',')}\r\n`;
}
