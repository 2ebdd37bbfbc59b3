import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bytesPerSecond, sampleRateHz } from '../../contract/limits.ts';
import type { AudioFormat } from './format.ts';

/** The system has no ffmpeg. */
export class FfmpegMissing extends Error {}

/**
 * ffmpeg is told what the file is: left to guess, it would take a play list or a script for one and open what it names.
 * Nor may it open anything but what it is given.
 */
const demuxers = {
  wav: 'wav',
  flac: 'flac',
  ogg: 'ogg',
  webm: 'matroska',
  mp3: 'mp3',
  mp4: 'mov',
} as const satisfies Partial<Record<AudioFormat, string>>;
type ContainerFormat = keyof typeof demuxers;

/** MP4 keeps its table of contents at the end as a rule: it must be read back and forth. */
const seeks = (format: ContainerFormat) => format === 'mp4';

/** Of one allocation of ffmpeg: a header that asks for more lies. */
const maxAllocationBytes = 128 * 1024 * 1024;
/** Of 40 levels: live dictation comes first on the cores. */
const niceness = 10;

export interface FfmpegOptions {
  scratchDirectory: string;
  signal: AbortSignal;
  /** Of the output: soon after it ffmpeg ends by itself. */
  maxBytes: number;
  ffmpeg?: string;
}

/**
 * Decodes in a process of its own, which can neither hang nor take this one with it. Damage is passed over.
 * @throws FfmpegMissing before anything is given
 */
export async function* decodeWithFfmpeg(
  file: { read(): AsyncIterable<Buffer> },
  format: ContainerFormat,
  { scratchDirectory, signal, maxBytes, ffmpeg = 'ffmpeg' }: FfmpegOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const scratch = seeks(format) ? await unnamedCopy(file.read(), scratchDirectory, signal) : undefined;
  try {
    const child = spawn(ffmpeg, argumentsOf(format, scratch ? '/dev/fd/3' : 'pipe:0', maxBytes), {
      stdio: [scratch ? 'ignore' : 'pipe', 'pipe', 'ignore', ...(scratch ? [scratch.fd] : [])],
      signal,
      killSignal: 'SIGKILL',
    });
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ENOENT' ? new FfmpegMissing() : error),
      );
      child.once('close', () => resolve());
    });
    ended.catch(() => {});
    if (child.pid === undefined) await ended;
    else os.setPriority(child.pid, niceness);
    const fed = child.stdin ? feed(file.read(), child.stdin) : Promise.resolve();
    fed.catch(() => child.kill('SIGKILL'));
    try {
      yield* child.stdout as Readable;
      await fed;
      await ended;
    } finally {
      child.kill('SIGKILL');
    }
  } finally {
    await scratch?.close();
  }
}

const argumentsOf = (format: ContainerFormat, input: string, maxBytes: number): string[] => [
  ...['-nostdin', '-hide_banner', '-loglevel', 'quiet', '-threads', '1', '-max_alloc', String(maxAllocationBytes)],
  ...['-protocol_whitelist', 'file,pipe', '-f', demuxers[format], '-i', input],
  ...['-map', '0:a:0', '-vn', '-ac', '1', '-ar', String(sampleRateHz)],
  ...['-t', String(Math.ceil(maxBytes / bytesPerSecond) + 1), '-f', 's16le', 'pipe:1'],
];

/** Rejects where the file cannot be read; that ffmpeg has heard enough is no fault. */
async function feed(file: AsyncIterable<Buffer>, stdin: Writable): Promise<void> {
  await pipeline(Readable.from(file, { objectMode: false }), stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

/** A copy that has no name any more: nobody else can open it, and it is gone with this process. */
async function unnamedCopy(file: AsyncIterable<Buffer>, directory: string, signal: AbortSignal): Promise<FileHandle> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const name = path.join(directory, `${randomUUID()}.scratch`);
  const handle = await open(name, 'wx+', 0o600);
  try {
    await rm(name);
    for await (const chunk of file) {
      signal.throwIfAborted();
      await handle.appendFile(chunk);
    }
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
