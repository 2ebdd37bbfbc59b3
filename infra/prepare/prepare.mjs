import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getAddon } from './addon.mjs';
import { planBuild } from './bundles.mjs';
import { installDependencies } from './dependencies.mjs';
import { waitForLock } from './lock.mjs';

/**
 * Everything between a fresh clone and processes that can run: npm packages, the native addon, the bundles, the recogniser.
 * What is there already costs a look (0.1 s in all).
 * @param {import('./start.mjs').StartContext} context
 * @returns {Promise<typeof import('../start/supervisor.ts')>} the supervisor's bundle
 * @throws {import('./refusal.mjs').Refusal} when it cannot be done here
 */
export async function prepare(context) {
  const { root, configuration, progress, family } = context;
  // Two starts of one copy of the project (with their own DATA_DIR) must not build over each other.
  mkdirSync(join(root, 'infra', 'dist'), { recursive: true });
  const lock = await waitForLock(
    join(root, 'infra', 'dist', 'lock'),
    (pid) => progress.say(`Another start (process ${pid}) is building: waiting for it.`),
    context.signal,
  );
  // One part that fails ends the others.
  const failing = new AbortController();
  const signal = AbortSignal.any([context.signal, failing.signal]);
  const options = { root, progress, family, signal, environment: configuration.environment };
  const parts = [];
  try {
    await installDependencies(options);
    const build = planBuild(options);
    parts.push(getAddon({ ...options, cacheDir: configuration.cacheDir }));
    await build?.servers();
    const supervisor = await loadSupervisor();
    parts.push(build?.frontEnds(), supervisor.getRecogniser({ ...context, signal }));
    await Promise.all(parts);
    return supervisor;
  } catch (error) {
    failing.abort();
    await Promise.allSettled(parts);
    throw error;
  } finally {
    lock.release();
  }
}

/** @returns {Promise<typeof import('../start/supervisor.ts')>} */
function loadSupervisor() {
  // By a computed name: before the first build there is nothing there for the type check to read.
  return import(new URL('../dist/start/supervisor.js', import.meta.url).href);
}
