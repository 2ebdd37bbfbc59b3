import { expect, test } from 'vitest';
import { playwrightFailures, vitestFailures } from './test-failures.mjs';

test('names what failed in Vitest, also a file that failed before its first test', () => {
  const passed = { status: 'passed', fullName: 'group passes', failureMessages: [] };
  const failed = {
    status: 'failed',
    fullName: 'group fails',
    failureMessages: ['\u001b[31mError: 1 is not 2\u001b[39m\n    at x'],
  };
  const swayed = { status: 'passed', fullName: 'group sways', failureMessages: ['Once'] };
  const report = {
    testResults: [
      { name: '/project/a/one.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
      { name: '/project/b/two.test.ts', status: 'failed', message: '\nCannot find module', assertionResults: [] },
      { name: '/project/b/three.test.ts', status: 'passed', message: '', assertionResults: [passed, swayed] },
    ],
  };
  expect(vitestFailures(report, '/project')).toEqual({
    failed: ['a/one.test.ts › group fails: Error: 1 is not 2', 'b/two.test.ts: Cannot find module'],
    passedLater: ['b/three.test.ts › group sways: Once'],
  });
});

test('names what failed in Playwright, in groups too, and what passed at the second try', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'a.spec.ts',
    line: 7,
    tests: [{ status, results: [{ error: message === undefined ? undefined : { message } }] }],
  });
  const suites = [
    {
      specs: [spec('stands', 'expected'), spec('falls', 'unexpected', 'Timeout\nof 5 s')],
      suites: [{ specs: [spec('sways', 'flaky', 'Once')] }],
    },
  ];
  expect(playwrightFailures(suites)).toEqual({
    failed: ['a.spec.ts:7 › falls: Timeout'],
    passedLater: ['a.spec.ts:7 › sways: Once'],
  });
});
