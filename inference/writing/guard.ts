import type { Language } from '../contract/index.ts';
import { addressesOf, namesOf, numbersOf, wordsBeyond, wordsOf } from './words.ts';

/** Why an edit was not taken; also a metric's label. */
export type Refusal =
  | 'empty'
  | 'wrapped'
  | 'lines'
  | 'preamble'
  | 'numbers'
  | 'addresses'
  | 'script'
  | 'question'
  | 'length'
  | 'negation'
  | 'names'
  | 'invented_words'
  | 'lost_words'
  | 'order';
export type Verdict = { ok: true } | { ok: false; reason: Refusal };

/** An editor repairs a phrase; it does not sum it up or go on writing. Shares of the words before. */
const shortestShare = 0.6;
const longestShare = 1.25;
/** New words at most, as a share of the words after; a corrected ending counts as the same word. */
const mostNewShare = 0.1;
/** A new word may be a preposition or an article that was swallowed, no longer. */
const longestNewLetters = 3;
/** Where shares say nothing, in phrases of a few words. */
const oneWord = 1;
/** Share of Cyrillic among the letters; moves by this much at most, so that one translated word of a sentence is seen. */
const scriptTolerance = 0.1;

/** The only words that may vanish, besides repetitions. */
const fillers: Record<Language, ReadonlySet<string>> = {
  ru: new Set(['ну', 'вот', 'значит', 'короче', 'типа', 'собственно']),
  en: new Set(['like', 'well', 'so', 'basically', 'actually', 'literally', 'you', 'know', 'i', 'mean']),
};
const sound = /^(?:э+м*|м+|а-а|[эм]+(?:-[эм]+)+|u+[hm]+|e+r+m*|h+m+|a+h+)$/;

const negations: Record<Language, ReadonlySet<string>> = {
  ru: new Set(['не', 'ни', 'нет', 'нельзя', 'без', 'никто', 'ничего', 'никогда']),
  en: new Set(['not', 'no', 'never', 'none', 'nothing', 'without', 'cannot']),
};

/** How assistants begin when they answer instead of editing. */
const preambles: Record<Language, RegExp> = {
  ru: /^(?:конечно|разумеется|хорошо|вот|исправленн|отредактированн|ответ|текст|результат|извин|к сожалению)/iu,
  en: /^(?:sure|certainly|of course|here|okay|ok|corrected|edited|output|answer|text|result|sorry|i'm sorry|i am sorry|as an ai)\b/iu,
};

type Check = (before: string, after: string, language: Language) => boolean;

/** Each says whether it sees its harm. */
const checks: readonly (readonly [Refusal, Check])[] = [
  ['empty', (_before, after) => after.trim() === ''],
  ['wrapped', isWrapped],
  ['lines', (before, after) => count(before, /\n/g) !== count(after, /\n/g)],
  [
    'preamble',
    (before, after, language) => preambles[language].test(after) && wordsOf(before)[0] !== wordsOf(after)[0],
  ],
  ['numbers', (before, after) => !isSameList(numbersOf(before), numbersOf(after))],
  ['addresses', (before, after) => !isSameList(addressesOf(before), addressesOf(after))],
  ['script', (before, after) => Math.abs(cyrillicShare(before) - cyrillicShare(after)) > scriptTolerance],
  ['question', (before, after) => count(before, /\?/g) !== count(after, /\?/g)],
  ['length', (before, after) => isLengthOff(wordsOf(before).length, wordsOf(after).length)],
  ['negation', (before, after, language) => negationsIn(before, language) !== negationsIn(after, language)],
  ['names', (before, after) => namesOf(before).some((name) => !after.includes(name))],
  ['names', (before, after) => wordsBeyond(namesOf(after).flatMap(wordsOf), wordsOf(before)).length > 0],
  ['invented_words', inventsWords],
  ['lost_words', losesWords],
  ['order', (before, after) => isReordered(wordsOf(before), wordsOf(after))],
];

/**
 * May `after`, the editor's proposal, stand in place of `before`? Everything it cannot be sure of is refused: the rules' text is always good enough.
 * Sees what small models do wrong: translating, answering, following the dictation as an order, swapping sentences, dropping the question or a
 * negation, touching numbers, names and addresses, replacing words, adding a preamble, quotes or markdown.
 */
export function accept(before: string, after: string, language: Language): Verdict {
  const seen = checks.find(([, sees]) => sees(before, after, language));
  return seen ? { ok: false, reason: seen[0] } : { ok: true };
}

function isWrapped(before: string, after: string): boolean {
  const first = after.trimStart().charAt(0);
  if (!/[\p{L}\p{N}]/u.test(first) && first !== before.trimStart().charAt(0)) return true;
  const markup = /`|\*\*|<\/?\w+>/g;
  return count(after, markup) > count(before, markup);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function cyrillicShare(text: string): number {
  const letters = count(text, /\p{L}/gu);
  return letters === 0 ? 0 : count(text, /\p{Script=Cyrillic}/gu) / letters;
}

const isLengthOff = (before: number, after: number): boolean =>
  after > Math.max(before + oneWord, before * longestShare) ||
  after < Math.min(before - oneWord, before * shortestShare);

const negationsIn = (text: string, language: Language): number =>
  wordsOf(text).filter((word) => negations[language].has(word) || word.endsWith("n't")).length;

function inventsWords(before: string, after: string): boolean {
  const words = wordsOf(after);
  const invented = wordsBeyond(words, wordsOf(before));
  const most = Math.max(oneWord, Math.floor(mostNewShare * words.length));
  return invented.length > most || invented.some((word) => word.length > longestNewLetters);
}

function losesWords(before: string, after: string, language: Language): boolean {
  const kept = wordsOf(after);
  const mayVanish = (word: string): boolean => sound.test(word) || fillers[language].has(word) || kept.includes(word);
  return !wordsBeyond(wordsOf(before), kept).every(mayVanish);
}

/** Words that both texts have exactly once must stand in the same order. */
function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const isOnce = (words: readonly string[], word: string): boolean => words.indexOf(word) === words.lastIndexOf(word);
  const isAnchor = (word: string): boolean =>
    before.includes(word) && after.includes(word) && isOnce(before, word) && isOnce(after, word);
  return !isSameList(before.filter(isAnchor), after.filter(isAnchor));
}
