import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const longestFileBytes = 256 * 1024 * 1024;

/** Decodes any audio file with the system's ffmpeg. @returns PCM16 little-endian, 16 kHz mono */
export async function decodePcm16k(file: string): Promise<Buffer> {
  const { stdout } = await run(
    'ffmpeg',
    ['-loglevel', 'error', '-i', file, '-ar', '16000', '-ac', '1', '-f', 's16le', '-'],
    {
      encoding: 'buffer',
      maxBuffer: longestFileBytes,
    },
  );
  return stdout;
}

/** @returns samples in -1..1 */
export function toFloat32(pcm: Buffer): Float32Array {
  const samples = new Float32Array(pcm.length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = pcm.readInt16LE(i * 2) / 32768;
  return samples;
}
