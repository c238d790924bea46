/** The side of the identity provider: what is trusted now, and what was found when it was looked at. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../api.ts';
import { Ledger, Notice, Time } from '../../../ui/parts.tsx';
import { CheckList } from './checks.tsx';
import type { ProfileSetUp } from './profile-data.ts';
import type { ProviderSource } from './source-form.tsx';

export interface Looked {
  readonly source: ProviderSource;
  readonly answer: Schemas['SsoProviderCheck'];
}

/** What is trusted now. */
export function Theirs({
  profile,
  theirs,
}: {
  profile: ProfileSetUp;
  theirs: NonNullable<ProfileSetUp['theirs']>;
}) {
  return (
    <Ledger
      title={t`What is trusted now`}
      rows={[
        [
          profile.protocol === 'saml' ? t`Entity ID` : t`Issuer`,
          <code key="issuer">{theirs.issuer}</code>,
        ],
        [t`Where people are sent`, <code key="sign-on">{theirs.sign_on_url}</code>],
        [t`Read again every day`, theirs.metadata_url === null ? t`no: it was given once` : t`yes`],
        [t`Last read`, <Time key="read" at={theirs.refreshed_at} />],
      ]}
    >
      {theirs.refresh_problem === null ? null : (
        <p className="field-error">{theirs.refresh_problem}</p>
      )}
    </Ledger>
  );
}

/** The checks, and only when nothing is wrong the way to trusting it. */
export function WhatWeSee({ answer, children }: { answer: Looked['answer']; children: ReactNode }) {
  return (
    <section className="section" aria-label={t`What we see from here`}>
      <h2>
        <Trans>What we see from here</Trans>
      </h2>
      <Notice tone={answer.is_usable ? 'ok' : 'bad'} live>
        {answer.is_usable
          ? t`It can be used. Nothing is saved yet.`
          : t`It cannot be used as it is. Nothing is saved.`}
      </Notice>
      <CheckList checks={answer.checks} />
      {answer.is_usable ? children : null}
    </section>
  );
}
