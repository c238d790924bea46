/** May this person do something on this account, and why; and all that they may do there. Now, or at a past moment. */
import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { bailiwick, type Schemas } from '../../api.ts';
import { formatAlternatives, formatList } from '../../i18n/formats.ts';
import { useRoles } from '../../roles.ts';
import { SelectField, TextField } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf } from '../../ui/form.tsx';
import { useListSearch } from '../../ui/list.tsx';
import { instantOf, localTimeOf } from '../../ui/local-time.ts';
import { Notice } from '../../ui/parts.tsx';
import { useOrganization } from './organization.ts';

const choicesAtMost = 100;
const readAccounts = '/bailiwick/account/accounts/read';

interface Asked {
  readonly who: string;
  readonly permission: string;
  readonly accountSid: string;
  readonly at: string | undefined;
  /** All that can be done on an account. */
  readonly permissions: readonly string[];
}

/** Somebody is named by address, name or SID: a list of everybody would be too long. */
async function findPeople(organizationSid: string, search: string) {
  const { items } = await bailiwick.organizationUsers.list(organizationSid, {
    search,
    page_size: 3,
  });
  return items;
}

async function ask(organizationSid: string, asked: Asked) {
  const found = await findPeople(organizationSid, asked.who);
  const [person] = found;
  if (person === undefined || found.length > 1) return { found };
  const moment = asked.at === undefined ? {} : { at: asked.at };
  const about = { user_sid: person.sid, account_sid: asked.accountSid };
  const [answer, all] = await Promise.all([
    bailiwick.access.check({ ...about, permission: asked.permission, ...moment }),
    bailiwick.access.checkBatch({
      checks: asked.permissions.map((permission) => ({ ...about, permission })),
      ...moment,
    }),
  ]);
  return {
    found,
    answer,
    may: asked.permissions.filter((_permission, index) => all.allowed[index] === true),
  };
}

function useChoices() {
  const { sid } = useOrganization();
  const roles = useRoles();
  const accounts = useQuery({
    queryKey: ['accounts', sid, 'chooser'],
    queryFn: () =>
      bailiwick.organizationAccounts.list(sid, { page_size: choicesAtMost, kind: 'all' }),
  });
  const ofAccounts = roles.data?.items.filter((role) => role.scope === 'account') ?? [];
  return {
    accounts: accounts.data?.items ?? [],
    permissions: [...new Set(ofAccounts.flatMap((role) => role.permissions))].sort(),
    roleName: (sid: string) => roles.data?.items.find((role) => role.sid === sid)?.name ?? sid,
  };
}

export function PersonQuestion() {
  const organization = useOrganization();
  const { accounts, permissions, roleName } = useChoices();
  const [search, change] = useListSearch();
  const { who, permission = readAccounts, account_sid: accountSid, at } = search;
  const isAsked = who !== undefined && accountSid !== undefined && permissions.length > 0;
  const answer = useQuery({
    queryKey: ['may-they', organization.sid, who, permission, accountSid, at, permissions.length],
    queryFn: () =>
      ask(organization.sid, {
        who: who ?? '',
        permission,
        accountSid: accountSid ?? '',
        at,
        permissions,
      }),
    enabled: isAsked,
    retry: false,
  });
  return (
    <>
      <Form
        asks
        submit={t`May they?`}
        onSubmit={(values) => {
          change({ ...values, at: instantOf(values['at'] ?? '') });
          return Promise.resolve();
        }}
      >
        <TextField
          name="who"
          label={t`Who`}
          defaultValue={who ?? ''}
          help={t`An address, a name or a SID.`}
        />
        <SelectField
          name="permission"
          label={t`May do`}
          options={permissions.map((name) => ({ value: name, label: name }))}
          defaultValue={permission}
          key={`p-${permissions.length}`}
        />
        <SelectField
          name="account_sid"
          label={t`On the account`}
          options={accounts.map((one) => ({ value: one.sid, label: one.friendly_name }))}
          defaultValue={accountSid}
          key={`a-${accounts.length}`}
        />
        <TextField
          name="at"
          label={t`As of`}
          type="datetime-local"
          defaultValue={localTimeOf(at)}
          required={false}
          help={t`Leave it empty to ask about now. The names are those of today.`}
        />
      </Form>
      {answer.isError ? <ProblemSummary problem={problemOf(answer.error)} /> : null}
      {answer.data === undefined ? null : (
        <Answer {...answer.data} isPast={at !== undefined} roleName={roleName} />
      )}
    </>
  );
}

function Verdict({ name, allowed, isPast }: { name: string; allowed: boolean; isPast: boolean }) {
  if (isPast)
    return allowed ? (
      <Trans>
        <bdi>{name}</bdi> could.
      </Trans>
    ) : (
      <Trans>
        <bdi>{name}</bdi> could not.
      </Trans>
    );
  return allowed ? (
    <Trans>
      <bdi>{name}</bdi> may.
    </Trans>
  ) : (
    <Trans>
      <bdi>{name}</bdi> may not.
    </Trans>
  );
}

function Answer({
  found,
  answer,
  may = [],
  isPast,
  roleName,
}: Awaited<ReturnType<typeof ask>> & {
  answer?: Schemas['AccessAnswer'];
  may?: readonly string[];
  isPast: boolean;
  roleName: (sid: string) => string;
}) {
  const [person] = found;
  if (person === undefined)
    return (
      <Notice live>
        <Trans>Nobody here is called like that.</Trans>
      </Notice>
    );
  if (answer === undefined) {
    const names = formatList(found.map(({ name, email }) => `${name} (${email})`));
    return (
      <Notice live>
        <Trans>Several people are called like that: {names}. Name one by address.</Trans>
      </Notice>
    );
  }
  const { allowed, because, missing } = answer;
  return (
    <section className="section" aria-label={t`The answer`}>
      <Notice live tone={allowed ? 'ok' : 'warn'}>
        <strong>
          <Verdict name={person.name} {...{ allowed, isPast }} />
        </strong>
        {missing === null ? null : <p>{missing.sentence}</p>}
        {missing === null || missing.roles_that_would.length === 0 ? null : (
          <p>
            <Trans>
              Roles that would do:{' '}
              {ph({ roles: formatAlternatives(missing.roles_that_would.map(roleName)) })}.
            </Trans>
          </p>
        )}
      </Notice>
      {because.length === 0 ? null : (
        <>
          <h2>
            <Trans>Because</Trans>
          </h2>
          <ul className="timeline">
            {because.map((reason) => (
              <li key={`${reason.kind} ${reason.assignment_sid ?? ''}`} data-tone="ok">
                {reason.sentence}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{isPast ? t`All that they could do there` : t`All that they may do there`}</h2>
      {may.length === 0 ? (
        <p className="muted">
          <Trans>Nothing.</Trans>
        </p>
      ) : (
        <ul>
          {may.map((permission) => (
            <li key={permission}>
              <code>{permission}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
