import { findAddon } from 'whisper-node-addon';
import { loadSileroVad } from '../engines/vad-silero.ts';
import { loadWhisperRecogniser, type WhisperRecogniser } from '../engines/whisper.ts';
import { cacheDirOf, chooseModel, modelPath } from '../models/index.ts';
import { type Ears, type Heard, type ListenEvent, type ListenRequest, listen } from './listener.ts';

const pieceSamples = 1_600;

export interface RealEars extends Ears {
  recogniser: WhisperRecogniser;
}

/** The starter model and Silero, as the worker has them. */
export async function realEars(threads: number): Promise<RealEars> {
  const cacheDir = cacheDirOf(process.env, process.cwd());
  const chosen = await chooseModel('recogniser-fast', cacheDir);
  const addonDirectory = findAddon(cacheDir);
  if (!chosen || !addonDirectory) throw new Error('The test takes the starter model and the addon.');
  const recogniser = await loadWhisperRecogniser({
    modelPath: chosen.path,
    addonDirectory,
    threads: async () => threads,
  });
  return { recogniser, voice: await loadSileroVad(modelPath('silero-vad', cacheDir)) };
}

/** @param speed of the sound; Infinity: all at once */
export async function* played(samples: Int16Array, speed = Number.POSITIVE_INFINITY): AsyncGenerator<Int16Array> {
  const startedMs = performance.now();
  for (let at = 0; at < samples.length; at += pieceSamples) {
    const waitMs = startedMs + (at + pieceSamples) / 16 / speed - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    yield samples.subarray(at, at + pieceSamples);
  }
}

/** Listens to the end. */
export async function heardBy(
  ears: Ears,
  request: Pick<ListenRequest, 'audio' | 'language' | 'mode'>,
): Promise<Heard & { events: (ListenEvent & { atMs: number })[] }> {
  const { signal } = new AbortController();
  const listening = listen({ ...request, stopped: signal, signal }, ears);
  const events: (ListenEvent & { atMs: number })[] = [];
  let next = await listening.next();
  for (; !next.done; next = await listening.next()) events.push({ ...next.value, atMs: performance.now() });
  return { ...next.value, events };
}
