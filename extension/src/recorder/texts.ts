import type { DictationState } from '@alfavoice/gateway/client';
import type { Mode } from '@alfavoice/gateway/contract';

/** A text to insert; `segment` tells it from the others of the dictation. */
export interface Phrase {
  segment: number;
  text: string;
}

/**
 * The texts of a dictation that are to be inserted: phrase by phrase in `on_pause`, the whole at the end in
 * `after_recording`. A phrase that was never told (the line broke, and the gateway had already finished) is taken from
 * the final text, so that none is missing.
 */
export function textsOf({ partials, final, phase }: DictationState, mode: Mode): Phrase[] {
  const ended = phase === 'done' && final ? final : undefined;
  const phrases = mode === 'on_pause' ? withUntold(partials, ended?.segments ?? []) : [];
  const whole = ended && phrases.length === 0 ? [{ segment: 0, text: ended.text }] : [];
  return [...phrases, ...whole].filter(({ text }) => text.trim() !== '');
}

function withUntold(told: Phrase[], segments: { text: string }[]): Phrase[] {
  const untold = segments
    .map(({ text }, segment) => ({ segment, text }))
    .filter(({ segment }) => !told.some((phrase) => phrase.segment === segment));
  return [...told, ...untold].sort((a, b) => a.segment - b.segment);
}
