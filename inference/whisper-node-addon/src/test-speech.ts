import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A clip of the evaluation set beside the repository, undefined where there is none. */
const clip = fileURLToPath(new URL('../../../../shared/eval/speech/en-jfk.flac', import.meta.url));
export const jfk = existsSync(clip) ? clip : undefined;

/** What is said in it. */
export const jfkWords = wordsOf(
  'And so my fellow Americans ask not what your country can do for you, ask what you can do for your country.',
);

/** Lower-case words without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

/** @returns samples at 16 kHz, read by the system's ffmpeg */
export function readSpeech(file: string): Float32Array {
  const arguments_ = ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '1', '-ar', '16000', '-'];
  const bytes = execFileSync('ffmpeg', arguments_, { maxBuffer: 1 << 28 });
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
