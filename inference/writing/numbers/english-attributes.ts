import type { Edit } from '../edits.ts';
import { words } from '../phrases.ts';
import { isWord, type Unit } from '../units.ts';
import { isEnglishNumberWord } from './english-numerals.ts';
import type { Numeral } from './numeral.ts';

/** In the singular after a number from two on these can only be part of an attribute. */
const singulars = words(
  'minute hour day week month year page mile inch star figure step person bedroom story lane door seat dollar pound gallon meter metre kilometer kilometre acre letter digit word item question piece player game hole',
);
const notNouns = words(
  'of and or in on at to for from by with is was are were one two three four five six seven eight nine ten number the a an i we you he she it they',
);

/** "a ten minute break" -> "ten-minute", "a thirty year old man" -> "thirty-year-old": hyphens alone. @param numerals the English ones of `units` */
export function englishAttributes(units: readonly Unit[], numerals: readonly Numeral[]): Edit[] {
  return numerals.flatMap(({ to, value, ordinal }) => {
    const [last, unit, next] = [units[to - 1], units[to], units[to + 1]];
    if (ordinal !== undefined || value < 2 || !last || !isWord(unit) || !singulars.has(unit.folded)) return [];
    if (!isWord(next) || notNouns.has(next.folded) || isEnglishNumberWord(next) || next.language !== 'en') return [];
    const edits: Edit[] = [{ start: last.end, end: unit.start, after: '-' }];
    if (next.folded === 'old') edits.push({ start: unit.end, end: next.start, after: '-' });
    return edits;
  });
}
