import { describe, expect, it } from 'vitest';
import { applyEdits, editsBetween } from './edits.ts';

describe('editsBetween', () => {
  it.each([
    ['он ушел', 'Он ушёл'],
    ['Да ,но нет', 'Да, но нет'],
    ['', 'слово'],
    ['слово', ''],
    ['одно и то же', 'одно и то же'],
    ['начало середина конец', 'начало конец'],
    ['а'.repeat(200), 'б'.repeat(300)],
  ])('%s -> %s', (before, after) => {
    expect(applyEdits(before, editsBetween(before, after))).toBe(after);
  });

  it('touches only what differs', () => {
    expect(editsBetween('он ушел', 'Он ушёл')).toEqual([
      { start: 0, end: 1, after: 'О' },
      { start: 5, end: 6, after: 'ё' },
    ]);
  });
});
