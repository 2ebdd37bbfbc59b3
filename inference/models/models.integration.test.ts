import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findAddon } from 'whisper-node-addon';
import { quantiseWhisperQ8 } from './conversion/quantise-whisper.ts';
import { cacheDirOf, chooseModel, ensureModels, findModel, modelPath, type QuantisationType } from './index.ts';
import { quantiseNatively } from './quantise-natively.ts';
import { sha256OfFile } from './storage/digest.ts';

const cacheDir = cacheDirOf(process.env, process.cwd());
const has = (id: string) => existsSync(modelPath(id, cacheDir));

it.skipIf(!has('whisper-base'))('the starter recogniser is the published file and serves both qualities', async () => {
  const path = modelPath('whisper-base', cacheDir);
  expect(await sha256OfFile(path, '', 0)).toBe('c577b9a86e7e048a0b7eada054f4dd79a56bbfa911fbdacf900ac5b567cbb7d9');
  expect(await ensureModels({ ids: ['whisper-base'], cacheDir, env: {} })).toEqual(new Map([['whisper-base', path]]));
  expect((await chooseModel('recogniser-fast', cacheDir))?.sizeBytes).toBeGreaterThanOrEqual(81_768_585);
});

it.skipIf(!has('whisper-base-f16'))('Q8_0 made in TypeScript is whisper.cpp’s, byte for byte', async () => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of quantiseWhisperQ8(modelPath('whisper-base-f16', cacheDir))) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  expect(bytes).toBe(81_768_585);
  expect(hash.digest('hex')).toBe('c577b9a86e7e048a0b7eada054f4dd79a56bbfa911fbdacf900ac5b567cbb7d9');
});

it.skipIf(!has('whisper-base-f16') || !findAddon(cacheDir))(
  'the addon quantises to the same Q8_0, and to Q5_K',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'alfavoice-quantise-'));
    try {
      const quantise = async (type: QuantisationType) => {
        const target = join(folder, type);
        const failed = await quantiseNatively(cacheDir)(modelPath('whisper-base-f16', cacheDir), target, type, {
          label: '',
        });
        expect(failed).toBeUndefined();
        return target;
      };
      expect(await sha256OfFile(await quantise('q8_0'), '', 0)).toBe(findModel('whisper-base').sha256);
      expect((await stat(await quantise('q5_k'))).size).toBe(55_295_433);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

it.skipIf(!has('qwen2.5-coder-0.5b'))('the starter editor is the published file', async () => {
  const path = modelPath('qwen2.5-coder-0.5b', cacheDir);
  expect(await ensureModels({ ids: ['qwen2.5-coder-0.5b'], cacheDir, env: {} })).toEqual(
    new Map([['qwen2.5-coder-0.5b', path]]),
  );
});

it('the voice-activity model comes with npm', async () => {
  expect(await ensureModels({ ids: ['silero-vad'], cacheDir, env: {} })).toEqual(
    new Map([['silero-vad', expect.stringMatching(/silero_vad_v5\.onnx$/)]]),
  );
});
