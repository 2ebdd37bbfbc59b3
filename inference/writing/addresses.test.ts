import { expect, it } from 'vitest';
import { addresses } from './addresses.ts';
import { applied } from './test-step.ts';

it.each([
  ['пишите иванов собака пример точка ру завтра', 'пишите ivanov@primer.ru завтра'],
  ['анна точка ли собака мейл точка ком', 'anna.li@mail.com'],
  ['иванов восемьдесят пять собака яндекс точка ру', 'ivanov85@yandex.ru'],
  ['инфо нижнее подчёркивание один собака альфа дефис банк точка ру', 'info_1@alfa-bank.ru'],
  ['иванов собака почта точка рф', 'иванов@почта.рф'],
  ['сайт пример точка ру слэш цены точка', 'сайт primer.ru/tseny точка'],
  ['три дабл ю точка пример точка ком', 'www.primer.com'],
  ['открой config точка json', 'открой config.json'],
  // Left as they are
  ['собака лает', 'собака лает'],
  ['моя собака точка ру', 'моя собака точка ру'],
  ['это точка продаж', 'это точка продаж'],
  ['ответа точка нет', 'ответа точка нет'],
])('ru: %s -> %s', (text, expected) => {
  expect(applied(addresses, text, 'ru')).toBe(expected);
});

it.each([
  ['write to anna dot lee at example dot com', 'write to anna.lee@example.com'],
  ['mail john at example dot co dot uk', 'mail john@example.co.uk'],
  ['bob one two at example dot org', 'bob12@example.org'],
  ['look at example dot com', 'look at example.com'],
  ['https colon slash slash example dot com slash docs', 'https://example.com/docs'],
  ['go to w w w dot example dot net', 'go to www.example.net'],
  ['edit node dot js', 'edit node.js'],
  // Left as they are
  ['we are at work', 'we are at work'],
  ['connect the dot at the end', 'connect the dot at the end'],
])('en: %s -> %s', (text, expected) => {
  expect(applied(addresses, text, 'en')).toBe(expected);
});
