import type { Edit } from '../edits.ts';
import { phraseTable } from '../phrases.ts';
import { replaceUnits } from '../step.ts';
import type { Unit } from '../units.ts';
import { isEnglishNumberWord } from './english-numerals.ts';
import { isSingleDigit, type Numeral, runsOf } from './numeral.ts';
import { isStreet } from './streets.ts';

const roundTheClock = phraseTable<true>({
  'двадцать четыре на семь|twenty four seven|twenty-four seven|двадцать четыре дробь семь': true,
});
const numbered =
  /^(?:room|flight|suite|apartment|apt|gate|route|bus|highway|form|section|channel|number|extension|building|invoice|order|case|ticket|error|port|issue|bug|code|model|status|page)$/;
/** "nineteen twenty by ten eighty" */
const dimension = /^(?:by|x)$/;

/** "one forty over ninety" */
const isPressure = (units: readonly Unit[], { to }: Numeral): boolean =>
  units[to]?.folded === 'over' && isEnglishNumberWord(units[to + 1]);

/** «со счётом три два» */
const isScore = (units: readonly Unit[], first: Numeral, second: Numeral): boolean =>
  /^счет(?:ом|а|е)?$/.test(units[first.from - 1]?.folded ?? '') &&
  [first, second].every(({ ordinal, from, to }) => ordinal === undefined && to - from <= 2);

/** «ноль ноль копеек», «ноль пять копеек» */
const isSmallMoney = (units: readonly Unit[], zero: Numeral, second: Numeral): boolean =>
  zero.value === 0 && isSingleDigit(second) && /^(?:копе|cents?$)/.test(units[second.to]?.folded ?? '');

/** Two numbers that are one: "room two twelve", "flight four fifty", and «24/7». @param numerals cardinals and ordinals of `units` */
export function joinedNumbers(
  units: readonly Unit[],
  numerals: readonly Numeral[],
): { edits: Edit[]; taken: Set<Numeral> } {
  const edits: Edit[] = [];
  const taken = new Set<Numeral>();
  for (const [index, numeral] of numerals.entries()) {
    const around = roundTheClock.at(units, numeral.from);
    const end = numeral.from + (around?.length ?? 0);
    if (!around) continue;
    edits.push(replaceUnits(units, numeral.from, end, '24/7'));
    for (let at = index; (numerals[at]?.from ?? end) < end; at += 1) taken.add(numerals[at] ?? numeral);
  }
  for (const [first, second, third] of runsOf(numerals)) {
    if (first && second && !third && isScore(units, first, second)) {
      edits.push(replaceUnits(units, first.from, second.to, `${first.value}:${second.value}`));
      taken.add(first).add(second);
      continue;
    }
    if (first && second && !third && isSmallMoney(units, first, second)) {
      edits.push(replaceUnits(units, first.from, second.to, `0${second.value}`));
      taken.add(first).add(second);
      continue;
    }
    if (!first || !second || third || first.language !== 'en' || taken.has(first)) continue;
    if (first.ordinal !== undefined || second.ordinal !== undefined || second.value < 10 || second.value > 99) continue;
    const isYear = first.value >= 16 && first.value <= 20 && first.to - first.from === 1;
    const before = units[first.from - 1]?.folded ?? '';
    const isNumber =
      isStreet(units, second.to) ||
      (first.value < 100 && numbered.test(before)) ||
      (first.value < 10 && isPressure(units, second)) ||
      (dimension.test(before) && isEnglishNumberWord(units[first.from - 2]));
    if (!isYear && !isNumber) continue;
    edits.push(replaceUnits(units, first.from, second.to, `${first.value}${second.value}`));
    taken.add(first).add(second);
  }
  return { edits, taken };
}
