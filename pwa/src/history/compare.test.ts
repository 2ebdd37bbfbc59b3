import { expect, test } from 'vitest';
import { compare } from './compare.ts';

test('what was changed stands between what was kept', () => {
  expect(compare('ну встреча в четырнадцать тридцать в среду', 'Встреча в 14:30, в среду.')).toEqual([
    { kind: 'heard', text: 'ну' },
    { kind: 'same', text: 'встреча в' },
    { kind: 'heard', text: 'четырнадцать тридцать' },
    { kind: 'written', text: '14:30,' },
    { kind: 'same', text: 'в среду' },
  ]);
});

test('equal texts are one stretch; spaces, capitals and commas do not count', () => {
  expect(compare('well yes - no', '«Well, yes – no»')).toEqual([
    { kind: 'same', text: 'well yes' },
    { kind: 'heard', text: '-' },
    { kind: 'written', text: '–' },
    { kind: 'same', text: 'no' },
  ]);
  expect(compare('one  two', 'one two')).toEqual([{ kind: 'same', text: 'one two' }]);
  expect(compare('', '')).toEqual([]);
});

test('one side alone', () => {
  expect(compare('', 'new')).toEqual([{ kind: 'written', text: 'new' }]);
  expect(compare('uh', '')).toEqual([{ kind: 'heard', text: 'uh' }]);
});

test('texts too long for the table are shown whole, without waiting', () => {
  const long = (word: string) => Array.from({ length: 3000 }, () => word).join(' ');
  expect(compare(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['heard', 'written']);
});
