import { numeralsIn } from '../numbers/numerals.ts';
import { words } from '../phrases.ts';
import { isWord, type Unit } from '../units.ts';
import { commands } from './table.ts';

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
    if (numeral?.from === 0 && numeral.value === items.length + 1 && hasContent(units, from + 1 + numeral.to))
      items.push({ from, to: from + 1 + numeral.to, number: numeral.value });
  }
  return new Map(items.length < fewestItems ? [] : items.map((item) => [item.from, item]));
}

/** «Пункт первый, пункт второй» names them; an item has words of its own. */
function hasContent(units: readonly Unit[], at: number): boolean {
  const next = units[/^[.:,)—–-]$/.test(units[at]?.text ?? '') ? at + 1 : at];
  return isWord(next) && !itemWords.has(next.folded) && commands[next.language ?? 'ru'].at(units, at) === undefined;
}

const references = words('смотри см читай в и или это по на к за the see in and or to of is at my our');
const isReference = (unit: Unit | undefined): boolean => isWord(unit) && references.has(unit.folded);
