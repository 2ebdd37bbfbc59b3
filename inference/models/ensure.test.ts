import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureModels } from './ensure.ts';
import { importModel } from './import-model.ts';
import type { Model } from './model.ts';
import { type FileServer, type ServedFile, serveFiles } from './sources/file-server.ts';
import { modelsFolder } from './storage/installed.ts';

const content = Buffer.from('weights '.repeat(2_000));
const other = Buffer.from('WEIGHTS '.repeat(2_000));
const known: Model = {
  id: 'known',
  title: 'Known',
  roles: [],
  file: 'known.bin',
  sizeBytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
  licence: 'MIT',
  sources: [{ kind: 'hugging-face', repository: 'house/models' }],
};
const unknown: Model = {
  ...known,
  id: 'unknown',
  title: 'Unknown',
  file: 'unknown.bin',
  sizeBytes: null,
  sha256: null,
};
const models = [known, unknown];
const hubPath = '/house/models/resolve/main/known.bin';

let root: string;
let cacheDir: string;
let notes: string[];
const servers: FileServer[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'alfavoice-models-'));
  cacheDir = join(root, 'cache');
  notes = [];
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await rm(root, { recursive: true, force: true });
});

const serve = async (files: Record<string, ServedFile | 'silence'>) => {
  const server = await serveFiles(files);
  servers.push(server);
  return server;
};
const ensure = (env: Record<string, string>, ids = ['known'], signal?: AbortSignal) =>
  ensureModels({ ids, cacheDir, models, env, onNote: (line) => notes.push(line), signal });
const installed = (file = 'known.bin') => readFile(join(modelsFolder(cacheDir), file));
const files = async () => (await readdir(modelsFolder(cacheDir))).filter((name) => /^(un)?known\.bin/.test(name));
const partial = () => readdir(join(modelsFolder(cacheDir), 'partial'));

describe('sources', () => {
  it('are tried in order: own folder, mirror, Hugging Face', async () => {
    const mirror = await serve({});
    const hub = await serve({ [hubPath]: { content } });
    await mkdir(join(root, 'own'));
    const env = {
      ALFAVOICE_MODEL_DIR: join(root, 'own'),
      ALFAVOICE_MODEL_MIRROR: `${mirror.url}/m`,
      HF_ENDPOINT: hub.url,
    };
    expect(await ensure(env)).toEqual(new Map([['known', join(modelsFolder(cacheDir), 'known.bin')]]));
    expect((await installed()).equals(content)).toBe(true);
    expect(mirror.requests).toEqual(['/m/known.bin']);
    expect(hub.requests).toEqual([hubPath]);
    const failures = notes.filter((note) => note.includes('not from'));
    expect(failures).toEqual([
      `Known: not from the folder ${join(root, 'own')}: it holds no known.bin.`,
      expect.stringMatching(/^Known: not from the mirror: 127\.0\.0\.1:\d+ answered 404\.$/),
    ]);
    expect(await partial()).toEqual([]);
  });

  it('stop at the first that has the file', async () => {
    const mirror = await serve({ '/known.bin': { content } });
    await mkdir(join(root, 'own'));
    await writeFile(join(root, 'own', 'known.bin'), content);
    await ensure({ ALFAVOICE_MODEL_DIR: join(root, 'own'), ALFAVOICE_MODEL_MIRROR: mirror.url });
    expect((await installed()).equals(content)).toBe(true);
    expect(mirror.requests).toEqual([]);
  });

  it('do not get away with another file of the same size', async () => {
    const mirror = await serve({ '/known.bin': { content: other } });
    const hub = await serve({ [hubPath]: { content } });
    await ensure({ ALFAVOICE_MODEL_MIRROR: mirror.url, HF_ENDPOINT: hub.url });
    expect((await installed()).equals(content)).toBe(true);
    expect(notes).toContainEqual(expect.stringContaining('the file there is not this model'));
  });

  it('that all fail make one sentence, and no file', async () => {
    const hub = await serve({ [hubPath]: { content: other } });
    await expect(ensure({ HF_ENDPOINT: hub.url })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(
        /^Known could not be fetched \(Hugging Face: the file there .*\)\. Bring known\.bin from elsewhere with: npm run models -- import FILE$/,
      ),
    });
    expect(await files()).toEqual([]);
  });
});

