/**
 * What a run of the tests comes to. A file that fails while two run side by side is run once more, alone: what passes
 * then leans on time that it had no right to, is named, and does not hide whether something is broken.
 */

/** Above this many files a second run would not tell anything new. */
const mostFilesAgain = 8;

const failedTests = (file) => file.assertionResults.filter(({ status }) => status === 'failed');

const failedFiles = (report) => report.testResults.filter(({ status }) => status === 'failed');

/** The files to run once more; none when too many failed, or when none did. */
export function filesAgain(report) {
  const files = report === undefined ? [] : failedFiles(report).map(({ name }) => name);
  return files.length > mostFilesAgain ? [] : files;
}

/** The report of the first run, with the files of the second in their places. */
export function withSecond(first, second) {
  const again = new Map((second?.testResults ?? []).map((file) => [file.name, file]));
  return { testResults: first.testResults.map((file) => again.get(file.name) ?? file) };
}

/** Tests that failed first and passed alone. */
export function unsteadyTests(first, second) {
  const passed = new Set(
    (second?.testResults ?? []).flatMap((file) =>
      file.assertionResults
        .filter(({ status }) => status === 'passed')
        .map(({ fullName }) => `${file.name} > ${fullName}`),
    ),
  );
  return failedFiles(first)
    .flatMap((file) => failedTests(file).map(({ fullName }) => `${file.name} > ${fullName}`))
    .filter((name) => passed.has(name));
}

/** A file that could not be loaded counts as one failure, and so does an error outside every test. */
export function count(report, hasStrayError) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const unloaded = failedFiles(report).filter((file) => failedTests(file).length === 0).length;
  const failed = tests.filter(({ status }) => status === 'failed').length + unloaded;
  return {
    passed,
    failed: hasStrayError ? Math.max(failed, 1) : failed,
    skipped: tests.length - passed - (failed - unloaded),
  };
}
