/** How and with what somebody signed in, in words. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';

/** Of a browser that says what it is; names are their makers'. */
export function programWords({
  browser,
  system,
}: {
  readonly browser: string | null;
  readonly system: string | null;
}): string {
  if (browser !== null) return system === null ? browser : t`${browser} on ${system}`;
  return system === null ? t`Unknown program` : t`Unknown program on ${system}`;
}

const methods: Readonly<Record<string, MessageDescriptor>> = {
  password: msg`Password`,
  passkey: msg`Passkey`,
  sso: msg`Single sign-on`,
  sign_up: msg`Signed up`,
  invitation: msg`Accepted an invitation`,
};

interface Method {
  readonly method: string;
  readonly hasSecondFactor: boolean;
  /** Of the profile, where it is known. */
  readonly ssoName?: string | undefined;
}

export function methodWords({ method, hasSecondFactor, ssoName }: Method): string {
  if (method === 'password' && hasSecondFactor) return t`Password and second factor`;
  if (method === 'sso' && ssoName !== undefined) return t`Single sign-on by ${ssoName}`;
  const known = methods[method];
  return known === undefined ? method : i18n._(known);
}
