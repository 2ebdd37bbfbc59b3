import { expect, test } from 'vitest';
import { filtersOf, isFiltered, searchOf } from './search.ts';

const now = new Date(2026, 10, 25, 15, 30);

test('the address becomes filters, the filters a question to the server', () => {
  const filters = filtersOf(new URLSearchParams('q=%20заказ%20&language=ru&period=week&host=mail.example'));
  expect(filters).toEqual({ q: ' заказ ', language: 'ru', period: 'week', host: 'mail.example' });
  expect(searchOf(filters, now)).toEqual({
    q: 'заказ',
    language: 'ru',
    host: 'mail.example',
    from: new Date(2026, 10, 19).toISOString(),
  });
  expect(isFiltered(filters)).toBe(true);
});

test('what is not a filter is none', () => {
  const filters = filtersOf(new URLSearchParams('q=%20&language=de&period=never'));
  expect(searchOf(filters, now)).toEqual({});
  expect(isFiltered(filters)).toBe(false);
});

test('today begins at the midnight of this device', () => {
  expect(searchOf({ period: 'today' }, now)).toEqual({ from: new Date(2026, 10, 25).toISOString() });
});
