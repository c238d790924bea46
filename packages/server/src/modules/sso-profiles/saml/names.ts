/** Namespaces and identifiers of SAML 2.0, XML Signature and XML Encryption, as the standards write them. */

export const protocolNs = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const assertionNs = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const metadataNs = 'urn:oasis:names:tc:SAML:2.0:metadata';
export const signatureNs = 'http://www.w3.org/2000/09/xmldsig#';
export const encryptionNs = 'http://www.w3.org/2001/04/xmlenc#';
export const encryption11Ns = 'http://www.w3.org/2009/xmlenc11#';
export const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

export const bindings = {
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
} as const;

export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

export const nameIdFormats = {
  email: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
} as const;

const statusBase = 'urn:oasis:names:tc:SAML:2.0:status:';
export const statuses = {
  success: `${statusBase}Success`,
  requester: `${statusBase}Requester`,
  responder: `${statusBase}Responder`,
  unknownPrincipal: `${statusBase}UnknownPrincipal`,
  partialLogout: `${statusBase}PartialLogout`,
} as const;

/** The last part of a status, which is what people know it by. */
export const shortStatus = (status: string): string =>
  status.startsWith(statusBase) ? status.slice(statusBase.length) : status;
