import { bytesPerSecond, maxRecordingBytes } from '../../contract/limits.ts';
import { ProblemError } from '../problem/problem.ts';
import { decodeWithFfmpeg, FfmpegMissing } from './ffmpeg.ts';
import type { AudioFormat } from './format.ts';
import { decodeWithWasm, isWasmFormat } from './wasm.ts';
import { decodeWav } from './wav.ts';

export interface AudioFile {
  format: AudioFormat;
  /** The file from its start; may be asked for more than once. */
  read(): AsyncIterable<Buffer>;
}

export interface DecodeOptions {
  /** Where a file that must be read back and forth may lie for a moment, without a name. */
  scratchDirectory: string;
  signal: AbortSignal;
  /** Of sound, as PCM: longer ones are refused. */
  maxBytes?: number;
  /** The program, or the name by which it is found. */
  ffmpeg?: string;
}

/** Decoding runs at hundreds of times the pace of speech: what takes longer than this hangs, or is made to. */
const patienceMs = 15 * 60 * 1000;

const tooLong = (maxBytes: number) => {
  const hours = maxBytes / bytesPerSecond / 3600;
  return new ProblemError(
    'too_long',
    `The recording is longer than ${hours} hours. Cut it into shorter parts and send each of them.`,
  );
};
const unreadable = () =>
  new ProblemError(
    'bad_audio',
    'No sound can be read from this file: it is damaged, empty, or not audio. Send WAV, FLAC, Ogg, WebM, MP3 or M4A.',
  );
const noDecoder = () =>
  new ProblemError(
    'bad_audio',
    'This server cannot read this kind of audio, because ffmpeg is not installed on it. Send WAV, FLAC or MP3, or ask your administrator to install ffmpeg.',
  );

/**
 * Any audio file to 16 kHz mono s16le, as a stream: memory stays flat whatever the length. Of a file that breaks off, what
 * can be read of it is given.
 * @throws ProblemError `bad_audio`, `too_long`
 */
export async function* decodeAudio(file: AudioFile, options: DecodeOptions): AsyncGenerator<Buffer, void, undefined> {
  const { maxBytes = maxRecordingBytes } = options;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(patienceMs)]);
  let bytes = 0;
  let odd: Buffer = Buffer.alloc(0);
  for await (const chunk of pcmOf(file, { ...options, signal, maxBytes })) {
    const pcm: Buffer = odd.length > 0 ? Buffer.concat([odd, chunk]) : chunk;
    const whole = pcm.length - (pcm.length % 2);
    odd = pcm.subarray(whole);
    bytes += whole;
    if (bytes > maxBytes) throw tooLong(maxBytes);
    if (whole > 0) yield pcm.subarray(0, whole);
  }
  options.signal.throwIfAborted();
  if (bytes === 0) throw unreadable();
}

async function* pcmOf(file: AudioFile, options: DecodeOptions & { maxBytes: number }): AsyncGenerator<Buffer> {
  if (file.format === 'pcm') return yield* file.read();
  try {
    return yield* decodeWithFfmpeg(file, file.format, options);
  } catch (error) {
    if (!(error instanceof FfmpegMissing)) throw error;
  }
  if (file.format === 'wav') return yield* decodeWav(file.read(), unreadable);
  if (isWasmFormat(file.format)) return yield* decodeWithWasm(file.read(), file.format);
  throw noDecoder();
}
