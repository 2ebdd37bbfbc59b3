import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Language } from '../contract/index.ts';

const largestBytes = 64 * 1024 * 1024;
const samplesOf = (pcm: Buffer): Int16Array => new Int16Array(new Uint8Array(pcm).buffer);

/** Any sound file as PCM16 at 16 kHz, by the system's ffmpeg. */
function decode(file: string): Int16Array {
  const format = ['-f', 's16le', '-ar', '16000', '-ac', '1', '-'];
  return samplesOf(execFileSync('ffmpeg', ['-loglevel', 'error', '-i', file, ...format], { maxBuffer: largestBytes }));
}

/** Speech made here by Debian's free voices: flite's slt, festival's msu_ru_nsh. @returns PCM16 at 16 kHz */
export function speak(text: string, language: Language): Int16Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'speech-'));
  try {
    const [words, sound] = [path.join(folder, 'words.txt'), path.join(folder, 'sound.wav')];
    writeFileSync(words, text);
    if (language === 'en') execFileSync('flite', ['-voice', 'slt', '-f', words, '-o', sound]);
    else execFileSync('text2wave', ['-eval', '(voice_msu_ru_nsh_clunits)', words, '-o', sound]);
    return decode(sound);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The noise of a quiet room, so that a pause is no digital silence. @returns PCM16 at 16 kHz */
export const roomNoise = (seconds: number): Int16Array =>
  // A sawtooth over a prime is noise enough for an ear of 32 ms frames, and the same every time.
  Int16Array.from({ length: Math.round(seconds * 16_000) }, (_, sample) => ((sample * 7_919) % 31) - 15);

export const inRow = (...sounds: readonly Int16Array[]): Int16Array => {
  const row = new Int16Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    row.set(sound, at);
    at += sound.length;
  }
  return row;
};

export interface RecordedClip {
  id: string;
  language: Language | 'none';
  text: string;
  seconds: number;
  samples: () => Int16Array;
}

/** Real recordings beside the repository; none where they are not. */
export function recordedClips(): RecordedClip[] {
  const folder = path.resolve(import.meta.dirname, '../../../shared/eval/speech');
  const manifest = path.join(folder, 'manifest.jsonl');
  if (!existsSync(manifest)) return [];
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, lang, text, seconds, file } = JSON.parse(line);
      return { id, language: lang, text: text ?? '', seconds, samples: () => decode(path.join(folder, file)) };
    });
}
