import { access, constants, copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from '../model.ts';
import { isMissing } from '../model-error.ts';
import type { FetchContext, SourceOutcome } from './source.ts';

/** A copy of the model's file from a folder the administrator filled (a share, a stick). The original is left alone. */
export const fromOwnFolder = async (
  folder: string,
  model: Model,
  { workFolder }: FetchContext,
): Promise<SourceOutcome> => {
  const original = join(folder, model.file);
  try {
    if (!(await stat(original)).isFile()) return { failed: `${original} is no file` };
    await access(original, constants.R_OK);
  } catch (error) {
    return { failed: isMissing(error) ? `it holds no ${model.file}` : `${original} cannot be read` };
  }
  const path = join(workFolder, 'copied');
  await copyFile(original, path, constants.COPYFILE_FICLONE);
  return { path };
};
