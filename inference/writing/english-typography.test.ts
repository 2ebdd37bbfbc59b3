import { expect, it } from 'vitest';
import { englishTypography } from './english-typography.ts';

it.each([
  ['It’s “fine”', 'It\'s "fine"'],
  ['Wait - what -- now', 'Wait — what — now'],
  ['10 - 3, well-known, --force\n- item', '10 - 3, well-known, --force\n- item'],
])('%s -> %s', (text, expected) => {
  expect(englishTypography.apply(text, { language: 'en', precedingText: '' })).toBe(expected);
});

it('is not for Russian', () => {
  expect(englishTypography.apply('“так”', { language: 'ru', precedingText: '' })).toBe('“так”');
});
