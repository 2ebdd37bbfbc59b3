import { carriesAll, mostGoodSessions } from '../load/levels.ts';
import type { BenchResults, LoadResult } from '../results.ts';
import { dash, fixed, seconds, table } from './table.ts';

/** Sessions carried for each core it may use. */
export const peoplePerCore = ({ levels, cores }: LoadResult) => mostGoodSessions(levels) / cores;

/** Where no level was too much, more may be carried than was tried. */
export const atLeast = ({ levels }: LoadResult, figure: string) => (carriesAll(levels) ? `≥ ${figure}` : figure);

export function loadTable({ load }: BenchResults): string[] {
  if (load.length === 0) return [];
  const levels = [...new Set(load.flatMap((result) => result.levels.map(({ sessions }) => sessions)))].sort(
    (a, b) => a - b,
  );
  const cell = (result: LoadResult, sessions: number) => {
    const level = result.levels.find((candidate) => candidate.sessions === sessions);
    if (!level) return dash;
    const failed = level.failures > 0 ? `, ${level.failures} of ${level.dictations} failed` : '';
    return `${seconds(level.p50Ms)} / ${seconds(level.p95Ms)} (${fixed(level.busyCores, 1)} cores${failed})`;
  };
  return [
    '**Stop to text under load**, p50 / p95 in seconds (cores kept busy); everyone dictates a quarter of the time, clips of 4–10 s at the pace of speech',
    '',
    ...table(
      ['at a time', ...load.map(({ name }) => name)],
      [
        ...levels.map((sessions) => [String(sessions), ...load.map((result) => cell(result, sessions))]),
        ['with p95 ≤ 1.5 s', ...load.map((result) => atLeast(result, String(mostGoodSessions(result.levels))))],
        ['people per core', ...load.map((result) => atLeast(result, fixed(peoplePerCore(result), 1)))],
      ],
    ),
  ];
}
