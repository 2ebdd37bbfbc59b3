import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { workerStatus } from '../client/index.ts';
import { cacheDirOf, findModel, modelPath } from '../models/index.ts';
import { bundleWorker, ended, newSocketPath, startWorker, untilReady } from './test-worker.ts';

beforeAll(() => bundleWorker());

const installed = cacheDirOf(process.env, '/');
const base = modelPath('whisper-base', installed);

/** A cache with the addon and no models. */
function newCache(): string {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'cache-'));
  onTestFinished(() => rmSync(cacheDir, { recursive: true }));
  mkdirSync(path.join(cacheDir, 'models'));
  symlinkSync(path.join(installed, 'addon'), path.join(cacheDir, 'addon'));
  return cacheDir;
}

/** The right size and beginning, and nothing behind. */
function plantOfWrongShape(id: string, cacheDir: string) {
  const file = modelPath(id, cacheDir);
  writeFileSync(file, 'lmgg');
  truncateSync(file, findModel(id).sizeBytes ?? 0);
}

/** Runs a worker that is to end by itself. */
const refused = (environment: Record<string, string>) =>
  new Promise<{ code: unknown; said: string }>((resolve) => {
    const script = path.resolve(import.meta.dirname, '../dist/worker/main.js');
    const env = { ...process.env, LOG_LEVEL: 'error', WORKER_SOCKET: newSocketPath(), ...environment };
    execFile(process.execPath, [script], { env }, (error, stdout) => {
      // What the process prints last may overtake what it logs.
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => (line.startsWith('{') ? JSON.parse(line).msg : line));
      resolve({
        code: error?.code,
        said: lines.find((line) => line.startsWith('The worker cannot')) ?? lines.join('\n'),
      });
    });
  });

it.skipIf(!existsSync(base))('serves with the next best where a model has another shape, and tells why', async () => {
  const cacheDir = newCache();
  symlinkSync(base, modelPath('whisper-base', cacheDir));
  plantOfWrongShape('whisper-small', cacheDir);
  const socketPath = newSocketPath();
  const worker = startWorker(socketPath, { CACHE_DIR: cacheDir, LOG_LEVEL: 'error' });
  await untilReady(socketPath);
  const { models } = await workerStatus({ socketPath });
  worker.kill('SIGTERM');
  await ended(worker);
  const recognisers = models.filter(({ role }) => role.startsWith('recogniser'));
  expect(recognisers.map(({ id, state }) => `${id} ${state}`).sort()).toEqual([
    'whisper-base ready',
    'whisper-base ready',
    'whisper-small failed',
    'whisper-small failed',
  ]);
  expect(recognisers.find(({ state }) => state === 'failed')?.reason).toContain(modelPath('whisper-small', cacheDir));
});

it('ends with a sentence where no model can be loaded, and says that another start is no use', async () => {
  const cacheDir = newCache();
  plantOfWrongShape('whisper-small', cacheDir);
  const { code, said } = await refused({ CACHE_DIR: cacheDir });
  expect(code).toBe(2);
  expect(said).toMatch(/^The worker cannot start: .*ggml-small-q8_0\.bin/);
});

it('ends with a sentence where there is no model', async () => {
  expect(await refused({ CACHE_DIR: '/nonexistent' })).toEqual({
    code: 2,
    said: 'The worker cannot start: There is no speech model in /nonexistent: run "npm run models -- pull starter".',
  });
});

it.each([
  ['that is not there', {}],
  ['without an addon', { CACHE_DIR: '/nonexistent' }],
])('ends with a sentence where a CPU variant is asked for %s', async (_, environment) => {
  const { code, said } = await refused({ ...environment, WHISPER_CPU_VARIANT: 'pentium' });
  expect(code).toBe(2);
  expect(said).toMatch(/^The worker cannot start: The CPU variant pentium /);
});
