import type { Language } from '../contract/index.ts';
import { literalSource, mayHoldLiterals } from './literals.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/** The smallest thing that a rule of words looks at. White space is the `gap` before a unit; a line break is a unit. */
export interface Unit {
  kind: 'word' | 'number' | 'mark' | 'break' | 'literal';
  text: string;
  /** Lower case, «ё» as «е»: what tables are written in. */
  folded: string;
  start: number;
  end: number;
  gap: string;
  /** Whose rules apply; undefined for text that is left alone. */
  language: Language | undefined;
}

/** Lower case, «ё» as «е», a straight apostrophe. */
export const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");

const plain = [
  "(?<word>\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['’-]\\p{L}[\\p{L}\\p{M}\\p{N}]*)*)",
  '(?<number>\\p{N}+(?![\\p{N}\\p{L}]|-\\p{L}))',
  '(?<break>\\n)',
  '(?<mark>\\.{2,}|…|\\p{P})',
  '\\p{N}+(?:-?\\p{L}+)?|\\S',
].join('|');
const plainPattern = new RegExp(plain, 'gu');
const literalPattern = new RegExp(`(?<literal>${literalSource})|${plain}`, 'gu');

/**
 * Splits `text`; every character that is no white space belongs to exactly one unit.
 * @param stretches those of the text, where they are known already
 */
export function unitsOf(
  text: string,
  spoken: Language,
  stretches: readonly Stretch[] = stretchesOf(text, spoken),
): Unit[] {
  const units: Unit[] = [];
  let nextStretch = 0;
  let previousEnd = 0;
  for (const found of text.matchAll(mayHoldLiterals(text) ? literalPattern : plainPattern)) {
    const start = found.index;
    while ((stretches[nextStretch]?.end ?? Infinity) <= start) nextStretch += 1;
    const stretch = stretches[nextStretch];
    const end = start + found[0].length;
    units.push({
      kind: kindOf(found.groups),
      text: found[0],
      folded: fold(found[0]),
      start,
      end,
      gap: text.slice(previousEnd, start),
      language: stretch && stretch.start <= start ? stretch.language : undefined,
    });
    previousEnd = end;
  }
  return units;
}

function kindOf(groups: Record<string, string | undefined> = {}): Unit['kind'] {
  if (groups.word !== undefined) return 'word';
  if (groups.mark !== undefined) return 'mark';
  if (groups.break !== undefined) return 'break';
  if (groups.number !== undefined || /^\p{N}+(?:[.,]\p{N}+)?$/u.test(groups.literal ?? '')) return 'number';
  return 'literal';
}

const sentenceEnd = /^(?:[.!?]|\.{2,}|…)$/;

export const endsSentence = (unit: Unit | undefined): boolean =>
  unit === undefined || unit.kind === 'break' || (unit.kind === 'mark' && sentenceEnd.test(unit.text));

export type Word = Unit & { kind: 'word' };

export const isWord = (unit: Unit | undefined): unit is Word => unit?.kind === 'word';

/** Does a word begin with a capital letter? */
export const isCapitalised = (unit: Unit | undefined): boolean => isWord(unit) && /^\p{Lu}/u.test(unit.text);
