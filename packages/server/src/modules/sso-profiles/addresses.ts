/** Addresses that a provider publishes and a browser is sent to. What the server itself fetches is judged by kernel/outbound-http.ts. */
const maxLength = 2_048;

/** Https; http only to this very machine, as in tests. Nothing else is a target, `javascript:` least of all (SS-13). */
export function isBrowserUrl(text: string | undefined): text is string {
  if (text === undefined || text.length > maxLength || !URL.canParse(text)) return false;
  const url = new URL(text);
  const isLoopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
  return isSafe && url.username === '' && url.password === '' && url.hash === '';
}
