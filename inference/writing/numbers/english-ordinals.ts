import type { Edit } from '../edits.ts';
import { words } from '../phrases.ts';
import { replaceUnits } from '../step.ts';
import { endsSentence, isWord, type Unit } from '../units.ts';
import { isIdiom } from './idioms.ts';
import type { Numeral } from './numeral.ts';

const smallest = 10;
const articles = words('a an one');

/** "twenty first" -> "21st". "a twenty second pause" counts seconds. @param numerals the English ones of `units` */
export function englishOrdinals(units: readonly Unit[], numerals: readonly Numeral[]): Edit[] {
  return numerals.flatMap(({ from, to, value, ordinal }, index) => {
    if (ordinal === undefined || value < smallest || isIdiom(units, from, to)) return [];
    const before = units[from - 1];
    const after = units[to];
    const isArticleBefore = isWord(before) && articles.has(before.folded);
    if (
      to - from > 1 &&
      units[to - 1]?.folded === 'second' &&
      isWord(after) &&
      (isArticleBefore || lasting.has(after.folded))
    ) {
      return [replaceUnits(units, from, to - 1, String(value - 2))];
    }
    const isFraction = numerals[index - 1]?.to === from || (isArticleBefore && after?.folded === 'of');
    const isRound = to - from === 1 && value >= 100;
    const isAtStart = to - from === 1 && endsSentence(before);
    return isFraction || isRound || isAtStart ? [] : [replaceUnits(units, from, to, value + ordinal)];
  });
}

/** What lasts seconds. */
const lasting = words(
  'delay pause video clip timer break gap rule timeout ad window interval recording silence limit delays clips ads',
);
