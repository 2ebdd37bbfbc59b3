import { chooseModel } from '@alfavoice/inference/models';
import { findAddon, loadWhisper } from 'whisper-node-addon';
import { toFloat32 } from '../speech/pcm.ts';

const threads = 2;

export interface PlainRecogniser {
  modelId: string;
  variant: string;
  transcribe(pcm: Buffer, language: string): Promise<{ text: string; elapsedMs: number }>;
  close(): void;
}

/** The baseline: the recogniser that `normal` uses, over full windows of 30 s, after the whole recording is there. */
export async function loadPlainRecogniser(cacheDir: string): Promise<PlainRecogniser> {
  const installed = await chooseModel('recogniser-fast', cacheDir);
  const addonDirectory = await findAddon(cacheDir);
  if (!installed || !addonDirectory) throw new Error('Run `npm start` once: the bench needs its model and its addon.');
  const model = await loadWhisper({ modelPath: installed.path, addonDirectory });
  const state = model.createState();
  return {
    modelId: installed.model.id,
    variant: model.info.variant,
    async transcribe(pcm, language) {
      const started = performance.now();
      const { text } = await state.transcribePlain(toFloat32(pcm), { language, threads });
      return { text: withoutSoundNotes(text), elapsedMs: performance.now() - started };
    },
    close: () => model.close(),
  };
}

/** `[BLANK_AUDIO]`, `(keyboard clicking)`: whisper.cpp's notes of sounds are no words. */
const withoutSoundNotes = (text: string) => text.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ').trim();
