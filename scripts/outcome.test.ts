import { describe, expect, it } from 'vitest';
import { count, filesAgain, unsteadyTests, withSecond } from './outcome.mjs';

const test = (fullName: string, status: string) => ({ fullName, status });
const file = (name: string, ...assertionResults: ReturnType<typeof test>[]) => ({
  name,
  status: assertionResults.every(({ status }) => status !== 'failed') ? 'passed' : 'failed',
  assertionResults,
});
const unloaded = (name: string) => ({ name, status: 'failed', assertionResults: [] });
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults });

const first = report(
  file('/a.test.ts', test('holds', 'passed'), test('waits', 'failed'), test('later', 'skipped')),
  file('/b.test.ts', test('stands', 'passed')),
);

describe('a run of the tests', () => {
  it('is counted by test; a file that did not load is one failure', () => {
    expect(count(first, true)).toEqual({ passed: 2, failed: 1, skipped: 1 });
    expect(count(report(unloaded('/c.test.ts')), true)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('is red by an error outside every test, and by no report', () => {
    expect(count(report(file('/b.test.ts', test('stands', 'passed'))), true).failed).toBe(1);
    expect(count(undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('has its failed files run once more, unless they are many or none', () => {
    expect(filesAgain(first)).toEqual(['/a.test.ts']);
    expect(filesAgain(report(file('/b.test.ts', test('stands', 'passed'))))).toEqual([]);
    expect(filesAgain(undefined)).toEqual([]);
    const many = Array.from({ length: 9 }, (_, index) => unloaded(`/${index}.test.ts`));
    expect(filesAgain(report(...many))).toEqual([]);
  });
});

describe('the second run', () => {
  const mended = report(
    file('/a.test.ts', test('holds', 'passed'), test('waits', 'passed'), test('later', 'skipped')),
  );

  it('decides, and names what passed only then', () => {
    expect(count(withSecond(first, mended), false)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(unsteadyTests(first, mended)).toEqual(['/a.test.ts > waits']);
  });

  it('leaves red what fails again, also another test of the file', () => {
    const other = report(file('/a.test.ts', test('holds', 'failed'), test('waits', 'passed')));
    expect(count(withSecond(first, other), true)).toEqual({ passed: 2, failed: 1, skipped: 0 });
    expect(count(withSecond(first, first), true).failed).toBe(1);
    expect(unsteadyTests(first, first)).toEqual([]);
  });

  it('that came to no end changes nothing', () => {
    expect(count(withSecond(first, undefined), true).failed).toBe(1);
    expect(unsteadyTests(first, undefined)).toEqual([]);
  });
});
