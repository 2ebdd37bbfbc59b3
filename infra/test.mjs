// `npm test [unit|integration|e2e]`: brings what the tests need, then runs them against the real parts.
// `npm run test:offline` (argument `offline`): what is dictated without a line, and killed browsers; needs no product.
// `npm run screens` (argument `screens`): makes the README's pictures anew.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { killGroup } from './prepare/family.mjs';
import { tellRefusal } from './prepare/refusal.mjs';
import { playwrightFailures, vitestFailures } from './prepare/test-failures.mjs';
import { openWorkbench } from './prepare/workbench.mjs';

const suites = ['unit', 'integration', 'e2e'];
const pictures = process.argv[2] === 'screens';
const offline = process.argv[2] === 'offline';
/** Unit tests that belong to it. */
const offlineFolders = ['gateway/client', 'extension/src/recorder', 'pwa/src/queue', 'pwa/src/offline'];
const asked = process.argv.slice(2).filter((argument) => suites.includes(argument));
const chosen = offline ? [] : pictures ? ['e2e'] : asked.length > 0 ? asked : suites;
const counts = { passed: 0, failed: 0, skipped: 0 };
/**
 * A line each: what failed and what it said first, to stand together under thousands of lines of output.
 * @type {{ failed: string[], passedLater: string[] }}
 */
const named = { failed: [], passedLater: [] };

await tellRefusal(async () => {
  process.exitCode = (await test()) ? 0 : 1;
});

/** @returns {Promise<boolean>} whether all passed; every suite runs, so that one failure hides no other */
async function test() {
  const bench = openWorkbench();
  await bench.install();
  let ok = true;
  if (offline) {
    await bench.tools();
    ok = (await check('The extension', 'turbo', ['run', 'build', '--filter=@alfavoice/extension', '--no-color'])) && ok;
    ok = (await vitest('unit', offlineFolders)) && ok;
    ok = (await playwright('offline.config.ts')) && ok;
  }
  if (chosen.includes('unit')) {
    ok = (await check('Formatting and lint', 'biome', ['check', '--error-on-warnings', '.'])) && ok;
    ok = (await check('Types', 'turbo', ['run', 'typecheck', '--output-logs=errors-only', '--no-color'])) && ok;
    ok = (await vitest('unit')) && ok;
  }
  if (chosen.includes('integration') || chosen.includes('e2e')) {
    await bench.tools();
    if (chosen.includes('e2e')) await bench.windowTools();
    await bench.product();
  }
  if (chosen.includes('integration')) ok = (await vitest('integration')) && ok;
  if (chosen.includes('e2e')) ok = (await playwright()) && ok;
  bench.close();
  for (const one of named.passedLater) console.log(`passed when tried again: ${one}`);
  for (const one of named.failed) console.log(`failed: ${one}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return ok;

  /** @param {string} label @param {string} program of node_modules/.bin @param {string[]} args @param {NodeJS.ProcessEnv} env */
  async function step(label, program, args, env = {}) {
    bench.say(`\n== ${label}`);
    const child = spawn(join(bench.root, 'node_modules', '.bin', program), args, {
      cwd: bench.root,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: { ...process.env, CACHE_DIR: bench.cacheDir, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...env },
    });
    const { pid } = child;
    if (pid !== undefined) bench.family.add(pid);
    const end = () => pid !== undefined && killGroup(pid, 'SIGTERM');
    bench.signal.addEventListener('abort', end);
    const code = await new Promise((resolve) => child.on('error', () => resolve(1)).on('close', resolve));
    bench.signal.removeEventListener('abort', end);
    if (pid !== undefined) bench.family.remove(pid);
    bench.signal.throwIfAborted();
    return code === 0;
  }

  /** @param {string} label @param {string} program @param {string[]} args */
  async function check(label, program, args) {
    const passed = await step(label, program, args);
    if (!passed) named.failed.push(label);
    return passed;
  }

  /** @param {'unit' | 'integration'} project @param {string[]} folders of its tests; none are all */
  async function vitest(project, folders = []) {
    const outputFile = join(bench.root, 'node_modules', '.cache', `alfavoice-${project}.json`);
    rmSync(outputFile, { force: true });
    const passed = await step(project === 'unit' ? 'Unit tests' : 'Integration tests', 'vitest', [
      'run',
      '--config=infra/vitest.config.ts',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${outputFile}`,
      ...folders,
    ]);
    const report = JSON.parse(readFileSync(outputFile, 'utf8'));
    count(report.numPassedTests, report.numFailedTests, report.numPendingTests);
    name(vitestFailures(report, bench.root));
    return passed;
  }

  /** @param {string} config in infra/e2e */
  async function playwright(config = 'playwright.config.ts') {
    const outputFile = join(bench.root, 'node_modules', '.cache', 'alfavoice-e2e.json');
    rmSync(outputFile, { force: true });
    const passed = await step('End to end, in Chromium and Firefox', 'playwright', [
      'test',
      `--config=infra/e2e/${config}`,
    ]);
    const { stats, suites } = JSON.parse(readFileSync(outputFile, 'utf8'));
    count(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
    name(playwrightFailures(suites));
    return passed;
  }
}

/** @param {typeof named} lines */
function name({ failed, passedLater }) {
  named.failed.push(...failed);
  named.passedLater.push(...passedLater);
}

/** @param {number} passed @param {number} failed @param {number} skipped */
function count(passed, failed, skipped) {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
}
