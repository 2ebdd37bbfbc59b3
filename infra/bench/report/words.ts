import { windowS } from '../clip-set.ts';
import type { BenchResults } from '../results.ts';
import { pairedDifference } from '../statistics.ts';
import { type Heard, type HeardBySystem, plainName, spoken, sum, systemsOf, wordErrorRate } from './systems.ts';
import { dash, fixed, signed, table } from './table.ts';

const groups: { name: string; holds: (heard: Heard) => boolean }[] = [
  { name: 'English', holds: ({ clip }) => clip.lang === 'en' },
  { name: 'Russian', holds: ({ clip }) => clip.lang === 'ru' },
  { name: 'up to 30 s', holds: ({ clip }) => clip.seconds <= windowS },
  { name: 'over 30 s', holds: ({ clip }) => clip.seconds > windowS },
  { name: 'all', holds: () => true },
];

export interface Difference {
  /** Points of word error rate, and the 95 % interval of it. */
  points: number;
  low: number;
  high: number;
}

export const withInterval = ({ points, low, high }: Difference): string =>
  `${signed(points)} (${signed(low)} to ${signed(high)})`;

/** A system against the plain run, over the clips that both heard; undefined where there are none. */
export function differenceFromPlain(system: Heard[], plain: Heard[]): Difference | undefined {
  const errorsPlain = new Map(plain.map(({ clip, errors }) => [clip.id, errors]));
  const pairs = system.flatMap(({ clip, errors }) => {
    const errorsA = errorsPlain.get(clip.id);
    return errorsA === undefined || clip.words === 0 ? [] : [{ words: clip.words, errorsA, errorsB: errors }];
  });
  if (pairs.length === 0) return undefined;
  const points =
    (100 * sum(pairs.map(({ errorsA, errorsB }) => errorsB - errorsA))) / sum(pairs.map(({ words }) => words));
  return { points, ...pairedDifference(pairs) };
}

/** Word error rates by language and length, and how far the live ones are from the plain run's. */
export function wordsTable(results: BenchResults): string[] {
  const systems = systemsOf(results);
  if (systems.length === 0) return [];
  const plain = systems.find(({ name }) => name === plainName);
  const compared = plain ? systems.filter(({ name }) => name.startsWith('AlfaVoice')) : [];
  const [first] = systems;
  const rows = groups.map(({ name, holds }) => {
    const of = ({ heard }: HeardBySystem) => spoken(heard).filter(holds);
    const clips = first ? of(first) : [];
    const differences = compared.map((system) => {
      const difference = plain && differenceFromPlain(of(system), of(plain));
      return difference ? withInterval(difference) : dash;
    });
    const said = sum(clips.map(({ clip }) => clip.words));
    return [
      name,
      String(clips.length),
      String(said),
      ...systems.map((system) => fixed(wordErrorRate(of(system)), 1)),
      ...differences,
    ];
  });
  return [
    '**Words wrong of a hundred said**, and the difference from the plain run in points (95 % interval, paired bootstrap over clips)',
    '',
    ...table(
      ['clips', 'n', 'words', ...systems.map(({ name }) => name), ...compared.map(({ name }) => `${name} − plain`)],
      rows.filter(([, count]) => count !== '0'),
    ),
  ];
}
