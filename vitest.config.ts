import { defineConfig } from 'vitest/config';
import { texts } from './packages/admin/vite-texts.ts';

const setupFiles = ['packages/server/src/testing/loopback-only.ts'];
const browserHarness = 'packages/server/src/testing/browser.test.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['packages/server/src/**/*.test.ts'],
          exclude: [browserHarness],
          globalSetup: ['packages/server/src/testing/global-setup.ts'],
          setupFiles,
        },
      },
      {
        extends: true,
        test: { name: 'sdk', include: ['packages/sdk/src/**/*.test.ts'], setupFiles },
      },
      {
        extends: true,
        test: { name: 'cli', include: ['packages/cli/src/**/*.test.ts'], setupFiles },
      },
      {
        extends: true,
        test: { name: 'scripts', include: ['scripts/**/*.test.ts'], setupFiles },
      },
      {
        extends: true,
        plugins: texts(),
        test: {
          name: 'admin',
          include: ['packages/admin/src/**/*.test.{ts,tsx}'],
          setupFiles: [...setupFiles, 'packages/admin/tests-in-english.ts'],
        },
      },
      {
        // These drive a browser over the built pages, and the whole product as a process.
        extends: true,
        test: {
          name: 'browser',
          include: ['packages/admin/*.test.ts', 'e2e/**/*.test.ts', browserHarness],
          // Points are compared on a quiet machine: `npm run test:pictures`.
          exclude: process.env['PICTURES'] === undefined ? ['e2e/screenshots.test.ts'] : [],
          setupFiles,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
