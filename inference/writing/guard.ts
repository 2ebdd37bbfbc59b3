import type { Language } from '../contract/index.ts';
import { numbersOf, wordsOf } from './words.ts';

/** Why an edit was not taken; also a metric's label. */
export const refusals = [
  'empty',
  'numbers',
  'script',
  'length',
  'invented_words',
  'lost_words',
  'order',
  'question',
  'preamble',
  'wrapped',
  'literals',
] as const;
export type Refusal = (typeof refusals)[number];
export type Verdict = { ok: true } | { ok: false; reason: Refusal };

/** An editor repairs a phrase; it does not shorten it to a summary or go on writing. Shares of the words of the text before. */
const shortestShare = 0.6;
const longestShare = 1.25;
/** Corrections touch endings and function words; more new words than this are another text. Share of the words after. */
const mostNewShare = 0.2;
/** Words that may vanish: fillers and repetitions. Share of the words before. */
const mostLostShare = 0.4;
/** Below this many words shares say nothing; one word may then be new or lost. */
const oneWord = 1;
/** Cyrillic letters among all; may move by this much, so that a translated word is seen even in a longer sentence. */
const scriptTolerance = 0.1;
/** Common beginning that makes two forms of one word: «договор», «договора». */
const stemLetters = 4;

const preambles: Record<Language, RegExp> = {
  ru: /^(?:конечно|разумеется|хорошо|вот|исправленн|отредактированн|ответ|текст|результат|извините|к сожалению)/iu,
  en: /^(?:sure|certainly|of course|here(?:'s| is| are)|okay|corrected|edited|output|answer|text|result|sorry|i'm sorry|as an ai)\b/iu,
};

/**
 * May `after`, the editor's proposal, stand in place of `before`? Everything it cannot be sure of is refused: the rules' text is always good enough.
 * Sees what small models do wrong: translating, answering, following the dictation as an order, swapping sentences, dropping the question,
 * touching numbers, names and addresses, adding a preamble, quotes or markdown.
 */
export function accept(before: string, after: string, language: Language): Verdict {
  for (const [reason, seen] of checks) if (seen(before, after, language)) return { ok: false, reason };
  return { ok: true };
}

type Check = (before: string, after: string, language: Language) => boolean;

const checks: readonly (readonly [Refusal, Check])[] = [
  ['empty', (_before, after) => after.trim() === ''],
  ['wrapped', (before, after) => isWrapped(after) && !isWrapped(before)],
  ['preamble', (before, after, language) => preambles[language].test(after) && !sameFirstWord(before, after)],
  ['numbers', (before, after) => !sameList(numbersOf(before), numbersOf(after))],
  ['literals', (before, after) => !sameList(addressesOf(before), addressesOf(after))],
  ['script', (before, after) => Math.abs(cyrillicShare(before) - cyrillicShare(after)) > scriptTolerance],
  ['question', (before, after) => marks(before, '?') !== marks(after, '?')],
  ['length', (before, after) => isLengthOff(wordsOf(before).length, wordsOf(after).length)],
  ['invented_words', (before, after) => countBeyond(after, before) > allowed(mostNewShare, wordsOf(after).length)],
  ['invented_words', (before, after) => hasNewName(before, after)],
  ['lost_words', (before, after) => countBeyond(before, after) > allowed(mostLostShare, wordsOf(before).length)],
  ['order', (before, after) => isReordered(wordsOf(before), wordsOf(after))],
];

const allowed = (share: number, words: number): number => Math.max(oneWord, Math.floor(share * words));

const isWrapped = (text: string): boolean =>
  /^\s*(?:["'«“`*#>]|- |\d+\. )[\s\S]*["'»”`*]\s*$|```|\*\*|^#+ |<\/?\w+>/u.test(text);

const sameFirstWord = (before: string, after: string): boolean => wordsOf(before)[0] === wordsOf(after)[0];

const sameList = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** Addresses, paths and names with signs or digits: kept to the letter. */
const addressesOf = (text: string): string[] =>
  (text.match(/\S*(?:[@/\\_]|\p{L}\.\p{L}|\p{L}\p{N}|\p{N}\p{L})\S*/gu) ?? []).map((found) =>
    found.replace(/[.,!?;:"»”)]+$/u, ''),
  );

function cyrillicShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) / letters;
}

const marks = (text: string, mark: string): number => text.split(mark).length - 1;

const isLengthOff = (before: number, after: number): boolean =>
  after > Math.max(before + oneWord, before * longestShare) ||
  after < Math.min(before - oneWord, before * shortestShare);

const isSameWord = (a: string, b: string): boolean =>
  a === b ||
  (a.length >= stemLetters && b.length >= stemLetters && a.slice(0, stemLetters) === b.slice(0, stemLetters));

/** @returns how many words of `text` have no counterpart in `source`, each word of the source counting once */
function countBeyond(text: string, source: string): number {
  const left = wordsOf(source);
  let beyond = 0;
  for (const word of wordsOf(text)) {
    const at = left.findIndex((candidate) => isSameWord(word, candidate));
    if (at < 0) beyond += 1;
    else left.splice(at, 1);
  }
  return beyond;
}

/** A capitalised word inside a sentence that the text before does not have in any case. */
function hasNewName(before: string, after: string): boolean {
  const known = wordsOf(before);
  const names = after.match(/(?<=[\p{L}\p{N},;:—-] ["«“(]?)\p{Lu}\p{L}+/gu) ?? [];
  return names.some((name) => !wordsOf(name).every((word) => known.some((candidate) => isSameWord(word, candidate))));
}

/** Words that both texts have exactly once must stand in the same order. */
function isReordered(before: string[], after: string[]): boolean {
  const once = (words: string[]): Set<string> =>
    new Set(words.filter((word) => words.indexOf(word) === words.lastIndexOf(word)));
  const inBefore = once(before);
  const inAfter = once(after);
  const isShared = (word: string): boolean => inBefore.has(word) && inAfter.has(word);
  return !sameList(before.filter(isShared), after.filter(isShared));
}
