import { type Term, type TermEntry, termKey } from '@alfavoice/db';
import { maxRefusedLines } from '../../contract/limits.ts';
import type { TermListResult } from '../../contract/rest/dictionary.ts';
import { type ListedTerm, type Refusal, refusal } from './term-list.ts';

/** What a list does to a dictionary: terms to write, and what to tell of it. */
export interface ImportPlan {
  entries: TermEntry[];
  result: TermListResult;
}

const mostExamples = 5;

/**
 * New terms are added while there is room; a known one takes what the list says otherwise and keeps the rest.
 * @param most terms that the dictionary may hold
 */
export function planImport(
  known: readonly Term[],
  list: { terms: readonly ListedTerm[]; refusals: readonly Refusal[] },
  most: number,
): ImportPlan {
  const byKey = new Map(known.map((term) => [termKey(term.written), term]));
  const seen = new Set<string>();
  const entries: TermEntry[] = [];
  const refusals = [...list.refusals];
  const counts = { added: 0, changed: 0, known: 0 };
  for (const listed of list.terms) {
    const { line, written, sounds, language } = listed;
    const key = termKey(written);
    const before = byKey.get(key);
    if (seen.has(key)) {
      refusals.push(refusal(line, written, 'repeated'));
    } else if (before) {
      const after = entryOf({
        ...before,
        written,
        ...(sounds && { sounds }),
        ...(language !== undefined && { language }),
      });
      if (isSame(before, after)) counts.known++;
      else {
        counts.changed++;
        entries.push(after);
      }
    } else if (known.length + counts.added >= most) {
      refusals.push(refusal(line, written, 'no_room'));
    } else {
      counts.added++;
      entries.push({ written, sounds: sounds ?? [], language: language ?? null, disabled: false });
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
      examples: entries.slice(0, mostExamples).map(({ written, sounds }) => ({ written, sounds })),
    },
  };
}

const entryOf = ({ written, sounds, language, disabled }: TermEntry): TermEntry => ({
  written,
  sounds,
  language,
  disabled,
});

const isSame = (before: TermEntry, after: TermEntry): boolean =>
  before.written === after.written &&
  before.language === after.language &&
  before.sounds.length === after.sounds.length &&
  before.sounds.every((sound, index) => sound === after.sounds[index]);
