import type { DictationState } from '@alfavoice/gateway/client';
import type { Mode } from '@alfavoice/gateway/contract';

/**
 * The texts of a dictation in the order they are to be inserted: phrase by phrase in `on_pause`, the whole at the end
 * in `after_recording`. Grows with the state; what was there stays.
 */
export function textsOf({ partials, final, phase }: DictationState, mode: Mode): string[] {
  const phrases = partials.map(({ text }) => text).filter((text) => text.trim() !== '');
  if (mode === 'on_pause' && (phrases.length > 0 || phase !== 'done')) return phrases;
  return phase === 'done' && final && final.text.trim() !== '' ? [final.text] : [];
}
