import { expect, it } from 'vitest';
import { selfCorrections } from './corrections.ts';
import { applied } from './test-step.ts';

it.each<readonly [string, string]>([
  ['в среду, нет, в четверг', 'в четверг'],
  ['в среду, нет, четверг', 'в четверг'],
  ['завтра, ой, послезавтра', 'послезавтра'],
  ['сто, точнее, двести рублей', 'двести рублей'],
  ['позови Ивана, вернее, Петра', 'позови Петра'],
  // Left as they are
  ...[
    'не в среду, а в четверг',
    'нет, в четверг',
    'среда, нет, март',
    'Иван, извините, Пётр занят',
    'чай, нет, кофе',
    'в среду, нет, до четверга',
  ].map((text) => [text, text] as const),
])('ru: %s -> %s', (text, expected) => {
  expect(applied(selfCorrections, text, 'ru')).toBe(expected);
});

it.each<readonly [string, string]>([
  ['on Wednesday, no, sorry, Thursday', 'on Thursday'],
  ['in May, I mean, in June', 'in June'],
  ['ten, no, twelve', 'twelve'],
  ['call Tom, or rather, Bob', 'call Bob'],
  // Left as they are
  ...['No, Thursday', 'not Wednesday but Thursday', 'JP, NO, SE', 'Thanks, Anna, sorry, Bob is late'].map(
    (text) => [text, text] as const,
  ),
])('en: %s -> %s', (text, expected) => {
  expect(applied(selfCorrections, text, 'en')).toBe(expected);
});
