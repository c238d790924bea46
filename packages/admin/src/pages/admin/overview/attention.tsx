/** What wants attention, the most urgent first; every line leads to where it is dealt with. */
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { bailiwick, type Schemas } from '../../../api.ts';
import { formatCount, partsOfList } from '../../../i18n/formats.ts';
import { Time } from '../../../ui/parts.tsx';

type Item = Schemas['AttentionItem'];

const numberOf = ({ count, exact }: Item) => formatCount({ value: count, exact });

/** The named ones, and how many more there are. */
function Names({
  item: { subjects, count },
  link,
}: {
  item: Item;
  link: (subject: Item['subjects'][number]) => ReactNode;
}) {
  const more = count - subjects.length;
  const others = more > 0 ? [plural(more, { one: '# more', other: '# more' })] : [];
  const linked = [...subjects.map((subject) => link(subject)), ...others];
  const parts = partsOfList([...subjects.map(({ name }) => name), ...others]);
  // Between the elements stand the commas and the "and" of the language.
  const between = parts.filter(({ type }) => type === 'literal').map(({ value }) => value);
  return (
    <span className="small muted">
      {linked.map((part, index) => (
        <Fragment key={subjects[index]?.sid ?? 'more'}>
          {part}
          {between[index]}
        </Fragment>
      ))}
    </span>
  );
}

/** The same, of people. */
function People({ item }: { item: Item }) {
  return (
    <Names
      item={item}
      link={({ sid, name }) => (
        <Link to="/admin/users/$userSid" params={{ userSid: sid }}>
          {name}
        </Link>
      )}
    />
  );
}

/** Its name, and until when something can be done about it. */
function Until({ until, words }: { until: string | null; words: (until: ReactNode) => ReactNode }) {
  return until === null ? null : <> {words(<Time at={until} />)}</>;
}

/** @param words a plural with the number as it is written where the server stopped counting */
const lineOf = (item: Item, words: (count: number, number: string) => string) =>
  words(item.count, numberOf(item));

const lines: Record<Item['kind'], { tone: 'bad' | 'warn'; line: (item: Item) => ReactNode }> = {
  domain_uncertain: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/domains">
          {lineOf(item, (count, number) =>
            plural(count, {
              one: 'The proof of a domain is gone',
              other: `${number} proofs of domains are gone`,
            }),
          )}
        </Link>
        <br />
        <Names
          item={item}
          link={({ sid, name, until }) => (
            <>
              <Link to="/admin/domains/$domainSid" params={{ domainSid: sid }}>
                {name}
              </Link>
              <Until until={until} words={(time) => <Trans>(lapses {time})</Trans>} />
            </>
          )}
        />
      </>
    ),
  },
  break_glass_used: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/security-policies">
          <Trans>The emergency access was used</Trans>
        </Link>
        <br />
        <People item={item} />
      </>
    ),
  },
  break_glass_missing: {
    tone: 'warn',
    line: () => (
      <Link to="/admin/security-policies">
        <Trans>
          Nobody has the emergency access, for when single sign-on or the networks let nobody in
        </Trans>
      </Link>
    ),
  },
  sso_failing: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/sso">
          {lineOf(item, (count, number) =>
            plural(count, {
              one: 'Nobody gets in through a profile of single sign-on',
              other: `Nobody gets in through ${number} profiles of single sign-on`,
            }),
          )}
        </Link>
        <br />
        <Names
          item={item}
          link={({ sid, name }) => (
            <Link to="/admin/sso/$profileSid" params={{ profileSid: sid }}>
              {name}
            </Link>
          )}
        />
      </>
    ),
  },
  provisioning_held: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/provisioning">
          {lineOf(item, (count, number) =>
            plural(count, {
              one: 'The brake of a provisioning connection waits for you',
              other: `The brakes of ${number} provisioning connections wait for you`,
            }),
          )}
        </Link>
        <br />
        <Names
          item={item}
          link={({ sid, name }) => (
            <Link to="/admin/provisioning/$connectionSid" params={{ connectionSid: sid }}>
              {name}
            </Link>
          )}
        />
      </>
    ),
  },
  organization_ending: {
    tone: 'bad',
    line: (item) => (
      <>
        <Link to="/admin/settings">
          <Trans>The organization is to be deleted</Trans>
        </Link>
        <br />
        <Names
          item={item}
          link={({ name, until }) => (
            <>
              {name}
              <Until until={until} words={(time) => <Trans>(ends {time})</Trans>} />
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
          {lineOf(item, (count, number) =>
            plural(count, {
              one: 'An account is being closed',
              other: `${number} accounts are being closed`,
            }),
          )}
        </Link>
        <br />
        <Names
          item={item}
          link={({ sid, name, until }) => (
            <>
              <Link to="/admin/accounts/$accountSid" params={{ accountSid: sid }}>
                {name}
              </Link>
              <Until until={until} words={(time) => <Trans>(for good {time})</Trans>} />
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
        {lineOf(item, (count, number) =>
          plural(count, {
            one: 'An account has an owner who cannot sign in: hand over',
            other: `${number} accounts have an owner who cannot sign in: hand over`,
          }),
        )}
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
            ? t`Nobody can act for the organization`
            : t`Only one person can act for the organization`}
        </Link>
        <br />
        <People item={item} />
      </>
    ),
  },
  compliance_missing: {
    tone: 'warn',
    line: (item) => (
      <Link to="/admin/compliance">
        {lineOf(item, (count, number) =>
          plural(count, {
            one: 'One person does not meet what a security policy asks of them',
            other: `${number} people do not meet what a security policy asks of them`,
          }),
        )}
      </Link>
    ),
  },
  dormant_people_held: {
    tone: 'warn',
    line: (item) => (
      <Link to="/admin/dormant-people" search={{ q: 'state:warned' }}>
        {lineOf(item, (count, number) =>
          plural(count, {
            one: 'One person was to be deactivated for not coming, and waits: a day lets only so many go',
            other: `${number} people were to be deactivated for not coming, and wait: a day lets only so many go`,
          }),
        )}
      </Link>
    ),
  },
  join_request_pending: {
    tone: 'warn',
    line: (item) => (
      <Link to="/admin/users" search={{ tab: 'requests' }}>
        {lineOf(item, (count, number) =>
          plural(count, { one: 'One person asks to join', other: `${number} people ask to join` }),
        )}
      </Link>
    ),
  },
  invitation_expiring: {
    tone: 'warn',
    line: (item) => (
      <>
        <Link to="/admin/users" search={{ tab: 'invited' }}>
          {lineOf(item, (count, number) =>
            plural(count, {
              one: 'One invitation runs out within two days',
              other: `${number} invitations run out within two days`,
            }),
          )}
        </Link>
        <br />
        <Names
          item={item}
          link={({ name, until }) => (
            <>
              {name}
              <Until until={until} words={(time) => <Trans>(runs out {time})</Trans>} />
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
        {lineOf(item, (count, number) =>
          plural(count, {
            one: 'One invitation ran out unanswered',
            other: `${number} invitations ran out unanswered`,
          }),
        )}
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
    <section className="section" aria-label={t`Wants your attention`}>
      <h2>
        <Trans>Wants your attention</Trans>
      </h2>
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
