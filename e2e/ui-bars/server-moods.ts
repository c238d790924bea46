/** How a server can be while a page is looked at: failing, silent, slow. Who is signed in it always tells. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';

const answers = '**/v1/**';
/** Without it there is no page to fail in. */
const isAboutSession = (url: string) =>
  /\/v1\/(?:operator\/)?(?:session|user\/organization)$/.test(new URL(url).pathname);
const lateByMs = 150;

const failure = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'The server made a mistake',
    status: 500,
    code: 'internal',
    detail: 'This is our mistake, not yours.',
    remedy: 'Try again. When it happens again, tell the operator the number of the request.',
    request_id: '00000000-0000-4000-8000-000000000000',
  }),
};

/** Does nothing that changes anything: a trial, a preview, a question. */
const isHarmless = (route: Route): boolean => {
  const request = route.request();
  const { pathname, searchParams } = new URL(request.url());
  return (
    request.method() === 'GET' ||
    searchParams.get('dry_run') === 'true' ||
    /\/(?:preview|check|test|look-up)$/.test(pathname)
  );
};

async function answerBy(page: Page, answer: (route: Route) => Promise<void>) {
  await page.route(answers, answer);
  return { end: () => page.unroute(answers, answer) };
}

export async function answerWithFailure(page: Page) {
  let failed = 0;
  const mood = await answerBy(page, async (route) => {
    if (isAboutSession(route.request().url())) return route.fallback();
    failed += 1;
    await route.fulfill(failure);
  });
  return { ...mood, count: () => failed };
}

/** The connection stands, and no answer comes until the mood ends. */
export async function answerWithNothing(page: Page) {
  const held: Route[] = [];
  const mood = await answerBy(page, async (route) => {
    if (isAboutSession(route.request().url())) await route.fallback();
    else held.push(route);
  });
  return {
    /** Until the page has asked, and shows that it waits. */
    async waited() {
      for (let looks = 0; looks < 20 && held.length === 0; looks += 1) await sleep(50);
      await sleep(lateByMs);
    },
    async end() {
      await mood.end();
      await Promise.all(held.map((route) => route.abort().catch(() => undefined)));
    },
  };
}

/** Late enough that everything a page shows meanwhile is painted. */
export const answerLate = (page: Page) =>
  answerBy(page, async (route) => {
    await sleep(lateByMs);
    await route.fallback();
  });

/** Nothing that is pressed changes anything: what would is refused. */
export const refuseChanges = (page: Page) =>
  answerBy(page, async (route) => {
    if (isHarmless(route)) await route.fallback();
    else await route.fulfill(failure);
  });
