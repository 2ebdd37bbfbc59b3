import { describe, expect, it } from 'vitest';
import { behindOpenEnd, joinContinued, withoutPeriod } from './open-end.ts';

const tokens = (...texts: string[]) => texts.map((text) => ({ text }));

it.each([
  [
    [' And', ' so', '.'],
    [' And', ' so'],
  ],
  [[' Итак', '...'], [' Итак']],
  [
    [' Well', ' …', ' '],
    [' Well', ' …', ' '],
  ],
  [
    [' Why', '?'],
    [' Why', '?'],
  ],
  [
    [' he', ','],
    [' he', ','],
  ],
  [['.'], []],
  [[], []],
])('of %j leaves %j', (before, after) => {
  expect(withoutPeriod(tokens(...before))).toEqual(tokens(...after));
});

describe('behind a phrase whose period was left off', () => {
  it.each([
    ['. Then he came.', { raw: 'Then he came.' }],
    ['… И вот', { raw: 'И вот' }],
    ['Then he came.', { raw: 'Then he came.' }],
    ['«Стой!» — крикнул он.', { raw: '«Стой!» — крикнул он.' }],
    ['ask what you can do.', { raw: 'Ask what you can do.', continuation: 'ask what you can do.' }],
    [', что это так', { raw: 'Что это так', continuation: ', что это так' }],
    [', Петров', { raw: 'Петров', continuation: ', Петров' }],
    ['— и всё', { raw: 'И всё', continuation: '— и всё' }],
    ['25 процентов', { raw: '25 процентов', continuation: '25 процентов' }],
    ['', { raw: '' }],
    [',', { raw: ',' }],
  ])('%j reads %j', (heard, phrase) => {
    expect(behindOpenEnd(heard)).toEqual(phrase);
  });
});

it.each([
  [['And so.', { raw: 'My friends.', continuation: ', my friends.' }], 'And so, my friends.'],
  [['На глаз…', { raw: 'Метров восемь.', continuation: 'метров восемь.' }], 'На глаз метров восемь.'],
  [['Why?', 'Because.'], 'Why? Because.'],
  [[' Hello. ', 'How are you?'], 'Hello. How are you?'],
  [['Hello', ', world', '', '  ', '!'], 'Hello, world!'],
  [['', 'Да.', '— Нет.'], 'Да. — Нет.'],
  [[], ''],
])('joins %j to %j', (phrases, text) => {
  const all = phrases.map((phrase) => (typeof phrase === 'string' ? { raw: phrase } : phrase));
  expect(all.reduce(joinContinued, '')).toBe(text);
});
