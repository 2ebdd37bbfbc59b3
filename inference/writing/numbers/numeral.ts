import type { Unit, Word } from '../units.ts';

/** A number said in words. */
export interface Numeral {
  /** Units it takes: `[from, to)`. */
  from: number;
  to: number;
  value: number;
  /** Ending of an ordinal as written after digits: «го» of «5-го», "th" of "5th". Undefined for a cardinal. */
  ordinal?: string;
  /** «два миллиона»: the number before the last word, when that is a million or more and nothing follows it. */
  mantissa?: number;
  language: 'ru' | 'en';
}

/** What one word says. `rank`: 0 zero, 1 units, 2 tens and teens, 3 hundreds, 4 thousands and more. */
export interface NumberWord {
  value: number;
  rank: 0 | 1 | 2 | 3 | 4;
  /** Nothing may follow within the group: teens and units. */
  closes: boolean;
  ordinal?: string;
}

/** Millions and more are kept as words after a number: «2 миллиона». */
export const smallestKeptScale = 1_000_000;

/** Is the unit a word that may go on a number begun before it: no mark between, the same language? */
export const goesOn = (unit: Unit | undefined, language: 'ru' | 'en'): unit is Word =>
  unit?.kind === 'word' && unit.language === language;

export const isSingleDigit = ({ value, from, to, ordinal }: Numeral): boolean =>
  ordinal === undefined && value < 10 && to - from === 1;

/** Adjacent numerals, with nothing but spaces between them. */
export function runsOf(numerals: readonly Numeral[]): Numeral[][] {
  const runs: Numeral[][] = [];
  for (const numeral of numerals) {
    const run = runs.at(-1);
    if (run?.at(-1)?.to === numeral.from) run.push(numeral);
    else runs.push([numeral]);
  }
  return runs;
}

/** «пять» of «два запятая пять миллиона»: what of a numeral can be the decimals of the one before, its scale word left out. */
export function decimalsOf(
  { value, mantissa, to }: Numeral,
  units: readonly Unit[],
): { digits: string; to: number } | undefined {
  if (mantissa !== undefined) return { digits: String(mantissa), to: to - 1 };
  const isThousands = /^(?:тысяч|thousand)/.test(units[to - 1]?.folded ?? '');
  if (isThousands && value % 1000 === 0) return { digits: String(value / 1000), to: to - 1 };
  return value < 1000 ? { digits: String(value), to } : undefined;
}
