import type { Language } from '../contract/index.ts';
import { endsWithAbbreviation } from './abbreviations.ts';
import { keepLiterals } from './literals.ts';
import type { Step } from './step.ts';

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
  if (/(?:^|\n)\s*$/.test(precedingText)) return true;
  const preceding = precedingText.trimEnd();
  return /(?<![.…])[.!?]["»”’)]*$/.test(preceding) && !endsWithAbbreviation(preceding, language);
}

/**
 * Capital letters at sentence starts. Capitals the recogniser wrote are kept even in mid-sentence: they may be a name.
 */
export const capitals: Step = {
  name: 'capitals',
  apply: (text, { language, precedingText }) =>
    keepLiterals(text, (masked) => {
      const first = startsSentence(precedingText, language) ? masked.replace(atTextStart[language], raise) : masked;
      return first
        .replace(atLineStart[language], raise)
        .replace(afterSentenceEnd[language], (found, before: string, word: string, offset: number, whole: string) => {
          const upToMark = whole.slice(0, offset + 1);
          return endsWithAbbreviation(upToMark, language) ? found : raise(found, before, word);
        });
    }),
};

function raise(_found: string, before: string, word: string): string {
  return before + word.charAt(0).toUpperCase() + word.slice(1);
}

function wordAfter(pattern: (word: string) => string): Record<Language, RegExp> {
  return { ru: new RegExp(pattern(plainWord.ru), 'gu'), en: new RegExp(pattern(plainWord.en), 'gu') };
}
