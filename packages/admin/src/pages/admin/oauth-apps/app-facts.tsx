/** What an OAuth app is: its ids and addresses, whose it is, and when it last got a token. */
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../i18n/formats.ts';
import { Facts } from '../../../ui/list.tsx';
import { ExactTime, Stamp } from '../../../ui/parts.tsx';
import { appStates, minutesOf, type OAuthApp, type useApp } from './app-data.ts';
import { asksPeople, grantTypes } from './grant-types.ts';
import { Copied } from './shown-client.tsx';

type Fact = readonly [string, ReactNode];
type Details = ReturnType<typeof useApp>['data'];

/** Nothing where there is nothing to say. */
const fact = (
  label: string,
  text: string | null | undefined,
  shown: (text: string) => ReactNode,
) => (text === null || text === undefined ? [] : [[label, shown(text)] as const]);

const moment = (at: string) => <ExactTime at={at} />;
const page = (url: string) => (
  <a href={url} target="_blank" rel="noreferrer">
    <code>{url}</code>
  </a>
);

function factsForPeople(row: OAuthApp): readonly Fact[] {
  if (!asksPeople(row)) return [];
  return [
    [
      t`Redirect URIs`,
      <ul key="back">
        {row.redirect_uris.map((uri) => (
          <li key={uri}>
            <code>{uri}</code>
          </li>
        ))}
      </ul>,
    ],
    ...fact(t`Whose program it is`, row.company_name, (name) => <bdi>{name}</bdi>),
    ...fact(t`Its home page`, row.homepage_url, page),
    ...fact(t`Its terms of use`, row.terms_url, page),
  ];
}

export function AppFacts({ row, details }: { row: OAuthApp; details: Details }) {
  const { word, tone } = appStates[row.state];
  return (
    <Facts
      facts={[
        [
          t`State`,
          <Stamp key="state" tone={tone}>
            {i18n._(word)}
          </Stamp>,
        ],
        [t`Type`, i18n._(grantTypes[row.grant_type])],
        ...(asksPeople(row) ? [[t`People who allow it`, formatNumber(row.people)] as const] : []),
        [t`Client id`, <Copied key="id" text={row.sid} what={t`Client id`} />],
        ...fact(t`Authorization address`, details?.authorization_url, (url) => (
          <Copied text={url} what={t`Authorization address`} />
        )),
        ...fact(t`Token address`, details?.token_url, (url) => (
          <Copied text={url} what={t`Token address`} />
        )),
        ...factsForPeople(row),
        [t`Secret begins with`, <code key="start">{row.starts_with}</code>],
        ...fact(t`Secret before`, row.old_secret_works_until, (at) => (
          <Trans>
            works until <ExactTime at={at} />
          </Trans>
        )),
        [t`Tokens work for`, minutesOf(row.access_token_seconds)],
        [t`Made by`, <bdi key="by">{row.made_by}</bdi>],
        [t`Made`, <ExactTime key="made" at={row.created_at} />],
        [t`Last token`, row.last_used_at === null ? t`never` : moment(row.last_used_at)],
        ...fact(t`From`, row.last_used_from, (from) => <code>{from}</code>),
        ...fact(t`Ends`, row.ended_at, moment),
      ]}
    />
  );
}
