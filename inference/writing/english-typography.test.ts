import { expect, it } from 'vitest';
import { englishTypography } from './english-typography.ts';
import { optionsOf } from './styles.ts';
import { applied } from './test-step.ts';

it.each([
  ['It’s “fine” and "so"', 'It’s “fine” and "so"'],
  ['word--word', 'word—word'],
  ['Wait - what -- now', 'Wait — what — now'],
  ['10 - 3, well-known, --force\n- item', '10 - 3, well-known, --force\n- item'],
])('%s -> %s', (text, expected) => {
  expect(applied(englishTypography, text, 'en')).toBe(expected);
});

it('is not for Russian', () => {
  expect(applied(englishTypography, '“так” - да', 'ru')).toBe('“так” - да');
});

it.each([
  ['us', 'She said, "It\'s a no," twice', 'She said, “It’s a no,” twice'],
  ['uk', 'She said, "It\'s fine"', 'She said, ‘It’s fine’'],
] as const)('writes typographic quotes in letters, %s', (english, text, expected) => {
  const options = optionsOf('business_letter', { english });
  expect(applied(englishTypography, text, 'en', { options })).toBe(expected);
});
