/** The frame around the pages: navigation, who reaches how far, where the focus goes on a new page. */
import { Link, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { bailiwick, queryClient } from '../api.ts';
import { forgetChanges, useChanges } from '../changes.ts';
import { Button } from './controls.tsx';
import { NotificationsButton } from './notifications.tsx';
import { Palette } from './palette.tsx';
import type { PaletteItem, PaletteSource } from './palette-items.ts';
import { forgetAll } from './session-memory.ts';
import type { GoTo } from './shortcut-keys.ts';
import { Shortcuts } from './shortcuts.tsx';
import { useStanding } from './standing.ts';
import { UndoProvider } from './undo.tsx';

export type Reach = 'organization' | 'account' | 'instance';

const reachWords: Record<Reach, string> = {
  organization: 'Whole organization',
  account: 'Your accounts',
  instance: 'All organizations',
};

export interface NavigationGroup {
  readonly label: string | null;
  readonly items: readonly {
    readonly to: string;
    readonly label: string;
    readonly exact?: boolean;
    /** Goes there after g. */
    readonly keys?: string;
  }[];
}

/** The pages of a navigation, to be found by their words. */
export function pagesOf(groups: readonly NavigationGroup[]): PaletteItem[] {
  return groups
    .flatMap((group) => group.items)
    .map(({ to, label }) => ({ key: to, kind: 'Page', label, to }));
}

export interface ShellProps {
  readonly reach: Reach;
  readonly name: string;
  readonly groups: readonly NavigationGroup[];
  readonly top: ReactNode;
  readonly palette?: PaletteSource;
  /** What runs in the background, for the list of notifications. */
  readonly background?: ReactNode;
  readonly children: ReactNode;
}

const goingTo = (groups: readonly NavigationGroup[]): readonly GoTo[] =>
  groups
    .flatMap((group) => group.items)
    .flatMap(({ keys, label, to }) => (keys === undefined ? [] : [{ keys, label, to }]));

export function Shell({ reach, name, groups, top, palette, background, children }: ShellProps) {
  const [open, setOpen] = useState(false);
  const finder = useRef<HTMLInputElement>(null);
  const pages = useMemo(() => goingTo(groups), [groups]);
  const find = useCallback(() => {
    finder.current?.focus();
    finder.current?.click();
  }, []);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className="shell" data-scope={reach}>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <nav className="side" aria-label="Main" data-open={open}>
        <div className="side-head">
          <div className="side-name">{name}</div>
          <div className="side-scope">{reachWords[reach]}</div>
        </div>
        {groups.map((group) => (
          <div key={group.label ?? 'first'}>
            {group.label === null ? null : <div className="side-group">{group.label}</div>}
            <ul>
              {group.items.map((item) => (
                <li key={item.to}>
                  <Link
                    to={item.to}
                    activeOptions={{ exact: item.exact === true, includeSearch: false }}
                    activeProps={{ 'aria-current': 'page' }}
                  >
                    {item.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="side-foot">
          <NotificationsButton background={background} />
          <ThemeButton />
          {top}
        </div>
      </nav>
      <header className="top">
        <span className="top-menu">
          <Button small expanded={open} onPress={() => setOpen(!open)}>
            Menu
          </Button>
        </span>
        {palette === undefined ? null : <Palette source={palette} field={finder} />}
        <div className="top-links">
          <NotificationsButton background={background} />
          <Shortcuts pages={pages} onNoSearch={find} />
          <ThemeButton />
          {top}
        </div>
      </header>
      <main className="main" id="content">
        <UndoProvider>{children}</UndoProvider>
        <Changes />
      </main>
    </div>
  );
}

/** Comes when somebody opens it. */
const ChangesAsCode = lazy(() =>
  import('./changes-as-code.tsx').then((module) => ({ default: module.ChangesAsCode })),
);

/** At the foot of the page, once something was changed. */
function Changes() {
  const changes = useChanges();
  const [isOpen, setOpen] = useState(false);
  if (changes.length === 0) return null;
  return (
    <div className="changes">
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        Your changes as code
      </Button>
      {isOpen ? (
        <Suspense>
          <ChangesAsCode changes={changes} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

const themes = ['system', 'light', 'dark'] as const;

function ThemeButton() {
  const [theme, setTheme] = useState<string>(() => localStorage.getItem('theme') ?? 'system');
  const next =
    themes[(themes.indexOf(theme as (typeof themes)[number]) + 1) % themes.length] ?? 'system';
  const choose = () => {
    setTheme(next);
    if (next === 'system') {
      localStorage.removeItem('theme');
      delete document.documentElement.dataset['theme'];
    } else {
      localStorage.setItem('theme', next);
      document.documentElement.dataset['theme'] = next;
    }
  };
  return (
    <Button kind="quiet" small onPress={choose} label={`Colours: ${theme}. Change to ${next}`}>
      Colours: {theme}
    </Button>
  );
}

let lastArrival: string | undefined;

/** Moves the focus to the title of a new page or step. Not to that of the first: there, the skip link comes first. */
function useArrival(heading: RefObject<HTMLHeadingElement | null>, step = ''): void {
  // The address whose page stands, not the one that is still loading: the page before must not answer to it.
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    if (pathname === undefined) return;
    const arrival = `${pathname} ${step}`;
    if (lastArrival !== undefined && lastArrival !== arrival)
      heading.current?.focus({ preventScroll: true });
    lastArrival = arrival;
  }, [heading, pathname, step]);
}

/** Pages below `docs/help`, which the instance serves. */
export type HelpPage =
  | 'access'
  | 'access-matrix'
  | 'account'
  | 'accounts'
  | 'audit-log'
  | 'console'
  | 'console-account'
  | 'create-organization'
  | 'domain'
  | 'domains'
  | 'importing'
  | 'index'
  | 'inviting'
  | 'mailed-links'
  | 'map'
  | 'operations'
  | 'operator'
  | 'overview'
  | 'owners'
  | 'profile'
  | 'settings'
  | 'sign-up-policy'
  | 'signing-in'
  | 'user'
  | 'users';

/** Opens the help of this page, in the same place on every page. */
function HelpLink({ page }: { page: HelpPage }) {
  return (
    <a
      className="help-link"
      href={`/docs/help${page === 'index' ? '' : `/${page}`}`}
      target="_blank"
      rel="noreferrer"
      aria-label="Help for this page (new tab)"
      title="Help for this page"
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
            <HelpLink page={help} />
          </div>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      <div className="page-body" ref={body} data-stands={stands}>
        {stands ? null : (
          <p className="page-waits muted" role="status">
            Loading…
          </p>
        )}
        {children}
      </div>
    </>
  );
}

/** A page without navigation: signing up and in, answering an invitation. */
export function PlainPage({
  title,
  help,
  lead,
  children,
  scope,
}: {
  title: string;
  help: HelpPage;
  lead?: ReactNode;
  children: ReactNode;
  scope?: Reach;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Bailiwick`;
  }, [title]);
  useArrival(heading, title);
  return (
    <main className="plain" data-scope={scope}>
      <div className="plain-box">
        <div className="plain-brand">
          <img src="/favicon.svg" alt="" width="24" height="24" />
          Bailiwick
        </div>
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <HelpLink page={help} />
        </div>
        {lead === undefined ? null : <p className="section muted">{lead}</p>}
        {children}
      </div>
    </main>
  );
}

export function SignOutButton({ name }: { name: string }) {
  const navigate = useNavigate();
  const signOut = async () => {
    await bailiwick.sessions.endCurrent();
    // First away, then forget: a page that stands would ask for its data again.
    await navigate({ to: '/sign-in' });
    queryClient.clear();
    forgetChanges();
    forgetAll();
  };
  return (
    <Button kind="quiet" small onPress={() => void signOut()} label={`Sign out ${name}`}>
      Sign out
    </Button>
  );
}
