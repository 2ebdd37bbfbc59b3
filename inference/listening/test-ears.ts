import { setImmediate as settled } from 'node:timers/promises';
import type { Language } from '../contract/index.ts';
import type { Recogniser, Recognition, RecognitionRequest } from '../engines/recogniser.ts';
import { defaultListenOptions, type ListenOptions } from './listen-options.ts';
import { type Heard, type ListenEvent, type ListenRequest, listen } from './listener.ts';
import { energyDbfs } from './speech-frames.ts';

/** The sound of most tests comes all at once: nobody looks at it while it is spoken. */
export const blind: ListenOptions = {
  ...defaultListenOptions,
  speculateAfterMs: Number.POSITIVE_INFINITY,
  firstViewMs: Number.POSITIVE_INFINITY,
};

export const never = new AbortController().signal;

/** A voice is whatever is loud. */
export const voice = {
  open: () => ({ speechProbability: async (frame16k: Float32Array) => (energyDbfs(frame16k) > -30 ? 0.95 : 0.02) }),
};

const samples = (seconds: number, level: number) =>
  Int16Array.from({ length: seconds * 16_000 }, (_, index) => (index % 2 ? level : -level));
export const spoken = (seconds: number) => samples(seconds, 8_000);
export const pause = (seconds: number) => samples(seconds, 3);

export async function* pieces(...sounds: Int16Array[]) {
  for (const sound of sounds) for (let at = 0; at < sound.length; at += 1_600) yield sound.subarray(at, at + 1_600);
}

/** What the recogniser was asked, with all the sound that its window held then. */
export type Asked = RecognitionRequest & { samples16k: Float32Array };

export interface ScriptedRecogniser extends Recogniser {
  requests: Asked[];
  detections: number[];
  answer: (request: Asked) => Promise<Recognition>;
}

/** Answers with the next of `answers` and keeps what it was asked. */
export function scripted(...answers: (string | Partial<Recognition>)[]): ScriptedRecogniser {
  let tokenId = 0;
  const recogniser: ScriptedRecogniser = {
    requests: [],
    detections: [],
    takesPrefix: true,
    longestWindowSamples: 480_000,
    countTokens: (text) => text.split(' ').length,
    async answer(request) {
      recogniser.requests.push(request);
      const answer = answers[recogniser.requests.length - 1] ?? 'more';
      const text = typeof answer === 'string' ? answer : (answer.text ?? '');
      tokenId += 1;
      // As many as a speaker needs for the sound, so that nothing looks swallowed.
      const id = tokenId;
      const tokens = text === '' ? [] : Array.from({ length: 30 }, () => ({ id, text, logProbability: -0.1 }));
      const base = { text: ` ${text}`, tokens, meanLogProbability: -0.1, noSpeechProbability: 0.01 };
      return typeof answer === 'string' ? base : { ...base, ...answer };
    },
    openWindow() {
      let held = new Float32Array(0);
      const take = (more: Float32Array) => {
        held = Float32Array.from([...held, ...more]);
        return held;
      };
      return {
        get samples() {
          return held.length;
        },
        recognise: (request) => recogniser.answer({ ...request, samples16k: take(request.more) }),
        async detectLanguage(more) {
          recogniser.detections.push(take(more).length / 16_000);
          return new Map<Language, number>([
            ['ru', 0.9],
            ['en', 0.1],
          ]);
        },
        close() {},
      };
    },
  };
  return recogniser;
}

/** Listens to the end. */
export async function hear(
  recogniser: ReturnType<typeof scripted>,
  request: Partial<ListenRequest>,
  { options = blind, hasTime = false }: { options?: ListenOptions; hasTime?: boolean } = {},
) {
  const listening = listen(
    { audio: pieces(), mode: 'on_pause', language: 'en', stopped: never, signal: never, ...request },
    { recogniser, voice, hasTime: () => hasTime },
    options,
  );
  const events: ListenEvent[] = [];
  let next = await listening.next();
  for (; !next.done; next = await listening.next()) events.push(next.value);
  const phrases = events.flatMap((event) => (event.kind === 'phrase' ? [event.phrase] : []));
  return { events, phrases, heard: next.value satisfies Heard };
}

/** Sound as it comes: the next piece when the recogniser has nothing to do. */
export async function* live(...sounds: Int16Array[]) {
  for await (const piece of pieces(...sounds)) {
    yield piece;
    for (let i = 0; i < 20; i += 1) await settled();
  }
}
