import { keepLiterals } from './literals.ts';
import { layoutStep } from './step.ts';

/**
 * No space before a mark, one after it. A space is only added between words: after `,` and `;` in any script, after `. : ! ?` in Cyrillic alone,
 * where `note:x` or `foo?bar` cannot be meant. Smileys and numbers keep their form.
 */
export const punctuationSpacing = layoutStep('punctuation', (text, { language }) =>
  keepLiterals(text, (masked) => {
    const spaced = masked
      // What is left of marks when the words between them are gone.
      .replace(/,(?:\s*,)+/g, ',')
      .replace(/,\s*(?=[.!?](?![.!?)(]))/g, '')
      .replace(/\((?:[^\S\n])+(?=[\p{L}\p{N}"«])/gu, '(')
      .replace(/(?<=[\p{L}\p{N}"».!?])(?:[^\S\n])+\)/gu, ')')
      // A period is not drawn to another one: together they would be an ellipsis.
      .replace(/(?<=\S) +(?!(?<=\. +)\.)([,;!?:.…]+)(?=\s|$|["»”])/g, '$1')
      .replace(/(?<=\S) +([,;])(?=\p{L})/gu, '$1 ')
      .replace(/(?<=[а-яё]["»”)]?) +([!?.])(?=[А-ЯЁ])/g, '$1 ')
      .replace(/(?<=\p{L}["»”)]?)([,;])(?=\p{L})/gu, '$1 ')
      .replace(/(?<=[а-яё]["»”)]?)([!?:])(?=[а-яё])/giu, '$1 ')
      .replace(/(?<=[а-яё]["»”)]?)\.(?=[А-ЯЁ])/g, '. ');
    return language === 'ru' ? spaced.replace(/(?<=[а-яё]{2})\.(?=[а-яё]{2})/g, '. ') : spaced;
  }),
);