describe('a download', () => {
  it('begun by an earlier run with other bytes is done again from the start', async () => {
    const hub = await serve({ [hubPath]: { content } });
    const workFolder = join(modelsFolder(cacheDir), 'partial', 'known.bin');
    await mkdir(workFolder, { recursive: true });
    await writeFile(join(workFolder, 'downloaded'), other.subarray(0, 1_000));
    await ensure({ HF_ENDPOINT: hub.url });
    expect((await installed()).equals(content)).toBe(true);
    expect(hub.requests).toEqual([`${hubPath} bytes=1000-`, hubPath]);
  });

  it('wanted twice at once is made once', async () => {
    const hub = await serve({ [hubPath]: { content } });
    await Promise.all([ensure({ HF_ENDPOINT: hub.url }), ensure({ HF_ENDPOINT: hub.url })]);
    expect(hub.requests).toEqual([hubPath]);
  });

  it('can be stopped', async () => {
    const hub = await serve({ [hubPath]: 'silence' });
    const controller = new AbortController();
    const running = ensure({ HF_ENDPOINT: hub.url }, ['known'], controller.signal);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});

describe('a model of unknown hash', () => {
  it('is pinned at the first download and checked from then on', async () => {
    const mirror = await serve({ '/unknown.bin': { content } });
    await ensure({ ALFAVOICE_MODEL_MIRROR: mirror.url }, ['unknown']);
    expect(JSON.parse(await readFile(join(modelsFolder(cacheDir), 'pins.json'), 'utf8'))).toEqual({
      'unknown.bin': { sizeBytes: content.length, sha256: known.sha256 },
    });

    await rm(join(modelsFolder(cacheDir), 'unknown.bin'));
    const changed = await serve({ '/unknown.bin': { content: other } });
    await expect(ensure({ ALFAVOICE_MODEL_MIRROR: changed.url }, ['unknown'])).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await files()).toEqual([]);
  });
});

describe('a file in the cache', () => {
  it('that is damaged is set aside and fetched again', async () => {
    const hub = await serve({ [hubPath]: { content } });
    await ensure({ HF_ENDPOINT: hub.url });
    await writeFile(join(modelsFolder(cacheDir), 'known.bin'), content.subarray(0, 100));
    await ensure({ HF_ENDPOINT: hub.url });
    expect((await installed()).equals(content)).toBe(true);
    expect((await installed('known.bin.damaged')).length).toBe(100);
    expect(notes).toContainEqual(
      expect.stringMatching(/^Known is damaged \(it has 100 bytes instead of 16000\): moved to /),
    );
  });

  it('of the right size but other content is damaged too', async () => {
    const hub = await serve({ [hubPath]: { content } });
    await mkdir(modelsFolder(cacheDir), { recursive: true });
    await writeFile(join(modelsFolder(cacheDir), 'known.bin'), other);
    await ensure({ HF_ENDPOINT: hub.url });
    expect((await installed()).equals(content)).toBe(true);
  });

  it('that was hashed before and kept size and time is not read again', async () => {
    const hub = await serve({ [hubPath]: { content } });
    await ensure({ HF_ENDPOINT: hub.url });
    const path = join(modelsFolder(cacheDir), 'known.bin');
    const seconds = 1_700_000_000;
    await utimes(path, seconds, seconds);
    await ensure({ HF_ENDPOINT: hub.url });
    await writeFile(path, other);
    await utimes(path, seconds, seconds);
    await ensure({ HF_ENDPOINT: hub.url });
    expect((await installed()).equals(other)).toBe(true);
    await utimes(path, seconds, seconds + 1);
    await ensure({ HF_ENDPOINT: hub.url });
    expect((await installed()).equals(content)).toBe(true);
  });
});

describe('the disk', () => {
  it.skipIf(process.platform !== 'linux')('being full is said in one sentence, and nothing is left', async () => {
    const hub = await serve({ [hubPath]: { content } });
    const workFolder = join(modelsFolder(cacheDir), 'partial', 'known.bin');
    await mkdir(workFolder, { recursive: true });
    await symlink('/dev/full', join(workFolder, 'downloaded'));
    await expect(ensure({ HF_ENDPOINT: hub.url })).rejects.toMatchObject({
      code: 'disk_full',
      message: expect.stringContaining('is full: free some space there, or set CACHE_DIR'),
    });
    expect(await files()).toEqual([]);
    expect(await partial()).toEqual([]);
  });

  it('too small for a model is said before anything is fetched', async () => {
    const hub = await serve({ [hubPath]: { content } });
    const huge = { ...known, sizeBytes: Number.MAX_SAFE_INTEGER };
    const running = ensureModels({ ids: ['known'], cacheDir, models: [huge], env: { HF_ENDPOINT: hub.url } });
    await expect(running).rejects.toMatchObject({ code: 'disk_full' });
    expect(hub.requests).toEqual([]);
  });

  it('not being writable is said in one sentence', async () => {
    await writeFile(join(root, 'cache'), 'a file where the folder should be');
    await expect(ensure({})).rejects.toMatchObject({
      code: 'not_writable',
      message: expect.stringContaining('or set CACHE_DIR to another one'),
    });
  });
});

it('an id that is not in the catalogue is refused with those that are', async () => {
  await expect(ensure({}, ['whisper-huge'])).rejects.toMatchObject({
    code: 'unknown_model',
    message: 'There is no model "whisper-huge" in the catalogue. Known: known, unknown.',
  });
});

describe('a file brought by hand', () => {
  const bring = async (name: string, bytes: Buffer, id?: string) => {
    await writeFile(join(root, name), bytes);
    return importModel(join(root, name), { cacheDir, models, id });
  };

  it('is known by its hash, whatever its name', async () => {
    const { model, path } = await bring('download (3).tmp', content);
    expect([model.id, path]).toEqual(['known', join(modelsFolder(cacheDir), 'known.bin')]);
    await expect(ensure({})).resolves.toEqual(new Map([['known', path]]));
  });

  it('of unknown hash is known by its name or by --id, and pinned', async () => {
    expect((await bring('unknown.bin', other)).model.id).toBe('unknown');
    await expect(bring('some.bin', content, 'unknown')).rejects.toMatchObject({ code: 'unusable_file' });
  });

  it('is refused when it is not what its name says, and leaves nothing', async () => {
    await expect(bring('known.bin', other)).rejects.toMatchObject({
      code: 'unusable_file',
      message: expect.stringContaining('is not Known: its SHA-256 is'),
    });
    await expect(bring('stranger.bin', other)).rejects.toMatchObject({
      code: 'unusable_file',
      message: expect.stringContaining('--id ID'),
    });
    await expect(importModel(join(root, 'absent'), { cacheDir, models })).rejects.toMatchObject({
      code: 'unusable_file',
    });
  });
});
