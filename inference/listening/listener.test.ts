import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { defaultListenOptions } from './listen-options.ts';
import { listen } from './listener.ts';
import { blind, hear, live, never, pause, pieces, scripted, spoken, voice } from './test-ears.ts';

describe('listening', () => {
  it('gives one phrase per pause and the whole at the end', async () => {
    const recogniser = scripted('One two.', 'Three.');
    const audio = pieces(pause(1), spoken(1), pause(1), spoken(2), pause(1));
    const { phrases, heard } = await hear(recogniser, { audio });
    expect(phrases.map(({ index, raw, language }) => [index, raw, language])).toEqual([
      [0, 'One two.', 'en'],
      [1, 'Three.', 'en'],
    ]);
    expect(heard).toMatchObject({ raw: 'One two. Three.', language: 'en', samples: 96_000 });
  });

  it('gives a phrase the sound and the words before it', async () => {
    const recogniser = scripted('One.', 'Two.', 'Three.');
    await hear(recogniser, { audio: pieces(spoken(5), pause(1), spoken(5), pause(1), spoken(5), pause(1)) });
    expect(recogniser.requests.map(({ prefix }) => [...new Set(prefix)])).toEqual([[], [1], [1, 2]]);
    const seconds = recogniser.requests.map(({ samples16k }) => samples16k.length / 16_000);
    expect(seconds[1]).toBeGreaterThan(11);
  });

  it('begins a new window of 16 s at most when the old one has become long', async () => {
    const recogniser = scripted('One.', 'Two.', 'Three.', 'Four.');
    const sentence = [spoken(6), pause(1)];
    await hear(recogniser, { audio: pieces(...sentence, ...sentence, ...sentence, ...sentence) });
    expect(recogniser.requests.map(({ prefix }) => [...new Set(prefix)])).toEqual([[], [1], [1, 2], [3]]);
    expect((recogniser.requests[3]?.samples16k.length ?? 0) / 16_000).toBeLessThanOrEqual(16);
  });

  it('hears a phrase alone that was swallowed as said already', async () => {
    const recogniser = scripted('One two.', '', 'One two.');
    const { heard } = await hear(recogniser, { audio: pieces(spoken(2), pause(1), spoken(2), pause(1)) });
    expect(heard.raw).toBe('One two. One two.');
    expect(recogniser.requests.map(({ prefix }) => [...new Set(prefix)])).toEqual([[], [1], []]);
    expect(recogniser.requests[2]?.samples16k.length).toBeLessThan(3.5 * 16_000);
  });

  it('hears a short recording once more in one go', async () => {
    const recogniser = scripted('One', 'too.', 'One, two.');
    const { phrases, heard } = await hear(recogniser, {
      audio: pieces(spoken(2), pause(1), spoken(2), pause(1)),
      mode: 'after_recording',
    });
    expect(phrases.map(({ raw }) => raw)).toEqual(['One', 'too.']);
    expect(heard.raw).toBe('One, two.');
    expect(heard.phrases).toHaveLength(1);
    expect(recogniser.requests[2]).toMatchObject({ prefix: [], care: 'none' });
    // All of it, from the first sample to the silence behind the words, which was encoded for the last phrase.
    expect(recogniser.requests[2]?.samples16k.length).toBeGreaterThan(5.5 * 16_000);
  });

  it('keeps the phrases where one go has lost words', async () => {
    const recogniser = scripted('One two three four.', 'One two three four.', 'One two three four.');
    const { heard } = await hear(recogniser, {
      audio: pieces(spoken(2), pause(1), spoken(2), pause(1)),
      mode: 'after_recording',
    });
    expect(heard.raw).toBe('One two three four. One two three four.');
  });

  it('does not hear a single phrase twice', async () => {
    const recogniser = scripted('One.');
    await hear(recogniser, { audio: pieces(spoken(2), pause(1)), mode: 'after_recording' });
    expect(recogniser.requests).toHaveLength(1);
  });

  it('gives up a phrase that only the living need when the end is known', async () => {
    const stopping = new AbortController();
    const recogniser = scripted('One', 'never', 'One, two, three.');
    const { answer } = recogniser;
    recogniser.answer = async (request) => {
      const recognition = await answer(request);
      if (recogniser.requests.length !== 2) return recognition;
      stopping.abort();
      await settled();
      request.signal.throwIfAborted();
      return recognition;
    };
    const { phrases, heard } = await hear(recogniser, {
      audio: pieces(spoken(2), pause(1), spoken(2), pause(1), spoken(2), pause(1)),
      mode: 'after_recording',
      stopped: stopping.signal,
    });
    expect(phrases.map(({ raw }) => raw)).toEqual(['One']);
    expect(heard.raw).toBe('One, two, three.');
    expect(recogniser.requests).toHaveLength(3);
  });

  it.each(['on_pause', 'after_recording'] as const)(
    'reads recorded sound as it hears it, and live sound as it comes (%s)',
    async (mode) => {
      const sounds = Array.from({ length: 15 }, () => [spoken(2), pause(1)]).flat();
      const readAtS = new Map<boolean, number[]>();
      const texts: string[] = [];
      for (const recorded of [true, false]) {
        let pieceCount = 0;
        const audio = async function* () {
          for await (const piece of pieces(...sounds)) {
            pieceCount += 1;
            yield piece;
          }
        };
        const recogniser = scripted();
        const { answer } = recogniser;
        const atS: number[] = [];
        recogniser.answer = async (request) => {
          for (let tick = 0; tick < 10; tick += 1) await settled();
          atS.push(pieceCount / 10);
          return answer(request);
        };
        const { heard } = await hear(recogniser, { audio: audio(), recorded, mode });
        readAtS.set(recorded, atS);
        texts.push(heard.raw);
        expect(heard.samples).toBe(45 * 16_000);
      }
      expect(texts[0]).toBe(texts[1]);
      expect(readAtS.get(false)?.[0]).toBe(45);
      expect(readAtS.get(true)?.slice(0, 3).map(Math.round)).toEqual([6, 9, 12]);
    },
  );

  it('reads recorded sound to its end when the end is known', async () => {
    const stopped = AbortSignal.abort();
    const audio = pieces(...Array.from({ length: 6 }, () => [spoken(2), pause(1)]).flat());
    const recogniser = scripted('All of it.');
    const { heard } = await hear(recogniser, { audio, recorded: true, mode: 'after_recording', stopped });
    expect(heard.raw).toBe('All of it.');
    expect(recogniser.requests).toHaveLength(1);
  });

  it('joins the phrases of a recording that is too long for one go', async () => {
    const recogniser = scripted('One.', 'Two.', 'Three.');
    const { heard } = await hear(recogniser, {
      audio: pieces(spoken(14), pause(1), spoken(14), pause(1), spoken(2), pause(1)),
      mode: 'after_recording',
    });
    expect(heard.raw).toBe('One. Two. Three.');
    expect(recogniser.requests).toHaveLength(3);
  });

  it('lets a sentence go on over a pause, where the recogniser does', async () => {
    const heard = (...texts: string[]) => ({
      text: texts.join(''),
      tokens: texts.map((text, index) => ({ id: index + 1, text, logProbability: -0.1 })),
    });
    const recogniser = scripted(
      heard(' And', ' so', '.'),
      heard(',', ' my', ' friends', '.'),
      heard('.', ' Ask', ' what', '.'),
    );
    const { phrases, heard: whole } = await hear(recogniser, {
      audio: pieces(spoken(2), pause(1), spoken(2), pause(1), spoken(2), pause(1)),
      mode: 'after_recording',
      resume: { segments: [], fromSample: 0 },
    });
    expect(recogniser.requests.map(({ prefix }) => prefix)).toEqual([[], [1, 2], [1, 2, 1, 2, 3]]);
    expect(phrases.map(({ raw }) => raw)).toEqual(['And so.', 'My friends.', 'Ask what.']);
    expect(phrases.every((phrase) => !('continuation' in phrase))).toBe(true);
    expect(whole.raw).toBe('And so, my friends. Ask what.');
  });

  it('loses no sample of somebody who never pauses', async () => {
    const recogniser = scripted();
    const { phrases } = await hear(recogniser, { audio: pieces(spoken(65)) });
    expect(phrases[0]?.startSample).toBe(0);
    expect(phrases.slice(1).every((phrase, index) => phrase.startSample === phrases[index]?.endSample)).toBe(true);
    expect(phrases.at(-1)?.endSample).toBeGreaterThanOrEqual(65 * 16_000);
    expect(recogniser.requests.every(({ samples16k }) => samples16k.length <= 30 * 16_000)).toBe(true);
  });

  it('tells when somebody begins to speak and stops', async () => {
    const told: boolean[] = [];
    const listening = listen(
      {
        audio: pieces(pause(1), spoken(1), pause(1), spoken(1)),
        mode: 'on_pause',
        language: 'en',
        stopped: never,
        signal: never,
      },
      { recogniser: scripted(), voice, onSpeech: (speaks) => told.push(speaks) },
      blind,
    );
    for (let next = await listening.next(); !next.done; next = await listening.next());
    expect(told).toEqual([true, false, true, false]);
  });

  it('asks no recogniser about silence', async () => {
    const recogniser = scripted('Thank you for watching.');
    const { heard } = await hear(recogniser, { audio: pieces(pause(5)), language: 'auto' });
    expect(heard).toMatchObject({ raw: '', phrases: [], samples: 80_000 });
    expect(recogniser.requests).toEqual([]);
  });

  it('leaves no trace of a phrase without words, and does not force words it has dropped', async () => {
    const recogniser = scripted('One.', '[BLANK_AUDIO]', '[BLANK_AUDIO]', 'Two.');
    const { phrases, heard } = await hear(recogniser, {
      audio: pieces(spoken(1), pause(1), spoken(1), pause(1), spoken(1), pause(1)),
    });
    expect(phrases.map(({ index, raw }) => [index, raw])).toEqual([
      [0, 'One.'],
      [1, 'Two.'],
    ]);
    expect(heard.raw).toBe('One. Two.');
    expect(recogniser.requests[3]?.prefix).toEqual([]);
  });

  it('goes on where another worker stopped', async () => {
    const recogniser = scripted('two.');
    const segment = { index: 0, startSample: 0, endSample: 40_000, raw: 'One', text: 'One', language: 'ru' as const };
    const { phrases, heard } = await hear(recogniser, {
      audio: pieces(pause(1), spoken(2), pause(1)),
      language: 'auto',
      mode: 'after_recording',
      resume: { segments: [segment], fromSample: 40_000 },
    });
    expect(phrases).toHaveLength(1);
    expect(phrases[0]).toMatchObject({ index: 1, raw: 'two.', language: 'ru' });
    expect(phrases[0]?.startSample).toBeGreaterThanOrEqual(40_000);
    expect(heard).toMatchObject({ raw: 'One two.', samples: 40_000 + 64_000 });
    expect(recogniser.detections).toEqual([]);
  });

  it('finds the language once, while the first phrase goes on', async () => {
    const recogniser = scripted();
    const audio = live(spoken(6), pause(1), spoken(3), pause(1));
    const { heard } = await hear(
      recogniser,
      { audio, language: 'auto' },
      { options: defaultListenOptions, hasTime: true },
    );
    expect(heard.language).toBe('ru');
    expect(recogniser.detections.length).toBeLessThan(5);
    expect(recogniser.detections.at(-1)).toBeLessThan(3.2);
    expect(new Set(recogniser.requests.map(({ language }) => language))).toEqual(new Set(['ru']));
  });

  it('asks again for the language where the first phrase was too short to settle it', async () => {
    const recogniser = scripted('Да.', 'Продолжим.', 'Хорошо.');
    await hear(recogniser, {
      audio: pieces(spoken(0.6), pause(1), spoken(2.5), pause(1), spoken(1), pause(1)),
      language: 'auto',
    });
    expect(recogniser.detections).toHaveLength(2);
  });

  it('puts the vocabulary before the sound, and hears again without it where it does harm', async () => {
    const vocabulary = ['Kubernetes', 'Postgres'];
    const recogniser = scripted('We run Kubernetes.', { text: 'Glossary', noSpeechProbability: 0.5 }, 'Good night.');
    const audio = pieces(spoken(2), pause(1), spoken(2), pause(1));
    const { heard } = await hear(recogniser, { audio, vocabulary });
    expect(heard.raw).toBe('We run Kubernetes. Good night.');
    const prompt = 'Glossary: Postgres, Kubernetes.';
    expect(recogniser.requests.map((request) => request.prompt)).toEqual([prompt, prompt, undefined]);
  });

  it('rejects when the recogniser fails, and when it is aborted', async () => {
    const failing = scripted();
    failing.answer = async () => Promise.reject(new Error('out of memory'));
    await expect(hear(failing, { audio: pieces(spoken(1), pause(1)) })).rejects.toThrow('out of memory');
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(hear(scripted(), { audio: pieces(spoken(1), pause(1)), signal })).rejects.toThrow('cancelled');
  });
});
