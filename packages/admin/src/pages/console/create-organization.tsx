/** Create an Organization: its name, what changes, done. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { bailiwick, queryClient } from '../../api.ts';
import { useSession } from '../../session.ts';
import { TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Ledger, Notice } from '../../ui/parts.tsx';

export function CreateOrganization() {
  const navigate = useNavigate();
  const preview = useQuery({
    queryKey: ['organization-preview'],
    queryFn: () => bailiwick.organizations.preview({}),
  });
  const create: Submit = async (values, api) => {
    await api.organizations.create({ friendly_name: (values['friendly_name'] ?? '').trim() });
    await queryClient.invalidateQueries();
    await navigate({ to: '/admin' });
  };
  const impact = preview.data;
  return (
    <Page
      help="create-organization"
      title={t`Create an Organization`}
      place={t`Console`}
      lead={t`An Organization manages the accounts, people and domains of a company in one place: the Admin Center.`}
    >
      {preview.isError ? <ProblemSummary problem={problemOf(preview.error)} /> : null}
      {impact === undefined ? null : (
        <div className="columns">
          <div>
            {impact.possible ? (
              <Form submit={t`Create the Organization`} onSubmit={create}>
                <TextField
                  name="friendly_name"
                  label={t`Name of the Organization`}
                  maxLength={64}
                  help={t`What your company is called. You can change it later.`}
                  autoFocus
                />
              </Form>
            ) : (
              <Obstacle text={impact.obstacle} />
            )}
          </div>
          {impact.possible ? (
            <Ledger
              title={t`What will change`}
              rows={[
                [t`Becomes Owner`, impact.becomes_owner],
                ...impact.joins.map(
                  (account) =>
                    [
                      <Link
                        key={account.sid}
                        to="/console/accounts/$accountSid"
                        params={{ accountSid: account.sid }}
                      >
                        {account.friendly_name}
                      </Link>,
                      t`becomes managed`,
                    ] as const,
                ),
                [
                  t`People who keep their access as independent users`,
                  impact.people_who_keep_access,
                ],
              ]}
            >
              <p className="small muted">
                <Trans>Nothing changes inside the accounts.</Trans>
              </p>
            </Ledger>
          ) : null}
        </div>
      )}
    </Page>
  );
}

/** Why not, and where to go instead. */
function Obstacle({ text }: { text: string | null }) {
  const session = useSession();
  const isThere = session.data?.organization?.opens_admin_center === true;
  return (
    <Notice tone="warn">
      <p>{text}</p>
      <p>
        {isThere ? (
          <Link to="/admin">
            <Trans>Open the Admin Center</Trans>
          </Link>
        ) : (
          <Link to="/console">
            <Trans>Open your accounts</Trans>
          </Link>
        )}
      </p>
    </Notice>
  );
}
