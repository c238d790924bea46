/** Between the address, which has the time of the world, and a field, which has the time of the reader. */

/** As `datetime-local` takes it; empty for none. */
export function localTimeOf(at: string | undefined): string {
  if (at === undefined) return '';
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

export function instantOf(text: string): string | undefined {
  return text === '' ? undefined : new Date(text).toISOString();
}
