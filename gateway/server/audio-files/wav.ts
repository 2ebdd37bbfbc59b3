import { sampleRateHz } from '../../contract/limits.ts';
import { createResampler } from './resampler.ts';
import { pcm16Of } from './samples.ts';

interface WavFormat {
  encoding: 'integer' | 'float';
  channels: number;
  sampleRate: number;
  bytesPerSample: number;
}

const encodings = { integer: 1, float: 3, extensible: 0xfffe };
const maxChannels = 32;
const sampleRates = { min: 4_000, max: 384_000 };
/** Of chunks that are not sound, such as a picture: passed over, not kept. */
const formatChunkBytes = { min: 16, max: 64 };

/**
 * WAV of integers of 8 to 32 bits or floats, at any rate, where there is no ffmpeg.
 * @param unreadable what is thrown where it is none
 */
export async function* decodeWav(file: AsyncIterable<Buffer>, unreadable: () => Error): AsyncGenerator<Buffer> {
  const bytes = createByteQueue(file);
  if (!(await bytes.take(12))) throw unreadable();
  let format: WavFormat | undefined;
  for (;;) {
    const head = await bytes.take(8);
    if (!head) throw unreadable();
    const name = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    if (name === 'data') break;
    if (name !== 'fmt ') {
      await bytes.skip(length + (length % 2));
      continue;
    }
    if (length < formatChunkBytes.min || length > formatChunkBytes.max) throw unreadable();
    const described = await bytes.take(length + (length % 2));
    format = described && readFormat(described);
    if (!format) throw unreadable();
  }
  if (!format) throw unreadable();
  const resampler = createResampler(format.sampleRate, sampleRateHz);
  const frameBytes = format.channels * format.bytesPerSample;
  for await (const frames of bytes.rest(frameBytes)) yield pcm16Of(resampler.push(mono(frames, format)));
  yield pcm16Of(resampler.end());
}

function readFormat(chunk: Buffer): WavFormat | undefined {
  const tag = chunk.readUInt16LE(0);
  const code = tag === encodings.extensible && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag;
  const channels = chunk.readUInt16LE(2);
  const sampleRate = chunk.readUInt32LE(4);
  const bytesPerSample = chunk.readUInt16LE(14) / 8;
  const encoding = code === encodings.integer ? 'integer' : code === encodings.float ? 'float' : undefined;
  const known = encoding === 'float' ? [4, 8] : [1, 2, 3, 4];
  if (!encoding || !known.includes(bytesPerSample)) return undefined;
  if (channels < 1 || channels > maxChannels) return undefined;
  if (sampleRate < sampleRates.min || sampleRate > sampleRates.max) return undefined;
  return { encoding, channels, sampleRate, bytesPerSample };
}

/** @param frames whole ones @returns -1..1, the mean of the channels */
function mono(frames: Buffer, { encoding, channels, bytesPerSample }: WavFormat): Float32Array {
  const result = new Float32Array(frames.length / bytesPerSample / channels);
  const scale = 2 ** (bytesPerSample * 8 - 1);
  for (let at = 0, sample = 0; at < frames.length; at += bytesPerSample, sample += 1) {
    let value: number;
    if (encoding === 'float') value = bytesPerSample === 4 ? frames.readFloatLE(at) : frames.readDoubleLE(at);
    else if (bytesPerSample === 1) value = (frames.readUInt8(at) - 128) / 128;
    else value = frames.readIntLE(at, bytesPerSample) / scale;
    const frame = Math.floor(sample / channels);
    result[frame] = (result[frame] ?? 0) + (Number.isFinite(value) ? value : 0) / channels;
  }
  return result;
}

/** Bytes of a stream, taken from its front. */
function createByteQueue(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done) return false;
    held = held.length > 0 ? Buffer.concat([held, next.value]) : next.value;
    return true;
  };
  return {
    /** @returns undefined when fewer are left */
    async take(count: number): Promise<Buffer | undefined> {
      while (held.length < count) if (!(await more())) return undefined;
      const taken = held.subarray(0, count);
      held = held.subarray(count);
      return taken;
    },
    async skip(count: number): Promise<void> {
      for (let left = count; left > 0; ) {
        if (held.length === 0 && !(await more())) return;
        const gone = Math.min(left, held.length);
        held = held.subarray(gone);
        left -= gone;
      }
    },
    /** What is left, in pieces of whole units; half a unit at the end is left out. */
    async *rest(unit: number): AsyncGenerator<Buffer> {
      do {
        const whole = held.length - (held.length % unit);
        if (whole > 0) yield held.subarray(0, whole);
        held = held.subarray(whole);
      } while (await more());
    },
  };
}
