import Typograf from 'typograf';
import { keepLiterals, sumOrRange } from './literals.ts';
import { quotesBalance } from './quotes.ts';
import { layoutStep } from './step.ts';

const locales = { us: 'en-US', uk: 'en-GB' } as const;
const typograf = (locale: string): Typograf =>
  new Typograf({
    locale: [locale],
    disableRule: '*',
    enableRule: ['common/punctuation/quote', 'common/punctuation/apostrophe'],
  });

/** A hyphen standing alone between words is a dash; quotes and apostrophes as the style wants them. */
export const englishTypography = layoutStep('typography', (text, { language, options }) => {
  if (language !== 'en') return text;
  return keepLiterals(
    text,
    (masked) => {
      const dashed = masked.replace(/(?<=\S) +--?(?= +\S)/g, ' —').replace(/(?<=\p{L})--(?=\p{L})/gu, '—');
      if (options.quotes !== 'typographic') return dashed;
      const straight = dashed.replace(/[“”„‟]/g, '"').replace(/[‘’‛]/g, "'");
      return quotesBalance(straight) ? typograf(locales[options.english]).execute(straight) : dashed;
    },
    sumOrRange,
  );
});
