import type { InstalledModel } from '@alfavoice/inference/models';
import { findAddon, loadWhisper } from 'whisper-node-addon';
import { toFloat32 } from '../speech/pcm.ts';
import { withoutSoundNotes } from './sound-notes.ts';

/** Of the plain run and of both baselines. */
export const threads = 2;

export interface PlainRecogniser {
  transcribe(pcm: Buffer, language: string): Promise<string>;
  stop(): Promise<void>;
}

/** @throws where the addon was not built */
export function addonOf(cacheDir: string): string {
  const directory = findAddon(cacheDir);
  if (!directory) throw new Error('The bench needs the recogniser that is built for this CPU: run `npm run addon`.');
  return directory;
}

/** The recogniser that `normal` uses, over full windows of 30 s, after the whole recording is there. */
export async function loadPlainRecogniser(model: InstalledModel, cacheDir: string): Promise<PlainRecogniser> {
  const whisper = await loadWhisper({ modelPath: model.path, addonDirectory: addonOf(cacheDir) });
  const state = whisper.createState();
  return {
    async transcribe(pcm, language) {
      const { text } = await state.transcribePlain(toFloat32(pcm), { language, threads });
      return withoutSoundNotes(text);
    },
    stop: async () => whisper.close(),
  };
}
