import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadWhisper, quantizeModel, type WhisperModel } from './index.ts';
import { builtAddon, temporaryFolder, testCacheDir } from './test-addon.ts';
import { jfk, jfkWords, readSpeech, wordsOf } from './test-speech.ts';

const quantised = join(testCacheDir, 'models', 'ggml-base-q8_0.bin');
const exact = join(testCacheDir, 'models', 'ggml-base.bin');
const buildTimeoutMs = 900_000;

let addonDirectory: string;
beforeAll(async () => {
  addonDirectory = await builtAddon();
}, buildTimeoutMs);

async function loadBase(): Promise<WhisperModel> {
  const model = await loadWhisper({ modelPath: quantised, addonDirectory });
  onTestFinished(() => model.close());
  return model;
}

describe.skipIf(!existsSync(quantised) || !jfk)('base on a clip of 11 s', () => {
  const samples = () => readSpeech(jfk ?? '');
  const options = { language: 'en', threads: 1 };

  it('gives the words sooner than whisper.cpp’s own loop', async () => {
    const model = await loadBase();
    const state = model.createState();
    const short = await state.recognise(model.openWindow(), samples(), options);
    const startedAt = performance.now();
    const plain = await state.transcribePlain(samples(), { language: 'auto', threads: 1 });
    const plainMs = performance.now() - startedAt;
    expect(wordsOf(short.text)).toEqual(jfkWords);
    expect(wordsOf(plain.text)).toEqual(jfkWords);
    expect(plain.language).toBe('en');
    expect(short.timings.encodeMs + short.timings.decodeMs).toBeLessThan(0.75 * plainMs);
    expect(short).toMatchObject({ endedByLength: false });
    expect(short.meanLogProbability).toBeGreaterThan(-0.6);
    expect(short.noSpeechProbability).toBeLessThan(0.3);
    expect(short.tokens[0]).toMatchObject({ startMs: 0, endMs: expect.any(Number) });
  });

  it('gives the same words of a window that grew, and takes what was right from the draft', async () => {
    const model = await loadBase();
    const state = model.createState();
    const window = model.openWindow();
    const sound = samples();
    let draftTokens: readonly number[] = [];
    let fewestEncodeMs = Number.POSITIVE_INFINITY;
    for (let at = 0; at < sound.length; at += 32_000) {
      const more = sound.subarray(at, at + 32_000);
      const recognition = await state.recognise(window, more, { ...options, again: 100, draftTokens });
      if (at > 0) fewestEncodeMs = Math.min(fewestEncodeMs, recognition.timings.encodeMs);
      draftTokens = recognition.generated;
    }
    const grown = await state.recognise(window, new Float32Array(0), { ...options, draftTokens });
    const alone = await state.recognise(model.openWindow(), sound, options);
    expect(wordsOf(grown.text)).toEqual(jfkWords);
    expect(grown.tokens.map(({ id }) => id)).toEqual(alone.tokens.map(({ id }) => id));
    expect(grown.confirmedTokens).toBeGreaterThan(0.7 * grown.generated.length);
    expect(fewestEncodeMs).toBeLessThan(0.7 * grown.timings.encodeMs);
  });

  it('takes nothing from a draft that is wrong', async () => {
    const model = await loadBase();
    const state = model.createState();
    const expected = await state.recognise(model.openWindow(), samples(), options);
    const draftTokens = model.tokenize(' Ask not for whom the bell tolls; and so, my fellow Romans, lend me your ears');
    const { tokens } = await state.recognise(model.openWindow(), samples(), { ...options, draftTokens });
    expect(tokens.map(({ id }) => id)).toEqual(expected.tokens.map(({ id }) => id));
  });

  it('continues half a sentence that is given', async () => {
    const model = await loadBase();
    const prefixTokens = model.tokenize(' And so my fellow Americans, ask not what your country can do for you,');
    const { text } = await model.createState().recognise(model.openWindow(), samples(), { ...options, prefixTokens });
    expect(wordsOf(text)).toEqual(wordsOf('ask what you can do for your country'));
  });

  it('joins bytes to the tokens that Whisper itself would write', async () => {
    const model = await loadBase();
    const { text, tokens } = await model.createState().recognise(model.openWindow(), samples(), options);
    expect(model.tokenize(text)).toEqual(tokens.map(({ id }) => id));
  });

  it('stops at the number of tokens asked for, and when it repeats itself', async () => {
    const model = await loadBase();
    const state = model.createState();
    const three = await state.recognise(model.openWindow(), samples(), { ...options, maxTokens: 3 });
    expect(three.endedByLength).toBe(true);
    expect(three.tokens.length).toBeLessThanOrEqual(3);
    const noise = Float32Array.from({ length: 4 * 16_000 }, (_, i) => 0.02 * Math.sin(i * i));
    const prefixTokens = model.tokenize(' the cat and'.repeat(24));
    const looping = await state.recognise(model.openWindow(), noise, { ...options, prefixTokens });
    expect(looping.endedByLength).toBe(true);
    expect(looping.tokens.length).toBeLessThan(8);
  });

  it('names the language', async () => {
    const model = await loadBase();
    const sound = samples().subarray(0, 5 * 16_000);
    const among = ['ru', 'en'];
    const [first] = await model.createState().detectLanguage(model.openWindow(), sound, { threads: 1, among });
    expect(first?.language).toBe('en');
    expect(first?.probability).toBeGreaterThan(0.9);
  });

  it('frees the core soon after an abort, within the encoder too', async () => {
    const model = await loadBase();
    const state = model.createState();
    const controller = new AbortController();
    const running = state.transcribePlain(samples(), options, controller.signal);
    const aborted = expect(running).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setImmediate(resolve));
    const before = process.cpuUsage();
    controller.abort();
    await aborted;
    const { user } = process.cpuUsage(before);
    // A whole full window takes over 2 s of a core on AVX2; one node of its graph far less.
    expect(user / 1000).toBeLessThan(500);
    await expect(state.recognise(model.openWindow(), samples(), options)).resolves.toHaveProperty(
      'endedByLength',
      false,
    );
  });
});

it.skipIf(!existsSync(exact))('quantises base to the size of the published file', async () => {
  const target = join(await temporaryFolder(), 'base-q8_0.bin');
  await quantizeModel(exact, target, 'q8_0', addonDirectory);
  expect((await stat(target)).size).toBe(81_768_585);
});
