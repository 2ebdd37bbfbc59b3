import { expect, it } from 'vitest';
import { repeats } from './repeats.ts';
import { applied } from './test-step.ts';

it.each<readonly [string, string]>([
  ['Мы мы отправили отправили договор', 'Мы отправили договор'],
  ['мы мы мы', 'мы'],
  ['я, я согласен', 'я согласен'],
  ['мы хотим мы хотим начать', 'мы хотим начать'],
  ['надо отпра- отправить', 'надо отправить'],
  // Left as they are
  ...[
    [
      'очень очень',
      'да, да',
      'нет нет',
      'рано рано утром',
      'старый старый дом',
      'пять пять',
      'ИМЯ имя',
      'Иван Иван',
      'снова и снова',
    ],
    ['она знает, что что-то не так', 'кто кто, а он'],
  ]
    .flat()
    .map((text) => [text, text] as const),
])('ru: %s -> %s', (text, expected) => {
  expect(applied(repeats, text, 'ru')).toBe(expected);
});

it.each<readonly [string, string]>([
  ['The the invoice was was paid', 'The invoice was paid'],
  ['I I think', 'I think'],
  ['we need we need to go', 'we need to go'],
  ['the problem is is clear', 'the problem is clear'],
  // Left as they are
  ...[
    'that that was',
    'had had',
    'very very',
    'what it is is a mess',
    'her her book',
    'Bora Bora',
    'really really',
    'five five',
  ].map((text) => [text, text] as const),
])('en: %s -> %s', (text, expected) => {
  expect(applied(repeats, text, 'en')).toBe(expected);
});
