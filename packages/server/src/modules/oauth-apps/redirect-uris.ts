/**
 * Where browsers are led back to with a code. An address is the whole text that was registered: nothing is parsed away, completed or
 * compared in part. Only the port of a program on the same computer is free, which cannot know it before (RFC 8252 §7.3). Pure.
 */

export const redirectUrisAtMost = 10;
export const redirectUriLength = 500;

/** By number: a name could be somebody else's (RFC 8252 §8.3). */
const loopbackHosts: readonly string[] = ['127.0.0.1', '[::1]'];

/** Of what stands in an address as it is written: no spaces, no quotes, no backslash, no fragment, no star. */
const plain = /^[A-Za-z0-9\-._~:/?@!$&'()+,;=%[\]]+$/;
/** What servers and browsers do not read alike. */
const twoFaced = /\.\.|\/\.(\/|$)|%2e|%2f|%5c|%00|;/i;

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** On the computer of whoever sits at the browser. */
export const isLoopback = (uri: string): boolean => {
  const url = parsed(uri);
  return url?.protocol === 'http:' && loopbackHosts.includes(url.hostname);
};

/** May it be registered? Spelled as every reader spells it, so that what is compared is what is opened. */
export function isRedirectUri(text: string): boolean {
  if (text.length > redirectUriLength || !plain.test(text)) return false;
  const [path = ''] = text.split('?', 1);
  const url = parsed(text);
  if (url === undefined || twoFaced.test(path) || path.includes('@')) return false;
  if (url.protocol !== 'https:' && !isLoopback(text)) return false;
  return url.href === text || url.href === `${text}/`;
}

const withoutPort = (text: string): string => {
  const url = new URL(text);
  url.port = '';
  return url.href;
};

/** Is it one of them? By every character; a loopback one with whatever port. */
export function isRegistered(registered: readonly string[], asked: string): boolean {
  if (registered.includes(asked)) return true;
  if (!isRedirectUri(asked) || !isLoopback(asked)) return false;
  return registered.some((uri) => isLoopback(uri) && withoutPort(uri) === withoutPort(asked));
}

/** Of pages that people open from ours. */
export const isPageUrl = (text: string): boolean =>
  plain.test(text.replaceAll('#', '')) &&
  parsed(text)?.protocol === 'https:' &&
  !text.includes('@');
