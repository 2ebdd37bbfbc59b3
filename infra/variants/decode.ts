import { modelPath } from '@alfavoice/inference/models';
import { loadWhisper, useCpuVariant } from 'whisper-node-addon';
import { decodePcm16k, toFloat32 } from '../speech/pcm.ts';
import type { DecodedClip } from './agreement.ts';

/** One thread: more of them change nothing of the words, and the order of sums with none. */
const threads = 1;

/** What this process is told on its command line, as JSON. */
export interface DecodeTask {
  cacheDir: string;
  addonDirectory: string;
  variant: string;
  model: string;
  clips: { language: 'ru' | 'en'; file: string }[];
}

/** Recognises clips under one CPU variant, of which a process can load only one. Prints JSON, a `DecodedClip` for each. */
async function decode({ cacheDir, addonDirectory, variant, model, clips }: DecodeTask): Promise<DecodedClip[]> {
  useCpuVariant(addonDirectory, variant);
  const whisper = await loadWhisper({ modelPath: modelPath(model, cacheDir), addonDirectory });
  const state = whisper.createState();
  const decoded: DecodedClip[] = [];
  for (const { language, file } of clips) {
    const window = whisper.openWindow();
    const samples16k = toFloat32(await decodePcm16k(file));
    const { text, tokens } = await state.recognise(window, samples16k, { language, threads });
    window.close();
    decoded.push({ text, tokens: tokens.map(({ id, logProbability }) => ({ id, logProbability })) });
  }
  whisper.close();
  return decoded;
}

process.stdout.write(JSON.stringify(await decode(JSON.parse(process.argv[2] ?? ''))));
