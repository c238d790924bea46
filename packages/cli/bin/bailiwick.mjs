#!/usr/bin/env node
// Plain JavaScript, so that an old Node gets a sentence instead of a syntax error.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `bailiwick needs Node 24 or newer; this is ${process.versions.node}. Inside the repository: npm run bailiwick -- …\n`,
  );
  process.exit(2);
}
const { run } = await import('../src/main.ts');
process.exitCode = await run(process.argv.slice(2), process.env);
