import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DecodeOptions, decodeAudio } from './decoding.ts';
import { type AudioFormat, formatBytes, formatOf } from './format.ts';

const run = promisify(execFile);
const hasFfmpeg = await run('ffmpeg', ['-version']).then(
  () => true,
  () => false,
);
const never = new AbortController().signal;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-decoding-'));
});
afterAll(() => rm(directory, { recursive: true }));

const fileOf = (format: AudioFormat, content: Buffer, pieceBytes = 3001) => ({
  format,
  async *read() {
    for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
  },
});
async function decoded(format: AudioFormat, content: Buffer, options: Partial<DecodeOptions> = {}): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const all = { scratchDirectory: directory, signal: never, ...options };
  for await (const piece of decodeAudio(fileOf(format, content), all)) pieces.push(piece);
  return Buffer.concat(pieces);
}
/** @returns the strength of a tone in s16le at 16 kHz, 0..1 */
function tone(pcm: Buffer, hz: number): number {
  let [real, imaginary] = [0, 0];
  const samples = pcm.length / 2;
  for (let n = 0; n < samples; n++) {
    const angle = (2 * Math.PI * hz * n) / 16_000;
    const value = pcm.readInt16LE(n * 2) / 32_768;
    real += value * Math.cos(angle);
    imaginary += value * Math.sin(angle);
  }
  return (2 * Math.hypot(real, imaginary)) / samples;
}
/** A tone of 440 Hz. */
async function made(name: string, ...encoding: string[]): Promise<Buffer> {
  const file = path.join(directory, name);
  const source = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100:duration=2'];
  await run('ffmpeg', ['-y', '-loglevel', 'error', ...source, ...encoding, file]);
  return readFile(file);
}

const noFfmpeg = { ffmpeg: 'no-such-ffmpeg' };

