import { constants, copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { catalogue, findModel } from './catalogue.ts';
import type { Model } from './model.ts';
import { explainDiskError, ModelError } from './model-error.ts';
import type { Reporting } from './progress.ts';
import { sha256OfFile } from './storage/digest.ts';
import { compareFile, expectationOf, modelsFolder, pathOf, recordSound } from './storage/installed.ts';
import { publish } from './storage/write.ts';

const recognise = async (
  path: string,
  sizeBytes: number,
  models: readonly Model[],
  reporting: Reporting,
): Promise<Model> => {
  const sha256 = await sha256OfFile(path, `Reading ${basename(path)}`, sizeBytes, reporting);
  const known = models.find((model) => model.sha256 === sha256);
  if (known) return known;
  const named = models.find((model) => model.file === basename(path));
  if (named) return named;
  throw new ModelError(
    'unusable_file',
    `${path} is no model of the catalogue (SHA-256 ${sha256}); say which one it is with --id ID (npm run models -- list shows them).`,
  );
};

/**
 * Takes a model file that was brought by hand into the cache. It is known by its hash, else by its name or `id`; a
 * model whose hash the catalogue does not know is pinned to this file.
 * @returns the model and where it lies now
 * @throws ModelError `unusable_file`, `disk_full`, `not_writable`, `unknown_model`
 */
export const importModel = async (
  file: string,
  {
    id,
    cacheDir,
    models = catalogue,
    ...reporting
  }: Reporting & { id?: string | undefined; cacheDir: string; models?: readonly Model[] },
): Promise<{ model: Model; path: string }> => {
  const found = await stat(file).catch((cause: unknown) => {
    throw new ModelError('unusable_file', `${file} cannot be read.`, { cause });
  });
  if (!found.isFile()) throw new ModelError('unusable_file', `${file} is no file.`);
  const model = id ? findModel(id, models) : await recognise(file, found.size, models, reporting);
  if (model.sources.some(({ kind }) => kind === 'npm')) {
    throw new ModelError('unusable_file', `${model.title} comes with npm ci and is not imported.`);
  }
  const state = await compareFile(file, model, await expectationOf(model, cacheDir), reporting);
  if (state.state !== 'sound') {
    const reason = state.state === 'damaged' ? state.reason : 'it is gone';
    throw new ModelError('unusable_file', `${file} is not ${model.title}: ${reason}.`);
  }
  const path = pathOf(model, cacheDir);
  const workFolder = join(modelsFolder(cacheDir), 'partial', model.file);
  try {
    await mkdir(workFolder, { recursive: true });
    const copy = join(workFolder, 'imported');
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
    await publish(copy, path);
    await recordSound(model, cacheDir, state);
  } catch (error) {
    throw explainDiskError(error, modelsFolder(cacheDir));
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  return { model, path };
};
