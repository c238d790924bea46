/** The organization itself: its name and its Owner. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, queryClient } from '../../api.ts';
import { TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, Ledger } from '../../ui/parts.tsx';
import { Merges } from './merges.tsx';
import { useOrganization } from './organization.ts';
import { DeleteOrganization } from './organization-ending.tsx';
import { Ownership } from './ownership.tsx';

export function Settings() {
  const own = useOrganization();
  const organization = useQuery({
    queryKey: ['organization', own.sid],
    queryFn: () => bailiwick.organizations.get(own.sid),
  });
  const { data } = organization;
  const rename: Submit = async (values, api) => {
    await api.organizations.rename(
      own.sid,
      { friendly_name: (values['friendly_name'] ?? '').trim() },
      data === undefined ? {} : { ifMatch: data.version },
    );
    await queryClient.invalidateQueries();
  };
  return (
    <Page
      help="settings"
      title={t`Organization settings`}
      place={own.place}
      lead={t`What your organization is called, and who answers for it.`}
    >
      {organization.isError ? <ProblemSummary problem={problemOf(organization.error)} /> : null}
      {data === undefined ? null : (
        <div className="columns">
          <div>
            {own.may('organizations/update') ? (
              <section className="section">
                <Form submit={t`Rename`} onSubmit={rename} key={data.version}>
                  <TextField
                    name="friendly_name"
                    label={t`Name`}
                    maxLength={64}
                    defaultValue={data.friendly_name}
                  />
                </Form>
              </section>
            ) : data.deletion_due_at === null ? (
              <p>
                <Trans>Only the Owner and Administrators can rename it.</Trans>
              </p>
            ) : null}
            <Ownership />
            <Merges />
            <DeleteOrganization isEnding={data.deletion_due_at !== null} />
          </div>
          <Ledger
            title={t`This organization`}
            rows={[
              [t`Owner`, data.owner.name],
              [t`Address of the Owner`, data.owner.email],
              [t`Created`, <ExactTime key="created" at={data.created_at} />],
            ]}
          >
            <p className="small">
              <code>{data.sid}</code> <CopyButton text={data.sid} what={t`SID`} />
            </p>
          </Ledger>
        </div>
      )}
    </Page>
  );
}
