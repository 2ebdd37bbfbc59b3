import { targetServer } from '../production/capacity.ts';
import { defaultDictation } from '../production/work-model.ts';
import type { BenchResults } from '../results.ts';
import { fixed, seconds, table } from './table.ts';

const wanted = '50–80';

/** Times of the large models, and what a large server would carry with them. */
export function productionTables({ production }: BenchResults): string[] {
  if (!production) return [];
  const { nodes, coresPerNode, reservedPerNode } = targetServer;
  const { speechS, phraseS, tokensPerSecond, windowS, renewedS, againS, shortWindowS, viewEveryS } = defaultDictation;
  return [
    '**Production sizes** (random weights: the times are theirs, the words are noise)',
    '',
    ...table(
      [
        'model',
        'weights',
        'variant',
        'threads',
        'encoder, full window, s',
        'encoder, 10 s, s',
        '2 s more behind 26 s, s',
        'ms per token',
        '64 forced tokens, ms',
      ],
      production.timings.map((timing) => [
        timing.model,
        timing.type,
        timing.variant,
        String(timing.threads),
        seconds(timing.encoderFullMs),
        seconds(timing.encoder10sMs),
        seconds(timing.encoderMoreMs),
        fixed(timing.msPerToken, 1),
        fixed(timing.prefix64Ms, 0),
      ]),
    ),
    '',
    `**A server of ${nodes} × ${coresPerNode} such cores**, simulated; wanted: ${wanted} dictations at a time`,
    '',
    ...table(
      [
        'quality',
        'model',
        'variant',
        'threads each',
        'alone, p95 s',
        'allowed, s',
        'dictations at a time',
        'p95, s',
        'GB/s of weights per node',
      ],
      production.capacities.map((capacity) => [
        capacity.quality,
        `${capacity.model} ${capacity.type}`,
        capacity.variant,
        String(capacity.threads),
        seconds(capacity.aloneP95Ms),
        seconds(capacity.withinMs),
        String(capacity.dictations),
        seconds(capacity.p95Ms),
        fixed(capacity.gigabytesPerSecond, 0),
      ]),
    ),
    '',
    `How it was worked out: people dictate ${speechS} s after ${speechS} s without a break, in phrases of ${phraseS.least}–${phraseS.most} s, ${tokensPerSecond} tokens a second. Each phrase is recognised when its pause closes it, in a window that grows until it is ${renewedS} s long and then begins anew with the last ${windowS} s, the words before it forced; phrases that wait are taken together. Where somebody waits, only the last ${againS} s of what was known are encoded again in windows over ${shortWindowS} s, and the last phrases of dictations come first. Free places look at what is being spoken after each ${viewEveryS} s, and make room at once; what such a look said is verified by the next in one batch. The stop comes with the last word: silence gives no head start. Of each node ${reservedPerNode} cores are left to gateway, database and voice detector; the others run recognitions of 1, 2, 4 or 8 threads, and the number that carries most is shown. A recognition costs what was measured here with one and two threads: a row of the encoder costs a constant and a part that grows with its window, and each doubling of threads gains what the step from one to two gained. Not in it: clean-up by the language model, and the limit of memory bandwidth, for which the last column shows what would be read if each token and each encoder pass read all weights once.`,
  ];
}
