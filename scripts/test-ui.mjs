/** `npm run test:ui`: every page against the bars, on freshly built pages, with a browser that is found or fetched. */
import {
  ensureInstalled,
  ensurePagesBuilt,
  findBrowser,
  findNode,
  launch,
  runChild,
} from './launch.mjs';

await launch(async () => {
  const node = findNode();
  ensureInstalled(node);
  const browser = findBrowser(node);
  ensurePagesBuilt(node);
  return runChild(node, ['e2e/ui-bars/run.ts', ...process.argv.slice(2)], { CHROME_PATH: browser });
});
