/** Whose factors a page shows: people and operators have doors of their own, and the same parts of pages. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { queryClient, type Schemas } from '../api.ts';

export type Factors = Schemas['OperatorFactors'];

export interface Own {
  /** False: the last factor stays. */
  readonly mayHaveNone: boolean;
  refresh(): Promise<unknown>;
  readonly passkeys: (
    api: BailiwickClient,
  ) => Pick<BailiwickClient['passkeys'], 'challenge' | 'create' | 'update' | 'delete'>;
  readonly app: (
    api: BailiwickClient,
  ) => Pick<BailiwickClient['authenticatorApp'], 'create' | 'confirm' | 'delete'>;
  readonly codes: (api: BailiwickClient) => Pick<BailiwickClient['recoveryCodes'], 'create'>;
}

/** With most changes other sessions end. */
const refreshing = (...keys: readonly string[]) =>
  Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));

export const ofPeople: Own = {
  mayHaveNone: true,
  refresh: () => refreshing('factors', 'sessions', 'remembered-browsers'),
  passkeys: (api) => api.passkeys,
  app: (api) => api.authenticatorApp,
  codes: (api) => api.recoveryCodes,
};

export const ofOperators: Own = {
  mayHaveNone: false,
  refresh: () => refreshing('operator-factors', 'operators'),
  passkeys: (api) => api.operatorPasskeys,
  app: (api) => api.operatorAuthenticatorApp,
  codes: (api) => api.operatorRecoveryCodes,
};

export const hasFactor = ({ passkeys, authenticator_app: app }: Factors) =>
  passkeys.length > 0 || app !== null;
