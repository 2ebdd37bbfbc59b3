import type { BenchResults, VariantRun } from '../results.ts';
import { quantile } from '../statistics.ts';
import { sum } from './systems.ts';
import { dash, fixed, seconds, table } from './table.ts';

export function variantsTable({ variants, clips }: BenchResults): string[] {
  const [best] = variants ?? [];
  if (!variants || !best) return [];
  const words = sum(best.clips.map(({ id }) => clips.find((clip) => clip.id === id)?.words ?? 0));
  const spokenS = sum(best.clips.map(({ id }) => clips.find((clip) => clip.id === id)?.seconds ?? 0));
  const times = (run: VariantRun) => run.clips.flatMap(({ stopToTextMs }) => stopToTextMs ?? []);
  const others = (run: VariantRun) =>
    run.clips.filter(({ id, text }) => text !== best.clips.find((clip) => clip.id === id)?.text);
  return [
    `**CPU variants**, ${best.clips.length} of these clips, ${words} words`,
    '',
    ...table(
      [
        'variant',
        'told by the product',
        'p50, s',
        'p95, s',
        'CPU s per s of speech',
        'words wrong',
        'clips with other words',
      ],
      variants.map((run) => [
        run.variant,
        run.told ?? dash,
        seconds(quantile(times(run), 0.5)),
        seconds(quantile(times(run), 0.95)),
        fixed(sum(run.clips.map(({ cpuS }) => cpuS)) / spokenS, 2),
        String(sum(run.clips.map(({ errors }) => errors))),
        run === best ? '' : String(others(run).length),
      ]),
    ),
    ...variants
      .filter(({ told, variant }) => told !== null && told !== variant)
      .map(({ told, variant }) => `The product was asked for ${variant} and runs ${told}: this row says nothing.`),
    ...variants.slice(1).flatMap((run) =>
      others(run).map(({ id, text }) => {
        const was = best.clips.find((clip) => clip.id === id)?.text ?? '';
        return `- ${id}: “${was}” (${best.variant}), “${text}” (${run.variant})`;
      }),
    ),
  ];
}
