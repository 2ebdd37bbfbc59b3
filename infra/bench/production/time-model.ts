import { loadWhisper, type Recognition, useCpuVariant, type WhisperModel } from 'whisper-node-addon';
import type { ModelTiming } from '../results.ts';
import { seededRandom } from '../statistics.ts';
import { longWindow } from './work-model.ts';

// Runs in a process of its own, since a process settles for one CPU variant: times one model through the addon.
// Argument: a `TimingRequest` as JSON. Sends a `MeasuredTiming` for each number of threads to its parent.

export interface TimingRequest {
  modelPath: string;
  addonDirectory: string;
  variant: string;
  threads: number[];
}

export type MeasuredTiming = Omit<ModelTiming, 'model' | 'type' | 'variant' | 'sizeBytes'>;

const sampleRateHz = 16_000;
const prefixTokens = Array.from({ length: 64 }, (_, index) => 1_000 + 37 * index);
/** Below 16 tokens no loop is cut; a random model that gives fewer than these has told no time of a token. */
const mostTokens = 15;
const fewestTokens = 5;

/** Noise goes on where a window's sound ends, so that a random model has always something to say. */
const random = seededRandom(1);
const noise = Float32Array.from({ length: 30 * sampleRateHz }, () => (random() - 0.5) * 0.2);

/** Looks at one growing window after the other; what was said last is the best to tell a token's time. */
async function timeModel(model: WhisperModel, threads: number): Promise<MeasuredTiming> {
  const state = model.createState();
  /** @returns encoder's milliseconds of each look, the sound growing from look to look */
  const looks = async (endsS: number[], again: number): Promise<number[]> => {
    const window = model.openWindow();
    const look = (more: Float32Array, options: { maxTokens: number; again: number; prefixTokens?: number[] }) =>
      state.recognise(window, more, { language: 'en', threads, ...options });
    const encoderMs: number[] = [];
    let fromS = 0;
    for (const toS of endsS) {
      const more = noise.subarray(fromS * sampleRateHz, toS * sampleRateHz);
      encoderMs.push((await look(more, { maxTokens: 1, again })).timings.encodeMs);
      fromS = toS;
    }
    const one = await look(new Float32Array(), { maxTokens: 1, again: 0 });
    const many = await look(new Float32Array(), { maxTokens: mostTokens, again: 0 });
    const forced = await look(new Float32Array(), { maxTokens: 1, again: 0, prefixTokens });
    decoded.push({ one, many, forced });
    window.close();
    return encoderMs;
  };
  const decoded: { one: Recognition; many: Recognition; forced: Recognition }[] = [];
  const again = longWindow.againS * 50;
  // Twice: the first look of all makes buffers.
  const tenSeconds = [...(await looks([10], again)), ...(await looks([10], again))];
  const [, more] = await looks([longWindow.knownS, longWindow.knownS + longWindow.moreS], again);
  const [full] = await looks([30], again);
  state.close();

  const longest = decoded.toSorted((a, b) => b.many.generated.length - a.many.generated.length)[0];
  const tokens = longest?.many.generated.length ?? 0;
  const furtherMs = longest ? longest.many.timings.decodeMs - longest.one.timings.decodeMs : Number.NaN;
  return {
    threads,
    encoderFullMs: full ?? Number.NaN,
    encoder10sMs: Math.min(...tenSeconds),
    encoderMoreMs: more ?? Number.NaN,
    msPerToken: tokens < fewestTokens ? null : furtherMs / (tokens - 1),
    prefix64Ms: Math.min(...decoded.map(({ one, forced }) => forced.timings.decodeMs - one.timings.decodeMs)),
  };
}

const request: TimingRequest = JSON.parse(process.argv[2] ?? '');
useCpuVariant(request.addonDirectory, request.variant);
const model = await loadWhisper(request);
for (const threads of request.threads) process.send?.(await timeModel(model, threads));
model.close();
process.disconnect();
