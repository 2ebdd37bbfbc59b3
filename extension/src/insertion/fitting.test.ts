import { expect, test } from 'vitest';
import { fitted } from './fitting.ts';

const prose = { lines: 'many', writes: 'prose' } as const;
const inOneLine = { lines: 'one', writes: 'prose' } as const;
const address = { lines: 'one', writes: 'address' } as const;
const number = { lines: 'one', writes: 'number' } as const;

test.each([
  ['at the beginning of a field', '', 'Привет.', '', 'Привет.'],
  ['after a sentence', 'Раз.', 'Но это не всё.', '', ' Но это не всё.'],
  ['within a sentence', 'Я думаю,', 'Что это верно.', '', ' что это верно.'],
  ['a name keeps its capital', 'Я живу в городе', 'Москва.', '', ' Москва.'],
  ['an abbreviation keeps its capitals', 'и', 'ВТО решила.', '', ' ВТО решила.'],
  ['English', 'I think', 'That it works.', '', ' that it works.'],
  ['the English I stays', 'Then', "I'll come.", '', " I'll come."],
  ['before the rest of a sentence', 'Мы ', 'Вчера были.', 'в театре.', 'Вчера были '],
  ['before a full stop', 'Мы пошли', 'В театр.', '.', ' в театр'],
  ['before a new sentence', 'Раз. ', 'Два.', 'Три.', 'Два. '],
  ['two sentences keep their full stops', 'раз ', 'Да. Нет.', 'три', 'да. Нет. '],
  ['lines', '', 'Раз\r\nдва', '', 'Раз\nдва'],
])('prose, %s', (_, before, text, after, expected) => {
  expect(fitted(text, { before, after }, prose)).toBe(expected);
});

test('line breaks are spaces where there is one line', () => {
  expect(fitted('Раз \n\n два\n', { before: '', after: '' }, inOneLine)).toBe('Раз два');
});

test('an address has no full stop', () => {
  expect(fitted('ivan@firma.example.', { before: '', after: '' }, address)).toBe('ivan@firma.example');
});

test('a number field takes numbers only', () => {
  const alone = { before: '', after: '' };
  expect(fitted('42,5.', alone, number)).toBe('42.5');
  expect(fitted('12 000', alone, number)).toBe('12000');
  expect(fitted('Сорок два.', alone, number)).toBeUndefined();
});
