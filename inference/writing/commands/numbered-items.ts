import { numeralsIn } from '../numbers/numerals.ts';
import { words } from '../phrases.ts';
import type { Unit } from '../units.ts';

const itemWords = words('пункт number item point');
/** One «пункт один» is a reference, two in a row are a list. */
const fewestItems = 2;

export interface NumberedItem {
  /** Its words, `[from, to)`: «пункт два». */
  from: number;
  to: number;
  number: number;
}

/** «пункт один … пункт два …», "number one … number two …": items of a list, when they count up from one. By where they begin. */
export function numberedItems(units: readonly Unit[]): Map<number, NumberedItem> {
  const items: NumberedItem[] = [];
  for (const [from, unit] of units.entries()) {
    if (!itemWords.has(unit.folded) || isReference(units[from - 1])) continue;
    const [numeral] = numeralsIn(units.slice(from + 1, from + 4));
    if (numeral?.from === 0 && numeral.value === items.length + 1)
      items.push({ from, to: from + 1 + numeral.to, number: numeral.value });
  }
  return new Map(items.length < fewestItems ? [] : items.map((item) => [item.from, item]));
}

const references = words('смотри см читай в и или это по на к за the see in and or to of is at my our');
const isReference = (unit: Unit | undefined): boolean => unit?.kind === 'word' && references.has(unit.folded);
