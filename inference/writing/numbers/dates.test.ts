import { expect, it } from 'vitest';
import { optionsOf } from '../styles.ts';
import { applied } from '../test-step.ts';
import { dates } from './dates.ts';

it.each<readonly [string, string]>([
  ['семнадцатое ноль третье тысяча девятьсот восемьдесят пятого', '17.03.1985'],
  ['родился двенадцатого десятого две тысячи пятого', 'родился 12.10.2005'],
  ['пятого марта две тысячи двадцать шестого года', '5 марта 2026 года'],
  ['пятого марта две тысячи двадцать шестого', '5 марта 2026'],
  ['с десятого по двадцать четвёртое июля', 'с 10 по 24 июля'],
  ['первого, второго и третьего мая', '1, 2 и 3 мая'],
  ['в тысяча девятьсот сорок пятом году', 'в 1945 году'],
  ['до двадцать первого числа', 'до 21-го числа'],
  ['в двадцать первом веке', 'в XXI веке'],
  ['5-го марта', '5 марта'],
  // Left as they are
  ...['первого дома', 'третий век', 'пятый марш', 'в первом классе', 'в прошлом году'].map(
    (text) => [text, text] as const,
  ),
])('ru: %s -> %s', (text, expected) => {
  expect(applied(dates, text, 'ru')).toBe(expected);
});

it.each<readonly [string, string]>([
  ['on March fifth twenty twenty six', 'on March 5, 2026'],
  ['on July fourth', 'on July 4'],
  ['the fifth of March', 'the 5th of March'],
  ['in nineteen eighty four', 'in 1984'],
  ['in two thousand and eight', 'in 2008'],
  ['June nineteen ninety nine', 'June 1999'],
  ['on June nineteen', 'on June 19'],
  ['the nineteen nineties', 'the 1990s'],
  ['since twenty oh five', 'since 2005'],
  // Left as they are
  ...['march two people', 'you may first go', 'in two thousand homes', 'the fifth element'].map(
    (text) => [text, text] as const,
  ),
])('en: %s -> %s', (text, expected) => {
  expect(applied(dates, text, 'en')).toBe(expected);
});

it('has no comma before a British year', () => {
  const options = optionsOf('tidy', { english: 'uk' });
  expect(applied(dates, 'March fifth twenty twenty six', 'en', { options })).toBe('March 5 2026');
});
