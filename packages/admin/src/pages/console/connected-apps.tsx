/** Apps that one let act for oneself, and how to end it. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient } from '../../api.ts';
import { Button } from '../../ui/controls.tsx';
import { ProblemSummary, problemOf, useAct } from '../../ui/form.tsx';
import { Time } from '../../ui/parts.tsx';

const key = ['connected-apps'];

export function ConnectedApps() {
  const apps = useQuery({ queryKey: key, queryFn: () => bailiwick.connectedApps.list() });
  const { act, pending, problem } = useAct();
  const end = (sid: string) =>
    void act(async () => {
      await bailiwick.connectedApps.end(sid);
      await queryClient.invalidateQueries({ queryKey: key });
    });
  return (
    <section className="section">
      <h2>
        <Trans>Connected apps</Trans>
      </h2>
      {problem === null ? null : <ProblemSummary problem={problem} />}
      {apps.isError ? <ProblemSummary problem={problemOf(apps.error)} takesFocus={false} /> : null}
      {apps.data?.items.length === 0 ? (
        <p className="muted">
          <Trans>No app acts for you.</Trans>
        </p>
      ) : null}
      {(apps.data?.items.length ?? 0) === 0 ? null : (
        <div className="table-wrap">
          <table className="table" aria-label={t`Connected apps`}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>App</Trans>
                </th>
                <th scope="col">
                  <Trans>Company</Trans>
                </th>
                <th scope="col">
                  <Trans>Permissions</Trans>
                </th>
                <th scope="col">
                  <Trans>Last let in</Trans>
                </th>
                <th scope="col">
                  <span className="visually-hidden">
                    <Trans>Actions</Trans>
                  </span>
                </th>
              </tr>
            </thead>
            <tbody>
              {apps.data?.items.map((row) => (
                <tr key={row.sid}>
                  <td data-label={t`App`} dir="auto">
                    {row.name}
                  </td>
                  <td data-label={t`Company`} dir="auto">
                    {row.company_name ?? '–'}
                  </td>
                  <td data-label={t`Permissions`}>{row.permissions.length}</td>
                  <td data-label={t`Last let in`}>
                    <Time at={row.last_let_in_at} />
                  </td>
                  <td className="actions">
                    <Button
                      small
                      pending={pending}
                      onPress={() => end(row.sid)}
                      label={t`End the access of ${{ app: row.name }}`}
                    >
                      <Trans>End</Trans>
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
