import Typograf from 'typograf';
import { keepLiterals } from './literals.ts';
import { quotesBalance } from './quotes.ts';
import type { Step } from './step.ts';

/** Of typograf's rules only these. The rest puts in no-break spaces, regroups digits, guesses words or reads HTML: not for plain fields. */
const dashAndEllipsis = ['ru/dash/main', 'common/punctuation/hellip'];
const quotes = 'common/punctuation/quote';

/** `5 - 3` and `10 - 24` may be a sum or a range: left as said. */
const betweenNumbers = /\p{N} +-{1,2} +\p{N}/gu;

/** «ёлочки» with „лапки“ inside, the dash between words, the ellipsis as one sign; ordinary spaces everywhere. */
export function createRussianTypography(): Step {
  const withQuotes = typograf([...dashAndEllipsis, quotes]);
  const withoutQuotes = typograf(dashAndEllipsis);
  return {
    name: 'typography',
    apply: (text, { language }) =>
      language === 'ru'
        ? keepLiterals(
            text,
            (masked) => (quotesBalance(masked) ? withQuotes : withoutQuotes).execute(masked).replaceAll('\u00a0', ' '),
            betweenNumbers,
          )
        : text,
  };
}

function typograf(enableRule: string[]): Typograf {
  return new Typograf({ locale: ['ru', 'en-US'], disableRule: '*', enableRule });
}
