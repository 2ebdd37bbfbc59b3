import type { Unit } from '../units.ts';
import { englishNumeralAt } from './english-numerals.ts';
import type { Numeral } from './numeral.ts';
import { russianNumeralAt } from './russian-numerals.ts';

/** All numbers said in words, in their order, each as long as it can be. */
export function numeralsIn(units: readonly Unit[]): Numeral[] {
  const numerals: Numeral[] = [];
  for (let at = 0; at < units.length; ) {
    const numeral = numeralAt(units, at);
    if (numeral) numerals.push(numeral);
    at = numeral?.to ?? at + 1;
  }
  return numerals;
}

function numeralAt(units: readonly Unit[], at: number): Numeral | undefined {
  const language = units[at]?.language;
  if (language === 'ru') return russianNumeralAt(units, at);
  return language === 'en' ? englishNumeralAt(units, at) : undefined;
}
