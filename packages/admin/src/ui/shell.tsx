/** The frame around the pages: navigation, and who reaches how far. */
import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { bailiwick, queryClient } from '../api.ts';
import { forgetChanges, useChanges } from '../changes.ts';
import { Button } from './controls.tsx';
import { NotificationsButton } from './notifications.tsx';
import type { Reach } from './page.tsx';
import { Palette } from './palette.tsx';
import type { PaletteItem, PaletteSource } from './palette-items.ts';
import { forgetAll } from './session-memory.ts';
import type { GoTo } from './shortcut-keys.ts';
import { Shortcuts } from './shortcuts.tsx';
import { UndoProvider } from './undo.tsx';

const reachWords: Record<Reach, MessageDescriptor> = {
  organization: msg`Whole organization`,
  account: msg`Your accounts`,
  instance: msg`All organizations`,
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
    .map(({ to, label }) => ({ key: to, kind: t`Page`, label, to }));
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
  // The first page is drawn after its frame, in slices, between which presses are answered.
  const isStanding = useDeferredValue(true, false);
  return (
    <div className="shell" data-scope={reach}>
      <a className="skip" href="#content">
        <Trans>Skip to content</Trans>
      </a>
      <nav className="side" aria-label={t`Main`} data-open={open}>
        <div className="side-head">
          <div className="side-name">{name}</div>
          <div className="side-scope">{i18n._(reachWords[reach])}</div>
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
            <Trans>Menu</Trans>
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
        {isStanding ? <UndoProvider>{children}</UndoProvider> : null}
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
        <Trans>Your changes as code</Trans>
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
type Theme = (typeof themes)[number];

const themeWords: Record<Theme, MessageDescriptor> = {
  system: msg({ message: 'system', context: 'colours' }),
  light: msg({ message: 'light', context: 'colours' }),
  dark: msg({ message: 'dark', context: 'colours' }),
};

const keptTheme = (): Theme =>
  themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system';

function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
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
  const now = i18n._(themeWords[theme]);
  const then = i18n._(themeWords[next]);
  return (
    <Button kind="quiet" small onPress={choose} label={t`Colours: ${now}. Change to ${then}`}>
      <Trans>Colours: {now}</Trans>
    </Button>
  );
}

export function SignOutButton({ name }: { name: string }) {
  const navigate = useNavigate();
  const signOut = async () => {
    // A session that came through an identity provider ends there as well; any other ends here alone.
    const { location: onward } = await bailiwick.ssoSignIns.end();
    // First away, then forget: a page that stands would ask for its data again.
    await navigate({ to: '/sign-in' });
    queryClient.clear();
    forgetChanges();
    forgetAll();
    if (onward !== null) location.assign(onward);
  };
  return (
    <Button kind="quiet" small onPress={() => void signOut()} label={t`Sign out ${name}`}>
      <Trans>Sign out</Trans>
    </Button>
  );
}
