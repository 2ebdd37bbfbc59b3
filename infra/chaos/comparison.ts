import type { HistoryItem } from '@alfavoice/gateway/contract';
import { wordErrors } from '@alfavoice/inference/evaluation';
import type { Spoken, Utterance } from './chaos.ts';

/** What was spoken against what the history holds. */
export interface Comparison {
  dictations: number;
  lost: number;
  doubled: number;
  /** Texts that are not those of the undisturbed run. */
  differing: number;
  words: number;
  errorsUndisturbed: number;
  errorsDisturbed: number;
}

/** @param undisturbed the text of each utterance @param histories of each person */
export function compare(
  spoken: readonly Spoken[],
  histories: readonly (readonly HistoryItem[])[],
  utterances: readonly Utterance[],
  undisturbed: readonly string[],
): Comparison {
  const totals = { lost: 0, doubled: 0, differing: 0, words: 0, errorsUndisturbed: 0, errorsDisturbed: 0 };
  for (const { kept, index, person } of spoken) {
    const rows = (histories[person] ?? []).filter(({ dictation_id }) => dictation_id === kept.dictationId);
    const said = utterances[index]?.text ?? '';
    const expected = undisturbed[index] ?? '';
    const raw = rows[0]?.raw ?? '';
    if (rows.length === 0) totals.lost++;
    if (rows.length > 1) totals.doubled++;
    if (wordErrors(expected, raw).errors > 0) totals.differing++;
    const before = wordErrors(said, expected);
    totals.words += before.referenceWords;
    totals.errorsUndisturbed += before.errors;
    totals.errorsDisturbed += wordErrors(said, raw).errors;
  }
  return { dictations: spoken.length, ...totals };
}
