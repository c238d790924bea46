/** One group: who is in it, what it gives them, what happened to it. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePathPart } from '../../address.ts';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { Tabs, useListSearch } from '../../ui/list.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyButton, ExactTime, Ledger, Notice, Time } from '../../ui/parts.tsx';
import { GroupAccess } from './group-access.tsx';
import { GroupEnd, GroupWords } from './group-life.tsx';
import { GroupMembers } from './group-members.tsx';
import { keeperOf } from './groups.tsx';
import { useOrganization } from './organization.ts';

export type Group = Schemas['Group'];

export function GroupPage() {
  const groupSid = usePathPart('groupSid');
  const organization = useOrganization();
  const group = useQuery({
    queryKey: ['group', organization.sid, groupSid],
    queryFn: () => bailiwick.groups.get(organization.sid, groupSid),
  });
  const crumb = (
    <Link to="/admin/groups">
      <Trans>Groups</Trans>
    </Link>
  );
  if (group.data === undefined || group.isError)
    return (
      <Page help="groups" title={t`Group`} place={organization.place} crumb={crumb}>
        {group.isError ? <ProblemSummary problem={problemOf(group.error)} /> : null}
      </Page>
    );
  return (
    <Page
      help="groups"
      title={group.data.friendly_name}
      place={organization.place}
      crumb={crumb}
      lead={leadOf(group.data)}
    >
      <KeptElsewhere group={group.data} />
      <Tabs
        label={t`Parts of the group`}
        param="view"
        tabs={[
          { value: undefined, label: t`Members` },
          { value: 'access', label: t`Access` },
          { value: 'history', label: t`History` },
          { value: 'about', label: t`About the group` },
        ]}
      />
      <Part group={group.data} />
    </Page>
  );
}

/** Who keeps it, what is changed there, and what is left to decide here. */
function KeptElsewhere({ group }: { group: Group }) {
  const { may } = useOrganization();
  if (group.origin === 'manual') return null;
  const { kept_by } = group;
  const name = kept_by?.name ?? t`A directory`;
  return (
    <Notice>
      <p>
        <Trans>
          {name} keeps this group: its name and who is in it are changed there. What it gives is
          decided here, under “Access”.
        </Trans>
      </p>
      {kept_by === null || !may('provisioning-connections/read') ? null : (
        <p className="small">
          <Link to="/admin/provisioning/$connectionSid" params={{ connectionSid: kept_by.sid }}>
            <Trans>See the connection</Trans>
          </Link>
        </p>
      )}
    </Notice>
  );
}

/** Where things stand, and whose move it is. */
function leadOf({ members, roles }: Group): string {
  if (members === 0 && roles === 0)
    return t`Nobody is in it and it gives nothing yet: add people, and give it access.`;
  if (roles === 0)
    return plural(members, {
      one: '# person is in it. It gives nothing yet: give it access.',
      other: '# people are in it. It gives nothing yet: give it access.',
    });
  if (members === 0)
    return plural(roles, {
      one: 'Nobody is in it yet. Whoever you add gets the # role that it holds.',
      other: 'Nobody is in it yet. Whoever you add gets the # roles that it holds.',
    });
  return plural(members, {
    one: '# person is in it and holds what it holds.',
    other: '# people are in it and hold what it holds.',
  });
}

function Part({ group }: { group: Group }) {
  const [{ view }] = useListSearch();
  if (view === 'access') return <GroupAccess group={group} />;
  if (view === 'history') return <History group={group} />;
  if (view === 'about') return <About group={group} />;
  return <GroupMembers group={group} />;
}

function About({ group }: { group: Group }) {
  return (
    <div className="columns">
      <div>
        <GroupWords group={group} />
        <GroupEnd group={group} />
      </div>
      <Ledger
        title={t`This group`}
        rows={[
          [t`Members`, formatNumber(group.members)],
          [t`Roles`, formatNumber(group.roles)],
          [t`Kept`, keeperOf(group)],
          ...(group.external_id === null ? [] : [[t`Called there`, group.external_id] as const]),
          [t`Since`, <ExactTime key="since" at={group.created_at} />],
        ]}
      >
        <p className="small">
          <code>{group.sid}</code> <CopyButton text={group.sid} what={t`SID`} />
        </p>
      </Ledger>
    </div>
  );
}

function History({ group }: { group: Group }) {
  const organization = useOrganization();
  const events = useQuery({
    queryKey: ['group-history', organization.sid, group.sid],
    queryFn: () =>
      bailiwick.auditEvents.list(organization.sid, { target_sid: group.sid, page_size: 20 }),
  });
  return (
    <section className="section" aria-label={t`History`}>
      {events.isError ? <ProblemSummary problem={problemOf(events.error)} /> : null}
      <ol className="timeline">
        {(events.data?.items ?? []).map((event) => (
          <li key={event.sid}>
            {event.sentence}
            <br />
            <span className="small muted">
              <Time at={event.occurred_at} />
            </span>
          </li>
        ))}
      </ol>
      <Link to="/admin/audit-log" search={{ target_sid: group.sid }}>
        <Trans>Everything in the audit log</Trans>
      </Link>
    </section>
  );
}
