import { open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadWhisper, quantizeModel, type RecogniseOptions, type WhisperModel, type WhisperState } from './index.ts';
import { builtAddon, nanoModel, sound, temporaryFolder } from './test-addon.ts';

/** Building takes minutes where the cache is empty. */
const buildTimeoutMs = 900_000;

let addonDirectory: string;
beforeAll(async () => {
  addonDirectory = await builtAddon();
}, buildTimeoutMs);

async function loadNano(flashAttention = true): Promise<WhisperModel> {
  const model = await loadWhisper({ modelPath: await nanoModel(), addonDirectory, flashAttention });
  onTestFinished(() => model.close());
  return model;
}

const options = { language: 'en', threads: 1, maxTokens: 12 };

/** One recognition in a window of its own. */
const hear = (
  model: WhisperModel,
  state: WhisperState,
  samples16k: Float32Array,
  more: Partial<RecogniseOptions> = {},
  signal?: AbortSignal,
) => state.recognise(model.openWindow(), samples16k, { ...options, ...more }, signal);

describe('loading', () => {
  it('tells what was loaded', async () => {
    const modelPath = await nanoModel();
    const model = await loadWhisper({ modelPath, addonDirectory });
    onTestFinished(() => model.close());
    expect(model.info).toEqual({
      multilingual: true,
      type: 'tiny',
      variant: expect.stringMatching(/^[a-z0-9._]+$/),
      sizeBytes: (await stat(modelPath)).size,
      supportsPrefix: true,
    });
  });

  it.each([
    ['a missing file', async () => '/nowhere/model.bin'],
    [
      'a text',
      async () => {
        const path = join(await temporaryFolder(), 'model.bin');
        await writeFile(path, 'this is no model');
        return path;
      },
    ],
    [
      'a file cut short in its last tensor',
      async () => {
        const path = await nanoModel();
        const file = await open(path, 'r+');
        await file.truncate((await file.stat()).size - 2);
        await file.close();
        return path;
      },
    ],
    [
      'damaged sizes',
      async () => {
        const path = await nanoModel();
        const file = await open(path, 'r+');
        await file.write(Buffer.from([0xff, 0xff, 0xff, 0x7f]), 0, 4, 12);
        await file.close();
        return path;
      },
    ],
  ])('refuses %s', async (_, makeFile) => {
    await expect(loadWhisper({ modelPath: await makeFile(), addonDirectory })).rejects.toMatchObject({
      name: 'AddonError',
      code: 'bad_model',
    });
  });

  it('refuses a folder without an addon', async () => {
    const folder = await temporaryFolder();
    await expect(loadWhisper({ modelPath: await nanoModel(), addonDirectory: folder })).rejects.toMatchObject({
      code: 'no_addon',
    });
  });
});

