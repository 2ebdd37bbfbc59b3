import type { Language } from '../contract/index.ts';
import { endsWithAbbreviation } from './abbreviations.ts';
import { keepLiterals } from './literals.ts';
import { layoutStep } from './step.ts';

/** A word all in lower case: `iPhone` and `v2` are names and stay. In Russian text a lower-case Latin word is a name or code (`npm`) and stays too. */
const plainWord: Record<Language, string> = {
  ru: "[а-яё][а-яё'’]*(?![\\p{L}\\p{N}_'’])",
  en: "\\p{Ll}[\\p{Ll}'’]*(?![\\p{L}\\p{N}_'’])",
};
const opening = '(?:— )?["«“„(]*';

const atTextStart = wordAfter((word) => `^(${opening})(${word})`);
const atLineStart = wordAfter((word) => `(\\n${opening})(${word})`);
// After "…" the same sentence may go on, and after a closing quote too («„Стой!“ крикнул он»).
const afterSentenceEnd = wordAfter((word) => `((?<![.…])[.!?]\\s+${opening})(${word})`);

/**
 * Does text inserted after `precedingText` begin a sentence? At the start of a field, on a new line and after `.`, `!`, `?` it does;
 * after an abbreviation, an ellipsis or any other word it does not.
 */
export function startsSentence(precedingText: string, language: Language): boolean {
  if (startsLine(precedingText)) return true;
  const preceding = precedingText.trimEnd();
  return /(?<![.…])[.!?]["»”’)]*$/.test(preceding) && !endsWithAbbreviation(preceding, language);
}

export const startsLine = (precedingText: string): boolean => /(?:^|\n)\s*$/.test(precedingText);

/** "i", "i'm"; days and the months that are no other words. */
const alwaysCapital =
  /(?<![\p{L}\p{N}'’.-])(?:i(?=['’](?:m|ll|ve|d)(?!\p{L})|[\s,.!?;:]|$)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|september|october|november|december)(?![\p{L}\p{N}_-])/gu;

/**
 * Capital letters at sentence starts, and of English words that always have one. Capitals the recogniser wrote are kept even in
 * mid-sentence: they may be a name.
 */
export const capitals = layoutStep('capitals', (text, { language, precedingText }) =>
  keepLiterals(text, (masked) => {
    const first = startsSentence(precedingText, language) ? masked.replace(atTextStart[language], raise) : masked;
    const begun = first
      .replace(atLineStart[language], raise)
      .replace(afterSentenceEnd[language], (found, before: string, word: string, offset: number, whole: string) => {
        const upToMark = whole.slice(Math.max(0, offset - longestAbbreviation), offset + 1);
        return endsWithAbbreviation(upToMark, language) ? found : raise(found, before, word);
      });
    return language === 'en'
      ? begun.replace(alwaysCapital, (word) => word.charAt(0).toUpperCase() + word.slice(1))
      : begun;
  }),
);

const longestAbbreviation = 40;

function raise(_found: string, before: string, word: string): string {
  return before + word.charAt(0).toUpperCase() + word.slice(1);
}

function wordAfter(pattern: (word: string) => string): Record<Language, RegExp> {
  return { ru: new RegExp(pattern(plainWord.ru), 'gu'), en: new RegExp(pattern(plainWord.en), 'gu') };
}
