/** OpenID Connect, the side of the relying party. No database; whatever is fetched goes through kernel/outbound-http.ts. */
export { verifyCallback } from './callback.ts';
export { discover } from './discovery.ts';
export { publicJwks } from './exchange.ts';
export { type KeyCache, newKeyCache } from './keys.ts';
export { verifyLogoutToken } from './logout-token.ts';
export {
  buildAuthorizationUrl,
  buildLogoutUrl,
  newPending,
} from './outgoing.ts';
