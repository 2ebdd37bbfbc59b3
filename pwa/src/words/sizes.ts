import type { Words } from './en/index.ts';

const megabyte = 1_000_000;

/** `0.4 MB`, `12 MB`: one digit behind the comma while it says something. */
export function megabytes(bytes: number, words: Words): string {
  const number = bytes / megabyte;
  return new Intl.NumberFormat(words.locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: number < 10 ? 1 : 0,
  }).format(number > 0 ? Math.max(0.1, number) : 0);
}
