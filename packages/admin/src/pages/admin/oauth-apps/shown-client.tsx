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

export const Copied = ({ text, what }: { text: string; what: string }) => (
  <span>
    <code>{text}</code> <CopyButton text={text} what={what} />
  </span>
);

export function ShownClient({ shown: { app, secret } }: { shown: ShownSecret }) {
  const { sid } = useOrganization();
  const details = useApp(sid, app.sid);
  const address = details.data?.token_url ?? '';
  const asksAt = details.data?.authorization_url ?? null;
  const asking = asksAt === null ? '' : `authorization_url=${asksAt}\n`;
  const file = `client_id=${app.sid}\nclient_secret=${secret}\n${asking}token_url=${address}\n`;
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
          [t`Client id`, <Copied key="id" text={app.sid} what={t`Client id`} />],
          ...(asksAt === null
            ? []
            : [
                [
                  t`Authorization address`,
                  <Copied key="asks" text={asksAt} what={t`Authorization address`} />,
                ] as const,
              ]),
          ...(address === ''
            ? []
            : [
                [
                  t`Token address`,
                  <Copied key="url" text={address} what={t`Token address`} />,
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
