/**
 * The kit: every part of the pages in every state, so that a browser test can look at each without a server. It is
 * built for that test only and is no part of the product's pages.
 */

import '../signed-in.ts';
import type { Messages } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../api.ts';
import { addCatalogs, start } from '../i18n/i18n.ts';
import { InActiveLanguage, Texts } from '../i18n/texts.tsx';
import { type Reach } from '../ui/page.tsx';
import { Shell } from '../ui/shell.tsx';
import { StepUpProvider } from '../ui/step-up.tsx';
import '../styles/tokens.css';
import '../styles/arabic.css';
import '../styles/base.css';
import '../styles/shell.css';
import '../styles/controls.css';
import '../styles/parts.css';
import { kitPalette } from './far-reaching.tsx';
import { ListStates } from './list-states.tsx';
import { PlainState } from './plain-state.tsx';
import sample from './sample.json' with { type: 'json' };
import { States } from './states.tsx';

const groups = () => [
  { label: null, items: [{ to: '/kit', label: t`Overview`, exact: true }] },
  {
    label: t`People and access`,
    items: [
      { to: '/kit/list', label: t`Users` },
      { to: '/kit/accounts', label: t`Accounts` },
    ],
  },
];

function isReach(value: unknown): value is Reach {
  return value === 'organization' || value === 'account' || value === 'instance';
}

const rootRoute = createRootRoute({
  component: () => (
    <InActiveLanguage>
      <Outlet />
    </InActiveLanguage>
  ),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: () => {
    const asked = new URLSearchParams(location.search).get('reach');
    return (
      <Shell
        reach={isReach(asked) ? asked : 'organization'}
        name={sample.organization}
        groups={groups()}
        top={<span>{sample.me}</span>}
        palette={kitPalette()}
      >
        <Outlet />
      </Shell>
    );
  },
});

const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([
    createRoute({ getParentRoute: () => shellRoute, path: '/kit', component: States }),
    createRoute({ getParentRoute: () => shellRoute, path: '/kit/list', component: ListStates }),
  ]),
  createRoute({ getParentRoute: () => rootRoute, path: '/kit/plain', component: PlainState }),
]);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

addCatalogs(
  import.meta.glob<Messages>('../locales/kit/*.po', { import: 'messages' }),
  import.meta.glob<Messages>('../locales/kit/en.po', { import: 'messages', query: '?pseudo' }),
);
await start('inside', 'kit');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Texts>
        <StepUpProvider>
          <RouterProvider router={createRouter({ routeTree })} />
        </StepUpProvider>
      </Texts>
    </QueryClientProvider>
  </StrictMode>,
);
