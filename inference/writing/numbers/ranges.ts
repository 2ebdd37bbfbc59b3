import type { Edit } from '../edits.ts';
import type { Unit } from '../units.ts';
import { type Numeral, runsOf } from './numeral.ts';
import { isCounted } from './russian-units.ts';

const smallest = 10;
/** «двадцать тридцать человек» is about that many, «пять сто рублей» is not. */
const widestRatio = 3;
const timeBefore = /^(?:в|во|к|ко)$/;

/** «двадцать тридцать человек» -> «20–30 человек»: about so many, said as two numbers. @param numerals Russian cardinals */
export function approximateRanges(
  units: readonly Unit[],
  numerals: readonly Numeral[],
): { edits: Edit[]; taken: Set<Numeral> } {
  const edits: Edit[] = [];
  const taken = new Set<Numeral>();
  for (const run of runsOf(numerals)) {
    const [low, high] = run;
    if (run.length !== 2 || !low || !high || low.ordinal !== undefined || high.ordinal !== undefined) continue;
    const isRange = low.value >= smallest && low.value < high.value && high.value <= low.value * widestRatio;
    if (!isRange || !isCounted(units[high.to]) || timeBefore.test(units[low.from - 1]?.folded ?? '')) continue;
    const [first, last] = [units[low.from], units[high.to - 1]];
    if (first && last) edits.push({ start: first.start, end: last.end, after: `${low.value}–${high.value}` });
    taken.add(low).add(high);
  }
  return { edits, taken };
}
