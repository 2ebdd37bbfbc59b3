import { expect, it } from 'vitest';
import { fillers } from './fillers.ts';
import { applied } from './test-step.ts';

it.each<readonly [string, string]>([
  ['Ну э-э давайте', 'давайте'],
  ['Я, э, согласен с, э, этим', 'Я согласен с этим'],
  ['Мы, ну, готовы', 'Мы готовы'],
  ['Он сказал, э, что готов', 'Он сказал, что готов'],
  ['Если хотите, э, приходите', 'Если хотите, приходите'],
  ['Слушай, ну, потом', 'Слушай, потом'],
  ['Короче, мы едем', 'мы едем'],
  ['Я как бы согласен', 'Я согласен'],
  ['Это э... ммм важно', 'Это важно'],
  // Left as they are
  ...[
    [
      'Ну и ну!',
      'Ну, погоди!',
      'Короче говоря, да',
      'Как бы не опоздать',
      'документы типа акта',
      'Э. Рязанов',
      'буква э',
      '5 мм и пять мм',
    ],
    ['Это значит, что да', 'Он случайно, вот, пришёл', 'Э, нет!', 'э'],
  ]
    .flat()
    .map((text) => [text, text] as const),
])('ru: %s -> %s', (text, expected) => {
  expect(applied(fillers, text, 'ru')).toBe(expected);
});

it.each<readonly [string, string]>([
  ['Um, I think, uh, we wait', 'I think we wait'],
  ['It is, you know, hard', 'It is hard'],
  ['I mean, we could', 'we could'],
  ['We are, like, late', 'We are late'],
  ['She said, uh, which one', 'She said, which one'],
  // Left as they are
  ...[
    'I like this plan',
    'In the ER',
    'You know what I mean',
    '5 mm',
    'So far, so good',
    'Well done',
    'Um acht Uhr kommt der Zug',
  ].map((text) => [text, text] as const),
])('en: %s -> %s', (text, expected) => {
  expect(applied(fillers, text, 'en')).toBe(expected);
});
