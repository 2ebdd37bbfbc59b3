import Typograf from 'typograf';
import type { Language } from '../contract/index.ts';
import { layoutStep, type Step } from './step.ts';

/** typograf's rules: numbers and their units, «№ 5», initials, abbreviations, «20 век», before a dash. */
const usual = [
  'common/nbsp/afterNumber',
  'common/nbsp/afterParagraphMark',
  'common/nbsp/beforeShortLastNumber',
  'ru/nbsp/abbr',
  'ru/nbsp/addr',
  'ru/nbsp/afterNumberSign',
  'ru/nbsp/beforeParticle',
  'ru/nbsp/centuries',
  'ru/nbsp/dayMonth',
  'ru/nbsp/initials',
  'ru/nbsp/m',
  'ru/nbsp/mln',
  'ru/nbsp/rubleKopek',
  'ru/nbsp/see',
  'ru/nbsp/years',
];
const prepositions = 'common/nbsp/afterShortWord';
/** typograf sets these apart only between words that it knows. */
const numberAndSign = /(\d) (?=[%₽№]|\d{3}(?!\d))/g;
const numberSign = /№[ \u202f](?=\d)/g;
/** typograf binds a number to any word after it: «№ 5 и» may be parted. */
const numberAndSmallWord =
  /(\d)\u00a0(?=(?:и|а|но|или|в|во|на|с|со|к|ко|по|от|до|за|у|о|об|из|не|при|для|это|at|by|and|or|to|on|in|for|of|is|was|with|from|but)(?![\p{L}\p{N}.]))/giu;
const beforeDash = / (?=—)/g;

/** No-break spaces where a line must not end, as far as a user wants them: in letters, not in form fields and code. */
export function createNoBreakSpaces(): Step {
  const forLanguage = (language: Language, rules: string[]): Typograf =>
    new Typograf({
      locale: language === 'ru' ? ['ru', 'en-US'] : ['en-US'],
      disableRule: '*',
      enableRule: rules.filter((rule) => language === 'ru' || rule.startsWith('common/')),
    });
  const typografs = {
    ru: { usual: forLanguage('ru', usual), prepositions: forLanguage('ru', [...usual, prepositions]) },
    en: { usual: forLanguage('en', usual), prepositions: forLanguage('en', [...usual, prepositions]) },
  };
  return layoutStep(
    'spaces',
    (text, { language, options: { noBreakSpaces } }) =>
      noBreakSpaces === 'never'
        ? text
        : typografs[language][noBreakSpaces]
            .execute(text)
            .replace(numberAndSmallWord, '$1 ')
            .replace(numberAndSign, '$1\u00a0')
            .replace(numberSign, '№\u00a0')
            .replace(beforeDash, '\u00a0'),
    ({ noBreakSpaces }) => noBreakSpaces !== 'never',
  );
}
