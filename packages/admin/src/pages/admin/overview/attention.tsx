/** What wants attention, the most urgent first; every line leads to where it is dealt with. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { Time } from '../../../ui/parts.tsx';

type Item = Schemas['AttentionItem'];

const numberOf = ({ count, exact }: Item) => `${count.toLocaleString('en')}${exact ? '' : '+'}`;

const counted = (item: Item, one: string, many: string) =>
  item.count === 1 ? one : `${numberOf(item)} ${many}`;

/** The named ones, and how many more there are. */
function Names({
  item,
  link,
}: {
  item: Item;
  link: (subject: Item['subjects'][number]) => ReactNode;
}) {
  const more = item.count - item.subjects.length;
  return (
    <span className="small muted">
      {item.subjects.map((subject, index) => (
        <span key={subject.sid}>
          {index === 0 ? '' : ', '}
          {link(subject)}
        </span>
      ))}
      {more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}
    </span>
  );
}

/** Its name, and until when something can be done about it. */
function Until({ verb, until }: { verb: string; until: string | null }) {
  if (until === null) return null;
  return (
    <>
      {' '}
      ({verb} <Time at={until} />)
    </>
  );
}

const lines: Record<Item['kind'], { tone: 'bad' | 'warn'; line: (item: Item) => ReactNode }> = {
  domain_uncertain: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/domains">
          {counted(item, 'The proof of a domain is gone', 'proofs of domains are gone')}
        </Link>
        <br />
        <Names
          item={item}
          link={({ sid, name, until }) => (
            <>
              <Link to="/admin/domains/$domainSid" params={{ domainSid: sid }}>
                {name}
              </Link>
              <Until verb="lapses" until={until} />
            </>
          )}
        />
      </>
    ),
  },
  organization_ending: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/settings">The organization is to be deleted</Link>
        <br />
        <Names
          item={item}
          link={({ name, until }) => (
            <>
              {name}
              <Until verb="ends" until={until} />
            </>
          )}
        />
      </>
    ),
  },
  account_closing: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/accounts" search={{ state: 'pending_closure' }}>
          {counted(item, 'An account is being closed', 'accounts are being closed')}
        </Link>
        <br />
        <Names
          item={item}
          link={({ sid, name, until }) => (
            <>
              <Link to="/admin/accounts/$accountSid" params={{ accountSid: sid }}>
                {name}
              </Link>
              <Until verb="for good" until={until} />
            </>
          )}
        />
      </>
    ),
  },
  account_owner_inactive: {
    tone: 'bad',
    line: (item) => (
      <>
        {counted(item, 'An account has', 'accounts have')} an owner who cannot sign in: hand over
        <br />
        <Names
          item={item}
          link={({ sid, name }) => (
            <Link to="/admin/accounts/$accountSid" params={{ accountSid: sid }}>
              {name}
            </Link>
          )}
        />
      </>
    ),
  },
  single_administrator: {
    tone: 'warn',
    line: (item) => (
      <>
        <Link to="/admin/users/invite">
          {item.count === 0
            ? 'Nobody can act for the organization'
            : 'Only one person can act for the organization'}
        </Link>
        <br />
        <Names
          item={item}
          link={({ sid, name }) => (
            <Link to="/admin/users/$userSid" params={{ userSid: sid }}>
              {name}
            </Link>
          )}
        />
      </>
    ),
  },
  join_request_pending: {
    tone: 'warn',
    line: (item) => (
      <Link to="/admin/users" search={{ tab: 'requests' }}>
        {counted(item, 'One person asks', 'people ask')} to join
      </Link>
    ),
  },
  invitation_expiring: {
    tone: 'warn',
    line: (item) => (
      <>
        <Link to="/admin/users" search={{ tab: 'invited' }}>
          {counted(item, 'One invitation runs', 'invitations run')} out within two days
        </Link>
        <br />
        <Names
          item={item}
          link={({ name, until }) => (
            <>
              {name}
              <Until verb="runs out" until={until} />
            </>
          )}
        />
      </>
    ),
  },
  invitation_expired: {
    tone: 'warn',
    line: (item) => (
      <Link to="/admin/users" search={{ tab: 'invited', state: 'expired' }}>
        {counted(item, 'One invitation', 'invitations')} ran out unanswered
      </Link>
    ),
  },
};

export function Attention({ sid }: { sid: string }) {
  const attention = useQuery({
    queryKey: ['attention', sid],
    queryFn: () => bailiwick.attention.get(sid),
  });
  const items = attention.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="section" aria-label="Wants your attention">
      <h2>Wants your attention</h2>
      <ul className="timeline">
        {items.map((item) => (
          <li key={item.kind} data-tone={lines[item.kind].tone}>
            {lines[item.kind].line(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
