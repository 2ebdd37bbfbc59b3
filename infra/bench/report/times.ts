import type { Mode } from '@alfavoice/gateway/contract';
import { isSentence } from '../clip-set.ts';
import { type BenchResults, type LiveResult, stages } from '../results.ts';
import { quantile } from '../statistics.ts';
import { cpuPerSecond, systemsOf, timesOf } from './systems.ts';
import { fixed, seconds, table } from './table.ts';

/** From a clip's end to its text, what it cost, and what was heard where nobody spoke. */
export function timesTable(results: BenchResults): string[] {
  const systems = systemsOf(results);
  const sentences = results.clips.filter(isSentence);
  if (systems.length === 0 || sentences.length === 0) return [];
  const silenceMs = quantile(
    sentences.map(({ silenceMs: ms }) => ms),
    0.5,
  );
  return [
    `**From the end of a clip to its text**, clips of 4–10 s, one at a time; live: spoken at the pace of speech, else: the whole clip after its end. The median clip ends ${seconds(silenceMs)} s after its last word`,
    '',
    ...table(
      ['', 'clips', 'p50, s', 'p95, s', 'CPU s per s of speech', 'text where nobody spoke'],
      systems.map(({ name, heard }) => {
        const silent = heard.filter(({ clip }) => clip.lang === 'none');
        const invented = silent.filter(({ text }) => text !== '').length;
        const times = timesOf(heard);
        return [
          name,
          String(times.length),
          seconds(quantile(times, 0.5)),
          seconds(quantile(times, 0.95)),
          fixed(cpuPerSecond(heard), 2),
          `${invented} of ${silent.length}`,
        ];
      }),
    ),
  ];
}

export interface HypothesisFigures {
  clips: number;
  /** Nothing was shown before their stop. */
  clipsWithout: number;
  /** From the begin of speech; Infinity where so many clips had none. */
  firstP50Ms: number;
  firstP95Ms: number;
  /** From the first one on. */
  perSecond: number;
}

/** Of the clips spoken alone whose latency is quoted; what came after the stop was shown to nobody who spoke. */
export function hypothesisFigures(live: readonly LiveResult[], mode: Mode): HypothesisFigures {
  const clips = live
    .filter((result) => result.alone && result.mode === mode)
    .map(({ hypothesesMs, speechMs }) => ({ speechMs, shownMs: hypothesesMs.filter((ms) => ms <= speechMs) }));
  const firsts = clips.map(({ shownMs }) => shownMs[0] ?? Number.POSITIVE_INFINITY);
  let further = 0;
  let furtherMs = 0;
  for (const { shownMs, speechMs } of clips) {
    further += Math.max(0, shownMs.length - 1);
    furtherMs += speechMs - (shownMs[0] ?? speechMs);
  }
  return {
    clips: clips.length,
    clipsWithout: clips.filter(({ shownMs }) => shownMs.length === 0).length,
    firstP50Ms: quantile(firsts, 0.5),
    firstP95Ms: quantile(firsts, 0.95),
    perSecond: further / (furtherMs / 1000),
  };
}

export function hypothesisTable(results: BenchResults): string[] {
  const rows = results.options.modes
    .map((mode) => ({ mode, figures: hypothesisFigures(results.live, mode) }))
    .filter(({ figures }) => figures.clips > 0)
    .map(({ mode, figures }) => [
      mode,
      seconds(figures.firstP50Ms),
      seconds(figures.firstP95Ms),
      fixed(figures.perSecond, 2),
      `${figures.clipsWithout} of ${figures.clips}`,
    ]);
  if (rows.length === 0) return [];
  return [
    '**Words shown while speaking**, the same clips',
    '',
    ...table(['', 'first after speech begins, p50 s', 'p95, s', 'a second afterwards', 'clips without any'], rows),
  ];
}

const stageNames = {
  mel: 'spectrogram (mel)',
  encoder: 'encoder',
  decoder: 'decoder',
  vad: 'voice detector',
  queue: 'waiting for a core',
};

/** Where the time of these clips went, as the worker's metrics tell. */
export function sharesTable({ shares }: BenchResults): string[] {
  if (!shares || shares.speechS === 0) return [];
  const known = stages.map((stage) => shares.stages[stage] ?? Number.NaN);
  const total = known.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0);
  return [
    '**Where the time goes**, the same clips',
    '',
    ...table(
      ['', 'ms per s of speech', 'share, %'],
      stages.map((stage, index) => {
        const value = known[index] ?? Number.NaN;
        const share = total > 0 ? (100 * value) / total : Number.NaN;
        return [stageNames[stage], fixed((1000 * value) / shares.speechS, 1), fixed(share, 0)];
      }),
    ),
  ];
}
