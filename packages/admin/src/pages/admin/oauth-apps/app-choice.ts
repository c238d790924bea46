/** What is chosen about an OAuth app, as the API takes it: a new one, and what is another in one that is there. */
import type { BailiwickClient } from '@bailiwick/sdk';
import type { OAuthApp } from './app-data.ts';

/** What people are told of an app that asks them, and where they are led back to. */
export interface ForPeople {
  readonly redirect_uris: string[];
  readonly company_name: string | null;
  readonly homepage_url: string | null;
  readonly terms_url: string | null;
}

export interface AppChoice {
  readonly name: string;
  readonly description: string;
  readonly permissions: string[];
  readonly access_token_seconds: number;
  /** Undefined: it asks nobody. */
  readonly forPeople: ForPeople | undefined;
}

type NewApp = Parameters<BailiwickClient['oauthApps']['create']>[1];
type AppChange = Parameters<BailiwickClient['oauthApps']['update']>[2];

export function newAppOf({ forPeople, ...own }: AppChoice): NewApp {
  if (forPeople === undefined) return own;
  const { redirect_uris, ...told } = forPeople;
  const filled = Object.entries(told).filter(([, text]) => text !== null);
  return {
    ...own,
    grant_type: 'authorization_code',
    redirect_uris,
    ...Object.fromEntries(filled),
  };
}

const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((item, index) => item === other[index])
    : one === other;

/** Only what is another: what somebody took from the app meanwhile does not come back with a new name. */
export function changesOf(app: OAuthApp, { forPeople, ...own }: AppChoice): AppChange {
  const before: Readonly<Record<string, unknown>> = {
    ...app,
    permissions: app.permissions.toSorted(),
  };
  const chosen = Object.entries({ ...own, ...forPeople });
  return Object.fromEntries(chosen.filter(([name, value]) => !isSame(before[name], value)));
}
