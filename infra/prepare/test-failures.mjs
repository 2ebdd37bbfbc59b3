// What failed in the JSON reports of Vitest and Playwright, a line a test: its file, its name, and what it said first.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @param {{ testResults: { name: string, status: string, message: string,
 *   assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} report of Vitest's "json" reporter
 * @param {string} root folder that file names are told from
 * @returns {string[]} also of files that failed before their first test
 */
export function vitestFailures(report, root) {
  return report.testResults.flatMap((file) => {
    const name = relative(root, file.name);
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length === 0 && file.status === 'failed') return [line(name, file.message)];
    return tests.map((test) => line(`${name} › ${test.fullName}`, test.failureMessages?.[0]));
  });
}

/**
 * @typedef {object} Suite
 * @property {Suite[]} [suites] within it
 * @property {{ title: string, file: string, line: number,
 *   tests: { status: string, results: { error?: { message?: string } | undefined }[] }[] }[]} specs
 */

/**
 * @param {Suite[]} suites of Playwright's "json" reporter
 * @returns {string[]} flaky ones too
 */
export function playwrightFailures(suites) {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map((test) => line(`${spec.file}:${spec.line} › ${spec.title}`, test.results[0]?.error?.message)),
    ),
    ...playwrightFailures(suite.suites ?? []),
  ]);
}

/** @param {string} what @param {string} [message] */
function line(what, message = '') {
  const first = stripVTControlCharacters(message)
    .split('\n')
    .find((part) => part.trim() !== '');
  return first ? `${what}: ${first.trim().slice(0, 300)}` : what;
}
