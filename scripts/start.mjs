/** `npm start`: gets what is missing, then serves. Parameters go to the server: `npm start -- config`. */
import { join } from 'node:path';
import { ensureInstalled, ensurePagesBuilt, findNode, launch, root, runChild } from './launch.mjs';

await launch(() => {
  const node = findNode();
  ensureInstalled(node);
  ensurePagesBuilt(node);
  return runChild(node, [join(root, 'packages/server/src/main.ts'), ...process.argv.slice(2)]);
});
