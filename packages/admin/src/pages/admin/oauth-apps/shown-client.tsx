/** What a program needs to get tokens, with its secret this once: the server keeps no copy that it could show again. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '../../../ui/controls.tsx';
import { download } from '../../../ui/download.ts';
import { ProblemSummary, problemOf } from '../../../ui/form.tsx';
import { Facts } from '../../../ui/list.tsx';
import { CopyButton, Notice } from '../../../ui/parts.tsx';
import { useOrganization } from '../organization.ts';
import { type OAuthApp, useApp } from './app-data.ts';
import '../../../styles/api-keys.css';

export interface ShownSecret {
  readonly app: OAuthApp;
  readonly secret: string;
}

export function ShownClient({ shown: { app, secret } }: { shown: ShownSecret }) {
  const { sid } = useOrganization();
  const details = useApp(sid, app.sid);
  const address = details.data?.token_url ?? '';
  const file = `client_id=${app.sid}\nclient_secret=${secret}\ntoken_url=${address}\n`;
  return (
    <Notice tone="ok" live>
      <p>
        <Trans>
          This is what <bdi>{ph({ name: app.name })}</bdi> signs in with. The secret is shown this
          once: put it where your program finds it, and nowhere else.
        </Trans>
      </p>
      {details.isError ? (
        <ProblemSummary problem={problemOf(details.error)} takesFocus={false} />
      ) : null}
      <Facts
        facts={[
          [
            t`Client id`,
            <span key="id">
              <code>{app.sid}</code> <CopyButton text={app.sid} what={t`Client id`} />
            </span>,
          ],
          ...(address === ''
            ? []
            : [
                [
                  t`Token address`,
                  <span key="url">
                    <code>{address}</code> <CopyButton text={address} what={t`Token address`} />
                  </span>,
                ] as const,
              ]),
        ]}
      />
      <p className="section">
        <Trans>Client secret</Trans>
      </p>
      <code className="shown-key">{secret}</code>
      <p className="form-foot">
        <CopyButton text={secret} what={t`Client secret`} />
        <Button
          small
          onPress={() =>
            download('bailiwick-oauth-app.txt', new Blob([file], { type: 'text/plain' }))
          }
        >
          <Trans>Download</Trans>
        </Button>
      </p>
    </Notice>
  );
}
