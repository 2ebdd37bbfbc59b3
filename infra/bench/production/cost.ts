import type { ModelTiming } from '../results.ts';
import { type Cost, longWindow } from './work-model.ts';

const rowsPerSecond = 50;
const fullWindowS = 30;
/** One row stands for so many of silence (decision 004). */
const silencePooled = 8;

const silenceRows = (windowS: number) => (Math.max(0, fullWindowS - windowS) * rowsPerSecond) / silencePooled;

/**
 * Costs of a model with any number of threads from what was measured with one and with two. Each encoded row costs a
 * constant and, by attention, a part that grows with its window: both follow from two new windows, and windows that only
 * grow are scaled by the one that was measured. Each doubling of threads is taken to gain what the first one gained.
 * @returns undefined where something was not measured
 */
export function costOf(timings: readonly ModelTiming[], threads: number): Cost | undefined {
  const one = timings.find((timing) => timing.threads === 1);
  const two = timings.find((timing) => timing.threads === 2);
  if (!one || !two || one.msPerToken === null || two.msPerToken === null) return undefined;
  const doublings = Math.log2(threads);
  const scaled = (withOne: number, withTwo: number) => withOne * Math.min(1, withTwo / withOne) ** doublings;

  const rowsOf = (rowsS: number, windowS: number) => ({
    rows: rowsS * rowsPerSecond + silenceRows(windowS),
    window: windowS * rowsPerSecond + silenceRows(windowS),
  });
  const short = { ...rowsOf(10, 10), ms: scaled(one.encoder10sMs, two.encoder10sMs) };
  const full = { ...rowsOf(30, 30), ms: scaled(one.encoderFullMs, two.encoderFullMs) };
  const byWindow = (full.ms / full.rows - short.ms / short.rows) / (full.window - short.window);
  const constant = short.ms / short.rows - byWindow * short.window;
  const fitted = (rowsS: number, windowS: number) => {
    const { rows, window } = rowsOf(rowsS, windowS);
    return rows * (constant + byWindow * window);
  };
  const { knownS, moreS, againS } = longWindow;
  const growing = scaled(one.encoderMoreMs, two.encoderMoreMs) / fitted(moreS + againS, knownS + moreS);
  return {
    encoderMs: (rowsS, windowS) => fitted(rowsS, windowS) * (rowsS < windowS ? growing : 1),
    msPerToken: scaled(one.msPerToken, two.msPerToken),
    prefix64Ms: scaled(one.prefix64Ms, two.prefix64Ms),
  };
}
