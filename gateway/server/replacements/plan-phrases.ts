import { type Substitution, type SubstitutionEntry, termKey } from '@alfavoice/db';
import { maxRefusedLines } from '../../contract/limits.ts';
import type { PhraseListResult } from '../../contract/rest/phrases.ts';
import { type ListedPhrase, type Refusal, refusal } from './phrase-list.ts';

export interface PhrasePlan {
  entries: SubstitutionEntry[];
  result: PhraseListResult;
}

const mostExamples = 5;

/**
 * What a list does to what an owner has: new phrases are added while there is room; a known one is written as the list
 * says, and stays switched off if it is.
 * @param most that the owner may have
 */
export function planPhrases(
  known: readonly Substitution[],
  list: { phrases: readonly ListedPhrase[]; refusals: readonly Refusal[] },
  most: number,
): PhrasePlan {
  const byKey = new Map(known.map((one) => [termKey(one.spoken), one]));
  const seen = new Set<string>();
  const entries: SubstitutionEntry[] = [];
  const refusals = [...list.refusals];
  const counts = { added: 0, changed: 0, known: 0 };
  for (const { line, spoken, written } of list.phrases) {
    const key = termKey(spoken);
    const before = byKey.get(key);
    if (seen.has(key)) {
      refusals.push(refusal(line, spoken, 'repeated'));
    } else if (before && before.spoken === spoken && before.written === written) {
      counts.known++;
    } else if (before) {
      counts.changed++;
      entries.push({ spoken, written, disabled: before.disabled });
    } else if (known.length + counts.added >= most) {
      refusals.push(refusal(line, spoken, 'no_room'));
    } else {
      counts.added++;
      entries.push({ spoken, written, disabled: false });
    }
    seen.add(key);
  }
  refusals.sort((left, right) => left.line - right.line);
  return {
    entries,
    result: {
      ...counts,
      refused: refusals.length,
      refusals: refusals.slice(0, maxRefusedLines),
      examples: entries.slice(0, mostExamples).map(({ spoken, written }) => ({ spoken, written })),
    },
  };
}
