import type { Stage, StageShares } from './results.ts';

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** @param text Prometheus' exposition format */
export function readSamples(text: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const sample = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line);
    if (!sample?.[1]) return [];
    const labels = [...(sample[2] ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
    return [
      {
        name: sample[1],
        labels: Object.fromEntries(labels.map(([, name = '', value = '']) => [name, value])),
        value: Number(sample[3]),
      },
    ];
  });
}

/** Where each stage's seconds stand among the worker's metrics. */
const places: Record<Stage, (sample: Sample) => boolean> = {
  mel: ({ name, labels }) => name === 'whisper_stage_seconds_total' && labels.stage === 'mel',
  encoder: ({ name, labels }) => name === 'whisper_stage_seconds_total' && labels.stage === 'encoder',
  decoder: ({ name, labels }) => name === 'whisper_stage_seconds_total' && labels.stage === 'decoder',
  vad: ({ name }) => name === 'vad_seconds_total',
  queue: ({ name }) => name === 'queue_wait_seconds_sum',
};

/** Seconds that each stage took between two looks at the metrics, over all workers; without those not told. */
export function stageSeconds(before: string, after: string): StageShares['stages'] {
  const [earlier, later] = [readSamples(before), readSamples(after)];
  return Object.fromEntries(
    Object.entries(places).flatMap(([stage, isPlace]) => {
      const found = later.filter(isPlace);
      if (found.length === 0) return [];
      const sum = (samples: Sample[]) => samples.reduce((total, { value }) => total + value, 0);
      return [[stage, sum(found) - sum(earlier.filter(isPlace))]];
    }),
  );
}

/** The CPU variant that a worker tells, if it does. */
export const cpuVariantTold = (metrics: string): string | null =>
  readSamples(metrics).find(({ labels }) => labels.variant)?.labels.variant ?? null;
