/** What is around every address: the language, what stands behind the ?, and the pages for addresses and pages that do not work. */
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { createRootRoute, Link, Outlet } from '@tanstack/react-router';
import { InActiveLanguage } from './i18n/texts.tsx';
import { Button } from './ui/controls.tsx';
import { PlainPage } from './ui/page.tsx';

/** What is behind the ? : words and texts, nothing else. */
const textSearch = (search: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : String(value),
    ]),
  );

export const rootRoute = createRootRoute({
  component: () => (
    <InActiveLanguage>
      <Outlet />
    </InActiveLanguage>
  ),
  validateSearch: textSearch,
  notFoundComponent: () => (
    <PlainPage
      help="index"
      title={t`There is no such page`}
      lead={t`The address may be mistyped, or what was here is gone.`}
    >
      <Link to="/console">
        <Trans>Open the Console</Trans>
      </Link>
    </PlainPage>
  ),
});

/** A page that broke: what can be done, and nothing of the inside. */
export function Broken() {
  return (
    <PlainPage
      help="index"
      title={t`This page does not work`}
      lead={t`Something went wrong in the page itself. Nothing that you did before is lost.`}
    >
      <Button onPress={() => location.reload()}>
        <Trans>Load it again</Trans>
      </Button>
    </PlainPage>
  );
}
