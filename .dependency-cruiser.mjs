/**
 * Who may import whom. Each rule is broken once by `scripts/guards.test.ts`, so that none of them can go blind.
 * Paths are relative to the folder that is checked.
 */
const server = '^packages/server/src';
const moduleOf = `${server}/modules/([^/]+)/`;
const test = '\\.test\\.tsx?$';
const testing = `${server}/testing/`;

const pureParts = '(?:rules|contract|vocabulary)';
const store = '[^/]*store\\.ts$';
/** What runs on a database or a request, and so is out of reach for words and rules. */
const effectful = `(?:${store}|service\\.ts$|routes\\.ts$|jobs\\.ts$|use-cases/)`;
const effectfulKernel = `${server}/kernel/(?:http|engine|database|migrate|unit-of-work|jobs|mailer|mail-queue|dns|outbound-http|postgres-[^/]+)\\.ts$`;
/** The part of the kernel that holds tables of its own, or makes SQL for stores. */
const databaseKernel = `${server}/kernel/(?:database|housekeeping|idempotency|jobs|list-filter-sql|mail-queue|migrate|one-time-tokens|outside-sql|paging|rate-limits|savepoint)\\.ts$`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'kernel-knows-no-module',
      comment: 'The kernel outlives features: what it needs of them, they hand to it.',
      severity: 'error',
      from: { path: `${server}/kernel/`, pathNot: test },
      to: { path: `${server}/(?:modules/|app\\.ts|main\\.ts|settings\\.ts|setting-values\\.ts)` },
    },
    {
      name: 'modules-meet-at-their-index',
      comment: 'What a module offers to others is what its index.ts exports.',
      severity: 'error',
      from: { path: moduleOf },
      to: {
        path: `${server}/modules/[^/]+/`,
        pathNot: [`${server}/modules/$1/`, `${server}/modules/[^/]+/index\\.ts$`],
      },
    },
    {
      name: 'modules-are-entered-by-their-index',
      comment: 'The same door for everybody outside the modules.',
      severity: 'error',
      from: { pathNot: [`${server}/modules/[^/]+/`] },
      to: {
        path: `${server}/modules/[^/]+/`,
        pathNot: `${server}/modules/[^/]+/index\\.ts$`,
      },
    },
    {
      name: 'no-cycles',
      comment:
        'Not even of types: whoever is in a cycle cannot be understood alone. Invert one arrow with a hook.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'modules-in-layers',
      comment: 'Two modules may not need each other, by whichever of their files.',
      severity: 'error',
      scope: 'folder',
      from: { path: `${server}/modules/[^/]+$` },
      to: { circular: true, path: `${server}/modules/[^/]+$` },
    },
    {
      name: 'rules-and-words-are-pure',
      comment: 'They run in a table of cases, in a browser, in the generator of the reference.',
      severity: 'error',
      from: { path: `${moduleOf}${pureParts}\\.ts$` },
      to: {
        path: [
          `${server}/modules/[^/]+/${effectful}`,
          effectfulKernel,
          '(?:^|/)node_modules/(?:kysely|pg|fastify|graphile-worker)/',
        ],
      },
    },
    {
      name: 'rules-and-words-use-no-node',
      comment: 'For the same reason.',
      severity: 'error',
      from: { path: `${moduleOf}${pureParts}\\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sql-in-stores-only',
      comment:
        'SQL stands in store.ts (or …-store.ts), and in the part of the kernel that owns tables.',
      severity: 'error',
      from: {
        path: '^packages/',
        pathNot: [`${moduleOf}${store}`, databaseKernel, test, testing],
      },
      to: { path: '(?:^|/)node_modules/(?:kysely|pg|graphile-worker)/' },
    },
    {
      name: 'stores-decide-nothing',
      comment: 'Rows in, rows out. A rule that hides in SQL helpers is a rule that nobody finds.',
      severity: 'error',
      from: { path: `${moduleOf}${store}` },
      to: {
        // A row may be typed by what the rules call it.
        dependencyTypesNot: ['type-only'],
        path: `${moduleOf}(?:rules|service|routes)\\.ts$|${moduleOf}use-cases/`,
      },
    },
    {
      name: 'routes-ask-services',
      comment: 'A route that queries holds half of a rule.',
      severity: 'error',
      from: { path: `${moduleOf}routes\\.ts$` },
      to: { path: `${moduleOf}${store}` },
    },
    {
      name: 'contract-is-the-only-door',
      comment: 'Pages, command line and SDK know the HTTP contract, and nothing behind it.',
      severity: 'error',
      from: { path: '^packages/(?:admin|cli|sdk)/', pathNot: test },
      to: { path: '^packages/server/' },
    },
    {
      name: 'sdk-stands-alone',
      comment: 'It is published, and runs in browsers.',
      severity: 'error',
      from: { path: '^packages/sdk/', pathNot: test },
      to: { path: '^packages/(?!sdk/)' },
    },
    {
      name: 'sdk-uses-no-node',
      comment: 'It runs in browsers.',
      severity: 'error',
      from: { path: '^packages/sdk/src/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-without-tests',
      comment: 'Nothing that is delivered leans on what is only there for tests.',
      severity: 'error',
      from: { path: '^(?:packages|scripts)/', pathNot: [test, testing, '^packages/[^/]+/test/'] },
      to: { path: [test, testing, '^e2e/'] },
    },
    {
      name: 'product-without-development-packages',
      comment: 'A package that the product needs is a dependency of its workspace.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: [test, testing, '^packages/admin/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-exist',
      comment: 'What cannot be found cannot be checked either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    // Imports of types count, although nothing is left of them at run time.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
