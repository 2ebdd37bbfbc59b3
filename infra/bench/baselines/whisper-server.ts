import path from 'node:path';
import type { InstalledModel } from '@alfavoice/inference/models';
import { z } from 'zod';
import { freePort } from '../../product/launch.ts';
import type { BenchContext } from '../context.ts';
import { threads } from '../plain.ts';
import { toWav } from '../sound.ts';
import { withoutSoundNotes } from '../sound-notes.ts';
import type { Baseline } from './baseline.ts';
import { buildWhisperServer } from './build-whisper-server.ts';
import { serve } from './served-process.ts';

const answerSchema = z.object({ text: z.string() });

/** whisper.cpp's own server with its stock flags: full windows, one recognition at a time. */
export async function startWhisperServer(
  model: InstalledModel,
  variant: string,
  context: BenchContext,
): Promise<Baseline> {
  const { directory, version } = await buildWhisperServer(variant, context);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const address = ['--host', '127.0.0.1', '--port', String(port)];
  const args = ['-m', model.path, '-t', String(threads), ...address];
  // It looks for CPU variants beside itself and where it runs.
  const server = await serve(path.join(directory, 'whisper-server'), args, `${url}/health`, {
    cwd: directory,
    signal: context.signal,
  });
  return {
    ...server,
    name: 'whisper-server',
    how: `whisper.cpp ${version}'s own server, the same model file, CPU variant ${variant}, stock flags (greedy, temperature 0 with its fall-back, flash attention, full window), ${threads} threads`,
    versions: { 'whisper-server': version },
    cores: threads,
    async transcribe(pcm, language) {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(toWav(pcm))]), 'clip.wav');
      form.set('language', language);
      form.set('response_format', 'json');
      const response = await fetch(`${url}/inference`, { method: 'POST', body: form });
      if (!response.ok) throw new Error(`whisper-server: ${response.status} ${await response.text()}`);
      // Its lines break after 60 characters, in the middle of a word if need be; a new word begins with a space.
      return withoutSoundNotes(answerSchema.parse(await response.json()).text.replaceAll('\n', ''));
    },
  };
}
