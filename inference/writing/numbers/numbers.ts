import type { Edit } from '../edits.ts';
import { wordStep } from '../step.ts';
import { codes } from './codes.ts';
import { englishAttributes } from './english-attributes.ts';
import { englishOrdinals } from './english-ordinals.ts';
import { englishQuantities } from './english-quantities.ts';
import { joinedNumbers } from './leftovers.ts';
import { numeralsIn } from './numerals.ts';
import { type Quantity, writeTogether } from './quantity.ts';
import { approximateRanges } from './ranges.ts';
import { russianOrdinals } from './russian-ordinals.ts';
import { russianQuantities } from './russian-quantities.ts';

/**
 * What is left of numbers: quantities with their measures and money, decimals, ordinals, codes. Below ten they stay in words unless they
 * measure something or name it («пять процентов», «дом пять»).
 */
export const numbers = wordStep('numbers', (units, { options }) => {
  const spelled = codes(units);
  const said = numeralsIn(units).filter(({ from }) => !spelled.taken.has(from));
  const joined = joinedNumbers(units, said);
  const numerals = said.filter((numeral) => !joined.taken.has(numeral));
  const russian = numerals.filter(({ language }) => language === 'ru');
  const english = numerals.filter(({ language }) => language === 'en');
  const ranges = approximateRanges(units, russian);
  const quantities: Quantity[] = [
    ...russianQuantities(
      units,
      russian.filter((numeral) => !ranges.taken.has(numeral)),
      options,
    ),
    ...englishQuantities(units, english, options),
  ];
  const edits: Edit[] = [
    ...spelled.edits,
    ...joined.edits,
    ...ranges.edits,
    ...russianOrdinals(units, russian),
    ...englishOrdinals(units, english),
    ...englishAttributes(units, english),
    ...writeTogether(units, withDigits(units, quantities)).flatMap((quantity) => {
      const first = units[quantity.from];
      const last = units[(quantity.sign?.to ?? quantity.to) - 1];
      const after = quantity.digits + (quantity.sign?.text ?? '');
      return first && last && after !== first.text ? [{ start: first.start, end: last.end, after }] : [];
    }),
  ];
  return withoutOverlaps(edits.sort((a, b) => a.start - b.start));
});

/** Numbers that stand in digits already: the ones joined to them are written so too. */
function withDigits(units: Parameters<typeof writeTogether>[0], quantities: readonly Quantity[]): Quantity[] {
  const digits = units.flatMap((unit, at) =>
    unit.kind === 'number' || /^\d{1,2}:\d\d$/.test(unit.text)
      ? [{ from: at, to: at + 1, digits: unit.text, isWritten: true }]
      : [],
  );
  return [...quantities, ...digits].sort((a, b) => a.from - b.from);
}

/** A fraction's numerator and the like may be seen twice: the first, longer reading stays. */
function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits) if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  return kept;
}
