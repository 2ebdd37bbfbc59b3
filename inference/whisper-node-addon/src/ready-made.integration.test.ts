import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadReadyMadeWhisper } from './index.ts';
import { nanoModel, testCacheDir } from './test-addon.ts';
import { jfk, jfkWords, readSpeech, wordsOf } from './test-speech.ts';

const baseModel = join(testCacheDir, 'models', 'ggml-base-q8_0.bin');

it('says what it cannot do, refuses what is no model, and frees the caller on abort', async () => {
  const model = await loadReadyMadeWhisper({ modelPath: await nanoModel() });
  const state = model.createState();
  expect(model.info).toMatchObject({ supportsPrefix: false, variant: 'ready-made' });
  expect(() => model.tokenize('word')).toThrow(expect.objectContaining({ code: 'unsupported' }));
  const options = { language: 'en', threads: 1 };
  const second = new Float32Array(16_000);
  const controller = new AbortController();
  const aborted = state.recognise(model.openWindow(), second, options, controller.signal);
  controller.abort();
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  await expect(state.recognise(model.openWindow(), second, options)).resolves.toHaveProperty('text');
  const window = model.openWindow();
  model.close();
  await expect(state.recognise(window, second, options)).rejects.toMatchObject({ code: 'closed' });
  await expect(loadReadyMadeWhisper({ modelPath: import.meta.filename })).rejects.toMatchObject({ code: 'bad_model' });
});

/** 18 s of one core for the full window, SSE2 only. */
const slowestMs = 300_000;

it.skipIf(!existsSync(baseModel) || !jfk)(
  'recognises speech and its language',
  async () => {
    const model = await loadReadyMadeWhisper({ modelPath: baseModel });
    onTestFinished(() => model.close());
    const { text, language } = await model.createState().transcribePlain(readSpeech(jfk ?? ''), {
      language: 'auto',
      threads: 2,
    });
    expect(wordsOf(text)).toEqual(jfkWords);
    expect(language).toBe('en');
  },
  slowestMs,
);
