/** A page: its title, which takes the focus, the way to its help, and its parts, which are shown together. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { activeLanguage } from '../i18n/i18n.ts';
import { LanguageChoice } from './language.tsx';
import { useStanding } from './standing.ts';

export type Reach = 'organization' | 'account' | 'instance';

let lastArrival: { readonly at: string; readonly language: string } | undefined;

/** Moves the focus to the title of a new page or step. Not to that of the first: there, the skip link comes first. */
function useArrival(heading: RefObject<HTMLHeadingElement | null>, step = ''): void {
  // The address whose page stands, not the one that is still loading: the page before must not answer to it.
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    if (pathname === undefined) return;
    const at = `${pathname} ${step}`;
    const language = activeLanguage();
    // The same page in another language is no other page, although its title is another.
    if (lastArrival !== undefined && lastArrival.at !== at && lastArrival.language === language)
      heading.current?.focus({ preventScroll: true });
    lastArrival = { at, language };
  }, [heading, pathname, step]);
}

/** The HTML said the title of the first page while its scripts were on their way (`vite-openings.ts`): now the page does. */
function useTakingOver(): void {
  useLayoutEffect(() => document.getElementById('opening')?.remove(), []);
}

/** Pages below `docs/help`, which the instance serves. */
export type HelpPage =
  | 'access'
  | 'access-matrix'
  | 'account'
  | 'accounts'
  | 'api-keys'
  | 'audit-log'
  | 'console'
  | 'console-account'
  | 'create-organization'
  | 'compliance'
  | 'domain'
  | 'dormant-people'
  | 'domains'
  | 'editions'
  | 'groups'
  | 'importing'
  | 'index'
  | 'inviting'
  | 'mailed-links'
  | 'map'
  | 'oauth-apps'
  | 'operations'
  | 'operator'
  | 'overview'
  | 'owners'
  | 'profile'
  | 'provisioning'
  | 'security-policies'
  | 'sessions'
  | 'settings'
  | 'sign-up-policy'
  | 'signing-in'
  | 'sso'
  | 'usage'
  | 'user'
  | 'users';

/** Opens the help of this page, in the same place on every page. */
function HelpLink({ page, isUnseen = false }: { page: HelpPage; isUnseen?: boolean }) {
  return (
    <a
      className="help-link"
      // It stands behind the title, whose words come with the page.
      data-unseen={isUnseen}
      href={`/docs/help${page === 'index' ? '' : `/${page}`}`}
      target="_blank"
      rel="noreferrer"
      aria-label={t`Help for this page (new tab)`}
      title={t`Help for this page`}
    >
      ?
    </a>
  );
}

export interface PageProps {
  readonly title: string;
  /** What the ? beside the title opens. */
  readonly help: HelpPage;
  /** What stands behind the title in the window's title: "Northwind – Admin Center". */
  readonly place: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly crumb?: ReactNode;
  readonly mono?: boolean;
  readonly children: ReactNode;
}

/** A page: its one h1 takes the focus when the page appears, and names the window. */
export function Page({
  title,
  help,
  place,
  lead,
  actions,
  crumb,
  mono = false,
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${place}`;
  }, [title, place]);
  useArrival(heading);
  useTakingOver();
  const body = useRef<HTMLDivElement>(null);
  const stands = useStanding(body);
  return (
    <>
      {crumb === undefined ? null : <div className="crumb">{crumb}</div>}
      <div className="page-head">
        <div>
          <div className="page-title">
            <h1 ref={heading} tabIndex={-1} className={mono ? 'mono' : undefined}>
              {title}
            </h1>
            <HelpLink page={help} isUnseen={!stands} />
          </div>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      <div className="page-body" ref={body} data-stands={stands}>
        {stands ? null : (
          <p className="page-waits muted" role="status">
            <Trans>Loading…</Trans>
          </p>
        )}
        {children}
      </div>
    </>
  );
}

/** A name, in every language the same. */
const product = 'Bailiwick';

/** A page without navigation: signing up and in, answering an invitation. */
export function PlainPage({
  title,
  help,
  lead,
  children,
  scope,
  isWide = false,
}: {
  title: string;
  help: HelpPage;
  lead?: ReactNode;
  children: ReactNode;
  scope?: Reach;
  /** For what does not stand in a column of fields. */
  isWide?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${product}`;
  }, [title]);
  useArrival(heading, title);
  useTakingOver();
  return (
    <main className="plain" data-scope={scope}>
      <div className="plain-box" data-wide={isWide}>
        <div className="plain-brand">
          <img src="/favicon.svg" alt="" width="24" height="24" />
          {product}
        </div>
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <HelpLink page={help} />
        </div>
        {lead === undefined ? null : <p className="section muted">{lead}</p>}
        {children}
        <footer className="plain-foot">
          <LanguageChoice />
        </footer>
      </div>
    </main>
  );
}
