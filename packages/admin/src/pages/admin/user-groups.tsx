/** The groups that somebody is in, on their page. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bailiwick, type Schemas } from '../../api.ts';
import { ProblemSummary, problemOf } from '../../ui/form.tsx';
import { useOrganization } from './organization.ts';
import '../../styles/people.css';

/** The others are behind the link. */
const shown = 20;

function whatItGives({ roles }: Schemas['Group']): string {
  return roles === 0
    ? t`gives nothing`
    : plural(roles, { one: 'gives # role', other: 'gives # roles' });
}

export function GroupsOf({ person }: { person: Schemas['OrganizationUser'] }) {
  const organization = useOrganization();
  const isManaged = person.kind === 'managed' && organization.may('groups/read');
  const groups = useQuery({
    queryKey: ['groups', organization.sid, 'of', person.sid],
    queryFn: () =>
      bailiwick.groups.list(organization.sid, { user_sid: person.sid, page_size: shown }),
    enabled: isManaged,
  });
  if (!isManaged) return null;
  const items = groups.data?.items ?? [];
  return (
    <section className="section">
      <h2>
        <Trans>Groups</Trans>
      </h2>
      {groups.isError ? <ProblemSummary problem={problemOf(groups.error)} /> : null}
      {groups.isSuccess && items.length === 0 ? (
        <p>
          <Trans>They are in no group.</Trans>
        </p>
      ) : null}
      {items.length === 0 ? null : (
        <ul className="people" aria-label={t`Groups`}>
          {items.map((group) => (
            <li key={group.sid}>
              <Link to="/admin/groups/$groupSid" params={{ groupSid: group.sid }}>
                {group.friendly_name}
              </Link>
              <span className="small muted">{whatItGives(group)}</span>
            </li>
          ))}
        </ul>
      )}
      {groups.data?.page.next_token == null ? null : (
        <Link to="/admin/groups" search={{ q: `member:${person.sid}` }}>
          <Trans>All groups of this person</Trans>
        </Link>
      )}
    </section>
  );
}
