import { expect, it } from 'vitest';
import { applied } from '../test-step.ts';
import { times } from './times.ts';

it.each<readonly [string, string]>([
  ['в семнадцать тридцать', 'в 17:30'],
  ['в двадцать тридцать', 'в 20:30'],
  ['десять ноль ноль', '10:00'],
  ['к девяти ноль пять', 'к 9:05'],
  ['с восьми тридцати до семнадцати тридцати', 'с 8:30 до 17:30'],
  ['завтра семь тридцать', 'завтра 7:30'],
  ['в девять утра', 'в 9 утра'],
  ['в три часа дня', 'в 3 часа дня'],
  ['двенадцать часов тридцать минут', '12 часов 30 минут'],
  // Left as they are
  ...[
    'в три дня',
    'на двадцать тридцать человек',
    'двадцать пять',
    'в тридцать пятнадцать',
    'минут пять пятнадцать',
    'в полшестого',
    'счёт четыре ноль семь ноль два',
  ].map((text) => [text, text] as const),
])('ru: %s -> %s', (text, expected) => {
  expect(applied(times, text, 'ru')).toBe(expected);
});

it.each<readonly [string, string]>([
  ['at five thirty p.m.', 'at 5:30 p.m.'],
  ['at nine a m', 'at 9 a.m.'],
  ['at ten forty five', 'at 10:45'],
  ['six oh five', '6:05'],
  ['at 5 p m', 'at 5 p.m.'],
  // Left as they are
  ...["five o'clock", 'at seven', 'room two twelve', 'half past five'].map((text) => [text, text] as const),
])('en: %s -> %s', (text, expected) => {
  expect(applied(times, text, 'en')).toBe(expected);
});
