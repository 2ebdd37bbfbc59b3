import { chooseModel, ensureModels, ModelError } from '@alfavoice/inference/models';
import type { StartContext } from '../prepare/start.mjs';
import type { Workers } from './workers.ts';

/** Small enough to come in a minute; off in the settings, for it harms some texts. */
const starterEditor = 'qwen2.5-coder-0.5b';

/** Tells workers to look for models again. */
export const modelsChanged = { type: 'models-changed' } as const;

/**
 * Gets the language model while the product already works, and lets the workers join it. Dictation does not need it:
 * when it cannot be had, one line says so.
 */
export async function bringEditor(
  { configuration, progress, signal }: StartContext,
  workers: Pick<Workers, 'send'>,
): Promise<void> {
  const { cacheDir, environment } = configuration;
  const wanted = environment.LLM_MODEL;
  const installed = await chooseModel('editor-fast', cacheDir);
  if (installed && (!wanted || installed.model.id === wanted)) return;
  const task = progress.task('Getting the language model');
  try {
    await ensureModels({
      ids: [wanted || starterEditor],
      cacheDir,
      env: environment,
      signal,
      onProgress: ({ label, done, total }) =>
        task.update({ detail: label, ...(total > 0 ? { fraction: done / total } : {}) }),
    });
    task.done('it can be switched on in the settings');
    workers.send(modelsChanged);
  } catch (error) {
    if (signal.aborted) return task.failed('not finished, it goes on at the next start');
    task.failed(
      `not to be had now; dictation works without it. ${error instanceof ModelError ? error.message : error}`,
    );
  }
}
