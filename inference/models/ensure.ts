import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue, findModel } from './catalogue.ts';
import type { Model } from './model.ts';
import { diskFull, explainDiskError, ModelError } from './model-error.ts';
import type { Reporting } from './progress.ts';
import { quantiseNatively } from './quantise-natively.ts';
import { quantiseFile } from './sources/quantised.ts';
import type { FetchContext, SourceOutcome } from './sources/source.ts';
import { type MakeQuantised, type NamedSource, sourcesOf } from './sources/sources-of.ts';
import {
  checkInstalled,
  compareFile,
  expectationOf,
  modelsFolder,
  pathOf,
  recordSound,
  setAside,
} from './storage/installed.ts';
import { withLock } from './storage/lock.ts';
import { publish } from './storage/write.ts';

export interface EnsureOptions extends Reporting {
  readonly cacheDir: string;
  /** ALFAVOICE_MODEL_DIR, ALFAVOICE_MODEL_MIRROR, HF_ENDPOINT, and what pip needs (PATH, PIP_*, HOME). */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What ids are looked up in; the catalogue when left out. */
  readonly models?: readonly Model[];
}

interface Run extends EnsureOptions {
  readonly models: readonly Model[];
  readonly unreachableHosts: Set<string>;
}

type Ensured = { readonly path: string } | { readonly failed: string };

/** Says so before an hour of downloading does. What an earlier run left in the work folder is counted as had. */
const refuseWithoutSpace = async (model: Model, workFolder: string, folder: string): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const begun = await Promise.all((await readdir(workFolder)).map((name) => stat(join(workFolder, name))));
  const had = begun.reduce((sum, { size }) => sum + size, 0);
  if (bavail * bsize < (model.sizeBytes ?? 0) - had) throw diskFull(folder);
};

const makeQuantised =
  (run: Run): MakeQuantised =>
  async ({ from, type }, model, context): Promise<SourceOutcome> => {
    const origin = findModel(from, run.models);
    const wasThere = (await checkInstalled(origin, run.cacheDir, { ...run, rehash: false })).state === 'sound';
    const source = await ensureModel(origin, run);
    if ('failed' in source) return { failed: `${origin.title}: ${source.failed}` };
    const path = join(context.workFolder, 'quantised');
    const failed = await quantiseFile(
      { source: source.path, target: path, type, label: `Quantising ${model.title}`, sizeBytes: model.sizeBytes ?? 0 },
      quantiseNatively(run.cacheDir),
      context,
    );
    if (failed) return failed;
    // Fetched for this alone: it would only lie there, at twice the size.
    if (!wasThere) await rm(source.path, { force: true });
    return { path };
  };

/** @returns a clause that says why not, or `undefined` when the model is in its place */
const trySource = async (
  model: Model,
  source: NamedSource,
  run: Run,
  context: FetchContext,
): Promise<string | undefined> => {
  for (;;) {
    const outcome = await source.fetch(context);
    if ('failed' in outcome) return outcome.failed;
    const expected = await expectationOf(model, run.cacheDir);
    const state = await compareFile(outcome.path, model, expected, run);
    if (state.state === 'sound') {
      await publish(outcome.path, pathOf(model, run.cacheDir));
      await recordSound(model, run.cacheDir, state);
      return undefined;
    }
    await rm(context.workFolder, { recursive: true, force: true });
    await mkdir(context.workFolder, { recursive: true });
    const reason = state.state === 'damaged' ? state.reason : 'it is gone';
    // What an earlier run left may be of another file; from scratch the source gets its fair chance.
    if (!outcome.resumed) return `the file there is not this model: ${reason}`;
    run.onNote?.(`${model.title}: the resumed download is damaged (${reason}), beginning anew.`);
  }
};

const fetchModel = async (model: Model, run: Run): Promise<Ensured> => {
  const folder = modelsFolder(run.cacheDir);
  const workFolder = join(folder, 'partial', model.file);
  const context: FetchContext = { ...run, workFolder };
  const reasons: string[] = [];
  for (const source of sourcesOf(model, run.env, makeQuantised(run))) {
    run.signal?.throwIfAborted();
    await mkdir(workFolder, { recursive: true });
    await refuseWithoutSpace(model, workFolder, folder);
    run.onNote?.(`${model.title}: trying ${source.name}.`);
    const reason = await trySource(model, source, run, context);
    if (!reason) {
      await rm(workFolder, { recursive: true, force: true });
      return { path: pathOf(model, run.cacheDir) };
    }
    run.onNote?.(`${model.title}: not from ${source.name}: ${reason}.`);
    reasons.push(`${source.name}: ${reason}`);
  }
  return { failed: reasons.join('; ') };
};

/** Sets a damaged file aside and fetches the model; another process may have done it while this one waited for the lock. */
const repair = async (model: Model, run: Run): Promise<Ensured> => {
  const found = await checkInstalled(model, run.cacheDir, { ...run, rehash: false });
  if (found.state === 'sound') return { path: pathOf(model, run.cacheDir) };
  if (found.state === 'damaged') {
    const aside = await setAside(model, run.cacheDir);
    run.onNote?.(`${model.title} is damaged (${found.reason}): moved to ${aside} and fetched again.`);
  }
  try {
    return await fetchModel(model, run);
  } catch (error) {
    const folder = modelsFolder(run.cacheDir);
    const explained = explainDiskError(error, folder);
    // What is half there would only keep the disk full.
    if (explained instanceof ModelError && explained.code === 'disk_full') {
      await rm(join(folder, 'partial', model.file), { recursive: true, force: true });
    }
    throw explained;
  }
};

const ensureModel = async (model: Model, run: Run): Promise<Ensured> => {
  const path = pathOf(model, run.cacheDir);
  const found = await checkInstalled(model, run.cacheDir, { ...run, rehash: false });
  if (found.state === 'sound') return { path };
  if (model.sources.some(({ kind }) => kind === 'npm')) {
    const reason = found.state === 'damaged' ? found.reason : 'it is missing';
    throw new ModelError('damaged', `${path} cannot be used (${reason}): run npm ci.`);
  }
  const partial = join(modelsFolder(run.cacheDir), 'partial');
  await mkdir(partial, { recursive: true });
  return withLock(join(partial, `${model.file}.lock`), () => repair(model, run), run);
};

/**
 * Makes sure that models are there and sound, fetching what is missing from the first source that has it.
 * @returns the path of each, by id
 * @throws ModelError `unknown_model`, `unavailable` (no source had it), `disk_full`, `not_writable`; the signal's reason when aborted
 */
export const ensureModels = async ({
  ids,
  models = catalogue,
  ...options
}: EnsureOptions & { ids: readonly string[] }): Promise<Map<string, string>> => {
  const run: Run = { ...options, models, unreachableHosts: new Set() };
  const paths = new Map<string, string>();
  for (const model of ids.map((id) => findModel(id, models))) {
    const ensured = await ensureModel(model, run).catch((error: unknown) => {
      throw explainDiskError(error, modelsFolder(options.cacheDir));
    });
    if ('failed' in ensured) {
      const advice = `Bring ${model.file} from elsewhere with: npm run models -- import FILE`;
      throw new ModelError('unavailable', `${model.title} could not be fetched (${ensured.failed}). ${advice}`);
    }
    paths.set(model.id, ensured.path);
  }
  return paths;
};
