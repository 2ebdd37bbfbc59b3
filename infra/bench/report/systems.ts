import type { Mode } from '@alfavoice/gateway/contract';
import { isSentence } from '../clip-set.ts';
import type { BenchResults, ClipFacts } from '../results.ts';

/** One clip as one system heard it. */
export interface Heard {
  clip: ClipFacts;
  text: string;
  errors: number;
  /** From the clip's end to the text; null: not quoted for this clip, or none came. */
  afterEndMs: number | null;
  /** null: others were served meanwhile. */
  cpuS: number | null;
}

export interface HeardBySystem {
  name: string;
  heard: Heard[];
}

export const plainName = 'plain run';
export const liveName = (mode: Mode) => `AlfaVoice ${mode}`;

/** The product in each mode, the plain run and the baselines, as far as they were measured, over the same clips. */
export function systemsOf(results: BenchResults): HeardBySystem[] {
  const clips = new Map(results.clips.map((clip) => [clip.id, clip]));
  const modes = [...new Set(results.live.map(({ mode }) => mode))];
  const live = modes.toSorted().map((mode) => ({
    name: liveName(mode),
    heard: results.live
      .filter((result) => result.mode === mode)
      .flatMap(({ id, text, errors, stopToTextMs, cpuS, alone }) => {
        const clip = clips.get(id);
        return clip ? [{ clip, text, errors, afterEndMs: alone ? stopToTextMs : null, cpuS: alone ? cpuS : null }] : [];
      }),
  }));
  const whole = [...(results.plain ? [{ name: plainName, ...results.plain }] : []), ...results.baselines];
  return [
    ...live,
    ...whole.map(({ name, clips: heard }) => ({
      name,
      heard: heard.flatMap(({ id, text, errors, elapsedMs, cpuS }) => {
        const clip = clips.get(id);
        return clip ? [{ clip, text, errors, afterEndMs: elapsedMs, cpuS }] : [];
      }),
    })),
  ];
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** @returns words wrong of a hundred said; NaN without words */
export const wordErrorRate = (heard: readonly Heard[]) =>
  (100 * sum(heard.map(({ errors }) => errors))) / sum(heard.map(({ clip }) => clip.words));

export const spoken = (heard: readonly Heard[]) => heard.filter(({ clip }) => clip.lang !== 'none');

/** Those whose latency is quoted. */
export const sentencesOf = (heard: readonly Heard[]) => heard.filter(({ clip }) => isSentence(clip));

export const timesOf = (heard: readonly Heard[]) => sentencesOf(heard).flatMap(({ afterEndMs }) => afterEndMs ?? []);

/** CPU seconds for one second of sound, over the clips whose latency is quoted; NaN where not measured. */
export function cpuPerSecond(heard: readonly Heard[]): number {
  const measured = sentencesOf(heard).filter(({ cpuS }) => cpuS !== null);
  return sum(measured.map(({ cpuS }) => cpuS ?? 0)) / sum(measured.map(({ clip }) => clip.seconds));
}
