import type { Language } from '../contract/index.ts';
import { normalisedWords } from '../listening/word-error-rate.ts';
import { align } from './alignment.ts';
import { isEnglishNumberWord } from './numbers/english-numerals.ts';
import { isRussianNumberWord } from './numbers/russian-numerals.ts';
import { words } from './phrases.ts';
import { tokensOf } from './tokens.ts';
import { unitsOf } from './units.ts';

/**
 * How a careful writer would set a clip's words, without the words: two characters for each, `C` or `c` for its first letter and the mark
 * after it, `_` for none.
 */
export interface MarkedReference {
  /** What was said. */
  text: string;
  marks: string;
}

export interface PunctuationCounts {
  /** Marks that both have, the reference has, the text has; of words that were heard right. */
  right: number;
  expected: number;
  written: number;
  /** Words that were heard right, and those of them whose first letter is as large as it should be. */
  words: number;
  casesRight: number;
}

export const noPunctuation: PunctuationCounts = { right: 0, expected: 0, written: 0, words: 0, casesRight: 0 };

/** Marks that say the same of a sentence. */
const classOf = (mark: string): string => {
  if (mark === '_') return '';
  if (/[,;:—–-]/.test(mark)) return ',';
  return /[.!…]/.test(mark) ? '.' : mark;
};

export function countPunctuation({ text: said, marks }: MarkedReference, text: string): PunctuationCounts {
  const reference = normalisedWords(said);
  const tokens = tokensOf(text);
  const heard = tokens.map(({ text: word }) => normalisedWords(word)[0] ?? '');
  const counts = { ...noPunctuation };
  for (const step of align(reference, heard, (a, b) => (a === b ? 1 : 0))) {
    if (step.kind !== 'pair') continue;
    const [letter = '', mark = '_'] = marks.slice(2 * step.before, 2 * step.before + 2);
    const token = tokens[step.after];
    if (!token) continue;
    const gap = text.slice(token.end, tokens[step.after + 1]?.start ?? text.length);
    const expected = classOf(mark);
    const written = classOf(/[.,?!;:…—–]/.exec(gap)?.[0] ?? '_');
    counts.words += 1;
    if (expected !== '') counts.expected += 1;
    if (written !== '') counts.written += 1;
    if (expected !== '' && expected === written) counts.right += 1;
    if (/^\p{Lu}/u.test(token.text) === (letter === 'C')) counts.casesRight += 1;
  }
  return counts;
}

export const addCounts = (a: PunctuationCounts, b: PunctuationCounts): PunctuationCounts => ({
  right: a.right + b.right,
  expected: a.expected + b.expected,
  written: a.written + b.written,
  words: a.words + b.words,
  casesRight: a.casesRight + b.casesRight,
});

/** @returns the harmonic mean of precision and recall, 0 where nothing is right */
export const f1Of = ({ right, expected, written }: PunctuationCounts): number =>
  expected + written === 0 ? 0 : (2 * right) / (expected + written);

const functionWords = words(
  `и а но или что как в во на с со к по у о об от до из за для не ни то же бы ли я мы ты вы он она оно они это его ее их the a an and or but of to in on at
  for with by from as is are was were be been it its he she they we you i his her their this that`,
);
/** Written as a sign. */
const signs = /^(?:процент|градус|percent$|degree|dollar|euro|number$|номер)/;

/** Words that carry the sense and are written as letters: no function words, no numbers, none that becomes a sign. */
export const contentWords = (text: string, language: Language): string =>
  unitsOf(text, language)
    .filter(
      (unit) =>
        unit.kind === 'word' &&
        !functionWords.has(unit.folded) &&
        !signs.test(unit.folded) &&
        !isRussianNumberWord(unit) &&
        !isEnglishNumberWord(unit),
    )
    .map(({ folded }) => folded)
    .join(' ');
