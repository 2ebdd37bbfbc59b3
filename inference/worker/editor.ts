import { stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { loadEditor } from '../engines/llama.ts';
import { chooseModel, modelPath } from '../models/index.ts';
import type { Writer } from '../writing/index.ts';
import type { WorkerConfiguration } from './configuration.ts';

/** What a parent sends by IPC when it has brought a model. */
export const isModelsChanged = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'models-changed';

/**
 * Hands the writer the language model when there is one; dictation works without. Never rejects: what goes wrong stands
 * in the log and in `/status`.
 */
export async function bringEditor(
  writer: Writer,
  { cacheDir, models, llmThreads }: Pick<WorkerConfiguration, 'cacheDir' | 'models' | 'llmThreads'>,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  if (writer.editorState === 'loading' || writer.editorState === 'ready') return;
  try {
    const path = models.editor
      ? await existing(modelPath(models.editor, cacheDir))
      : (await chooseModel('editor-fast', cacheDir))?.path;
    if (!path) return;
    const loading = loadEditor({ modelPath: path, threads: llmThreads, signal });
    writer.useEditor(loading);
    await loading;
    log.info({ path }, 'the editor has joined');
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, 'the editor cannot be loaded; texts are written by the rules alone');
  }
}

/** @throws when the file is not there */
async function existing(path: string): Promise<string> {
  await stat(path);
  return path;
}
