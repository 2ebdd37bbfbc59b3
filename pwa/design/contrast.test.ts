import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coloursOf, contrast, type Theme } from './contrast.ts';

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const surfaces = ['paper', 'raised', 'hover'];
const on = (marks: string[], grounds: string[]) =>
  marks.flatMap((mark) => grounds.map((ground) => [mark, ground] as const));

const text = [
  ...on(['ink', 'muted', 'accent-ink', 'recording-ink', 'warning-ink'], surfaces),
  ...on(['ink'], ['accent-wash']),
  ['on-accent', 'accent-fill'] as const,
];
const controls = [
  ...on(['edge', 'accent', 'recording', 'warning'], surfaces),
  ['accent-ink', 'accent-wash'] as const,
  ['on-recording', 'recording'] as const,
];

describe.each<Theme>(['light', 'dark'])('%s', (theme) => {
  const colours = coloursOf(tokens, theme);
  const ratio = (mark: string, ground: string) => contrast(colours.get(mark) ?? '', colours.get(ground) ?? '');

  test.each(text)('text: %s on %s', (mark, ground) => {
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(controls)('control: %s on %s', (mark, ground) => {
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

test('black on white is 21 : 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
