import { expect, test } from 'vitest';
import { datesOf, daysBefore, duration } from '../words/dates.ts';
import { wordsOf } from '../words/words.ts';
import { byDay } from './days.ts';

const at = (...local: [number, number, number, number, number]) => ({ created_at: new Date(...local).toISOString() });

test('days are the days of this device, newest first as they come', () => {
  const evening = at(2026, 10, 24, 23, 59);
  const days = byDay([at(2026, 10, 25, 9, 0), at(2026, 10, 25, 0, 1), evening, at(2026, 10, 1, 12, 0)]);
  expect(days.map(({ items }) => items.length)).toEqual([2, 1, 1]);
  expect(days[1]?.items).toEqual([evening]);
  expect(byDay([])).toEqual([]);
});

test('headings: by name while near, with the year when far', () => {
  const now = new Date(2026, 10, 25, 0, 30);
  const english = datesOf(wordsOf('en'));
  const russian = datesOf(wordsOf('ru'));
  expect(english.day(new Date(2026, 10, 25, 0, 1), now)).toBe('Today');
  expect(russian.day(new Date(2026, 10, 24, 23, 0), now)).toBe('Вчера');
  expect(english.day(new Date(2026, 10, 23, 12, 0), now)).toMatch(/^Monday,? 23 November$/);
  expect(russian.day(new Date(2026, 10, 23, 12, 0), now)).toBe('Понедельник, 23 ноября');
  expect(english.day(new Date(2025, 0, 2, 12, 0), now)).toBe('2 January 2025');
  expect(russian.time(new Date(2026, 10, 23, 9, 5))).toBe('09:05');
});

test('days back from the local midnight, over the end of a month', () => {
  expect(daysBefore(new Date(2026, 2, 1, 15, 0), 1)).toEqual(new Date(2026, 1, 28));
});

test('durations round to seconds', () => {
  expect(duration(0)).toBe('0:00');
  expect(duration(59_600)).toBe('1:00');
  expect(duration(754_000)).toBe('12:34');
});
