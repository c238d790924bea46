/**
 * A program asks to act for whoever sits at the browser: who it is, what it may do, and where the answer goes. The address holds
 * what it asks, so that signing in on the way loses nothing.
 */
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { bailiwick, type Schemas } from '../../api.ts';
import { useSession } from '../../session.ts';
import { Button, ButtonLink } from '../../ui/controls.tsx';
import { Form, ProblemSummary, problemOf, type Submit, useAct } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/parts.tsx';
import '../../styles/api-keys.css';

type Asked = Schemas['OAuthRequest'];
type Request = Readonly<Record<string, string>>;

/** As the server wrote it; what is no such text asks for nothing, and the server says so. */
function readRequest(search: string): Request {
  const carried = new URLSearchParams(search).get('request') ?? '';
  try {
    const bytes = atob(carried.replaceAll('-', '+').replaceAll('_', '/'));
    return Object.fromEntries(new URLSearchParams(bytes));
  } catch {
    return {};
  }
}

export function AuthorizeApp() {
  const { searchStr } = useLocation();
  const request = readRequest(searchStr);
  const asked = useQuery({
    queryKey: ['oauth-request', searchStr],
    queryFn: () => bailiwick.oauthConsents.check(request),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (asked.isError)
    return (
      <Page help="oauth-apps" title={t`An app cannot be let in`} place={t`Console`}>
        <ProblemSummary problem={problemOf(asked.error)} takesFocus={false} />
        <ButtonLink to="/console">
          <Trans>To the Console</Trans>
        </ButtonLink>
      </Page>
    );
  if (asked.data === undefined)
    return (
      <Page key="waits" help="oauth-apps" title={t`An app asks to act for you`} place={t`Console`}>
        {null}
      </Page>
    );
  return asked.data.is_agreed ? (
    <LeadBack asked={asked.data} request={request} />
  ) : (
    <Ask asked={asked.data} request={request} />
  );
}

/** They agreed to all of it before. */
function LeadBack({ asked, request }: { asked: Asked; request: Request }) {
  const { act, problem } = useAct();
  const hasLeft = useRef(false);
  useEffect(() => {
    if (hasLeft.current) return;
    hasLeft.current = true;
    void act(async () => {
      const { location } = await bailiwick.oauthConsents.letIn(request);
      window.location.replace(location);
    });
  }, [act, request]);
  return (
    <Page
      help="oauth-apps"
      title={t`Back to ${{ app: asked.name }}`}
      place={t`Console`}
      lead={t`You agreed to what it asks for before. You are led back to ${{ host: asked.leads_back_to }}.`}
    >
      {problem === null ? null : <ProblemSummary problem={problem} />}
    </Page>
  );
}

function Ask({ asked, request }: { asked: Asked; request: Request }) {
  const session = useSession();
  const email = session.data?.user.email ?? '';
  const { name, organization_name: organization, leads_back_to: host } = asked;
  const allow: Submit = async (_values, api) => {
    await api.oauthConsents.give(request);
    const { location } = await api.oauthConsents.letIn(request);
    window.location.assign(location);
  };
  return (
    <Page
      help="oauth-apps"
      title={t`Let ${{ app: name }} act for you?`}
      place={t`Console`}
      lead={t`It asks to act for you in ${{ organization }}. It is your move.`}
    >
      <Who asked={asked} />
      <section className="section">
        <h2>
          <Trans>What the app may do</Trans>
        </h2>
        <p>
          <Trans>
            As <strong>{email}</strong>, in <bdi>{organization}</bdi>, and never more than you may
            do yourself at that moment:
          </Trans>
        </p>
        <Permissions asked={asked} />
        <p>
          {asked.keeps_access ? (
            <Trans>It may go on when you are not there, for up to 30 days.</Trans>
          ) : (
            <Trans>It may do so for an hour at most, then it has to ask again.</Trans>
          )}{' '}
          <Trans>You can end it at any time in your profile.</Trans>
        </p>
      </section>
      <Form
        submit={t`Allow`}
        hasCode={false}
        onSubmit={allow}
        secondary={
          <Button onPress={() => window.location.assign(asked.refusal_url)}>
            <Trans>Do not allow</Trans>
          </Button>
        }
      >
        <Notice>
          <p>
            <Trans>
              The answer goes to <strong dir="ltr">{host}</strong>. Allow it only if you came from
              there.
            </Trans>
          </p>
        </Notice>
      </Form>
    </Page>
  );
}

/** As whoever made the app says: nobody has checked it. */
function Who({ asked }: { asked: Asked }) {
  const { company_name: company, homepage_url: homepage, terms_url: terms } = asked;
  return (
    <section className="section">
      {asked.description === '' ? null : <p dir="auto">{asked.description}</p>}
      {company === null ? null : (
        <p>
          <Trans>
            By its own account it is of <bdi>{company}</bdi>.
          </Trans>
        </p>
      )}
      {homepage === null && terms === null ? null : (
        <ul className="permission-words">
          {homepage === null ? null : (
            <li>
              <a href={homepage} target="_blank" rel="noreferrer">
                <Trans>Its home page</Trans>
              </a>
            </li>
          )}
          {terms === null ? null : (
            <li>
              <a href={terms} target="_blank" rel="noreferrer">
                <Trans>Its terms of use</Trans>
              </a>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Permissions({ asked: { permissions } }: { asked: Asked }) {
  const own = permissions.filter((item) => item.is_yours);
  const others = permissions.length - own.length;
  const groups = [...new Set(own.map(({ group }) => group))];
  return (
    <>
      {own.length === 0 ? (
        <p>
          <Trans>Nothing: you hold none of what it asks for.</Trans>
        </p>
      ) : null}
      <div className="permission-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul className="permission-words">
              {own
                .filter((item) => item.group === group)
                .map((item) => (
                  <li key={item.name} title={item.name}>
                    {item.allows}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {others === 0 ? null : (
        <p className="small muted">
          <Plural
            value={others}
            one="It asks for # more that you do not hold: it can do that only if you get it."
            other="It asks for # more that you do not hold: it can do them only if you get them."
          />
        </p>
      )}
    </>
  );
}
