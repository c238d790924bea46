/** How a managed person signed in lately, and what was refused; the rest is in the audit log. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Stamp, Time } from '../../ui/parts.tsx';
import { methodWords, programWords } from '../../ui/sign-in-words.ts';
import { useOrganization } from './organization.ts';

type SignIn = Schemas['SignIn'];

export function SignInsOf({ person }: { person: Schemas['OrganizationUser'] }) {
  const { sid, may } = useOrganization();
  const isShown = person.kind === 'managed' && may('audit-events/read');
  const signIns = useQuery({
    queryKey: ['user-sign-ins', sid, person.sid],
    queryFn: () => bailiwick.userSignIns.list(sid, person.sid),
    enabled: isShown,
  });
  if (!isShown) return null;
  const rows = signIns.data?.items;
  return (
    <section className="section">
      <h2>
        <Trans>Sign-ins</Trans>
      </h2>
      {signIns.isError ? (
        <ProblemSummary problem={problemOf(signIns.error)} takesFocus={false} />
      ) : null}
      {rows?.length === 0 ? (
        <p>
          <Trans>They have not signed in since they are in the organization.</Trans>
        </p>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <>
          <SignInTable rows={rows} />
          <p>
            <Link
              to="/admin/audit-log"
              search={{ q: `target:${person.sid} event:session.started,session.refused` }}
            >
              <Trans>All of their sign-ins in the audit log</Trans>
            </Link>
          </p>
        </>
      )}
    </section>
  );
}

function Outcome({ row }: { row: SignIn }) {
  const { method } = row;
  return (
    <div>
      {method === null
        ? null
        : methodWords({ method, hasSecondFactor: row.second_factor !== null })}
      {row.outcome === 'refused' ? (
        <>
          {' '}
          <Stamp tone="bad">
            <Trans>refused</Trans>
          </Stamp>
        </>
      ) : null}
      {row.reason === null ? null : (
        <>
          <br />
          <span className="small muted">{row.reason}</span>
        </>
      )}
    </div>
  );
}

function SignInTable({ rows }: { rows: readonly SignIn[] }) {
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t`Sign-ins`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>When</Trans>
            </th>
            <th scope="col">
              <Trans>How</Trans>
            </th>
            <th scope="col">
              <Trans>Program</Trans>
            </th>
            <th scope="col">
              <Trans>Address</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.sid}>
              <td data-label={t`When`}>
                <Time at={row.occurred_at} />
              </td>
              <td data-label={t`How`}>
                <Outcome row={row} />
              </td>
              <td data-label={t`Program`}>{programWords(row)}</td>
              <td data-label={t`Address`}>
                <span className="mono">{row.client_address}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
