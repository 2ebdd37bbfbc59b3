import type { Mode } from '@alfavoice/gateway/contract';
import { pairedDifference, quantile } from './statistics.ts';

/** What one clip gave, live through the gateway and plainly (full window, after the end). */
export interface ClipResult {
  id: string;
  language: 'en' | 'ru' | 'none';
  seconds: number;
  words: number;
  live: { text: string; errors: number; stopToTextMs: number; segments: number };
  plain: { text: string; errors: number; elapsedMs: number };
}

export interface Machine {
  cpu: string;
  cores: number;
  variant: string;
  models: string[];
  node: string;
}

export interface Report {
  machine: Machine;
  mode: Mode;
  clips: ClipResult[];
  idle?: { rssBytes: number; cpuPercent: number };
}

/** The clips whose latency is quoted: long enough for work ahead, short enough to be one sentence. */
const isSentence = (clip: ClipResult) => clip.language !== 'none' && clip.seconds >= 4 && clip.seconds <= 10;

const points = (errors: number, words: number) => (words === 0 ? Number.NaN : (100 * errors) / words);
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const seconds = (ms: number) => (ms / 1000).toFixed(2);

function errorRow(name: string, clips: ClipResult[]): string[] {
  const words = sum(clips.map((clip) => clip.words));
  const live = points(sum(clips.map((clip) => clip.live.errors)), words);
  const plain = points(sum(clips.map((clip) => clip.plain.errors)), words);
  const { low, high } = pairedDifference(
    clips.map((clip) => ({ words: clip.words, errorsA: clip.plain.errors, errorsB: clip.live.errors })),
  );
  const sign = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;
  return [
    name,
    String(clips.length),
    String(words),
    live.toFixed(1),
    plain.toFixed(1),
    `${sign(live - plain)} (${sign(low)} to ${sign(high)})`,
  ];
}

/** Markdown, readable as it stands in a terminal. */
export function printReport(report: Report): string {
  const spoken = report.clips.filter((clip) => clip.language !== 'none');
  const silent = report.clips.filter((clip) => clip.language === 'none');
  const sentences = report.clips.filter(isSentence);
  const live = sentences.map((clip) => clip.live.stopToTextMs);
  const plain = sentences.map((clip) => clip.plain.elapsedMs);
  const audioMs = sum(spoken.map((clip) => clip.seconds * 1000));
  const { machine } = report;
  return [
    `${machine.cpu}, ${machine.cores} cores, ggml variant ${machine.variant}, ${machine.models.join(', ')}, Node ${machine.node}; mode ${report.mode}; greedy, temperature 0`,
    '',
    ...table(
      ['words', 'clips', 'words said', 'WER live %', 'WER plain %', 'difference (95 % interval)'],
      [
        errorRow(
          'English',
          spoken.filter((clip) => clip.language === 'en'),
        ),
        errorRow(
          'Russian',
          spoken.filter((clip) => clip.language === 'ru'),
        ),
        errorRow('all', spoken),
      ],
    ),
    '',
    ...table(
      [`time, ${sentences.length} clips of 4-10 s`, 'live: stop to text', 'plain: whole clip after its end', 'ratio'],
      [0.5, 0.95].map((share) => [
        share === 0.5 ? 'p50, s' : 'p95, s',
        seconds(quantile(live, share)),
        seconds(quantile(plain, share)),
        (quantile(live, share) / quantile(plain, share)).toFixed(2),
      ]),
    ),
    '',
    `real-time factor of the plain run: ${(sum(spoken.map((clip) => clip.plain.elapsedMs)) / audioMs).toFixed(2)}`,
    `text on clips without speech: ${silent.filter((clip) => clip.live.text !== '').length} of ${silent.length}`,
    ...silent.filter((clip) => clip.live.text !== '').map((clip) => `  ${clip.id}: ${clip.live.text}`),
    ...(report.idle
      ? [
          `idle: ${(report.idle.rssBytes / 1e9).toFixed(2)} GB in memory (shared pages counted once), ${report.idle.cpuPercent.toFixed(1)} % of a core`,
        ]
      : []),
  ].join('\n');
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)];
}
