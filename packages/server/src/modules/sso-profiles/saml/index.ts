/** SAML 2.0, our side of it: messages out, messages in, metadata. Pure: no database, no connection, the time as an argument. */
export { newServiceProviderKeys } from './certificates.ts';
export {
  buildLogoutRequest,
  buildLogoutResponse,
  type IncomingLogout,
  logoutParameterOf,
  relayStateOf,
  verifyLogoutRequest,
  verifyLogoutResponse,
} from './logout.ts';
export { buildMetadata, readMetadata, readSamlFields } from './metadata.ts';
export { buildAuthnRequest } from './outgoing.ts';
export { verifySamlResponse } from './response.ts';
