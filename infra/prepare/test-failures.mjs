// What failed in the JSON reports of Vitest and Playwright, a line a test: its file, its name, and what it said first.
// `passedLater`: so failed at first, and passed when it was tried again.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @param {{ testResults: { name: string, status: string, message: string,
 *   assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} report of Vitest's "json" reporter
 * @param {string} root folder that file names are told from
 * @returns {{ failed: string[], passedLater: string[] }} also of files that failed before their first test
 */
export function vitestFailures(report, root) {
  const named = report.testResults.flatMap((file) => {
    const name = relative(root, file.name);
    const tests = file.assertionResults.map(({ status, fullName, failureMessages = [] }) => ({
      status,
      messages: failureMessages,
      line: line(`${name} › ${fullName}`, failureMessages[0]),
    }));
    const beforeAny = file.status === 'failed' && tests.every(({ status }) => status !== 'failed');
    return beforeAny ? [...tests, { status: 'failed', messages: [], line: line(name, file.message) }] : tests;
  });
  const lines = (/** @type {typeof named} */ tests) => tests.map((test) => test.line);
  return {
    failed: lines(named.filter(({ status }) => status === 'failed')),
    passedLater: lines(named.filter(({ status, messages }) => status === 'passed' && messages.length > 0)),
  };
}

/**
 * @typedef {object} Suite
 * @property {Suite[]} [suites] within it
 * @property {{ title: string, file: string, line: number,
 *   tests: { status: string, results: { error?: { message?: string } | undefined }[] }[] }[]} specs
 */

/**
 * @param {Suite[]} suites of Playwright's "json" reporter
 * @returns {{ failed: string[], passedLater: string[] }}
 */
export function playwrightFailures(suites) {
  return { failed: lines(suites, 'unexpected'), passedLater: lines(suites, 'flaky') };
}

/** @param {Suite[]} suites @param {string} ended @returns {string[]} */
function lines(suites, ended) {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap(({ file, line: at, title, tests }) =>
      tests
        .filter(({ status }) => status === ended)
        .map((test) => line(`${file}:${at} › ${title}`, test.results[0]?.error?.message)),
    ),
    ...lines(suite.suites ?? [], ended),
  ]);
}

/** @param {string} what @param {string} [message] */
function line(what, message = '') {
  const first = stripVTControlCharacters(message)
    .split('\n')
    .find((part) => part.trim() !== '');
  return first ? `${what}: ${first.trim().slice(0, 300)}` : what;
}
