import { expect, test } from 'vitest';
import { compare } from './compare.ts';

test('what was changed stands between what was kept', () => {
  expect(compare('ну встреча в среду', 'Встреча в среду.')).toEqual([
    { kind: 'heard', text: 'ну встреча' },
    { kind: 'written', text: 'Встреча' },
    { kind: 'same', text: 'в' },
    { kind: 'heard', text: 'среду' },
    { kind: 'written', text: 'среду.' },
  ]);
});

test('equal texts are one stretch; spaces do not count', () => {
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
