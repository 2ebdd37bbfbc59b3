import { bytesPerSample, sampleRateHz } from '../../contract/limits.ts';
import { audible, type KeptRecording } from './kept-recording.ts';
import type { Store } from './store.ts';
import type { Sound } from './upload.ts';
import { wavHeader } from './wav.ts';

/** Chunks read at a time: 2 s of sound or more. */
const readAhead = 10;

interface OnDevice {
  store: Pick<Store, 'chunks'>;
  id: string;
  samples: number;
}

/** A recording as bytes of PCM from any place; what cannot be read is silence, and is counted. */
export function soundOf(from: OnDevice | KeptRecording): Sound & { readonly damagedSamples: number } {
  let damagedSamples = 0;
  const bytes = from.samples * bytesPerSample;
  return {
    bytes,
    get damagedSamples() {
      return damagedSamples;
    },
    async read(offset, atMost) {
      const pcm = new Int16Array(Math.min(atMost, bytes - offset) / bytesPerSample);
      let at = 0;
      const frames =
        'store' in from
          ? stored(from, offset / bytesPerSample, (samples) => {
              damagedSamples += samples;
            })
          : from.frames(new AbortController().signal, offset / bytesPerSample);
      for await (const frame of frames) {
        const part = frame.subarray(0, pcm.length - at);
        pcm.set(part, at);
        at += part.length;
        if (at === pcm.length) break;
      }
      return new Uint8Array(pcm.buffer);
    },
  };
}

async function* stored({ store, id, samples }: OnDevice, fromSample: number, onDamaged: (samples: number) => void) {
  for (let at = fromSample; at < samples; ) {
    const chunks = await store.chunks(id, at, readAhead);
    const last = chunks.at(-1);
    const end = last ? last.firstSample + last.length : 0;
    const until = end > at ? end : samples;
    yield* audible(chunks, at, until, onDamaged);
    at = until;
  }
}

/** @returns whether anything of a recording can be read; false with another key, or when all is corrupt */
export async function anyReadable(store: Store, id: string): Promise<boolean> {
  for (let at = 0; ; ) {
    const chunks = await store.chunks(id, at, readAhead);
    if (chunks.some(({ samples16k }) => samples16k)) return true;
    const last = chunks.at(-1);
    if (!last) return false;
    at = last.firstSample + Math.max(1, last.length);
  }
}

/** A recording as a WAV file. The browser keeps a long one on disk, not in memory. */
export async function wavOf(sound: Sound): Promise<Blob> {
  const parts: Blob[] = [new Blob([wavHeader(sound.bytes)])];
  const step = 60 * sampleRateHz * bytesPerSample;
  for (let at = 0; at < sound.bytes; at += step) parts.push(new Blob([await sound.read(at, step)]));
  return new Blob(parts, { type: 'audio/wav' });
}
