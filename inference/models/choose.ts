import { stat } from 'node:fs/promises';
import { catalogue, preference } from './catalogue.ts';
import type { Model, ModelRole } from './model.ts';
import { isMissing } from './model-error.ts';
import { pathOf } from './storage/installed.ts';

export interface InstalledModel {
  readonly model: Model;
  readonly path: string;
  readonly sizeBytes: number;
}

const lookFor = async (model: Model, cacheDir: string): Promise<InstalledModel | undefined> => {
  const path = pathOf(model, cacheDir);
  try {
    const { size } = await stat(path);
    // Another size than the catalogue's is a damaged file: `ensureModels` sets it aside.
    if (model.sizeBytes !== null && size !== model.sizeBytes) return undefined;
    return { model, path, sizeBytes: size };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** @returns the models whose files are there with the size they must have, in the catalogue's order */
export const installedModels = async (cacheDir: string): Promise<InstalledModel[]> => {
  const found = await Promise.all(catalogue.map((model) => lookFor(model, cacheDir)));
  return found.filter((model) => model !== undefined);
};

/** @returns the best installed model for a role (the order stands in the catalogue), or `undefined` when there is none */
export const chooseModel = async (role: ModelRole, cacheDir: string): Promise<InstalledModel | undefined> => {
  const installed = await installedModels(cacheDir);
  for (const id of preference[role]) {
    const found = installed.find(({ model }) => model.id === id);
    if (found) return found;
  }
  return undefined;
};
