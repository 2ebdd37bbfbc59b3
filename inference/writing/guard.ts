import type { Language } from '../contract/index.ts';
import { harmOfWords, isNegation } from './guard-words.ts';
import { tokensOf } from './tokens.ts';
import { addressesOf, namesOf, numbersOf, wordsOf } from './words.ts';

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
  | 'signs'
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
/** Where shares say nothing, in phrases of a few words. */
const oneWord = 1;
/** Share of Cyrillic among the letters; moves by this much at most, so that one translated word of a sentence is seen. */
const scriptTolerance = 0.1;

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
  ['question', (before, after) => !isSameList(tonesIn(before), tonesIn(after))],
  ['length', (before, after) => isLengthOff(wordsOf(before).length, wordsOf(after).length)],
  ['signs', (before, after) => !isSameList(signsIn(before), signsIn(after))],
  ['negation', (before, after, language) => negationsIn(before, language) !== negationsIn(after, language)],
  ['negation', (before, after) => !isSameList(pivotsIn(before), pivotsIn(after))],
  ['names', (before, after) => namesOf(before).some((name) => !after.includes(name))],
  ['signs', (before, after) => endOf(before) !== '' && endOf(before) !== endOf(after)],
  ['signs', hasHiddenSigns],
];

/**
 * May `after`, the editor's proposal, stand in place of `before`? Everything it cannot be sure of is refused: the rules' text is always good enough.
 * Sees what small models do wrong: translating, answering, following the dictation as an order, swapping sentences, dropping the question or a
 * negation, touching numbers, names and addresses, replacing words, adding a preamble, quotes or markdown.
 */
export function accept(before: string, after: string, language: Language): Verdict {
  const seen = checks.find(([, sees]) => sees(before, after, language));
  const reason = seen ? seen[0] : harmOfWords(before, after, language);
  return reason ? { ok: false, reason } : { ok: true };
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

/** What sets the tone of a sentence: it asks, it exclaims, it trails off; and that it ends. A period may be added. */
const tonesIn = (text: string): string[] => text.replaceAll('...', '…').match(/[?!…]/g) ?? [];
const endOf = (text: string): string => /[.!?…,;:]?(?=["»”’)]*\s*$)/u.exec(text.replaceAll('...', '…'))?.[0] ?? '';

const negationsIn = (text: string, language: Language): number =>
  tokensOf(text).filter(({ folded }) => isNegation(folded, language)).length;

/** What makes a number another, and what no words are. A minus stands before a number and after no letter or digit. */
const signPatterns = [
  // With its number: «№ 3», "$5", «5 %»
  /[№#$€£§]\s?\p{N}{0,15}/u,
  /\p{N}{0,15}\s?[%‰°₽¥]/u,
  /[+=<>×÷±&*^~|\\]/u,
  /(?<![\p{L}\p{N})\]»”.,:;-]|[\p{L}\p{N}] )[-−](?=\p{N})/u,
  /(?<=[\p{L}\p{N}] )−(?=\p{N})/u,
  // `-v`, `--force`
  /(?<![\p{L}\p{N}])-{1,2}(?=\p{L})/u,
  // "p.m."
  /(?:(?<!\p{L})\p{L}\.){2,}/u,
];
const anySign = new RegExp(signPatterns.map(({ source }) => source).join('|'), 'gu');

const signsIn = (text: string): string[] =>
  (text.match(anySign) ?? []).map((sign) => sign.replace(/\s/gu, '').replace('−', '-'));

/** «Казнить нельзя, помиловать»: on which side of the word the comma stands decides. */
const pivotsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/,?\s*(?<!\p{L})нельзя(?!\p{L})\s*,?/gu)
    ?.map((found) => found.replaceAll(/\s/g, '')) ?? [];

/** Characters that nobody sees, and marks that no sentence has, where there were none. */
function hasHiddenSigns(before: string, after: string): boolean {
  const known = new Set(before);
  return [...after].some((sign) => /[\p{C}\p{S}\p{Co}]/u.test(sign) && sign !== '\n' && !known.has(sign));
}
