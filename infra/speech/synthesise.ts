import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Silence around the words, so that a microphone that starts late or stops early cuts nothing. */
const leadSilenceS = 0.4;
const tailSilenceS = 0.8;

/**
 * Speaks a sentence with a free voice of Debian (English: flite's slt, Russian: festival's msu_ru_nsh) into a WAV file,
 * 48 kHz mono 16-bit: what Chromium's fake microphone takes. Kept in `directory` by a hash of voice and words.
 * @returns path of the file
 * @throws where flite, festival or ffmpeg is missing
 */
export async function synthesise(text: string, language: 'ru' | 'en', directory: string): Promise<string> {
  const name = createHash('sha256').update(`2\n${language}\n${text}`).digest('hex').slice(0, 16);
  const file = path.join(directory, `${language}-${name}.wav`);
  if (await exists(file)) return file;
  await mkdir(directory, { recursive: true });
  const spoken = path.join(directory, `${name}.${process.pid}.spoken.wav`);
  const padded = path.join(directory, `${name}.${process.pid}.padded.wav`);
  try {
    await (language === 'en' ? speakEnglish(text, spoken) : speakRussian(text, spoken));
    const filter = `adelay=${leadSilenceS * 1000}:all=1,apad=pad_dur=${tailSilenceS}`;
    await run('ffmpeg', ['-loglevel', 'error', '-y', '-i', spoken, '-af', filter, '-ar', '48000', '-ac', '1', padded]);
    await rename(padded, file);
  } finally {
    await rm(spoken, { force: true });
  }
  return file;
}

const speakEnglish = (text: string, file: string) => run('flite', ['-voice', 'slt', '-t', text, '-o', file]);

async function speakRussian(text: string, file: string): Promise<void> {
  const words = `${file}.txt`;
  await writeFile(words, text);
  try {
    await run('text2wave', ['-eval', '(voice_msu_ru_nsh_clunits)', words, '-o', file]);
  } finally {
    await rm(words, { force: true });
  }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
