/** Sessions, one's own or somebody else's: with what, from where, since when; each can be ended but the one that is used. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../api.ts';
import { Button } from './controls.tsx';
import { Stamp, Time } from './parts.tsx';
import { methodWords, programWords } from './sign-in-words.ts';

type Session = Schemas['Session'] & Partial<Pick<Schemas['UserSession'], 'sso_profile'>>;

/** `end`: absent where whoever looks ends none of them. */
export function SessionTable<Row extends Session>({
  sessions,
  end,
  pending,
}: {
  sessions: readonly Row[];
  end?: (session: Row) => void;
  pending: boolean;
}) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Sessions`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Program</Trans>
            </th>
            <th scope="col">
              <Trans>Address</Trans>
            </th>
            <th scope="col">
              <Trans>Signed in</Trans>
            </th>
            <th scope="col">
              <Trans>Last used</Trans>
            </th>
            <th scope="col">
              <span className="visually-hidden">
                <Trans>Actions</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((row) => (
            <tr key={row.sid}>
              <td data-label={t`Program`}>
                <div>
                  {programWords(row)}
                  <br />
                  <span className="small muted">
                    {methodWords({
                      method: row.method,
                      hasSecondFactor: row.second_factor,
                      ssoName: row.sso_profile?.name,
                    })}
                  </span>
                </div>
              </td>
              <td data-label={t`Address`}>
                <span className="mono">{row.client_address}</span>
              </td>
              <td data-label={t`Signed in`}>
                <Time at={row.created_at} />
              </td>
              <td data-label={t`Last used`}>
                <Time at={row.last_seen_at} />
              </td>
              <td className="actions">
                {row.is_current ? (
                  <Stamp tone="ok">
                    <Trans>this one</Trans>
                  </Stamp>
                ) : end === undefined ? null : (
                  <Button
                    small
                    pending={pending}
                    onPress={() => end(row)}
                    label={t`End the session: ${{ program: programWords(row) }}, ${{ clientAddress: row.client_address }}`}
                  >
                    <Trans>End</Trans>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
