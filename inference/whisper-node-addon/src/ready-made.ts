import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { AddonError } from '../build/addon-error.mjs';
import type { PlainTranscription, SoundWindow, WhisperModel, WhisperState } from './recognition.ts';
import { restrictLanguages } from './restrict-languages.ts';
import { rejectOnAbort } from './run-job.ts';
import { assertThreads } from './threads.ts';

/** The part of `@fugood/whisper.node` 1.1.3 that is used here; its own declarations are not in the package. */
interface ReadyMadeContext {
  transcribeData(
    pcm16: ArrayBuffer,
    options: { language: string; maxThreads: number; temperature: number; temperatureInc: number; bestOf: number },
  ): { promise: Promise<{ result: string; language?: string; segments: { text: string; t0: number; t1: number }[] }> };
  release(): Promise<void>;
}
interface ReadyMadeBinding {
  toggleNativeLog(enable: boolean): Promise<void>;
  initWhisper(options: { filePath: string; useGpu: boolean; useFlashAttn: boolean }): Promise<ReadyMadeContext>;
}

type Transcribe = (
  samples16k: Float32Array,
  options: { language: string; threads: number },
  signal?: AbortSignal,
) => Promise<PlainTranscription>;

/**
 * The recogniser of machines without a compiler: a prebuilt whisper.cpp with SSE2 code only, about 7 times slower. It
 * has the full window only, neither prefix nor tokens nor probabilities (`tokens` is empty, the figures are 0), and
 * runs one recognition at a time. An abort frees the caller at once, the core when the running window is done: this
 * binding's own `stop` leaves it unusable.
 * @throws AddonError `bad_model`, `no_addon` (no prebuilt binary for this platform)
 */
export async function loadReadyMadeWhisper({ modelPath }: { modelPath: string }): Promise<WhisperModel> {
  const { size } = await stat(modelPath).catch((cause: unknown) => {
    throw new AddonError('bad_model', `The speech model ${modelPath} cannot be read`, { cause });
  });
  const context = await openContext(modelPath);
  const unsupported = () => new AddonError('unsupported', 'The ready-made recogniser gives no tokens');
  const transcribe = oneAtATime(context);
  let closed = false;
  const requireOpen = () => {
    if (closed) throw new AddonError('closed', 'This speech model was closed');
  };
  return {
    info: { multilingual: true, type: 'unknown', variant: 'ready-made', sizeBytes: size, supportsPrefix: false },
    createState() {
      requireOpen();
      return createState(async (...job) => {
        requireOpen();
        return transcribe(...job);
      });
    },
    openWindow() {
      requireOpen();
      return new HeardWindow();
    },
    tokenize: () => {
      throw unsupported();
    },
    detokenize: () => {
      throw unsupported();
    },
    close() {
      if (closed) return;
      closed = true;
      void transcribe.idle().then(() => context.release());
    },
  };
}

async function openContext(modelPath: string): Promise<ReadyMadeContext> {
  const binding = openBinding();
  // Loading logs dozens of lines to stderr unless a listener takes them; a listener kept for longer keeps the process.
  await binding.toggleNativeLog(true);
  try {
    return await binding.initWhisper({ filePath: modelPath, useGpu: false, useFlashAttn: true });
  } catch (cause) {
    throw new AddonError('bad_model', `The speech model ${modelPath} cannot be loaded`, { cause });
  } finally {
    await binding.toggleNativeLog(false);
  }
}

function openBinding(): ReadyMadeBinding {
  try {
    return createRequire(import.meta.url)('@fugood/whisper.node') as ReadyMadeBinding;
  } catch (cause) {
    throw new AddonError('no_addon', 'There is no ready-made recogniser for this platform', { cause });
  }
}

function oneAtATime(context: ReadyMadeContext): Transcribe & { idle(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  const transcribe: Transcribe = (samples16k, { language, threads }, signal) => {
    const pcm = toPcm16(samples16k);
    const job = last.then(async () => {
      signal?.throwIfAborted();
      const options = { language, maxThreads: threads, temperature: 0, temperatureInc: 0, bestOf: 1 };
      return context.transcribeData(pcm, options).promise;
    });
    last = job.catch(() => undefined);
    const transcription = job.then((found) => ({
      text: found.result,
      language: found.language ?? language,
      segments: found.segments.map(({ text, t0, t1 }) => ({ text, startMs: t0, endMs: t1 })),
    }));
    return rejectOnAbort(transcription, signal);
  };
  return Object.assign(transcribe, { idle: async () => void (await last) });
}

/** Keeps the sound: every recognition hears all of it. */
class HeardWindow implements SoundWindow {
  #samples: Float32Array | undefined = new Float32Array(0);

  append(more: Float32Array): Float32Array {
    if (!this.#samples) throw new AddonError('closed', 'This window of sound was closed');
    const samples = new Float32Array(this.#samples.length + more.length);
    samples.set(this.#samples);
    samples.set(more, this.#samples.length);
    this.#samples = samples;
    return samples;
  }

  get samples(): number {
    return this.#samples?.length ?? 0;
  }

  close(): void {
    this.#samples = undefined;
  }
}

function appended(window: SoundWindow, more: Float32Array): Float32Array {
  if (!(window instanceof HeardWindow)) throw new TypeError('This window of sound is of another binding');
  return window.append(more);
}

function createState(transcribe: Transcribe): WhisperState {
  let closed = false;
  const open = () => {
    if (closed) throw new AddonError('closed', 'This recognition state was closed');
  };
  return {
    async recognise(window, more, { language, threads }, signal) {
      open();
      assertThreads(threads);
      const samples16k = appended(window, more);
      const started = performance.now();
      const { text } = await transcribe(samples16k, { language, threads }, signal);
      return {
        text,
        tokens: [],
        generated: [],
        confirmedTokens: 0,
        meanLogProbability: 0,
        noSpeechProbability: 0,
        endedByLength: false,
        timings: { encodeMs: 0, decodeMs: performance.now() - started },
      };
    },
    async transcribePlain(samples16k, options, signal) {
      open();
      assertThreads(options.threads);
      return transcribe(samples16k, options, signal);
    },
    async detectLanguage(window, more, { threads, among }, signal) {
      open();
      assertThreads(threads);
      const samples16k = appended(window, more);
      const { language: heard } = await transcribe(samples16k, { language: 'auto', threads }, signal);
      const candidates = among ?? [heard];
      return restrictLanguages(
        candidates.map((language) => ({ language, probability: language === heard ? 1 : 0 })),
        among,
      );
    },
    close() {
      closed = true;
    },
  };
}

/** @returns 16-bit samples, clipped */
function toPcm16(samples16k: Float32Array): ArrayBuffer {
  const pcm = new Int16Array(samples16k.length);
  for (let i = 0; i < pcm.length; i++) pcm[i] = Math.max(-1, Math.min(1, samples16k[i] ?? 0)) * 32_767;
  return pcm.buffer;
}
