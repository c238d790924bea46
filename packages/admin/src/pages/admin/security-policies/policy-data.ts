/** Security policies as the pages know them. */
import { t } from '@lingui/core/macro';
import { queryClient, type Schemas } from '../../../api.ts';

export type Policies = Schemas['SecurityPolicies'];
export type SecondFactorPolicy = Schemas['SecondFactorPolicy'];
export type Rule = Pick<SecondFactorPolicy, 'required_of' | 'phishing_resistant'>;

/** In few words, for a row of a list. */
export function ruleInWords({ required_of: circle, phishing_resistant: passkey }: Rule): string {
  if (circle === 'nobody') return t`nobody is asked`;
  if (circle === 'administrators')
    return passkey
      ? t`a passkey, of whoever administers it`
      : t`a second factor, of whoever administers it`;
  return passkey ? t`a passkey, of everybody` : t`a second factor, of everybody`;
}

export const refreshPolicies = (organizationSid: string) =>
  Promise.all(
    ['security-policies', 'effective-policy', 'audit'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name, organizationSid] }),
    ),
  );
