import type { BenchResults, LiveResult } from '../results.ts';
import { quantile } from '../statistics.ts';
import { sum } from './systems.ts';
import { dash, fixed, seconds, table } from './table.ts';
import { hypothesisFigures } from './times.ts';

/** Latency and CPU against words, for each thing that is done before the end. */
export function leversTable({ levers, plain, clips }: BenchResults): string[] {
  const [first] = levers ?? [];
  if (!levers || !first) return [];
  const facts = first.live.flatMap(({ id }) => clips.find((clip) => clip.id === id) ?? []);
  const words = sum(facts.map((clip) => clip.words));
  const spokenS = sum(facts.map((clip) => clip.seconds));
  const heardPlainly = plain?.clips.filter(({ id }) => facts.some((clip) => clip.id === id)) ?? [];
  const row = (name: string, timesMs: number[], cpuS: number, errors: number, first: string, perSecond: string) => [
    name,
    seconds(quantile(timesMs, 0.5)),
    seconds(quantile(timesMs, 0.95)),
    fixed(cpuS / spokenS, 2),
    String(errors),
    first,
    perSecond,
  ];
  const shown = (live: LiveResult[]): [string, string] => {
    const figures = hypothesisFigures(live, 'after_recording');
    return Number.isFinite(figures.firstP95Ms)
      ? [seconds(figures.firstP95Ms), fixed(figures.perSecond, 2)]
      : [dash, dash];
  };
  return [
    `**What each lever brings**, ${facts.length} of these clips, ${words} words, after_recording, one at a time`,
    '',
    ...table(
      [
        '',
        'p50, s',
        'p95, s',
        'CPU s per s of speech',
        'words wrong',
        'first words shown, p95 s',
        'a second afterwards',
      ],
      [
        ...(heardPlainly.length > 0
          ? [
              row(
                'the full window of 30 s, after the stop',
                heardPlainly.map(({ elapsedMs }) => elapsedMs),
                sum(heardPlainly.map(({ cpuS }) => cpuS)),
                sum(heardPlainly.map(({ errors }) => errors)),
                dash,
                dash,
              ),
            ]
          : []),
        ...levers.map(({ name, live }) =>
          row(
            name,
            live.flatMap(({ stopToTextMs }) => stopToTextMs ?? []),
            sum(live.map(({ cpuS }) => cpuS)),
            sum(live.map(({ errors }) => errors)),
            ...shown(live),
          ),
        ),
      ],
    ),
  ];
}
