import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { InstalledModel } from '@alfavoice/inference/models';
import { z } from 'zod';
import { freePort } from '../../product/launch.ts';
import { projectRoot } from '../../product/root.ts';
import type { BenchContext } from '../context.ts';
import { threads } from '../plain.ts';
import { withoutSoundNotes } from '../sound-notes.ts';
import type { Baseline } from './baseline.ts';
import { ctranslate2Model } from './ctranslate2-model.ts';
import { fasterWhisperVersion, packageVersions, pythonWithFasterWhisper } from './python-environment.ts';
import { serve } from './served-process.ts';

const answerSchema = z.object({ text: z.string() });

/**
 * faster-whisper in int8 behind a small HTTP server, as many recognitions at a time as the cores carry.
 * @throws Error that says why it cannot be had here
 */
export async function startFasterWhisper(model: InstalledModel, context: BenchContext): Promise<Baseline> {
  const python = await pythonWithFasterWhisper(context);
  const weights = await ctranslate2Model(model.model.id, python, context);
  if (!weights) throw new Error(`faster-whisper has no model like ${model.model.id}`);
  const workers = Math.max(1, Math.floor(availableParallelism() / threads));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const script = path.join(projectRoot(), 'infra/bench/baselines/faster_whisper_server.py');
  const args = [script, weights, String(port), String(threads), String(workers)];
  const server = await serve(python, args, url, {
    env: { ...process.env, HF_HOME: path.join(context.cacheDir, 'bench', 'hugging-face') },
    signal: context.signal,
  });
  return {
    ...server,
    name: 'faster-whisper',
    how: `faster-whisper ${fasterWhisperVersion}, the same weights in int8, beam 1, temperature 0, ${threads} threads, ${workers} at a time`,
    versions: await packageVersions(python, context.signal),
    cores: threads * workers,
    async transcribe(pcm, language) {
      const response = await fetch(`${url}/?language=${language}`, { method: 'POST', body: new Uint8Array(pcm) });
      if (!response.ok) throw new Error(`faster-whisper: ${response.status}`);
      return withoutSoundNotes(answerSchema.parse(await response.json()).text);
    },
  };
}
