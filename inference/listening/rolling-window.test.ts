import { describe, expect, it } from 'vitest';
import { rollingWindow } from './rolling-window.ts';

const committed = [
  { startSample: 0, endSample: 50, tokens: [1, 2] },
  { startSample: 60, endSample: 90, tokens: [3] },
];

describe('the rolling window', () => {
  it('is the phrase alone at first', () => {
    expect(rollingWindow([], { startSample: 7, endSample: 20 }, 160)).toEqual({
      startSample: 7,
      endSample: 20,
      prefix: [],
    });
  });

  it('begins with the earliest phrase that fits and forces the words since', () => {
    expect(rollingWindow(committed, { startSample: 110, endSample: 160 }, 160)).toEqual({
      startSample: 0,
      endSample: 160,
      prefix: [1, 2, 3],
    });
    expect(rollingWindow(committed, { startSample: 110, endSample: 161 }, 160)).toEqual({
      startSample: 60,
      endSample: 161,
      prefix: [3],
    });
  });

  it('begins behind a phrase without words', () => {
    const wordless = { startSample: 95, endSample: 100, tokens: [] };
    const after = { startSample: 101, endSample: 105, tokens: [4] };
    expect(rollingWindow([...committed, wordless], { startSample: 110, endSample: 150 }, 160)).toEqual({
      startSample: 110,
      endSample: 150,
      prefix: [],
    });
    expect(rollingWindow([...committed, wordless, after], { startSample: 110, endSample: 150 }, 160)).toEqual({
      startSample: 101,
      endSample: 150,
      prefix: [4],
    });
  });

  it('is the phrase itself where that is longer', () => {
    expect(rollingWindow(committed, { startSample: 110, endSample: 400 }, 160)).toEqual({
      startSample: 110,
      endSample: 400,
      prefix: [],
    });
  });
});
