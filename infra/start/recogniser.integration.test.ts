import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findModel, modelPath } from '@alfavoice/inference/models';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfiguration } from '../prepare/configuration.mjs';
import type { StartContext } from '../prepare/start.mjs';
import { getRecogniser } from './recogniser.ts';

/** A server that nobody runs: nothing can be fetched. */
const nowhere = 'http://127.0.0.1:1';

let cacheDir: string;
const said: string[] = [];
beforeEach(() => {
  cacheDir = mkdtempSync(path.join(tmpdir(), 'cache-'));
  mkdirSync(path.join(cacheDir, 'models'));
  said.length = 0;
});
afterEach(() => rmSync(cacheDir, { recursive: true }));

const installed = () => {
  const reading = readConfiguration(process.env, '/');
  if (!reading.ok) throw new Error(reading.problems.join());
  return modelPath('whisper-base', reading.configuration.cacheDir);
};

/** A file of the right size that is not the model. */
function plantDamaged(id: string) {
  const file = modelPath(id, cacheDir);
  writeFileSync(file, 'lmgg');
  truncateSync(file, findModel(id).sizeBytes ?? 0);
}

function get(environment: Record<string, string> = {}) {
  const env = { PATH: '/nowhere', CACHE_DIR: cacheDir, HF_ENDPOINT: nowhere, ALFAVOICE_MODEL_MIRROR: nowhere };
  const reading = readConfiguration({ ...env, ...environment }, '/');
  if (!reading.ok) throw new Error(reading.problems.join());
  const task = { update: () => undefined, done: () => undefined, failed: () => undefined };
  const context: StartContext = {
    root: '/',
    configuration: reading.configuration,
    progress: { say: (line) => said.push(line), task: () => task, close: () => undefined },
    family: { add: () => undefined, remove: () => undefined, kill: () => undefined },
    signal: new AbortController().signal,
  };
  return getRecogniser(context);
}

it.skipIf(!existsSync(installed()))(
  'says which model has a wrong hash, sets it aside, and lets the next best serve',
  async () => {
    symlinkSync(installed(), modelPath('whisper-base', cacheDir));
    plantDamaged('whisper-small');
    await get();
    expect(said.join('\n')).toMatch(
      /Whisper small, Q8_0 is damaged \(its SHA-256 is [0-9a-f]{64} instead of [0-9a-f]{64}\)/,
    );
    expect(said.at(-1)).toMatch(/^Whisper small, Q8_0 could not be fetched .*\nUntil then whisper-base serves\.$/);
    expect(existsSync(modelPath('whisper-small', cacheDir))).toBe(false);
  },
);

it.each([
  ['none is sound', {}],
  ['the one that the settings name is not', { WHISPER_MODEL_HIGH: 'whisper-small' }],
])('refuses in a sentence where %s', async (_, environment) => {
  plantDamaged('whisper-small');
  await expect(get(environment)).rejects.toMatchObject({
    name: 'Refusal',
    message: expect.stringMatching(
      /^Whisper (small|base), Q8_0 could not be fetched \(.+\)\. Bring ggml-\S+ from elsewhere/,
    ),
  });
});
