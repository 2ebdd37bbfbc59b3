import { bytesPerSample, sampleRateHz } from '@alfavoice/gateway/contract';
import { wordErrors } from '@alfavoice/inference/evaluation';
import type { ClipRecogniser } from '@alfavoice/inference/writing';
import { toFloat32 } from '../../speech/pcm.ts';
import { languageOf, windowS } from '../clip-set.ts';
import type { BenchContext } from '../context.ts';
import type { PlainRecogniser } from '../plain.ts';
import type { Form, FormsResult } from '../results.ts';
import { amplified } from '../sound.ts';
import { withoutSoundNotes } from '../sound-notes.ts';

/** No listener would notice them, and a recogniser that picks the likeliest word each time says some words otherwise. */
export const forms: readonly Form[] = [
  { factor: 1, cutMs: 0 },
  { factor: 0.7, cutMs: 2 },
  { factor: 1.2, cutMs: 6 },
  { factor: 0.85, cutMs: 9 },
];

export const formOf = (pcm: Buffer, { factor, cutMs }: Form): Buffer =>
  amplified(pcm.subarray((sampleRateHz / 1000) * cutMs * bytesPerSample), factor);

/** Each clip that one window holds, in each form, by the product's own recogniser and plainly. */
export async function measureForms(
  own: ClipRecogniser,
  plain: PlainRecogniser,
  { clips, say, signal }: BenchContext,
): Promise<FormsResult> {
  const heard: FormsResult['clips'] = [];
  for (const clip of clips.filter(({ words, seconds }) => words > 0 && seconds <= windowS)) {
    const errors = { own: [] as number[], plain: [] as number[] };
    for (const form of forms) {
      signal.throwIfAborted();
      const pcm = formOf(clip.pcm, form);
      const language = languageOf(clip);
      const errorsOf = (text: string) => wordErrors(clip.text, text).errors;
      errors.own.push(errorsOf(withoutSoundNotes(await own.hear(toFloat32(pcm), language))));
      errors.plain.push(errorsOf(await plain.transcribe(pcm, language)));
    }
    heard.push({ id: clip.id, ...errors });
    say(`${clip.id.padEnd(34)} words wrong ${errors.own.join(', ')}, plainly ${errors.plain.join(', ')}`);
  }
  return { forms: [...forms], clips: heard };
}
