import type { Edit } from '../edits.ts';
import { words } from '../phrases.ts';
import { replaceUnits } from '../step.ts';
import { isWord, type Unit } from '../units.ts';
import type { Numeral } from './numeral.ts';

export const russianMonths = words('января февраля марта апреля мая июня июля августа сентября октября ноября декабря');
const yearWord = /^год(?:а|у|ом|е|ы|ов|ам|ами|ах)?$/;
const centuryWord = /^(?:век(?:а|у|ом|е|ов|ам|ами|ах)?|столети(?:е|я|ю|ем|и|й|ям|ями|ях))$/;
const dayWord = /^числ(?:о|а|у|ом|е|ам|ами|ах)$/;
/** Between the days of a range or a list: «с десятого по двадцать четвёртое июля», «с пятого на седьмое мая». */
const between = /^(?:по|на|и|или|до|либо|,|-|–|—)$/;
const [firstYear, lastYear] = [100, 2999];
/** A year that only its number tells is no shorter: «в мае 2026-го», but «мая пятисот …» is none. */
const firstBareYear = 1000;
const pluralYears = /^год(?:ы|ов|ам|ами|ах)$/;
const pluralOrdinal = /(?:ые|ых|ым|ыми)$/;
const lastDay = 31;
/** «третий век» stays in words, as one writes it. */
const firstRomanCentury = 10;

/** @param numerals the Russian ones of `units`, in their order */
export function russianDates(units: readonly Unit[], numerals: readonly Numeral[]): Edit[] {
  const written = new Map<Numeral, string>();
  const extra: Edit[] = [];
  for (const [index, numeral] of numerals.entries()) {
    const next = units[numeral.to];
    const noun = isWord(next) ? next.folded : '';
    const day = dayOf(numeral);
    const inDigits = dateInDigits(units, numerals, index);
    if (inDigits) {
      extra.push(inDigits);
    } else if (day !== undefined && russianMonths.has(noun)) {
      written.set(numeral, day);
      for (const other of chainBefore(units, numerals, index)) written.set(other, String(other.value));
    } else if (numeral.ordinal !== undefined && dayWord.test(noun)) {
      // «в первых числах мая»
      if (pluralOrdinal.test(lastWordOf(units, numeral))) continue;
      for (const one of [numeral, ...chainBefore(units, numerals, index)]) written.set(one, withEnding(one));
    } else if (numeral.ordinal !== undefined && centuryWord.test(noun) && numeral.value >= firstRomanCentury) {
      for (const one of [numeral, ...chainBefore(units, numerals, index)]) written.set(one, roman(one.value));
    } else if (isDecade(units, numeral)) {
      written.set(numeral, withEnding(numeral));
    } else if (isYear(numeral) && (yearWord.test(noun) || isAfterMonth(units, numeral))) {
      written.set(numeral, String(numeral.value));
      for (const other of chainBefore(units, numerals, index))
        if (isYear(other)) written.set(other, String(other.value));
    }
  }
  for (const [at, unit] of units.entries()) {
    // «5-го марта»: with a month the ending is not written.
    const digits = /^(\d{1,2})-(?:го|ого|е|ое)$/.exec(unit.folded)?.[1];
    if (digits !== undefined && russianMonths.has(units[at + 1]?.folded ?? ''))
      extra.push(replaceUnits(units, at, at + 1, digits));
  }
  const edits = [...[...written].map(([{ from, to }, text]) => replaceUnits(units, from, to, text)), ...extra];
  // What a date in digits took is not written a second time.
  return edits.filter((edit) => !extra.some((one) => one !== edit && one.start <= edit.start && edit.end <= one.end));
}

/** «семнадцатое ноль третье тысяча девятьсот восемьдесят пятого» -> «17.03.1985»: the month by its number. */
function dateInDigits(units: readonly Unit[], numerals: readonly Numeral[], index: number): Edit | undefined {
  const day = numerals[index];
  const zero = numerals[index + 1];
  const isZero = zero?.value === 0 && zero.ordinal === undefined;
  const month = numerals[index + (isZero ? 2 : 1)];
  const year = numerals[index + (isZero ? 3 : 2)];
  if (!day || !month || !year || dayOf(day) === undefined || month.ordinal === undefined) return undefined;
  const isMonth = isZero ? month.value >= 1 && month.value <= 9 : month.value >= 10 && month.value <= 12;
  const isAdjacent = day.to === (isZero ? zero.from : month.from) && (!isZero || zero.to === month.from);
  if (!isMonth || !isAdjacent || month.to !== year.from || year.value < firstBareYear || year.value > lastYear)
    return undefined;
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return replaceUnits(units, day.from, year.to, `${twoDigits(day.value)}.${twoDigits(month.value)}.${year.value}`);
}

const dayOf = ({ ordinal, value }: Numeral): string | undefined =>
  ordinal !== undefined && value >= 1 && value <= lastDay ? String(value) : undefined;

const isYear = ({ ordinal, value }: Numeral): boolean =>
  ordinal !== undefined && value >= firstYear && value <= lastYear;

const isAfterMonth = (units: readonly Unit[], { from, value }: Numeral): boolean => {
  const before = units[from - 1];
  return value >= firstBareYear && isWord(before) && russianMonths.has(before.folded);
};

const lastWordOf = (units: readonly Unit[], { to }: Numeral): string => units[to - 1]?.folded ?? '';

/** «в тысяча девятьсот девяностых годах», not «в 2020 и 2030 годах» */
const isDecade = (units: readonly Unit[], numeral: Numeral): boolean =>
  isYear(numeral) &&
  numeral.value % 10 === 0 &&
  pluralYears.test(units[numeral.to]?.folded ?? '') &&
  pluralOrdinal.test(lastWordOf(units, numeral));

const withEnding = ({ value, ordinal }: Numeral): string => `${value}-${ordinal}`;

/** Ordinals before this one, joined to it by «по», «и» or a comma. */
function chainBefore(units: readonly Unit[], numerals: readonly Numeral[], index: number): Numeral[] {
  const chain: Numeral[] = [];
  for (let at = index; at > 0; at -= 1) {
    const later = numerals[at];
    const earlier = numerals[at - 1];
    if (!later || !earlier || earlier.ordinal === undefined || later.from - earlier.to !== 1) break;
    if (!between.test(units[earlier.to]?.folded ?? '')) break;
    chain.push(earlier);
  }
  return chain;
}

const romanDigits: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** @param value below 40: centuries */
function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [amount, sign] of romanDigits) {
    while (left >= amount) {
      text += sign;
      left -= amount;
    }
  }
  return text;
}
