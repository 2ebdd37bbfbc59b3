/** Samples of a recording: 16 bits, one channel. */
export interface Sound {
  samples: Int16Array;
  sampleRateHz: number;
}

const pcm = 1;

/** Reads a WAV file of 16-bit mono PCM; chunks that say other things are passed over. @returns undefined for any other file */
export function readWav(file: ArrayBuffer): Sound | undefined {
  const view = new DataView(file);
  const name = (at: number) => (at + 4 <= file.byteLength ? String.fromCharCode(...new Uint8Array(file, at, 4)) : '');
  if (name(0) !== 'RIFF' || name(8) !== 'WAVE') return undefined;
  let sampleRateHz = 0;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name(at) === 'fmt ' && body + 16 <= file.byteLength) {
      const right = view.getUint16(body, true) === pcm && view.getUint16(body + 2, true) === 1;
      if (!right || view.getUint16(body + 14, true) !== 16) return undefined;
      sampleRateHz = view.getUint32(body + 4, true);
    }
    if (name(at) === 'data') {
      const samples = Math.floor(Math.min(length, file.byteLength - body) / Int16Array.BYTES_PER_ELEMENT);
      return sampleRateHz > 0 ? { samples: new Int16Array(file, body, samples), sampleRateHz } : undefined;
    }
    at = body + length + (length % 2);
  }
  return undefined;
}

/** Quieter than this is drawn as silence, not blown up to full height. */
const leastPeak = 0.02;
const fullScale = 32_768;

/** How loud each of `count` equal stretches is: its peak, 0..1, the loudest of all is 1. */
export function peaksOf({ samples }: Sound, count: number): number[] {
  const peaks = Array.from({ length: count }, (_, index) => {
    const end = Math.floor(((index + 1) * samples.length) / count);
    let peak = 0;
    for (let at = Math.floor((index * samples.length) / count); at < end; at++)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak / fullScale;
  });
  const loudest = Math.max(leastPeak, ...peaks);
  return peaks.map((peak) => peak / loudest);
}
