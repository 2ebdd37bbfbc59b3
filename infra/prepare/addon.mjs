import { Refusal } from './refusal.mjs';
import { buildTools, getTools, howToGet, missingTools } from './tools.mjs';

/**
 * Builds the recogniser's native addon for this CPU, unless the cache has it. Where it cannot be built, the ready-made
 * binding of the npm packages serves: slower, and said so. With WHISPER_CPU_VARIANT it makes sure that this one runs here.
 * @param {{
 *   cacheDir: string,
 *   progress: import('./progress.mjs').Progress,
 *   environment: NodeJS.ProcessEnv,
 *   signal: AbortSignal,
 *   family: import('./family.mjs').Family,
 * }} options
 * @returns {Promise<void>}
 * @throws {Refusal} when the CPU variant asked for was not built or does not run on this CPU
 */
export async function getAddon(options) {
  const { cacheDir, progress, environment, signal } = options;
  // Only now: it needs the npm packages.
  const { AddonError, buildAddon, testVariant } = await import('../../inference/whisper-node-addon/build.mjs');
  const wantedVariant = environment.WHISPER_CPU_VARIANT?.trim();
  /** @type {import('./progress.mjs').Task | undefined} */
  let task;
  const build = () =>
    buildAddon({
      cacheDir,
      signal,
      onProgress({ done, total, label }) {
        task ??= progress.task('Building the recogniser for this CPU');
        task.update({ fraction: done / total, detail: label });
      },
    });
  try {
    const { directory, cached, variant } = await build().catch(async (error) => {
      if (!(error instanceof AddonError && error.code === 'no_toolchain')) throw error;
      if ((await getTools(buildTools, options)).length > 0) throw error;
      return build();
    });
    if (!cached) task?.done(`done, CPU variant ${variant}`);
    if (wantedVariant) await testVariant(directory, wantedVariant, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AddonError)) throw error;
    if (wantedVariant) throw new Refusal(`WHISPER_CPU_VARIANT is "${wantedVariant}": ${error.message}`);
    task?.failed('failed');
    const missing = missingTools(buildTools, environment.PATH);
    progress.say(missing.length > 0 ? howToGet(missing) : error.message);
    progress.say('Until then the ready-made binding is used: it is right, but several times slower.');
  }
}
