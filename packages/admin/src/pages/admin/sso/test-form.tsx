/** Begins a test: the identity provider opens in a window of its own, and this page stays to show what comes of it. */
import type { BailiwickClient } from '@bailiwick/sdk';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Schemas } from '../../../api.ts';
import { Form, type Submit } from '../../../ui/form.tsx';

interface Begun {
  readonly test: Pick<Schemas['SsoTest'], 'sid'>;
  readonly location: string;
}

export function TestForm({
  isAgain,
  begin,
  onBegun,
  hasCode = true,
}: {
  isAgain: boolean;
  begin: (api: BailiwickClient) => Promise<Begun>;
  onBegun: (testSid: string) => Promise<void>;
  /** Whoever has a login can do it by a program. */
  hasCode?: boolean;
}) {
  const [blocked, setBlocked] = useState<string | null>(null);
  const start: Submit = async (_values, api) => {
    // Before anything is waited for: later, a browser takes the window for one that nobody asked for.
    const opened = window.open('', '_blank');
    try {
      const { test, location: there } = await begin(api);
      setBlocked(opened === null ? there : null);
      if (opened !== null) {
        opened.opener = null;
        opened.location.replace(there);
      }
      await onBegun(test.sid);
    } catch (error) {
      opened?.close();
      throw error;
    }
  };
  return (
    <section className="section measure">
      <p className="section">
        <Trans>
          The provider opens in a new window. Sign in there with a login of your own. Nobody is
          signed in here by it, no login is made, and nothing changes; you see everything that was
          sent, and what would become of it.
        </Trans>
      </p>
      <Form
        hasCode={hasCode}
        submit={isAgain ? t`Test it again` : t`Test the sign-in`}
        call={begin}
        onSubmit={start}
      >
        {blocked === null ? null : (
          <p role="alert">
            <Trans>Your browser let no window open.</Trans>{' '}
            <a href={blocked} target="_blank" rel="noreferrer">
              <Trans>Open the provider here</Trans>
            </a>
          </p>
        )}
      </Form>
    </section>
  );
}
