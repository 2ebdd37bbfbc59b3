import type { DictatedPhrase, DictationState } from '@alfavoice/gateway/client';
import { joinPhrase, type Mode, type TextSegment } from '@alfavoice/gateway/contract';

/** What is to be done in the field; `segment` tells it from the others of the dictation. */
export interface Phrase {
  segment: number;
  /** To insert; empty where a command only took something back. */
  text: string;
  /** What goes first, from the end of what the dictation has given before. */
  removes?: string;
  /** Where the caret goes, in `text`. */
  cursor?: number;
}

/**
 * The texts of a dictation that are to be inserted: phrase by phrase in `on_pause`, the whole at the end in
 * `after_recording`. A phrase that was never told (the line broke, and the gateway had already finished) is taken from
 * the final text, so that none is missing.
 */
export function textsOf({ partials, final, phase }: DictationState, mode: Mode): Phrase[] {
  const ended = phase === 'done' && final ? final : undefined;
  const phrases = mode === 'on_pause' ? withRemovals(withUntold(partials, ended?.segments ?? [])) : [];
  const whole = ended && phrases.length === 0 ? [{ segment: 0, text: ended.text }] : [];
  return [...phrases, ...whole].filter(({ text, removes }: Phrase) => removes || /[^ ]/u.test(text));
}

/** The gateway counts characters; a field is asked for the words themselves. */
function withRemovals(phrases: DictatedPhrase[]): Phrase[] {
  let given = '';
  return phrases.map(({ removesPreceding = 0, ...phrase }) => {
    const stays = given.length - removesPreceding;
    const removes = given.slice(Math.max(0, stays));
    given = joinPhrase(given.slice(0, Math.max(0, stays)), phrase.text);
    // What stands behind the caret is no more counted: one writes on before it.
    if (phrase.cursor !== undefined) given = given.slice(0, given.length - phrase.text.length + phrase.cursor);
    return { ...phrase, ...(removesPreceding > 0 && removes !== '' && { removes }) };
  });
}

type Untold = Pick<TextSegment, 'text' | 'removes_preceding' | 'cursor'>;

function withUntold(told: DictatedPhrase[], segments: Untold[]): DictatedPhrase[] {
  const untold = segments
    .map(({ text, removes_preceding: removesPreceding, cursor }, segment) => ({
      segment,
      text,
      ...(removesPreceding !== undefined && { removesPreceding }),
      ...(cursor !== undefined && { cursor }),
    }))
    .filter(({ segment }) => !told.some((phrase) => phrase.segment === segment));
  return [...told, ...untold].sort((a, b) => a.segment - b.segment);
}
