import type { BenchResults } from '../results.ts';
import { fixed, seconds, table } from './table.ts';

/** Times of the large models, and what a large server would carry with them. */
export function productionTables({ production }: BenchResults): string[] {
  if (!production) return [];
  return [
    '**Production sizes** (random weights: the times are theirs, the words are noise)',
    '',
    ...table(
      ['model', 'weights', 'variant', 'threads', 'encoder, full window, s', 'encoder, 10 s, s', 'ms per token'],
      production.timings.map((timing) => [
        timing.model,
        timing.type,
        timing.variant,
        String(timing.threads),
        seconds(timing.encoderFullMs),
        seconds(timing.encoder10sMs),
        fixed(timing.msPerToken, 1),
      ]),
    ),
    '',
    ...table(
      ['quality', 'model', 'variant', 'cores', 'one dictation, s', 'dictations at a time', 'p95, s', 'allowed, s'],
      production.capacities.map((capacity) => [
        capacity.quality,
        capacity.model,
        capacity.variant,
        String(capacity.cores),
        seconds(capacity.oneMs),
        String(capacity.dictations),
        seconds(capacity.p95Ms),
        seconds(capacity.withinMs),
      ]),
    ),
    '',
    production.method,
  ];
}
