import { rename, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findModel } from '../catalogue.ts';
import type { Model } from '../model.ts';
import { isMissing, ModelError } from '../model-error.ts';
import type { Reporting } from '../progress.ts';
import { sha256OfFile } from './digest.ts';
import { pinsOf, verifiedOf } from './ledger.ts';

export const modelsFolder = (cacheDir: string): string => join(cacheDir, 'models');

const npmPath = (model: Model): string | undefined => {
  const source = model.sources.find((candidate) => candidate.kind === 'npm');
  if (!source) return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${source.package}/package.json`);
    return join(dirname(manifest), source.path);
  } catch (error) {
    throw new ModelError(
      'unavailable',
      `${model.title} comes with ${source.package}, which is not installed: run npm ci.`,
      {
        cause: error,
      },
    );
  }
};

/** @returns where the model's file is, or will be once pulled */
export const pathOf = (model: Model, cacheDir: string): string =>
  npmPath(model) ?? join(modelsFolder(cacheDir), model.file);

/** @returns where a model of the catalogue is, or will be once pulled. @throws ModelError `unknown_model` */
export const modelPath = (id: string, cacheDir: string): string => pathOf(findModel(id), cacheDir);

export type FileState =
  | { readonly state: 'absent' }
  | { readonly state: 'sound'; readonly sizeBytes: number; readonly sha256: string }
  | { readonly state: 'damaged'; readonly reason: string };

export interface Expectation {
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
}

/** What a model's file must be: as the catalogue says, else as it was at the first download. */
export const expectationOf = async (model: Model, cacheDir: string): Promise<Expectation> => {
  if (model.sha256) return model;
  const pin = (await pinsOf(modelsFolder(cacheDir)).read())[model.file];
  return { sizeBytes: pin?.sizeBytes ?? model.sizeBytes, sha256: pin?.sha256 ?? null };
};

/** Compares any file with what a model's must be; always hashes. */
export const compareFile = async (
  path: string,
  model: Model,
  expected: Expectation,
  reporting: Reporting = {},
): Promise<FileState> => {
  const { size } = await stat(path);
  if (expected.sizeBytes !== null && size !== expected.sizeBytes) {
    return { state: 'damaged', reason: `it has ${size} bytes instead of ${expected.sizeBytes}` };
  }
  const sha256 = await sha256OfFile(path, `Checking ${model.title}`, size, reporting);
  if (expected.sha256 !== null && sha256 !== expected.sha256) {
    return { state: 'damaged', reason: `its SHA-256 is ${sha256} instead of ${expected.sha256}` };
  }
  return { state: 'sound', sizeBytes: size, sha256 };
};

/** Notes that a file was seen sound, and pins a hash the catalogue does not know. */
export const recordSound = async (model: Model, cacheDir: string, { sha256 }: { sha256: string }): Promise<void> => {
  const folder = modelsFolder(cacheDir);
  const { size, mtimeMs } = await stat(join(folder, model.file));
  await verifiedOf(folder).record(model.file, { sizeBytes: size, mtimeMs, sha256 });
  if (!model.sha256) await pinsOf(folder).record(model.file, { sizeBytes: size, sha256 });
};

/**
 * The state of a model's file in the cache. A file that was hashed before and has kept size and time is taken as sound
 * without reading it, unless `rehash` asks for it.
 */
export const checkInstalled = async (
  model: Model,
  cacheDir: string,
  { rehash, ...reporting }: Reporting & { rehash: boolean },
): Promise<FileState> => {
  const path = pathOf(model, cacheDir);
  const found = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!found) return { state: 'absent' };
  const expected = await expectationOf(model, cacheDir);
  const inCache = npmPath(model) === undefined;
  if (inCache && !rehash) {
    const seen = (await verifiedOf(modelsFolder(cacheDir)).read())[model.file];
    const unchanged = seen?.sizeBytes === found.size && seen.mtimeMs === found.mtimeMs;
    if (seen && unchanged && (expected.sha256 === null || seen.sha256 === expected.sha256)) {
      return { state: 'sound', sizeBytes: found.size, sha256: seen.sha256 };
    }
  }
  const state = await compareFile(path, model, expected, reporting);
  if (inCache && state.state === 'sound') await recordSound(model, cacheDir, state);
  return state;
};

/** Moves a damaged file out of the way, so that it is neither used nor lost. @returns where it went */
export const setAside = async (model: Model, cacheDir: string): Promise<string> => {
  const folder = modelsFolder(cacheDir);
  const aside = join(folder, `${model.file}.damaged`);
  await rename(join(folder, model.file), aside);
  await verifiedOf(folder).record(model.file, null);
  return aside;
};
