/** Starts the web app: Console, Admin Center, operator pages and the public pages are one. */
import './styles/tokens.css';
import './styles/arabic.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/controls.css';
import './styles/parts.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api.ts';
import { start } from './i18n/i18n.ts';
import { Texts } from './i18n/texts.tsx';
import { startRouter } from './router.tsx';
import { StepUpProvider } from './ui/step-up.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

await start();
const router = startRouter();
const page = (
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Texts>
        <StepUpProvider>
          <RouterProvider router={router} />
        </StepUpProvider>
      </Texts>
    </QueryClientProvider>
  </StrictMode>
);
const reactRoot = createRoot(root);
// In steps, between which presses are answered.
startTransition(() => reactRoot.render(page));
