import type { Unit } from '../units.ts';
import { goesOn, type NumberWord, type Numeral, smallestKeptScale } from './numeral.ts';

const below20 =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ordinalsBelow20 =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ordinalTens = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';
const scales: Record<string, number> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

/** `1` -> `st`, `12` -> `th`. */
export function englishOrdinalSuffix(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13;
  return isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
}

const table = new Map<string, NumberWord>();
const add = (word: string, value: number, isOrdinal: boolean): void => {
  const rank = value === 0 ? 0 : value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4;
  const closes = value < 20 || (value < 100 && value % 10 !== 0);
  table.set(word, { value, rank, closes, ...(isOrdinal && { ordinal: englishOrdinalSuffix(value) }) });
};
const units = below20.split(' ');
const ordinalUnits = ordinalsBelow20.split(' ');
units.forEach((word, value) => {
  add(word, value, false);
});
ordinalUnits.slice(1).forEach((word, index) => {
  add(word, index + 1, true);
});
const ordinalOfTens = ordinalTens.split(' ');
tens.split(' ').forEach((word, index) => {
  const value = 20 + 10 * index;
  add(word, value, false);
  add(ordinalOfTens[index] ?? '', value, true);
  for (let unit = 1; unit < 10; unit += 1) {
    add(`${word}-${units[unit]}`, value + unit, false);
    add(`${word}-${ordinalUnits[unit]}`, value + unit, true);
  }
});
for (const [word, value] of Object.entries(scales)) {
  add(word, value, false);
  add(`${word}th`, value, true);
}

export const isEnglishNumberWord = (unit: Unit | undefined): boolean =>
  unit?.language === 'en' && table.has(unit.folded);

/**
 * The number said from `units[at]` on. "and" is part of it after a hundred or a thousand: "two hundred and five".
 * "hundred" and the like need a number before them: "a hundred times" counts nothing.
 */
export function englishNumeralAt(unitList: readonly Unit[], at: number): Numeral | undefined {
  // "a hundred and fifty"
  const isArticle = unitList[at]?.folded === 'a' && isScale(unitList[at + 1]) && continues(unitList, at + 2);
  let total = 0;
  let group = isArticle ? 1 : 0;
  let groupRank = 4;
  let scaleBelow = Number.POSITIVE_INFINITY;
  let mantissa: number | undefined;
  let ordinal: string | undefined;
  let to = isArticle ? at + 1 : at;
  let next = isArticle ? at + 1 : at;
  while (ordinal === undefined) {
    const unit = unitList[next];
    if (!goesOn(unit, 'en')) break;
    const previous = unitList[next - 1]?.folded ?? '';
    if (unit.folded === 'and' && next === to && to > at && (previous === 'hundred' || previous === 'thousand')) {
      next += 1;
      continue;
    }
    const word = table.get(unit.folded);
    if (!word || (next > to && word.rank > 2)) break;
    if (word.value === 100) {
      if (group === 0 || group >= 100) break;
      group *= 100;
      groupRank = 3;
    } else if (word.rank === 4) {
      if (group === 0 || word.value >= scaleBelow) break;
      total += group * word.value;
      mantissa = word.value >= smallestKeptScale && total === group * word.value ? group : undefined;
      scaleBelow = word.value;
      group = 0;
      groupRank = 4;
    } else {
      if (word.rank === 0 ? next > at : word.rank >= groupRank) break;
      group += word.value;
      mantissa = undefined;
      groupRank = word.closes ? 0 : word.rank;
    }
    ordinal = word.ordinal;
    next += 1;
    to = next;
  }
  if (to === at) return undefined;
  const value = total + group;
  return {
    from: at,
    to,
    value,
    language: 'en',
    ...(ordinal !== undefined && { ordinal: englishOrdinalSuffix(value) }),
    ...(mantissa !== undefined && { mantissa }),
  };
}

const isScale = (unit: Unit | undefined): boolean => /^(?:hundred|thousand)$/.test(unit?.folded ?? '');
const continues = (units: readonly Unit[], at: number): boolean =>
  isEnglishNumberWord(units[units[at]?.folded === 'and' ? at + 1 : at]);

/** `3500` -> `3,500`. */
export function formatEnglishNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
