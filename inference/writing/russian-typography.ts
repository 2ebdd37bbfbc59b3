import Typograf from 'typograf';
import { keepLiterals, sumOrRange } from './literals.ts';
import { quotesBalance } from './quotes.ts';
import { layoutStep, type Step } from './step.ts';

/** Of typograf's rules only these. The rest puts in no-break spaces, regroups digits, guesses words or reads HTML: not for plain fields. */
const dashes = ['ru/dash/main', 'ru/dash/izza', 'ru/dash/izpod'];
const quotes = 'common/punctuation/quote';

/** «ёлочки» with „лапки“ inside, the dash between words and in ranges, the ellipsis as one sign, «25 %», «№ 5»; ordinary spaces everywhere. */
export function createRussianTypography(): Step {
  const withQuotes = typograf([...dashes, quotes]);
  const withoutQuotes = typograf(dashes);
  const typeset = (text: string): string =>
    (quotesBalance(text) ? withQuotes : withoutQuotes).execute(text).replace(/[ \u00a0]+/g, ' ');
  return layoutStep('typography', (text, { language, options }) => {
    if (language !== 'ru') return text;
    const written = writtenNumbers(text);
    // typograf takes its time, and most sentences have nothing for it.
    if (!/["«»“”„'’‟-]|\.\.|…| —|из/iu.test(written)) return written;
    return keepLiterals(
      written,
      (masked) => typeset(options.quotes === 'straight' ? masked : tidy(masked)),
      sumOrRange,
    );
  });
}

const counted =
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|год[аыу]?|гг?\\.|век|процент|%|человек|руб|час|минут|дн|недел|месяц|страниц|лет|км|кг|метр|м(?!\\p{L})|см(?!\\p{L})|чел';
const range = new RegExp(`(?<![\\p{N}\\p{L}.,:/–-])(\\d{1,4})(?:[-–]| [-–—] )(\\d{1,4})(?= ?(?:${counted}))`, 'gu');

/** «стр. 10-15»: pages, points and the like. */
const placed =
  /(?<!\p{L})((?:стр|с|п|пп|гл|ст|рис|табл)\. |(?:страниц|пункт|глав|стат|рисунк|вопрос)\p{L}* )(\d{1,4})-(?=\d{1,4}(?![\p{N}\p{L}/-]|\.\p{N}))/giu;

/** «25%» -> «25 %», «№5» -> «№ 5», «10-24 июля» -> «10–24 июля», «10:00-12:00» -> «10:00–12:00», «А.С.Пушкин» -> «А. С. Пушкин» */
function writtenNumbers(text: string): string {
  if (!/[\d№]|\p{Lu}\.\p{Lu}/u.test(text)) return text;
  return text
    .replace(/№ ?(?=\d)/g, '№ ')
    .replace(/(?<![\p{N}:])(\d{1,2}:\d\d) ?[-–—] ?(?=\d{1,2}:\d\d(?![\p{N}:]))/gu, '$1–')
    .replace(placed, '$1$2–')
    .replace(/(?<=[А-ЯЁ][а-яё]+ )([А-ЯЁ]\.)(?=[А-ЯЁ]\.)/g, '$1 ')
    .replace(range, (found, low: string, high: string) => (Number(low) < Number(high) ? `${low}–${high}` : found))
    .replace(/(?<![\p{L}\p{N}_/.…=%&?#-])(\d+(?:,\d+)?)%(?=[\s.,;:!?)»…]|$)/gu, '$1 %')
    .replace(/(?<![\p{L}.])([А-ЯЁ]\.) ?([А-ЯЁ]\.) ?(?=[А-ЯЁ][а-яё])/gu, '$1 $2 ');
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
