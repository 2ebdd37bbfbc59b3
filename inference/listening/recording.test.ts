import { describe, expect, it } from 'vitest';
import { Recording } from './recording.ts';

const ramp = (length: number, from = 0) => Int16Array.from({ length }, (_, index) => (from + index) % 30_000);

describe('a recording', () => {
  it('gives back what was appended, whatever the size of the pieces', () => {
    const recording = new Recording();
    for (let sample = 0; sample < 200_000; sample += 1_700) recording.append(ramp(1_700, sample));
    expect(recording.endSample).toBe(200_600);
    const slice = recording.slice(63_000, 131_000);
    expect(slice).toHaveLength(68_000);
    expect(slice.every((value, index) => Math.round(value * 32_768) === (63_000 + index) % 30_000)).toBe(true);
  });

  it('takes a piece longer than its blocks', () => {
    const recording = new Recording();
    recording.append(ramp(150_000));
    expect(recording.slice(149_999, 150_000)[0]).toBeCloseTo((149_999 % 30_000) / 32_768);
  });

  it('counts from where another recording ended', () => {
    const recording = new Recording(1_000);
    recording.append(Int16Array.of(16_384, -32_768));
    expect(recording.endSample).toBe(1_002);
    expect([...recording.slice(0, 5_000)]).toEqual([0.5, -1]);
  });

  it('forgets what is behind and keeps the positions of the rest', () => {
    const recording = new Recording();
    recording.append(ramp(100_000));
    recording.forgetBefore(70_000);
    expect(recording.slice(0, 70_010)).toHaveLength(10);
    expect(recording.slice(70_000, 70_001)[0]).toBeCloseTo((70_000 % 30_000) / 32_768);
    recording.forgetBefore(1_000_000);
    expect(recording.firstSample).toBe(100_000);
  });
});
