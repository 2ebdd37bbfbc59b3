import type { BenchResults } from '../results.ts';
import { pairedDifference } from '../statistics.ts';
import { sum } from './systems.ts';
import { table } from './table.ts';
import { type Difference, withInterval } from './words.ts';

interface Totals extends Difference {
  plain: number;
  own: number;
  words: number;
}

/** @param chosen indices of the forms to add up; undefined: all @returns undefined where nothing was measured */
export function formsTotals({ forms, clips }: BenchResults, chosen?: readonly number[]): Totals | undefined {
  if (!forms || forms.clips.length === 0) return undefined;
  const indices = chosen ?? [...forms.forms.keys()];
  const errorsOf = (errors: readonly number[]) => sum(indices.map((index) => errors[index] ?? 0));
  const pairs = forms.clips.map(({ id, own, plain }) => ({
    words: indices.length * (clips.find((clip) => clip.id === id)?.words ?? 0),
    errorsA: errorsOf(plain),
    errorsB: errorsOf(own),
  }));
  const plain = sum(pairs.map(({ errorsA }) => errorsA));
  const own = sum(pairs.map(({ errorsB }) => errorsB));
  const words = sum(pairs.map((pair) => pair.words));
  return { plain, own, words, points: (100 * (own - plain)) / words, ...pairedDifference(pairs) };
}

/** How much of a difference in words is chance: the same clips, changed as nobody would notice. */
export function formsTable(results: BenchResults): string[] {
  const { forms } = results;
  const all = formsTotals(results);
  if (!forms || !all) return [];
  const row = (name: string, totals: Totals) => [name, String(totals.plain), String(totals.own), withInterval(totals)];
  const rows = forms.forms.flatMap(({ factor, cutMs }, index) => {
    const totals = formsTotals(results, [index]);
    const name = factor === 1 && cutMs === 0 ? 'as recorded' : `${factor} times as loud, ${cutMs} ms cut`;
    return totals ? [row(name, totals)] : [];
  });
  return [
    `**Words wrong of ${all.words / forms.forms.length} in forms that nobody would tell apart**, ${forms.clips.length} clips, each heard once in one window`,
    '',
    ...table(['', 'plain run', 'AlfaVoice', 'AlfaVoice − plain, points'], [...rows, row('together', all)]),
  ];
}
