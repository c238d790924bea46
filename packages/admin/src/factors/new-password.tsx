/** The password was right, and is shorter than the organization asks for: a new one is set by the link of a mail. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../api.ts';
import { formatNumber } from '../i18n/formats.ts';
import { Form } from '../ui/form.tsx';
import { PlainPage } from '../ui/page.tsx';

interface NewPasswordProps {
  readonly email: string;
  /** Says who asks, and for how much. */
  readonly problem: Problem;
  readonly other: ReactNode;
}

export function NewPassword({ email, problem, other }: NewPasswordProps) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { organization, minimum_characters: minimum } = problem.facts ?? {};
  if (sentTo !== null)
    return (
      <PlainPage
        key="sent"
        help="signing-in"
        title={t`Look at your mail`}
        lead={t`A link to set a new password is sent to ${{ email: sentTo }}, at most five an hour. If no new one comes, use the newest that you have: it works for an hour. Then sign in with the new password.`}
      >
        {other}
      </PlainPage>
    );
  return (
    <PlainPage key="asked" help="signing-in" title={t`Choose a longer password`} lead={email}>
      <p className="section">
        <Trans>
          Your password is right, and too short by now:{' '}
          <bdi>{ph({ organization: String(organization) })}</bdi> asks for at least{' '}
          {ph({ minimum: formatNumber(Number(minimum)) })} characters. You get in with a new one.
        </Trans>
      </p>
      <Form
        submit={t`Send the link`}
        onSubmit={async (_values, api) =>
          setSentTo((await api.passwordResets.create({ email })).email)
        }
        secondary={other}
      >
        <p className="section">
          <Trans>
            We mail you a link to set it: whoever guessed the short one must not choose the next.
          </Trans>
        </p>
        {problem.who_can === undefined ? null : (
          <p className="section">
            <Trans>Who can change what is asked for: {ph({ whoCan: problem.who_can })}.</Trans>
          </p>
        )}
      </Form>
    </PlainPage>
  );
}
