import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { catalogue, findModel, modelSets, preference } from './catalogue.ts';
import { chooseModel, installedModels } from './choose.ts';
import { modelRoles } from './model.ts';
import { modelPath, modelsFolder } from './storage/installed.ts';

let cacheDir: string;
beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'alfavoice-choose-'));
  await mkdir(modelsFolder(cacheDir));
});
afterEach(() => rm(cacheDir, { recursive: true, force: true }));

/** A sparse file: the size of the model, without its bytes. */
const install = async (id: string) => {
  const path = modelPath(id, cacheDir);
  await writeFile(path, '');
  await truncate(path, findModel(id).sizeBytes ?? 1);
};

it('takes the starter for both qualities until a better one is there', async () => {
  expect(await chooseModel('recogniser-accurate', cacheDir)).toBeUndefined();
  await install('whisper-base');
  expect((await chooseModel('recogniser-accurate', cacheDir))?.path).toBe(modelPath('whisper-base', cacheDir));
  expect((await chooseModel('recogniser-fast', cacheDir))?.model.id).toBe('whisper-base');
  await install('whisper-large-v3');
  await install('whisper-small');
  expect((await chooseModel('recogniser-accurate', cacheDir))?.model.id).toBe('whisper-large-v3');
  expect((await chooseModel('recogniser-fast', cacheDir))?.model.id).toBe('whisper-small');
});

it('passes over a file that is not whole', async () => {
  await install('whisper-base');
  await writeFile(modelPath('whisper-medium', cacheDir), 'half of it');
  expect((await chooseModel('recogniser-fast', cacheDir))?.model.id).toBe('whisper-base');
});

it('finds the voice-activity model in its npm package', async () => {
  expect((await installedModels(cacheDir)).map(({ model }) => model.id)).toEqual(['silero-vad']);
});

it('is a catalogue without contradictions', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  expect(new Set(catalogue.map(({ file }) => file)).size).toBe(catalogue.length);
  for (const role of modelRoles) {
    const able = catalogue.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
    expect([...preference[role]].sort(), role).toEqual(able.sort());
  }
  for (const { sha256 } of catalogue) expect(sha256 ?? '0'.repeat(64)).toMatch(/^[0-9a-f]{64}$/);
  const mentioned = catalogue.flatMap(({ sources }) =>
    sources.flatMap((source) => (source.kind === 'quantised' ? [source.from] : [])),
  );
  for (const id of [...mentioned, ...Object.values(modelSets).flat()]) expect(findModel(id).id).toBe(id);
});
