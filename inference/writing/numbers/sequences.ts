import type { Unit } from '../units.ts';
import { isSingleDigit, type Numeral, runsOf } from './numeral.ts';
import { numeralsIn } from './numerals.ts';

/** Digits said one after another, in groups or singly: a telephone number, a code. */
export interface DigitSequence {
  /** Units it takes: `[from, to)`, «плюс» included. */
  from: number;
  to: number;
  digits: string;
  hasPlus: boolean;
  /** Every digit was said by itself. */
  isSpelled: boolean;
  groups: number;
  /** A zero was said after the first group: «двенадцать ноль пять». */
  hasZero: boolean;
  /** All groups have the same number of digits, two or more: «сто двадцать три четыреста пятьдесят шесть». */
  isEven: boolean;
  language: 'ru' | 'en';
}

const plus = /^(?:плюс|plus)$/;
const multiples: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
]);

/** All sequences of at least two groups. "oh" is a zero among digits, "double five" two fives. */
export function digitSequences(units: readonly Unit[]): DigitSequence[] {
  return withSpelling(units)
    .filter((run) => run.length > 1)
    .map((run) => {
      const from = run[0]?.from ?? 0;
      const hasPlus = plus.test(units[from - 1]?.folded ?? '');
      return {
        from: hasPlus ? from - 1 : from,
        to: run.at(-1)?.to ?? from,
        digits: run.map(({ value }) => value).join(''),
        hasPlus,
        isSpelled: run.every(({ value }) => value < 10),
        groups: run.length,
        isEven: run.every(({ value }) => value >= 10 && String(value).length === String(run[0]?.value).length),
        hasZero: run.slice(1).some(({ value }) => value === 0),
        language: run[0]?.language ?? 'ru',
      };
    });
}

/** "eight hundred five five five": in a row of digits the hundred ends a group. */
function splitHundred(numeral: Numeral, next: Numeral | undefined): Numeral[] {
  const { from, to, value, language } = numeral;
  const isSplit =
    language === 'en' && to - from === 3 && value > 100 && value % 100 < 10 && next?.from === to && next.value < 10;
  if (!isSplit) return [numeral];
  return [
    { from, to: to - 1, value: value - (value % 100), language },
    { from: to - 1, to, value: value % 100, language },
  ];
}

/** Runs of cardinals below a thousand, with the words that only sequences know put in as digits. */
function withSpelling(units: readonly Unit[]): Numeral[][] {
  const numerals = numeralsIn(units).filter(({ ordinal, value }) => ordinal === undefined && value < 1000);
  if (numerals.length === 0 && !units.some(({ folded }) => multiples.has(folded))) return [];
  const at = new Map(numerals.map((numeral) => [numeral.from, numeral]));
  const all: Numeral[] = [];
  for (let index = 0; index < units.length; ) {
    const unit = units[index];
    const numeral = at.get(index);
    const times = multiples.get(unit?.folded ?? '');
    const next = at.get(index + 1);
    if (numeral) {
      all.push(numeral);
      index = numeral.to;
    } else if (times !== undefined && /^o(?:h)?$/.test(units[index + 1]?.folded ?? '')) {
      for (let count = 0; count < times; count += 1)
        all.push({ from: index + (count === 0 ? 0 : 2), to: index + 2, value: 0, language: 'en' });
      index += 2;
    } else if (times !== undefined && next && isSingleDigit(next)) {
      for (let count = 1; count < times; count += 1) all.push({ ...next, from: index + 1, to: index + 1 });
      const first = all.at(1 - times);
      if (first) first.from = index;
      all.push(next);
      index = next.to;
    } else if ((unit?.folded === 'oh' || unit?.folded === 'o') && unit.language === 'en') {
      all.push({ from: index, to: index + 1, value: 0, language: 'en' });
      index += 1;
    } else index += 1;
  }
  return runsOf(all.flatMap((numeral, index) => splitHundred(numeral, all[index + 1])));
}
