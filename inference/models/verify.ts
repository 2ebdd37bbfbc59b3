import { catalogue } from './catalogue.ts';
import type { Model } from './model.ts';
import type { Reporting } from './progress.ts';
import { checkInstalled, type FileState, setAside } from './storage/installed.ts';

export interface Verified {
  readonly model: Model;
  readonly state: FileState;
  /** Where a damaged file went. */
  readonly movedTo?: string;
}

/** Hashes every model file in the cache, whatever was noted before; damaged ones are set aside. Absent ones are left out. */
export const verifyModels = async (cacheDir: string, reporting: Reporting): Promise<Verified[]> => {
  const verified: Verified[] = [];
  for (const model of catalogue) {
    const state = await checkInstalled(model, cacheDir, { ...reporting, rehash: true });
    if (state.state === 'absent') continue;
    const ours = !model.sources.some(({ kind }) => kind === 'npm');
    verified.push(
      state.state === 'damaged' && ours ? { model, state, movedTo: await setAside(model, cacheDir) } : { model, state },
    );
  }
  return verified;
};
