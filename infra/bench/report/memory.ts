import type { BenchResults, MemoryResult, SoakResult } from '../results.ts';
import { slope } from '../statistics.ts';
import { fixed, megabytes, table } from './table.ts';

/** Bytes of each further session; NaN where fewer than two numbers of sessions were measured. */
export function bytesPerFurtherSession({ sessions }: MemoryResult): number {
  return slope(sessions.map(({ sessions: x, pssBytes: y }) => ({ x, y })));
}

/** Until here caches fill. */
const settledShare = 1 / 3;

/** Bytes that each further dictation leaves, once caches are full. */
export function bytesPerDictation({ samples, dictations }: SoakResult): number {
  const settled = samples.filter((sample) => sample.dictations > dictations * settledShare);
  return slope(settled.map(({ dictations: x, pssBytes: y }) => ({ x, y })));
}

export function memoryTable({ idle, memory, soak }: BenchResults): string[] {
  const rows: string[][] = [];
  if (idle) rows.push(['idle', megabytes(idle.pssBytes), megabytes(idle.rssBytes)]);
  for (const { sessions, pssBytes, rssBytes } of memory?.sessions ?? [])
    rows.push([`${sessions} speaking at a time, most`, megabytes(pssBytes), megabytes(rssBytes)]);
  const last = soak?.samples.at(-1);
  if (last) rows.push([`after ${last.dictations} dictations more`, megabytes(last.pssBytes), '']);
  if (rows.length === 0) return [];
  return [
    '**Memory of all processes**, MB',
    '',
    ...table(['', 'shared pages counted once', 'as each process sees it'], rows),
    '',
    ...(idle ? [`- idle: ${fixed(idle.cpuPercent, 1)} % of a core`] : []),
    ...(memory ? [`- each further session: ${megabytes(bytesPerFurtherSession(memory))} MB`] : []),
    ...(soak
      ? [
          `- growth over ${soak.dictations} dictations (${soak.failures} failed), the first third left out: ${fixed((100 * bytesPerDictation(soak)) / 1e6, 1)} MB per 100`,
        ]
      : []),
  ];
}
