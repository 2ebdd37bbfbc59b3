import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { ru } from './ru/index.ts';
import { megabytes } from './sizes.ts';

test('sizes are written as the language does, and nothing that is there is zero', () => {
  expect(megabytes(8_320_000, en)).toBe('8.3 MB');
  expect(megabytes(8_320_000, ru).replace(/\s/u, ' ')).toBe('8,3 МБ');
  expect(megabytes(57_600_000, en)).toBe('58 MB');
  expect(megabytes(900, en)).toBe('0.1 MB');
  expect(megabytes(0, en)).toBe('0 MB');
});
