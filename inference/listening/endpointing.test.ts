import { describe, expect, it } from 'vitest';
import { frameSamples } from '../engines/voice-activity.ts';
import { defaultEndpointOptions, Endpointing, type SpeechSpan } from './endpointing.ts';

const loud = -20;
const quiet = -70;
const frameMs = 32;

/** `[probability, milliseconds, dBFS]`, one after the other. */
function* frames(...stretches: [probability: number, ms: number, energyDbfs?: number][]) {
  let startSample = 0;
  for (const [speechProbability, ms, energyDbfs] of stretches) {
    for (let elapsed = 0; elapsed < ms; elapsed += frameMs) {
      yield { startSample, speechProbability, energyDbfs: energyDbfs ?? (speechProbability > 0.3 ? loud : quiet) };
      startSample += frameSamples;
    }
  }
}

function spansOf(...stretches: Parameters<typeof frames>): SpeechSpan[] {
  const endpointing = new Endpointing();
  const spans = [...frames(...stretches)].map((frame) => endpointing.push(frame));
  return [...spans, endpointing.finish()].filter((span) => span !== undefined);
}

const ms = (sample: number) => sample / 16;

describe('endpointing', () => {
  it('gives nothing where nobody speaks', () => {
    expect(spansOf([0.1, 10_000])).toEqual([]);
  });

  it('takes a click for no speech', () => {
    expect(spansOf([0, 1_000], [0.9, 60], [0, 2_000])).toEqual([]);
  });

  it('keeps the sound before the first word and after the last', () => {
    const [span, ...others] = spansOf([0, 1_920], [0.9, 1_920], [0, 1_920]);
    expect(others).toEqual([]);
    expect(ms(span?.startSample ?? 0)).toBe(1_920 - defaultEndpointOptions.prerollMs);
    expect(ms(span?.endSample ?? 0)).toBeCloseTo(3_840 + defaultEndpointOptions.postrollMs, -2);
    expect(span).toMatchObject({ speechMs: 1_920, peakDbfs: loud, closedBy: 'pause' });
  });

  it('closes at a pause of 0.7 s, not at a shorter one', () => {
    expect(spansOf([0.9, 960], [0, 640], [0.9, 960], [0, 960])).toHaveLength(1);
    expect(spansOf([0.9, 960], [0, 736], [0.9, 960], [0, 960])).toHaveLength(2);
  });

  it('does not take the soft end of a word for a pause', () => {
    expect(spansOf([0.9, 960], [0.4, 800], [0.9, 960], [0, 640])).toHaveLength(1);
  });

  it('tells of the phrase that goes on, from the first word to the silence behind it', () => {
    const endpointing = new Endpointing();
    const seen: (number | undefined)[][] = [];
    for (const frame of frames([0, 320], [0.9, 960], [0, 320], [0, 640])) {
      endpointing.push(frame);
      const { open } = endpointing;
      seen.push([open?.speechMs, open && ms(open.endSample), open && ms(open.speechEndSample)]);
    }
    expect(seen[9]).toEqual([undefined, undefined, undefined]);
    expect(seen[29]).toEqual([640, 960, 960]);
    expect(seen[49]).toEqual([960, 1_600, 1_280]);
    expect(seen.at(-1)).toEqual([undefined, undefined, undefined]);
  });

  it('closes the open phrase when the sound ends', () => {
    const [span] = spansOf([0.9, 960]);
    expect(span).toMatchObject({ startSample: 0, endSample: 960 * 16, closedBy: 'end' });
  });

  it('cuts a phrase without a pause at its quietest place, and loses no sample', () => {
    const spans = spansOf([0.9, 16_000], [0.7, 160, -45], [0.9, 14_000], [0, 1_000]);
    expect(spans.map(({ closedBy }) => closedBy)).toEqual(['length', 'pause']);
    expect(spans[1]?.startSample).toBe(spans[0]?.endSample);
    expect(ms(spans[0]?.endSample ?? 0)).toBeGreaterThanOrEqual(16_000);
    expect(ms(spans[0]?.endSample ?? 0)).toBeLessThanOrEqual(16_160);
  });

  it('goes on for minutes of one tone', () => {
    const spans = spansOf([0.9, 600_000]);
    expect(spans.every(({ startSample, endSample }) => ms(endSample - startSample) <= 20_032)).toBe(true);
    expect(spans.slice(1).every((span, index) => span.startSample === spans[index]?.endSample)).toBe(true);
    expect(spans.at(-1)?.endSample).toBeGreaterThanOrEqual(600_000 * 16);
  });
});
