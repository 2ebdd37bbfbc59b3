import type { Unit } from '../units.ts';

/** Signs that the commands left beside a number in words: «№ пять», "$ five", «сто %», «пять + пять». */
export interface NumberSigns {
  /** Written right before the digits: "$". */
  prefix: string;
  /** Written right after them, with its space where the language wants one: « %». */
  suffix: string;
  /** A sign beside it makes the number digits, however small. */
  isBesideSign: boolean;
}

const prefixes = /^[$€£#]$/;
const apart = /^[№§+−=×]$/;

/** @param from,to the units of the number */
export function numberSigns(units: readonly Unit[], from: number, to: number): NumberSigns {
  const [before, after] = [units[from - 1]?.text ?? '', units[to]?.text ?? ''];
  const isRussian = units[from]?.language === 'ru';
  const prefix = prefixes.test(before) && !isRussian ? before : '';
  const suffix = suffixOf(after, isRussian);
  return { prefix, suffix, isBesideSign: prefix !== '' || suffix !== '' || apart.test(before) || apart.test(after) };
}

function suffixOf(sign: string, isRussian: boolean): string {
  if (sign === '%') return isRussian ? ' %' : '%';
  if (sign === '°') return '°';
  return isRussian && /^[₽$€]$/.test(sign) ? ` ${sign}` : '';
}
