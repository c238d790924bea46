/** Security policies as the pages know them. */
import { queryClient, type Schemas } from '../../../api.ts';

export type Policies = Schemas['SecurityPolicies'];

/** What policies of every kind have. */
export interface AnyPolicy {
  readonly account_sid: string | null;
  readonly account_name: string | null;
  readonly started_at: string | null;
  readonly sentence: string;
  readonly planned: { readonly starts_at: string; readonly sentence: string } | null;
  readonly version: number;
}

/** What is planned is what somebody chose last. */
export const lastChosen = <Rule extends object>(
  policy: Rule & { readonly planned: Rule | null },
): Rule => policy.planned ?? policy;

/** What is offered to choose from; what was chosen over the API is offered too. */
export const numbersWith = (offered: readonly number[], chosen: number | null): number[] =>
  [...new Set([...offered, ...(chosen === null ? [] : [chosen])])].toSorted((a, b) => a - b);

/** Of the organization, or of one account: nothing of its own until something was chosen there. */
export function policyAt<Policy extends AnyPolicy>(
  organization: Policy,
  accounts: readonly Policy[],
  account: { readonly sid: string; readonly name: string } | null,
  nothing: Partial<Policy> & { readonly sentence: string },
): Policy {
  if (account === null) return organization;
  return (
    accounts.find((policy) => policy.account_sid === account.sid) ?? {
      ...organization,
      planned: null,
      version: 0,
      ...nothing,
      account_sid: account.sid,
      account_name: account.name,
    }
  );
}

export const refreshPolicies = (organizationSid: string) =>
  Promise.all(
    ['security-policies', 'effective-policy', 'audit'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name, organizationSid] }),
    ),
  );
