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
  const sized = { language: 'en', audioContext: 768, threads: 1 };

  it('gives the words with a sized window, the full one, and in whisper.cpp’s own loop', async () => {
    const state = (await loadBase()).createState();
    const short = await state.recognise(samples(), sized);
    const full = await state.recognise(samples(), { ...sized, audioContext: 1500 });
    const plain = await state.transcribePlain(samples(), { language: 'auto', threads: 1 });
    expect(wordsOf(short.text)).toEqual(jfkWords);
    expect(wordsOf(full.text)).toEqual(jfkWords);
    expect(wordsOf(plain.text)).toEqual(jfkWords);
    expect(plain.language).toBe('en');
    expect(short.timings.encodeMs).toBeLessThan(full.timings.encodeMs);
    expect(short).toMatchObject({ endedByLength: false });
    expect(short.meanLogProbability).toBeGreaterThan(-0.6);
    expect(short.noSpeechProbability).toBeLessThan(0.3);
    expect(short.tokens[0]).toMatchObject({ startMs: 0, endMs: expect.any(Number) });
  });

  it('continues half a sentence that is given', async () => {
    const model = await loadBase();
    const prefixTokens = model.tokenize(' And so my fellow Americans, ask not what your country can do for you,');
    const { text } = await model.createState().recognise(samples(), { ...sized, prefixTokens });
    expect(wordsOf(text)).toEqual(wordsOf('ask what you can do for your country'));
  });

  it('joins bytes to the tokens that Whisper itself would write', async () => {
    const model = await loadBase();
    const { text, tokens } = await model.createState().recognise(samples(), sized);
    expect(model.tokenize(text)).toEqual(tokens.map(({ id }) => id));
  });

  it('stops at the number of tokens asked for, and when it repeats itself', async () => {
    const model = await loadBase();
    const state = model.createState();
    const three = await state.recognise(samples(), { ...sized, maxTokens: 3 });
    expect(three.endedByLength).toBe(true);
    expect(three.tokens.length).toBeLessThanOrEqual(3);
    const noise = Float32Array.from({ length: 4 * 16_000 }, (_, i) => 0.02 * Math.sin(i * i));
    const prefixTokens = model.tokenize(' the cat and'.repeat(24));
    const looping = await state.recognise(noise, { ...sized, audioContext: 256, prefixTokens });
    expect(looping.endedByLength).toBe(true);
    expect(looping.tokens.length).toBeLessThan(8);
  });

  it('names the language', async () => {
    const state = (await loadBase()).createState();
    const options = { audioContext: 256, threads: 1, among: ['ru', 'en'] };
    const [first] = await state.detectLanguage(samples().subarray(0, 5 * 16_000), options);
    expect(first?.language).toBe('en');
    expect(first?.probability).toBeGreaterThan(0.9);
  });

  it('frees the core soon after an abort, within the encoder too', async () => {
    const state = (await loadBase()).createState();
    const controller = new AbortController();
    const running = state.recognise(samples(), { ...sized, audioContext: 1500 }, controller.signal);
    const aborted = expect(running).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setImmediate(resolve));
    const before = process.cpuUsage();
    controller.abort();
    await aborted;
    const { user } = process.cpuUsage(before);
    // A whole full window takes over 2 s of a core on AVX2; one node of its graph far less.
    expect(user / 1000).toBeLessThan(500);
    await expect(state.recognise(samples(), sized)).resolves.toHaveProperty('endedByLength', false);
  });
});

it.skipIf(!existsSync(exact))('quantises base to the size of the published file', async () => {
  const target = join(await temporaryFolder(), 'base-q8_0.bin');
  await quantizeModel(exact, target, 'q8_0', addonDirectory);
  expect((await stat(target)).size).toBe(81_768_585);
});
