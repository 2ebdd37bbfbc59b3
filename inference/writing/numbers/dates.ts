import type { Edit } from '../edits.ts';
import { wordStep } from '../step.ts';
import { englishDates } from './english-dates.ts';
import { numeralsIn } from './numerals.ts';
import { russianDates } from './russian-dates.ts';

/** Days, months, years and centuries: «5 марта 2026 года», «с 10 по 24 июля», «XXI век», "March 5, 2026". */
export const dates = wordStep('dates', (units, { options }) => {
  const numerals = numeralsIn(units);
  const edits: Edit[] = [
    ...russianDates(
      units,
      numerals.filter(({ language }) => language === 'ru'),
    ),
    ...englishDates(
      units,
      numerals.filter(({ language }) => language === 'en'),
      options.english,
    ),
  ];
  return edits.sort((a, b) => a.start - b.start);
});
