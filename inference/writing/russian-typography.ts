import Typograf from 'typograf';
import { keepLiterals, sumOrRange } from './literals.ts';
import { quotesBalance } from './quotes.ts';
import type { Step } from './step.ts';

/** Of typograf's rules only these. The rest puts in no-break spaces, regroups digits, guesses words or reads HTML: not for plain fields. */
const dash = 'ru/dash/main';
const quotes = 'common/punctuation/quote';

/** «ёлочки» with „лапки“ inside, the dash between words, the ellipsis as one sign; ordinary spaces everywhere. */
export function createRussianTypography(): Step {
  const withQuotes = typograf([dash, quotes]);
  const withoutQuotes = typograf([dash]);
  const typeset = (text: string): string =>
    (quotesBalance(text) ? withQuotes : withoutQuotes).execute(text).replace(/[ \u00a0]+/g, ' ');
  return {
    name: 'typography',
    apply: (text, { language }) =>
      language === 'ru' ? keepLiterals(text, (masked) => typeset(tidy(masked)), sumOrRange) : text,
  };
}

/** What decides whether quotes balance must look the same the second time, so it comes first. */
const tidy = (text: string): string =>
  text
    .replace(/(?<!\.)\.{3}(?!\.)/g, '…')
    .replace(/(?<=\S) +…/g, '…')
    .replace(/« +/g, '«')
    .replace(/(?<=\S) +»/g, '»');

function typograf(enableRule: string[]): Typograf {
  return new Typograf({ locale: ['ru', 'en-US'], disableRule: '*', enableRule });
}
