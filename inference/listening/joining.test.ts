import { expect, it } from 'vitest';
import { joinPhrases } from './joining.ts';

it.each([
  [[], ''],
  [[' Hello. ', 'How are you?'], 'Hello. How are you?'],
  [['Hello', ', world', '', '  ', '!'], 'Hello, world!'],
  [['', 'Да.', '— Нет.'], 'Да. — Нет.'],
])('joins %j to %j', (phrases, text) => {
  expect(joinPhrases(phrases)).toBe(text);
});
