import { expect, test } from 'vitest';
import { matching } from './commands.ts';

const commands = ['Go to: History', 'Theme: Dark', 'Тема: Тёмная', 'Search history'].map((label) => ({ label }));
const found = (query: string) => matching(commands, query).map(({ label }) => label);

test('every word of the query begins a word of the label', () => {
  expect(found('hist')).toEqual(['Go to: History', 'Search history']);
  expect(found('go hist')).toEqual(['Go to: History']);
  expect(found('story')).toEqual([]);
});

test('ё is е, capitals do not count, nothing asked is everything', () => {
  expect(found('темн')).toEqual(['Тема: Тёмная']);
  expect(found('ТЁМ')).toEqual(['Тема: Тёмная']);
  expect(found('  ')).toHaveLength(4);
});
