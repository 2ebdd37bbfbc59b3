import { expect, test } from 'vitest';
import { joinPhrase } from './joining.ts';

test.each([
  ['', ' Hello. ', 'Hello.'],
  ['Hello.', 'How are you?', 'Hello. How are you?'],
  ['Hello', ', world', 'Hello, world'],
  ['He said “', 'stop', 'He said “stop'],
  ['one', '\ntwo', 'one\ntwo'],
  ['one', '\n\n', 'one\n\n'],
  ['one\n', 'two', 'one\ntwo'],
  ['one', '  ', 'one'],
  ['', '\n', '\n'],
  ['Список:\n', '— хлеб', 'Список:\n— хлеб'],
])('%j and %j', (text, phrase, joined) => {
  expect(joinPhrase(text, phrase)).toBe(joined);
});
