import { getAddon } from './addon.mjs';
import { planBuild } from './bundles.mjs';
import { installDependencies } from './dependencies.mjs';
import { lockProject } from './lock-project.mjs';

/**
 * Everything between a fresh clone and processes that can run: npm packages, the native addon, the bundles, the recogniser.
 * What is there already costs a look (0.1 s in all).
 * @param {import('./start.mjs').StartContext} context
 * @returns {Promise<typeof import('../start/supervisor.ts')>} the supervisor's bundle
 * @throws {import('./refusal.mjs').Refusal} when it cannot be done here
 */
export async function prepare(context) {
  const { root, configuration, progress, family } = context;
  const lock = await lockProject(context);
  // The first part that fails ends the others, and its error is the one to tell.
  const failing = new AbortController();
  const signal = AbortSignal.any([context.signal, failing.signal]);
  const options = { root, progress, family, signal, environment: configuration.environment };
  /** @type {Promise<void>[]} */
  const parts = [];
  const begin = (/** @type {Promise<void>} */ part) => {
    part.catch((error) => failing.abort(error));
    parts.push(part);
  };
  try {
    await installDependencies({ ...options, development: false });
    const build = planBuild(options);
    begin(getAddon({ ...options, cacheDir: configuration.cacheDir }));
    await build?.servers();
    const supervisor = await loadSupervisor();
    if (build) begin(build.frontEnds());
    begin(supervisor.getRecogniser({ ...context, signal }));
    await Promise.all(parts);
    return supervisor;
  } catch (error) {
    failing.abort(error);
    await Promise.allSettled(parts);
    throw failing.signal.reason;
  } finally {
    lock.release();
  }
}

/** @returns {Promise<typeof import('../start/supervisor.ts')>} */
function loadSupervisor() {
  // By a computed name: before the first build there is nothing there for the type check to read.
  return import(new URL('../dist/start/supervisor.js', import.meta.url).href);
}
