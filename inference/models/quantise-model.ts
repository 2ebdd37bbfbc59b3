import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { catalogue } from './catalogue.ts';
import { FormatError } from './conversion/format-error.ts';
import type { QuantisationType } from './model.ts';
import { explainDiskError, ModelError } from './model-error.ts';
import type { Reporting } from './progress.ts';
import { quantiseNatively } from './quantise-natively.ts';
import { quantiseFile } from './sources/quantised.ts';
import { compareFile, expectationOf, modelPath, modelsFolder, recordSound } from './storage/installed.ts';
import { publish } from './storage/write.ts';

export interface QuantiseRequest extends Reporting {
  /** The id of an installed f16 model, or a path. */
  readonly source: string;
  readonly type: QuantisationType;
  readonly cacheDir: string;
}

/** `ggml-base.bin`, `q8_0` -> `ggml-base-q8_0.bin`, the way the published files are named. */
const quantisedName = (path: string, type: QuantisationType): string => {
  const extension = extname(path);
  return `${basename(path, extension)}-${type}${extension}`;
};

const resolveSource = async (source: string, cacheDir: string): Promise<string> => {
  const path = catalogue.some(({ id }) => id === source) ? modelPath(source, cacheDir) : source;
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return path;
  throw new ModelError(
    'unusable_file',
    path === source
      ? `${source} is neither a model of the catalogue nor a file.`
      : `${source} is not here yet: npm run models -- pull ${source}`,
  );
};

/**
 * Writes an f16 or f32 Whisper model in another precision into the cache.
 * @returns the path of the new file
 * @throws ModelError `unusable_file`, `addon_missing` (K types without the addon), `disk_full`, `not_writable`
 */
export const quantiseModel = async ({ source, type, cacheDir, ...reporting }: QuantiseRequest): Promise<string> => {
  const path = await resolveSource(source, cacheDir);
  const folder = modelsFolder(cacheDir);
  const file = quantisedName(path, type);
  const model = catalogue.find((candidate) => candidate.file === file);
  const workFolder = join(folder, 'partial', file);
  const target = join(workFolder, 'quantised');
  try {
    await mkdir(workFolder, { recursive: true });
    const job = { source: path, target, type, label: `Quantising ${basename(path)}`, sizeBytes: model?.sizeBytes ?? 0 };
    const failed = await quantiseFile(job, quantiseNatively(cacheDir), reporting);
    if (failed) throw new ModelError('addon_missing', `${file} cannot be made here: ${failed.failed}.`);
    const state = model && (await compareFile(target, model, await expectationOf(model, cacheDir), reporting));
    if (state?.state === 'damaged') {
      throw new ModelError('unusable_file', `${path} gives another ${file} than the catalogue's: ${state.reason}.`);
    }
    await publish(target, join(folder, file));
    if (model && state?.state === 'sound') await recordSound(model, cacheDir, state);
    return join(folder, file);
  } catch (error) {
    if (error instanceof FormatError)
      throw new ModelError('unusable_file', `${path} cannot be quantised: ${error.message}.`);
    throw explainDiskError(error, folder);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
};
