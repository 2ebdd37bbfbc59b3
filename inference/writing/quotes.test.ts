import { expect, it } from 'vitest';
import { quotesBalance } from './quotes.ts';

it.each([
  ['нет кавычек', true],
  ['"да", — сказал он. "Нет"', true],
  ['"Роман "Идиот"" и «ещё „раз“»', true],
  ['15" и 17"', false],
  ['он начал: "я не', false],
  ['конец" речи', false],
])('%s: %s', (text, expected) => {
  expect(quotesBalance(text)).toBe(expected);
});