describe.skipIf(!hasFfmpeg)('with ffmpeg', () => {
  it.each([
    ['a.wav', 'wav', []],
    ['a.flac', 'flac', []],
    ['a.ogg', 'ogg', ['-c:a', 'libopus', '-b:a', '32k']],
    ['a.webm', 'webm', ['-c:a', 'libopus', '-b:a', '32k']],
    ['a.mp3', 'mp3', []],
    ['a.m4a', 'mp4', []],
    ['stereo.m4a', 'mp4', ['-ac', '2', '-movflags', '+faststart']],
  ] as const)('%s is the same sound at 16 kHz', async (name, format, encoding) => {
    const content = await made(name, ...encoding);
    expect(formatOf(content.subarray(0, formatBytes), undefined)).toBe(format);
    const pcm = await decoded(format, content);
    expect(pcm.length / 32_000).toBeGreaterThan(1.9);
    expect(pcm.length / 32_000).toBeLessThan(2.1);
    expect(tone(pcm, 440)).toBeGreaterThan(0.05);
    expect(tone(pcm, 700)).toBeLessThan(0.01);
    expect((await readdir(directory)).filter((file) => file.endsWith('.scratch'))).toEqual([]);
  });

  it('gives what can be read of a file that was cut off', async () => {
    const content = await made('long.ogg', '-c:a', 'libopus', '-b:a', '32k', '-page_duration', '100000');
    const pcm = await decoded('ogg', content.subarray(0, content.length / 2));
    expect(pcm.length / 32_000).toBeGreaterThan(0.5);
    expect(pcm.length / 32_000).toBeLessThan(1.5);
  });

  it('refuses what is no audio behind the marks of one, at any place it is cut', async () => {
    const content = await made('cut.flac');
    for (const length of [4, 9, 42, 70]) {
      const cut = decoded('flac', content.subarray(0, length));
      await expect(cut).rejects.toMatchObject({ problem: { code: 'bad_audio' } });
    }
    const noise = Buffer.concat([Buffer.from('\0\0\0\x20ftypM4A ', 'latin1'), Buffer.alloc(50_000, 0x5a)]);
    await expect(decoded('mp4', noise)).rejects.toMatchObject({ problem: { code: 'bad_audio' } });
  });

  it('opens nothing that a file names', async () => {
    const list = Buffer.from(`ffconcat version 1.0\nfile ${path.join(directory, 'a.wav')}\n`);
    for (const format of ['mp3', 'mp4', 'webm'] as const) {
      await expect(decoded(format, list)).rejects.toMatchObject({ problem: { code: 'bad_audio' } });
    }
  });

  it('ends a small file that would become hours of sound', async () => {
    const content = await made('bomb.flac', '-af', 'volume=0,apad=pad_dur=3600');
    expect(content.length).toBeLessThan(3_000_000);
    const started = performance.now();
    await expect(decoded('flac', content, { maxBytes: 60 * 32_000 })).rejects.toMatchObject({
      problem: { code: 'too_long', status: 413 },
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('leaves no process behind when nobody wants the rest', async () => {
    const content = await made('rest.flac', '-af', 'apad=pad_dur=600');
    const ending = new AbortController();
    const pieces = decodeAudio(fileOf('flac', content), { scratchDirectory: directory, signal: ending.signal });
    await pieces.next();
    ending.abort(new Error('enough'));
    await expect(
      (async () => {
        for await (const _ of pieces);
      })(),
    ).rejects.toThrow();
    const children = async () => (await run('ps', ['--ppid', String(process.pid), '-o', 'comm='])).stdout;
    await expect.poll(children).not.toContain('ffmpeg');
  });
});

describe('without ffmpeg', () => {
  /** @param code of the encoding in the header */
  function wav(sampleRate: number, bits: number, code: number, channels: number, samples: Buffer): Buffer {
    const header = Buffer.alloc(44);
    header.write('RIFF    WAVEfmt ', 'latin1');
    header.writeUInt32LE(16, 16);
    header.writeUInt16LE(code, 20);
    header.writeUInt16LE(channels, 22);
    header.writeUInt32LE(sampleRate, 24);
    header.writeUInt16LE(bits, 34);
    header.write('data', 36, 'latin1');
    header.writeUInt32LE(0xffffffff, 40);
    return Buffer.concat([header, samples]);
  }
  const sine = (sampleRate: number, hz: number, n: number) => 0.5 * Math.sin((2 * Math.PI * hz * n) / sampleRate);

  it.each([16_000, 8_000, 44_100, 48_000])('WAV at %d Hz is the same sound at 16 kHz', async (sampleRate) => {
    const samples = Buffer.alloc(sampleRate * 4);
    for (let n = 0; n < sampleRate; n++) samples.writeFloatLE(sine(sampleRate, 440, n), n * 4);
    const pcm = await decoded('wav', wav(sampleRate, 32, 3, 1, samples), noFfmpeg);
    expect(pcm.length).toBe(32_000);
    expect(tone(pcm, 440)).toBeCloseTo(0.5, 2);
    expect(tone(pcm, 443)).toBeLessThan(0.02);
  });

  it('filters out what 16 kHz cannot hold', async () => {
    const samples = Buffer.alloc(48_000 * 2);
    for (let n = 0; n < 48_000; n++) samples.writeInt16LE(sine(48_000, 11_000, n) * 32_767, n * 2);
    expect(tone(await decoded('wav', wav(48_000, 16, 1, 1, samples), noFfmpeg), 5_000)).toBeLessThan(0.001);
  });

  it('mixes channels, of 8, 16 and 24 bits', async () => {
    for (const bits of [8, 16, 24]) {
      const bytes = bits / 8;
      const samples = Buffer.alloc(16_000 * 2 * bytes);
      for (let n = 0; n < 16_000; n++) {
        const value = Math.round(sine(16_000, 440, n) * (2 ** (bits - 1) - 1));
        if (bytes === 1) samples.fill(Buffer.from([value + 128, 128]), n * 2, n * 2 + 2);
        else {
          samples.writeIntLE(value, n * 2 * bytes, bytes);
          samples.writeIntLE(0, (n * 2 + 1) * bytes, bytes);
        }
      }
      expect(tone(await decoded('wav', wav(16_000, bits, 1, 2, samples), noFfmpeg), 440)).toBeCloseTo(0.25, 2);
    }
  });

  it.skipIf(!hasFfmpeg).each([
    ['b.flac', 'flac', []],
    ['b.mp3', 'mp3', ['-ac', '2']],
  ] as const)('%s is the same sound at 16 kHz', async (name, format, encoding) => {
    const content = await made(name, ...encoding);
    const pcm = await decoded(format, content, noFfmpeg);
    expect(pcm.length / 32_000).toBeGreaterThan(1.9);
    expect(pcm.length / 32_000).toBeLessThan(2.1);
    expect(tone(pcm, 440)).toBeGreaterThan(0.05);
    expect(tone(pcm, 700)).toBeLessThan(0.01);
    const half = await decoded(format, content.subarray(0, content.length / 2), noFfmpeg);
    expect(half.length).toBeLessThan(pcm.length);
    const noise = Buffer.concat([content.subarray(0, 4), Buffer.alloc(20_000, 0x5a)]);
    await expect(decoded(format, noise, noFfmpeg)).rejects.toMatchObject({ problem: { code: 'bad_audio' } });
  });

  it.skipIf(!hasFfmpeg)('ends a small file that would become hours of sound', async () => {
    const content = await made('bomb2.flac', '-af', 'volume=0,apad=pad_dur=600');
    await expect(decoded('flac', content, { ...noFfmpeg, maxBytes: 60 * 32_000 })).rejects.toMatchObject({
      problem: { code: 'too_long' },
    });
  });

  it.each([
    ['a header alone', wav(16_000, 16, 1, 1, Buffer.alloc(0))],
    ['half a header', wav(16_000, 16, 1, 1, Buffer.alloc(0)).subarray(0, 30)],
    ['no channel', wav(16_000, 16, 1, 0, Buffer.alloc(100))],
    ['a rate of nothing', wav(0, 16, 1, 1, Buffer.alloc(100))],
    ['a compression it does not know', wav(16_000, 16, 85, 1, Buffer.alloc(100))],
  ])('refuses %s', async (_what, content) => {
    await expect(decoded('wav', content, noFfmpeg)).rejects.toMatchObject({ problem: { code: 'bad_audio' } });
  });

  it('says what is missing where it cannot read a file', async () => {
    await expect(decoded('mp4', Buffer.from('x'), noFfmpeg)).rejects.toThrow(/ffmpeg is not installed/);
  });
});

it('passes bare PCM through, whole samples only', async () => {
  expect(await decoded('pcm', Buffer.from([1, 2, 3, 4, 5]), { ...noFfmpeg })).toEqual(Buffer.from([1, 2, 3, 4]));
  await expect(decoded('pcm', Buffer.alloc(64_002), { maxBytes: 64_000 })).rejects.toMatchObject({
    problem: { code: 'too_long' },
  });
});
