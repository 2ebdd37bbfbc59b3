import type { Language } from '../contract/index.ts';

/**
 * The word before the terms. With it 20 terms that nobody says cost nothing (base, 1146 words: 181 errors, without a prompt
 * 180); as a bare list they cost English three errors in 119 words, as a sentence eight, since Whisper then takes up its style.
 */
export const glossaryHeadings: Record<Language, string> = { ru: 'Словарь', en: 'Glossary' };

export interface VocabularyPromptOptions {
  language: Language;
  /** Tokens of the whole prompt, as `countTokens` counts them. */
  mostTokens?: number;
  mostTerms?: number;
  /** The engine's tokens of a text. Words are counted one by one: what a token never crosses is a space. */
  countTokens: (text: string) => number;
}
export const defaultVocabularyPromptOptions = {
  /** Each costs a recognition 1.3 ms (base, two threads of AVX2). */
  mostTokens: 64,
  /** With 40 that nobody says Russian lost 1.3 points; of those that were said it heard fewer than with 10. */
  mostTerms: 20,
};

/**
 * Text that biases the recogniser towards a speaker's terms: `Glossary: C, B, A.`, as many of the likeliest as fit, each
 * whole. The likeliest stand last, next to the speech. The words before the caret are not part of it: in front of
 * the same speech they cost Russian 1.8 points.
 * @param terms likeliest first
 * @returns '' where no term fits
 */
export function vocabularyPrompt(terms: readonly string[], options: VocabularyPromptOptions): string {
  const { language, mostTokens, mostTerms, countTokens } = { ...defaultVocabularyPromptOptions, ...options };
  const heading = `${glossaryHeadings[language]}:`;
  const chosen: string[] = [];
  const seen = new Set<string>();
  let left = mostTokens - countTokens(` ${heading}`) - countTokens('.');
  for (const term of terms) {
    const key = term.toLowerCase();
    const cost = countTokens(` ${term}`) + (chosen.length > 0 ? countTokens(',') : 0);
    if (cost > left || seen.has(key)) continue;
    chosen.push(term);
    seen.add(key);
    left -= cost;
    if (chosen.length === mostTerms) break;
  }
  return chosen.length === 0 ? '' : `${heading} ${chosen.reverse().join(', ')}.`;
}
