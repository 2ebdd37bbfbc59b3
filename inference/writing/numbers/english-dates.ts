import type { Edit } from '../edits.ts';
import { words } from '../phrases.ts';
import { replaceUnits } from '../step.ts';
import { endsSentence, isCapitalised, isWord, type Unit, type Word } from '../units.ts';
import type { Numeral } from './numeral.ts';

const months = words('january february march april may june july august september october november december');
/** Verbs and an adjective as well: months when they have a capital or an ordinal follows. */
const ambiguousMonths = words('may march august');
const yearBefore = words(
  'in since by until till from of year between before after during for spring summer autumn fall winter early late mid circa',
);
const lastDay = 31;
const decades = new Map(
  'hundreds tens twenties thirties forties fifties sixties seventies eighties nineties'
    .split(' ')
    .map((word, index) => [word, `${index}0s`]),
);

/** @param numerals the English ones of `units`, in their order */
export function englishDates(units: readonly Unit[], numerals: readonly Numeral[], variety: 'us' | 'uk'): Edit[] {
  const edits: Edit[] = [];
  let yearTo = -1;
  for (let index = 0; index < numerals.length; index += 1) {
    const numeral = numerals[index];
    if (!numeral) continue;
    const decade = decades.get(units[numeral.to]?.folded ?? '');
    if (decade !== undefined && numeral.value >= 11 && numeral.value <= 20) {
      edits.push(replaceUnits(units, numeral.from, numeral.to + 1, numeral.value + decade));
      continue;
    }
    const month = units[numeral.from - 1];
    const isDate = isDay(numeral) && isMonth(month) && isDayOf(month, numeral, endsSentence(units[numeral.from - 2]));
    // "June nineteen ninety nine" names a year.
    const isYear = numeral.ordinal === undefined && yearFrom(units, numerals, index, numeral.from) !== undefined;
    if (isDate && !isYear) {
      const year = yearFrom(units, numerals, index + 1, numeral.to, true);
      const comma = variety === 'us' ? ', ' : ' ';
      const text = String(numeral.value) + (year ? comma + year.value : '');
      edits.push(replaceUnits(units, numeral.from, year?.to ?? numeral.to, text));
      if (year) index = year.last;
    } else if (numeral.ordinal && isDay(numeral) && isDayBeforeMonth(units, numeral)) {
      edits.push(replaceUnits(units, numeral.from, numeral.to, numeral.value + numeral.ordinal));
    } else {
      const isNextYear = numeral.from === yearTo + 1 && /^(?:and|to|or|through)$/.test(units[yearTo]?.folded ?? '');
      const year = (isNextYear || isYearExpected(units, numeral)) && yearFrom(units, numerals, index, numeral.from);
      if (!year) continue;
      yearTo = year.to;
      edits.push(replaceUnits(units, numeral.from, year.to, String(year.value)));
      index = year.last;
    }
  }
  return edits;
}

const isDay = ({ value }: Numeral): boolean => value >= 1 && value <= lastDay;
const isMonth = (unit: Unit | undefined): unit is Word => isWord(unit) && months.has(unit.folded);
/** The capital of "May one ask?" says nothing. */
const isDayOf = (month: Unit, { ordinal, value }: Numeral, isFirst: boolean): boolean =>
  ordinal !== undefined
    ? !(month.text === 'may' && value < 3)
    : !ambiguousMonths.has(month.folded) || (isCapitalised(month) && !(isFirst && value === 1));

/** "the fifth of March" */
const isDayBeforeMonth = (units: readonly Unit[], { to }: Numeral): boolean =>
  isMonth(units[to]) || (units[to]?.folded === 'of' && isMonth(units[to + 1]));

/** After "in", "since", a month or its day a number may be a year. */
function isYearExpected(units: readonly Unit[], { from }: Numeral): boolean {
  const before = units[from - 1];
  if (isMonth(before)) return true;
  if (before?.text === ',' || before?.kind === 'number') return isMonth(units[from - 2]) || isMonth(units[from - 3]);
  return isWord(before) && yearBefore.has(before.folded);
}

interface Year {
  value: number;
  to: number;
  /** The numeral that ends it. */
  last: number;
}

/** "twenty twenty six", "nineteen eighty four", "twenty oh five", "two thousand (and) six". A comma may stand before it. */
function yearFrom(
  units: readonly Unit[],
  numerals: readonly Numeral[],
  index: number,
  after: number,
  isAfterDay = false,
): Year | undefined {
  const first = numerals[index];
  if (!first || first.ordinal !== undefined) return undefined;
  const isNext = first.from === after || (first.from === after + 1 && units[after]?.text === ',');
  if (!isNext) return undefined;
  if (first.value >= 1900 && first.value <= 2100 && (isAfterDay || !followedByCount(units, first.to)))
    return { value: first.value, to: first.to, last: index };
  if (first.value < 16 || first.value > 20) return undefined;
  const second = numerals[index + 1];
  const isOh = units[first.to]?.folded === 'oh';
  if (!second || second.ordinal !== undefined || second.from !== first.to + (isOh ? 1 : 0)) return undefined;
  if (isOh ? second.value > 9 : second.value < 10 || second.value > 99) return undefined;
  if (!isAfterDay && followedByCount(units, second.to)) return undefined;
  return { value: first.value * 100 + second.value, to: second.to, last: index + 1 };
}

/** "in two thousand homes": what is counted follows. */
function followedByCount(units: readonly Unit[], at: number): boolean {
  const next = units[at];
  return (
    isWord(next) &&
    /s$|^(?:percent|people|men|women|children|dollars|of)$/.test(next.folded) &&
    !/^(?:was|is|has|this|as|us)$/.test(next.folded)
  );
}