describe('recognising', () => {
  it('gives the same tokens for the same sound', async () => {
    const model = await loadNano();
    const state = model.createState();
    const first = await hear(model, state, sound(3));
    const second = await hear(model, state, sound(3));
    expect(first.tokens.length).toBeGreaterThan(0);
    expect({ ...second, timings: undefined }).toEqual({ ...first, timings: undefined });
    expect(Number.isFinite(first.meanLogProbability)).toBe(true);
    expect(first.noSpeechProbability).toBeGreaterThan(0);
  });

  it.each([2, 14, 25])('hears nothing of an earlier, loud clip of %i s', async (seconds) => {
    const model = await loadNano();
    const used = model.createState();
    await hear(model, used, sound(seconds, { loudness: 1, hz: 900 }));
    const quiet = sound(2, { loudness: 0.05 });
    const after = await hear(model, used, quiet);
    const alone = await hear(model, model.createState(), quiet);
    expect({ ...after, timings: undefined }).toEqual({ ...alone, timings: undefined });
  });

  it('hears a window that grew and was heard on other states as if it had come at once', async () => {
    const model = await loadNano();
    const loud = sound(6, { loudness: 1, hz: 700 });
    const window = model.openWindow();
    for (const [from, to] of [
      [0, 1],
      [1, 1.5],
      [1.5, 1.51],
      [1.51, 6],
    ] as const) {
      const state = model.createState();
      await hear(model, state, sound(9, { loudness: 1, hz: 300 }));
      await state.recognise(window, loud.subarray(from * 16_000, to * 16_000), options);
    }
    const grown = await model.createState().recognise(window, new Float32Array(0), options);
    const alone = await hear(model, model.createState(), loud);
    expect({ ...grown, timings: undefined }).toEqual({ ...alone, timings: undefined });
  });

  it('is not led by a draft', async () => {
    const model = await loadNano();
    const state = model.createState();
    const alone = await hear(model, state, sound(3));
    for (const draftTokens of [[500, 501, 502], alone.generated, alone.generated.slice(1), [50_364, 50_364, 7, 7]]) {
      const { tokens, generated } = await hear(model, state, sound(3), { draftTokens });
      expect(generated).toEqual(alone.generated);
      expect(tokens.map(({ id }) => id)).toEqual(alone.tokens.map(({ id }) => id));
    }
  });

  it('whisper.cpp’s own loop hears nothing of earlier clips either', async () => {
    const model = await loadNano();
    const used = model.createState();
    await used.transcribePlain(sound(28, { loudness: 1, hz: 900 }), { language: 'en', threads: 1 });
    const plain = { language: 'en', threads: 1 };
    const quiet = sound(2, { loudness: 0.05 });
    expect(await used.transcribePlain(quiet, plain)).toEqual(await model.createState().transcribePlain(quiet, plain));
  });

  it('continues behind a prefix and does not return it', async () => {
    const model = await loadNano();
    const state = model.createState();
    const whole = await hear(model, state, sound(3));
    const prefixTokens = whole.tokens.slice(0, 4).map(({ id }) => id);
    const rest = await hear(model, state, sound(3), { prefixTokens });
    const other = await hear(model, state, sound(3), { prefixTokens: [500, 501, 502] });
    expect(rest.meanLogProbability).not.toBe(other.meanLogProbability);
    expect(rest.tokens.slice(0, 4).map(({ id }) => id)).not.toEqual(prefixTokens);
  });

  it('runs two jobs at once on two states, alike to one after the other', async () => {
    const model = await loadNano();
    const [a, b] = [model.createState(), model.createState()];
    const expected = [await hear(model, a, sound(2)), await hear(model, a, sound(4))];
    const together = await Promise.all([hear(model, a, sound(2)), hear(model, b, sound(4))]);
    expect(together.map(({ tokens }) => tokens)).toEqual(expected.map(({ tokens }) => tokens));
  });

  it('takes no samples, a few, and more than the window', async () => {
    const model = await loadNano();
    const state = model.createState();
    for (const length of [0, 1, 150, 16_000 * 40]) {
      await expect(hear(model, state, new Float32Array(length))).resolves.toHaveProperty('text');
      await expect(
        state.transcribePlain(new Float32Array(length), { language: 'ru', threads: 1 }),
      ).resolves.toHaveProperty('segments');
    }
  });

  it('detects a language among those asked for', async () => {
    const model = await loadNano();
    const state = model.createState();
    const detect = (among?: string[]) =>
      state.detectLanguage(model.openWindow(), sound(2), { threads: 1, ...(among && { among }) });
    const languages = await detect(['ru', 'en']);
    expect(languages.map(({ language }) => language).sort()).toEqual(['en', 'ru']);
    expect(languages.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(await detect()).toHaveLength(99);
  });

  it.each([
    ['half a position', { again: 0.5 }],
    ['a draft with a negative token', { draftTokens: [-1] }],
    ['no threads', { threads: 0 }],
    ['an unknown language', { language: 'xx' }],
    ['a language of later models', { language: 'yue' }],
    ['a prefix with special tokens', { prefixTokens: [50_258] }],
    ['a prefix with a negative token', { prefixTokens: [-1] }],
    ['a prefix longer than the decoder', { prefixTokens: new Array(448).fill(300) }],
  ])('refuses %s with a RangeError', async (_, wrong) => {
    const model = await loadNano();
    const state = model.createState();
    await expect(hear(model, state, sound(1), wrong)).rejects.toBeInstanceOf(RangeError);
    await expect(hear(model, state, sound(1))).resolves.toHaveProperty('tokens');
  });

  it('refuses samples that are no numbers', async () => {
    const model = await loadNano();
    await expect(hear(model, model.createState(), Float32Array.of(0, Number.NaN))).rejects.toBeInstanceOf(RangeError);
  });
});

describe('jobs', () => {
  it('refuses a second job on one state or one window, and takes it afterwards', async () => {
    const model = await loadNano();
    const state = model.createState();
    const window = model.openWindow();
    const first = state.recognise(window, sound(5), options);
    await expect(hear(model, state, sound(1))).rejects.toMatchObject({ code: 'busy' });
    await expect(model.createState().recognise(window, sound(1), options)).rejects.toMatchObject({ code: 'busy' });
    await first;
    await expect(state.recognise(window, sound(1), options)).resolves.toHaveProperty('tokens');
  });

  it('aborts with an AbortError and leaves the state usable', async () => {
    const model = await loadNano();
    const state = model.createState();
    const before = await hear(model, state, sound(3));
    const controller = new AbortController();
    const running = state.transcribePlain(sound(120), { language: 'en', threads: 1 }, controller.signal);
    setImmediate(() => controller.abort());
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    const after = await hear(model, state, sound(3));
    expect(after.tokens).toEqual(before.tokens);
  });

  it('lets running jobs end when the model is closed, and refuses new ones', async () => {
    const model = await loadNano();
    const state = model.createState();
    const window = model.openWindow();
    const running = state.recognise(window, sound(3), options);
    model.close();
    await expect(running).resolves.toHaveProperty('tokens');
    await expect(state.recognise(window, sound(1), options)).rejects.toMatchObject({ code: 'closed' });
    expect(() => model.openWindow()).toThrow(expect.objectContaining({ code: 'closed' }));
    expect(() => model.createState()).toThrow(expect.objectContaining({ code: 'closed' }));
    expect(() => model.tokenize('a')).toThrow(expect.objectContaining({ code: 'closed' }));
  });
});

describe('tokens', () => {
  it('gives back the text it was given, in both languages', async () => {
    const model = await loadNano();
    for (const text of [' Hello, world 25!', ' Съешь ещё этих мягких французских булок', '', '  \n']) {
      expect(model.detokenize(model.tokenize(text))).toBe(text);
    }
    expect(model.detokenize([50_257, 50_364, 999_999, -5])).toBe('');
  });
});

describe('quantising', () => {
  it('makes a smaller model that loads, and tells its progress', async () => {
    const target = join(await temporaryFolder(), 'nano-q8_0.bin');
    const source = await nanoModel();
    const progress: number[] = [];
    await quantizeModel(source, target, 'q8_0', addonDirectory, (done, total) => progress.push(done / total));
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect((await stat(target)).size).toBeLessThan(0.7 * (await stat(source)).size);
    const model = await loadWhisper({ modelPath: target, addonDirectory });
    onTestFinished(() => model.close());
    await expect(hear(model, model.createState(), sound(1))).resolves.toHaveProperty('tokens');
  });

  it('says that K-quants do not fit this width and leaves no file', async () => {
    const target = join(await temporaryFolder(), 'nano-q5_k.bin');
    await expect(quantizeModel(await nanoModel(), target, 'q5_k', addonDirectory)).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('multiple of 256'),
    });
    await expect(stat(target)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
