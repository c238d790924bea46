/** The two kinds of OAuth apps in plain words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { Choice } from '../../../ui/controls.tsx';
import type { OAuthApp } from './app-data.ts';

type GrantType = OAuthApp['grant_type'];

export const grantTypes: Readonly<Record<GrantType, MessageDescriptor>> = {
  client_credentials: msg`works without people`,
  authorization_code: msg`people allow it`,
};

export const asksPeople = ({ grant_type }: Pick<OAuthApp, 'grant_type'>): boolean =>
  grant_type === 'authorization_code';

export const grantChoices = (): readonly (Choice & { readonly value: GrantType })[] => [
  {
    value: 'client_credentials',
    title: t`A program of yours, without people`,
    text: t`It gets tokens by its client id and its secret alone, like what loads data at night, and does at most what you may do yourself.`,
  },
  {
    value: 'authorization_code',
    title: t`People sign in and allow it`,
    text: t`It sends people of the organization to a page that asks them, and acts for whoever allows it, within what each of them may do.`,
  },
];
