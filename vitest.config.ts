import { defineConfig } from 'vitest/config';

const setupFiles = ['packages/server/src/testing/loopback-only.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['packages/server/src/**/*.test.ts'],
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
    ],
  },
});
