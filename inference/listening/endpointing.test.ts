import { describe, expect, it } from 'vitest';
import { frameSamples } from '../engines/voice-activity.ts';
import { defaultEndpointOptions, endpoint, type SpeechSpan } from './endpointing.ts';

const loud = -20;
const quiet = -70;
const frameMs = 32;

/** `[probability, milliseconds, dBFS]`, one after the other. */
async function* frames(...stretches: [probability: number, ms: number, energyDbfs?: number][]) {
  let startSample = 0;
  for (const [speechProbability, ms, energyDbfs] of stretches) {
    for (let elapsed = 0; elapsed < ms; elapsed += frameMs) {
      yield { startSample, speechProbability, energyDbfs: energyDbfs ?? (speechProbability > 0.3 ? loud : quiet) };
      startSample += frameSamples;
    }
  }
}

async function spansOf(...stretches: Parameters<typeof frames>) {
  const spans: SpeechSpan[] = [];
  for await (const span of endpoint(frames(...stretches))) spans.push(span);
  return spans;
}

const ms = (sample: number) => sample / 16;

describe('endpointing', () => {
  it('gives nothing where nobody speaks', async () => {
    expect(await spansOf([0.1, 10_000])).toEqual([]);
  });

  it('takes a click for no speech', async () => {
    expect(await spansOf([0, 1_000], [0.9, 60], [0, 2_000])).toEqual([]);
  });

  it('keeps the sound before the first word and after the last', async () => {
    const [span, ...others] = await spansOf([0, 1_920], [0.9, 1_920], [0, 1_920]);
    expect(others).toEqual([]);
    expect(ms(span?.startSample ?? 0)).toBe(1_920 - defaultEndpointOptions.prerollMs);
    expect(ms(span?.endSample ?? 0)).toBeCloseTo(3_840 + defaultEndpointOptions.postrollMs, -2);
    expect(span).toMatchObject({ speechMs: 1_920, peakDbfs: loud, closedBy: 'pause' });
  });

  it('closes at a pause of half a second, not at a shorter one', async () => {
    expect(await spansOf([0.9, 960], [0, 448], [0.9, 960], [0, 640])).toHaveLength(1);
    expect(await spansOf([0.9, 960], [0, 544], [0.9, 960], [0, 640])).toHaveLength(2);
  });

  it('does not take the soft end of a word for a pause', async () => {
    expect(await spansOf([0.9, 960], [0.4, 800], [0.9, 960], [0, 640])).toHaveLength(1);
  });

  it('closes the open phrase when the sound ends', async () => {
    const [span] = await spansOf([0.9, 960]);
    expect(span).toMatchObject({ startSample: 0, endSample: 960 * 16, closedBy: 'end' });
  });

  it('cuts a phrase without a pause at its quietest place, and loses no sample', async () => {
    const spans = await spansOf([0.9, 16_000], [0.7, 160, -45], [0.9, 14_000], [0, 1_000]);
    expect(spans.map(({ closedBy }) => closedBy)).toEqual(['length', 'pause']);
    expect(spans[1]?.startSample).toBe(spans[0]?.endSample);
    expect(ms(spans[0]?.endSample ?? 0)).toBeGreaterThanOrEqual(16_000);
    expect(ms(spans[0]?.endSample ?? 0)).toBeLessThanOrEqual(16_160);
  });

  it('goes on for minutes of one tone', async () => {
    const spans = await spansOf([0.9, 600_000]);
    expect(spans.every(({ startSample, endSample }) => ms(endSample - startSample) <= 20_032)).toBe(true);
    expect(spans.slice(1).every((span, index) => span.startSample === spans[index]?.endSample)).toBe(true);
    expect(spans.at(-1)?.endSample).toBeGreaterThanOrEqual(600_000 * 16);
  });
});
