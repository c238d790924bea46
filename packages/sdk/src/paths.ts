/** How paths of calls begin, once for all operations. */

export const part = (text: string): string => encodeURIComponent(text);

export const at = (organizationSid: string): string => `/v1/organizations/${part(organizationSid)}`;
